"""Read documents: those of a registration, their HTML twin, what a check code says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import one_registration, registrations_in
from core.documents import contexts
from core.documents.catalogue import kind_of
from core.documents.illustrations import illustrated
from core.documents.templates import text_of
from core.errors import NotFound
from core.registrations.rules import ACTIVE, State
from core.registrations.snapshot import from_json
from db.tables import Document, PrintedContext, Registration, RegistrationVersion, TemplateVersion


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of a registration; `in_force` is the one a candidate may see, the others are the archive."""

    id: int
    kind: str
    version: int
    in_force: bool
    made_at: datetime
    made_by: str
    superseded_at: datetime | None
    sha256: str
    size: int
    check_code: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The same content as a document, as lines of text: what a screen reader reads (1.42)."""

    document_id: int
    kind: str
    version: int
    in_force: bool
    lines: tuple[str, ...]


def in_force(*, current: bool, printed: int, version: int, state: str) -> bool:
    """Whether a document may be shown to the candidate: current, of the current version, registration active (6.12)."""
    return current and printed == version and State(state) in ACTIVE


def documents_of(tx: Session, actor: Actor, registration_id: int) -> list[DocumentLine]:
    """List the documents of a registration, the newest first, archive included (1.47)."""
    require(actor, Permission.DOCUMENT_READ)
    registration = one_registration(tx, actor, registration_id, Permission.DOCUMENT_READ)
    rows = tx.scalars(select(Document).where(Document.registration_id == registration.id).order_by(Document.id.desc()))
    return [
        DocumentLine(
            row.id, row.kind, row.version,
            in_force(current=row.current, printed=row.version, version=registration.version, state=registration.state),
            row.made_at, row.made_by, row.superseded_at, row.sha256, row.size, row.check_code,
        )
        for row in rows
    ]  # fmt: skip


def one_document(tx: Session, actor: Actor, document_id: int) -> tuple[Document, Registration]:
    """Give one document of the perimeter with its registration; absent and forbidden look the same (3.03)."""
    require(actor, Permission.DOCUMENT_READ)
    found = tx.execute(
        _with_registration().where(Document.id == document_id).where(registrations_in(actor, Permission.DOCUMENT_READ))
    ).one_or_none()
    if found is None:
        raise NotFound(kind="document")
    return found[0], found[1]


def _with_registration() -> Select[Document, Registration]:
    return select(Document, Registration).join(Registration, Registration.id == Document.registration_id)


def facts_of(tx: Session, document_ids: Collection[int]) -> dict[int, Any]:
    """Give again the facts that documents were printed from: their version, their context, their template."""
    statement = (
        select(Document, RegistrationVersion.snapshot, RegistrationVersion.saved_at)
        .join(
            RegistrationVersion,
            (RegistrationVersion.registration_id == Document.registration_id)
            & (RegistrationVersion.n == Document.version),
        )
        .where(Document.id.in_(document_ids))
    )
    rows = tx.execute(statement).all()
    digests = {row.Document.context_sha256 for row in rows}
    contents = {row.sha256: row.content for row in tx.execute(_contents(digests))}
    printed = {digest: contexts.read_back(content) for digest, content in contents.items()}
    numbers = {row.Document.template_version_id for row in rows}
    rows_of = tx.scalars(select(TemplateVersion).where(TemplateVersion.id.in_(numbers)))
    wordings = {row.id: illustrated(tx, text_of(row)) for row in rows_of}
    return {
        document.id: kind_of(document.kind).facts(
            from_json(snapshot), printed[document.context_sha256], wordings[document.template_version_id], saved_at,
            document.check_code, contents[document.context_sha256]["check_base"] + document.check_code,
            contents[document.context_sha256].get(contexts.OWN, {}),
        )
        for document, snapshot, saved_at in rows
    }  # fmt: skip


def _contents(digests: Collection[str]) -> Select[str, dict[str, Any]]:
    return select(PrintedContext.sha256, PrintedContext.content).where(PrintedContext.sha256.in_(digests))


def twin(tx: Session, actor: Actor, document_id: int) -> Twin:
    """Give the text of a document, line by line, as the paper says it (1.42)."""
    require(actor, Permission.DOCUMENT_READ)
    row, registration = one_document(tx, actor, document_id)
    shown = in_force(current=row.current, printed=row.version, version=registration.version, state=registration.state)
    lines = kind_of(row.kind).text_lines(facts_of(tx, [row.id])[row.id])
    return Twin(row.id, row.kind, row.version, shown, tuple(lines))
