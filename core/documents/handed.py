"""The documents that the office handed over: those of one registration, and their opening by staff and candidate."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, files
from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.audit import Event, record
from core.documents.errors import DocumentSuperseded, DocumentTakenBack
from core.documents.handing import PDF, HandedKind, current_like
from core.errors import NotFound
from core.registrations.visible import own_registration, still_seen
from core.storage import fetch
from db.tables import Candidate, HandedDocument, Registration, StoredFile

KIND = "handed"


@dataclass(frozen=True, slots=True)
class HandedLine:
    """One document handed over, as the office lists it; `superseded_at` when it was replaced or taken back."""

    id: int
    kind: HandedKind
    title: str
    current: bool
    made_at: datetime
    made_by: str
    superseded_at: datetime | None
    read_at: datetime | None


def handed_to(tx: Session, actor: Actor, registration_id: int) -> list[HandedLine]:
    """List what was handed over for one registration of the perimeter, in force first, the newest first."""
    require(actor, Permission.DOCUMENT_READ)
    rows = tx.scalars(
        select(HandedDocument)
        .join(Registration, Registration.id == HandedDocument.registration_id)
        .where(Registration.id == registration_id, registrations_in(actor, Permission.DOCUMENT_READ))
        .order_by(HandedDocument.current.desc(), HandedDocument.made_at.desc(), HandedDocument.id.desc())
    )
    return [
        HandedLine(
            one.id, HandedKind(one.kind), one.title, one.current, one.made_at, one.made_by, one.superseded_at,
            one.read_at,
        )
        for one in rows
    ]  # fmt: skip


def current_of(tx: Session, registration_ids: Collection[int]) -> dict[int, list[tuple[HandedDocument, int]]]:
    """Give the documents in force of registrations already found, each with its size, by registration."""
    rows = tx.execute(
        select(HandedDocument, StoredFile.size)
        .join(StoredFile, StoredFile.id == HandedDocument.file_id)
        .where(HandedDocument.registration_id.in_(registration_ids), HandedDocument.current)
        .order_by(HandedDocument.made_at.desc(), HandedDocument.id.desc())
    )
    found: dict[int, list[tuple[HandedDocument, int]]] = {}
    for row, size in rows:
        found.setdefault(row.registration_id, []).append((row, size))
    return found


def open_handed(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over to staff of the perimeter a document that was handed over, an archived one included; journalled."""
    require(actor, Permission.DOCUMENT_READ)
    found = tx.execute(
        select(HandedDocument, StoredFile, Registration.number, Candidate.number)
        .join(Registration, Registration.id == HandedDocument.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(StoredFile, StoredFile.id == HandedDocument.file_id)
        .where(
            HandedDocument.id == files.number_in(name, "document"),
            registrations_in(actor, Permission.DOCUMENT_READ),
        )
    ).one_or_none()
    if found is None:
        raise NotFound(kind="document")
    row, file, number, candidate_number = found
    content = fetch(file.storage_key, file.sha256)
    record(
        tx, actor, Event.DOCUMENT_READ, "registration", row.registration_id,
        facts={"handed": row.id, "kind": row.kind, "archive": not row.current},
    )  # fmt: skip
    return files.FileAnswer(f"{_named(row)}-{candidate_number}-{number:03d}.pdf", PDF, content=content, inline=True)


def open_own_handed(tx: Session, actor: Actor, code: str) -> files.FileAnswer | None:
    """Hand over one's own document by its code, or nothing if none has it; the first opening is its receipt."""
    require(actor, Permission.OWN_FILE)
    found = tx.execute(
        select(HandedDocument, StoredFile, Registration.number)
        .join(Registration, Registration.id == HandedDocument.registration_id)
        .join(StoredFile, StoredFile.id == HandedDocument.file_id)
        .where(HandedDocument.check_code == code, registrations_in(actor, Permission.OWN_FILE), still_seen())
    ).one_or_none()
    if found is None:
        return None
    row, file, number = found
    if not row.current:
        raise DocumentSuperseded if was_replaced(tx, row) else DocumentTakenBack
    content = fetch(file.storage_key, file.sha256)
    _note_reading(tx, actor, row, number)
    return files.FileAnswer(f"{_named(row)}-{number:03d}.pdf", PDF, content=content, inline=True)


def was_replaced(tx: Session, row: HandedDocument) -> bool:
    """Whether another document took the place of this one: else it was taken back."""
    return current_like(tx, row.registration_id, row.kind, row.title) is not None


def _note_reading(tx: Session, actor: Actor, row: HandedDocument, number: int) -> None:
    """Write the receipt once, however many openings come at once: each waits for the one before, the first counts."""
    if row.read_at is None:
        own_registration(tx, actor, number)
        tx.refresh(row)
    if row.read_at is not None:
        return
    row.read_at = clock.now(tx)
    tx.flush()
    record(
        tx, actor, Event.DOCUMENT_READ, "registration", row.registration_id,
        facts={"handed": row.id, "kind": row.kind, "receipt": True},
    )  # fmt: skip


def _named(row: HandedDocument) -> str:
    return "document" if row.kind == HandedKind.OTHER else row.kind.replace("_", "-")


files.register(KIND, open_handed)
