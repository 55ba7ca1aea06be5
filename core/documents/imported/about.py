"""Of which registrations an import says what a document prints, as conditions that the database checks at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from core.documents.letters import About
from db.tables import DocumentFacts, PrintedContext, Registration


def about(kind: str, otherwise: str) -> About:
    """Say of which registrations a document of this kind can be made, and when what it prints was brought anew."""
    return About(partial(_brought, kind), partial(_brought_anew, kind), otherwise)


def _facts(kind: str) -> Select[int]:
    return select(DocumentFacts.id).where(
        DocumentFacts.registration_id == Registration.id, DocumentFacts.kind == kind, DocumentFacts.current
    )


def _brought(kind: str) -> ColumnElement[bool]:
    return _facts(kind).exists()


def _brought_anew(kind: str, document: Any) -> ColumnElement[bool]:
    printed = select(PrintedContext.facts_sha256).where(PrintedContext.sha256 == document.context_sha256)
    return _facts(kind).where(DocumentFacts.fingerprint != printed.correlate(document).scalar_subquery()).exists()
