"""Issue documents."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import one_registration
from core.documents.preparing import Refused, sheets
from core.documents.publishing import Outcome, Printed, publish
from core.errors import ExamError
from core.storage import store
from db.tables import Document


class NoDocumentNow(ExamError):
    """The registration can have no such document now. Facts: `reason`, one of the `skipped-...` sentences."""

    code = "no_document_now"


@dataclass(frozen=True, slots=True)
class Issued:
    """The current document of a registration; `made` is false when it already said what it should."""

    document_id: int
    registration_id: int
    kind: str
    version: int
    sha256: str
    check_code: str
    made: bool


def issue(tx: Session, actor: Actor, registration_id: int, kind: str = "confirmation") -> Issued:
    """Make the document of a registration's current version the one in force; equal facts make nothing new (1.45)."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    registration = one_registration(tx, actor, registration_id, Permission.DOCUMENT_REGENERATE)
    sheet = sheets(tx, kind, [registration.id])[registration.id]
    if isinstance(sheet, Refused):
        raise NoDocumentNow(reason=sheet.reason)
    current = select(Document).where(
        Document.registration_id == registration.id, Document.kind == kind, Document.current
    )
    row = tx.scalars(current).one_or_none()
    if row is not None and row.fingerprint == sheet.fingerprint:
        return _issued(row, made=False)
    stored = store(sheet.kind.render(sheet.facts))
    publication = publish(tx, actor, [Printed(sheet, stored)])[registration.id]
    made = tx.get_one(Document, publication.document_id)
    return _issued(made, made=publication.outcome is Outcome.MADE)


def _issued(row: Document, *, made: bool) -> Issued:
    return Issued(row.id, row.registration_id, row.kind, row.version, row.sha256, row.check_code, made)
