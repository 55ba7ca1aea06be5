"""Hand over to a candidate a PDF made elsewhere (convocation, relevé de notes), and take it back (seed 7)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_registration, registrations_in
from core.audit import Event, record
from core.candidates.names import tidy, unseen
from core.corrections.errors import EvidenceMissing, EvidenceNotRecognised, EvidenceTooLarge
from core.corrections.evidence import Evidence, check, keep
from core.documents.codes import ALPHABET, LENGTH
from core.documents.errors import (
    DocumentSuperseded,
    HandedFileMissing,
    HandedFileNotPdf,
    HandedFileTooLarge,
    TakingBackUnexplained,
)
from core.errors import InvalidFields, NotFound
from core.notifications.about_registration import tell_of_registration
from core.registrations.visible import seen_registration
from db.tables import HandedDocument, Registration, StoredFile

PDF = "application/pdf"
LONGEST_TITLE = 120


class HandedKind(StrEnum):
    """What the office hands over; a document of another kind says by its title what it is."""

    SUMMONS = "summons"
    GRADE_REPORT = "grade_report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The receipt of a document handed over; `again` when the very same file was there already."""

    document_id: int
    check_code: str
    replaces: int
    again: bool


def hand_over(tx: Session, actor: Actor, registration_id: int, kind: str, title: str, file: Evidence) -> HandedOver:
    """Hand over a PDF for one registration: it takes the place of the earlier one of its kind, and a mail says so."""
    require(actor, Permission.CANDIDATE_DESK)
    named = check_title(kind, title)
    _require_pdf(file)
    registration = seen_registration(tx, actor, registration_id, Permission.CANDIDATE_DESK)
    earlier = current_like(tx, registration.id, kind, named)
    if earlier is not None and tx.get_one(StoredFile, earlier.file_id).sha256 == file.sha256:
        return HandedOver(earlier.id, earlier.check_code, replaces=0, again=True)
    stored, now = keep(tx, actor, file), clock.now(tx)
    if earlier is not None:
        earlier.current, earlier.superseded_at = False, now
        tx.flush()  # before the new one, which is alone to be current
    row = HandedDocument(
        registration_id=registration.id, kind=kind, title=named, file_id=stored.id, check_code=_drawn_code(),
        current=True, made_at=now, made_by=actor.label, superseded_at=None, read_at=None,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    replaces = earlier.id if earlier is not None else 0
    _note(tx, actor, Event.DOCUMENT_HANDED_OVER, registration, row, replaces=replaces)
    tell_of_registration(tx, "document_available", registration)
    return HandedOver(row.id, row.check_code, replaces=replaces, again=False)


def take_back(tx: Session, actor: Actor, document_id: int, reason: str) -> HandedOver:
    """Take back a document handed over by mistake, with the reason: it is kept, its candidate opens it no more."""
    require(actor, Permission.CANDIDATE_DESK)
    said = reason.strip()
    if not said:
        raise TakingBackUnexplained
    row = tx.scalars(
        select(HandedDocument)
        .join(Registration, Registration.id == HandedDocument.registration_id)
        .where(HandedDocument.id == document_id, registrations_in(actor, Permission.CANDIDATE_DESK))
    ).one_or_none()
    if row is None:
        raise NotFound(kind="document")
    registration = one_registration(tx, actor, row.registration_id, Permission.CANDIDATE_DESK)
    tx.refresh(row)
    if not row.current:
        raise DocumentSuperseded
    row.current, row.superseded_at = False, clock.now(tx)
    tx.flush()
    _note(tx, actor, Event.DOCUMENT_TAKEN_BACK, registration, row, reason=said)
    return HandedOver(row.id, row.check_code, replaces=0, again=False)


def check_title(kind: str, title: str) -> str:
    """Give the title under which a document is kept: none where the kind says it."""
    if kind not in set(HandedKind):
        raise NotFound(kind="document")
    if kind != HandedKind.OTHER:
        return ""
    shown = tidy("".join(sign for sign in title if not unseen(sign)))
    if not shown:
        raise InvalidFields(fields={"title": "missing"})
    if len(shown) > LONGEST_TITLE:
        raise InvalidFields(fields={"title": "title_too_long"})
    return shown


def _require_pdf(file: Evidence) -> None:
    try:
        found = check(file)
    except EvidenceMissing as refused:
        raise HandedFileMissing from refused
    except EvidenceTooLarge as refused:
        raise HandedFileTooLarge(**refused.facts) from refused
    except EvidenceNotRecognised as refused:
        raise HandedFileNotPdf from refused
    if found != PDF:
        raise HandedFileNotPdf


def current_like(tx: Session, registration_id: int, kind: str, title: str) -> HandedDocument | None:
    """Give the document in force of a kind and title, if any."""
    wanted = {"registration_id": registration_id, "kind": kind, "title": title, "current": True}
    return tx.scalars(select(HandedDocument).filter_by(**wanted)).one_or_none()


def _drawn_code() -> str:
    """Draw a code as those of our own documents are written; it says nothing of the person, and is not guessed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def _note(
    tx: Session, actor: Actor, event: Event, registration: Registration, row: HandedDocument, *,
    replaces: int = 0, reason: str = "",
) -> None:  # fmt: skip
    facts = {"candidate": registration.candidate_id, "handed": row.id, "kind": row.kind, "file": row.file_id}
    facts |= {"replaces": replaces} if replaces else {}
    record(tx, actor, event, "registration", registration.id, facts=facts, reason=reason)
