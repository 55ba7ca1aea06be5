"""From when a candidate sees what came by import: the office chooses the instant, the database's clock decides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.registrations.many import batches
from db.tables import DocumentFacts, WithheldNotice


class Shown(StrEnum):
    """What a candidate sees of a document in force."""

    YES = "yes"
    UNDER_WAY = "under_way"  # what it says was brought anew: it is being made again
    NO = "no"  # before the instant chosen by the office, or taken back


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts in force of one registration and kind, and whether it is too early to show them."""

    fingerprint: str
    withheld: bool


def standing(tx: Session, registration_ids: Collection[int]) -> dict[tuple[int, str], Standing]:
    """Give the facts in force of registrations, by registration and kind."""
    rows = tx.execute(
        select(
            DocumentFacts.registration_id, DocumentFacts.kind, DocumentFacts.fingerprint, DocumentFacts.visible_from
        ).where(DocumentFacts.registration_id.in_(registration_ids), DocumentFacts.current)
    ).all()
    now = clock.now(tx) if rows else None
    return {
        (row.registration_id, row.kind): Standing(
            row.fingerprint, bool(now and row.visible_from and now < row.visible_from)
        )
        for row in rows
    }


def shown(printed: str, known: Standing | None) -> Shown:
    """Say what is seen of a document that prints facts (`printed` is their digest, empty for any other document)."""
    if not printed:
        return Shown.YES
    if known is None or known.withheld:
        return Shown.NO
    return Shown.YES if known.fingerprint == printed else Shown.UNDER_WAY


def on_paper(tx: Session, registration_id: int, kind: str, printed: str) -> Shown:
    """Say what anybody may learn of a paper that prints facts: in force, replaced, or nothing (1.46).

    One that its candidate was never shown is unknown to everybody: nobody can have been given it.
    """
    if not printed:
        return Shown.YES
    now = clock.now(tx)
    rows = tx.execute(
        select(DocumentFacts.current, DocumentFacts.visible_from, DocumentFacts.superseded_at).where(
            DocumentFacts.registration_id == registration_id, DocumentFacts.kind == kind,
            DocumentFacts.fingerprint == printed,
        )
    ).all()  # fmt: skip
    if not any(row.visible_from is None or row.visible_from <= (row.superseded_at or now) for row in rows):
        return Shown.NO
    return Shown.YES if any(row.current for row in rows) else Shown.UNDER_WAY


def withheld_until(tx: Session, kind: str, registration_ids: Collection[int]) -> dict[int, datetime]:
    """Give the registrations whose facts in force are not to be seen yet, with the instant chosen for them."""
    now, found = clock.now(tx), dict[int, datetime]()
    for batch in batches(sorted(registration_ids)):
        rows = tx.execute(
            select(DocumentFacts.registration_id, DocumentFacts.visible_from).where(
                DocumentFacts.registration_id.in_(batch), DocumentFacts.kind == kind, DocumentFacts.current,
                DocumentFacts.visible_from > now,
            )
        )  # fmt: skip
        found |= {number: at for number, at in rows if at}
    return found


@dataclass(frozen=True, slots=True)
class Visibility:
    """From when the facts of an import are seen (nothing: as soon as they are made), and how many are in force."""

    visible_from: datetime | None
    in_force: int


def visibility(tx: Session, import_id: int) -> Visibility:
    """Say from when the facts of an import are seen; the caller has checked who asks."""
    row = tx.execute(
        select(func.max(DocumentFacts.visible_from), func.count()).where(
            DocumentFacts.import_id == import_id, DocumentFacts.current
        )
    ).one()
    return Visibility(row[0], row[1])


def show_from(tx: Session, actor: Actor, import_id: int, at: datetime | None) -> Visibility:
    """Choose from when candidates see the facts of an import; the caller has locked it and checked who asks."""
    before = visibility(tx, import_id)
    tx.execute(
        update(DocumentFacts)
        .where(DocumentFacts.import_id == import_id, DocumentFacts.current)
        .values(visible_from=at),
        execution_options={"synchronize_session": False},
    )
    concerned = select(DocumentFacts.registration_id).where(DocumentFacts.import_id == import_id, DocumentFacts.current)
    move_mails(tx, WithheldNotice.registration_id.in_(concerned), at)
    record(
        tx, actor, Event.IMPORT_SHOWN_FROM, "import", import_id,
        changes={"visible_from": (_said(before.visible_from), _said(at))}, facts={"documents": before.in_force},
    )  # fmt: skip
    return Visibility(at, before.in_force)


def move_mails(tx: Session, concerned: ColumnElement[bool], at: datetime | None) -> None:
    """Have mails that wait for an instant wait for another one, or for none; each is looked at again when it comes."""
    tx.execute(
        update(WithheldNotice).where(concerned).values(due_at=at or clock.now(tx)),
        execution_options={"synchronize_session": False},
    )


def _said(at: datetime | None) -> str:
    return at.isoformat() if at else ""
