"""The facts in force of registrations, and the digest of what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.registrations.many import batches
from core.registrations.snapshot import canonical
from db.tables import DocumentFacts

AT = "at"  # the instant a paper is dated from: it is no part of what it says


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """Give the digest of what facts say, whenever they were brought."""
    return hashlib.sha256(canonical({key: value for key, value in content.items() if key != AT})).hexdigest()


def in_force(tx: Session, kind: str, registration_ids: Collection[int]) -> dict[int, DocumentFacts]:
    """Give the facts in force of registrations that have some."""
    found: dict[int, DocumentFacts] = {}
    for batch in batches(sorted(registration_ids)):
        wanted = select(DocumentFacts).where(
            DocumentFacts.registration_id.in_(batch), DocumentFacts.kind == kind, DocumentFacts.current
        )
        found |= {row.registration_id: row for row in tx.scalars(wanted)}
    return found
