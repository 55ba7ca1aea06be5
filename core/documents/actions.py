"""Issue documents."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import one_registration
from core.documents.preparing import Refused, sheets
from core.documents.publishing import Outcome, Printed, publish
from core.errors import ExamError, ServiceBusy
from core.storage import store
from db.tables import Document

TRIES = 3  # once moved, the registration is locked: the second time nothing of it moves any more


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
    for _ in range(TRIES):
        issued = _issue_once(tx, actor, registration.id, kind)
        if issued is not None:
            return issued
    raise ServiceBusy


def _issue_once(tx: Session, actor: Actor, registration_id: int, kind: str) -> Issued | None:
    """Issue a document as it stands now; nothing when something moved while it was printed."""
    sheet = sheets(tx, kind, [registration_id])[registration_id]
    if isinstance(sheet, Refused):
        raise NoDocumentNow(reason=sheet.reason)
    current = select(Document).where(
        Document.registration_id == registration_id, Document.kind == kind, Document.current
    )
    row = tx.scalars(current).one_or_none()
    if row is not None and row.fingerprint == sheet.fingerprint:
        return _issued(row, made=False)
    stored = store(sheet.kind.render(sheet.facts))
    publication = publish(tx, actor, [Printed(sheet, stored)])[registration_id]
    if publication.outcome is Outcome.ENDED:
        raise NoDocumentNow(reason=publication.state)
    if publication.outcome is Outcome.MOVED:
        return None
    made = tx.get_one(Document, publication.document_id)
    return _issued(made, made=publication.outcome is Outcome.MADE)


def _issued(row: Document, *, made: bool) -> Issued:
    return Issued(row.id, row.registration_id, row.kind, row.version, row.sha256, row.check_code, made)
