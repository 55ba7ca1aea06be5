"""Make printed documents the current ones: the only place where a document row is written.

Bytes are stored before this is called (4.10). Under the lock of the registration everything is looked at again: a
version that moved, a document replaced since the sheet was read, a registration that ended meanwhile, or the same
document already there publish nothing (6.13).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.documents import contexts
from core.documents.preparing import Sheet
from core.registrations.rules import State
from core.storage import Stored
from db.tables import Document, Registration


class Outcome(StrEnum):
    """What became of one document that was printed."""

    MADE = "made"
    ALREADY_CURRENT = "already_current"
    MOVED = "moved"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of one sheet; `state` is that of the registration, `document_id` the current document's."""

    outcome: Outcome
    document_id: int | None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet and the bytes stored for it; without bytes, its maker saw that the document is current already."""

    sheet: Sheet
    stored: Stored | None


@dataclass(frozen=True, slots=True)
class _Locked:
    version: int
    state: str


def publish(tx: Session, actor: Actor, printed: Sequence[Printed]) -> dict[int, Publication]:
    """Switch to new documents in one transaction; give what became of each, by registration."""
    by_kind: dict[str, list[Printed]] = {}
    for one in printed:
        by_kind.setdefault(one.sheet.kind.code, []).append(one)
    found: dict[int, Publication] = {}
    for kind, ones in by_kind.items():
        found |= _publish_kind(tx, actor, kind, ones)
    return found


def _publish_kind(tx: Session, actor: Actor, kind: str, printed: Sequence[Printed]) -> dict[int, Publication]:
    ids = sorted(one.sheet.registration_id for one in printed)
    locked = lock(tx, ids)
    current = current_documents(tx, kind, ids)
    decided = {one.sheet.registration_id: _decide(one, locked, current) for one in printed}
    new = [
        (one.sheet, one.stored)
        for one in printed
        if decided[one.sheet.registration_id].outcome is Outcome.MADE and one.stored is not None
    ]
    if not new:
        return decided
    at = clock.now(tx)
    replaced = [current[sheet.registration_id][0] for sheet, _ in new if sheet.registration_id in current]
    if replaced:
        tx.execute(
            update(Document).where(Document.id.in_(replaced)).values(current=False, superseded_at=at),
            execution_options={"synchronize_session": False},
        )
    contexts.keep(tx, {sheet.context.sha256: sheet.context for sheet, _ in new}.values())
    given = _insert(tx, actor, new, at)
    for sheet, stored in new:
        _journal(tx, actor, sheet, stored, given[sheet.registration_id])
    made = {number: Publication(Outcome.MADE, document_id) for number, document_id in given.items()}
    return decided | made


def withdraw(tx: Session, actor: Actor, kind: str, document_ids: Sequence[int], *, reason: str) -> None:
    """Take documents in force away without any other in their place: what they said was undone; they are kept (1.47).

    Registrations are locked by the caller, which gives no more documents at a time than a query may name.
    """
    at = clock.now(tx)
    for row in tx.scalars(select(Document).where(Document.id.in_(document_ids)).order_by(Document.id)).all():
        row.current, row.superseded_at = False, at
        facts = {"document": row.id, "kind": kind, "version": row.version}
        record(tx, actor, Event.DOCUMENT_TAKEN_BACK, "registration", row.registration_id, reason=reason, facts=facts)
    tx.flush()


def lock(tx: Session, ids: Sequence[int]) -> dict[int, _Locked]:
    """Lock registrations, always in the order of their numbers, and give their version and state."""
    statement = (
        select(Registration.id, Registration.version, Registration.state)
        .where(Registration.id.in_(ids))
        .order_by(Registration.id)
        .with_for_update()
    )
    return {row.id: _Locked(row.version, row.state) for row in tx.execute(statement)}


def current_documents(tx: Session, kind: str, ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Give the current document of registrations that have one: its number and fingerprint."""
    statement = select(Document.registration_id, Document.id, Document.fingerprint).where(
        Document.registration_id.in_(ids), Document.kind == kind, Document.current
    )
    return {row.registration_id: (row.id, row.fingerprint) for row in tx.execute(statement)}


def _decide(one: Printed, locked: dict[int, _Locked], current: dict[int, tuple[int, str]]) -> Publication:
    sheet, now = one.sheet, locked[one.sheet.registration_id]
    if State(now.state) not in sheet.kind.states:
        return Publication(Outcome.ENDED, None, now.state)
    if now.version != sheet.version:
        return Publication(Outcome.MOVED, None, now.state)
    document_id, fingerprint = current.get(sheet.registration_id, (None, ""))
    if fingerprint == sheet.fingerprint:
        return Publication(Outcome.ALREADY_CURRENT, document_id, now.state)
    if one.stored is None or document_id != sheet.replaces:
        return Publication(Outcome.MOVED, None, now.state)
    return Publication(Outcome.MADE, None, now.state)


def _insert(tx: Session, actor: Actor, new: Sequence[tuple[Sheet, Stored]], at: datetime) -> dict[int, int]:
    rows = [
        {
            "kind": sheet.kind.code, "registration_id": sheet.registration_id, "version": sheet.version,
            "template_version_id": sheet.template_version_id, "context_sha256": sheet.context.sha256,
            "fingerprint": sheet.fingerprint, "sha256": stored.sha256, "size": stored.size,
            "storage_key": stored.key, "check_code": sheet.check_code, "current": True, "made_at": at,
            "made_by": actor.on_behalf_of or actor.label, "superseded_at": None,
        }
        for sheet, stored in new
    ]  # fmt: skip
    given = tx.execute(insert(Document).returning(Document.registration_id, Document.id), rows)
    return {row.registration_id: row.id for row in given}


def _journal(tx: Session, actor: Actor, sheet: Sheet, stored: Stored, document_id: int) -> None:
    record(
        tx, actor, Event.DOCUMENT_MADE, "registration", sheet.registration_id,
        facts={
            "document": document_id, "kind": sheet.kind.code, "version": sheet.version,
            "sha256": stored.sha256,
        },
    )  # fmt: skip
