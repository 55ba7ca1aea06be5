"""« Mes inscriptions »: what someone signed in still sees of his registrations, and the forms he left unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import CANDIDATE
from core.calendar.offer import offer
from core.registrations.ending import where
from core.registrations.form.rules import Tab
from core.registrations.opening import Act, Service, service
from core.registrations.snapshot import Snapshot, from_json
from core.registrations.visible import own_registration, own_registrations
from db.tables import ExamDomain, ExamSession, Registration, RegistrationDraft, RegistrationVersion


@dataclass(frozen=True, slots=True)
class Own:
    """A registration as its candidate sees it: what its current version froze, and until when it can change.

    `to_unlock`: it was modified after its pieces were locked, and the office must unlock them (6.30).
    """

    id: int
    number: int
    version: int
    state: str
    saved_at: datetime
    printed: Snapshot
    service: Service
    draft_id: int | None
    to_unlock: bool


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form begun and not saved: it is no registration. `number` is that of the registration it modifies, else 0."""

    id: int
    number: int
    domain: str
    exam_session: str
    place: str
    reached: Tab
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything on the page « Mes inscriptions »."""

    now: datetime
    registrations: tuple[Own, ...]
    drafts: tuple[Unfinished, ...]


def mine(tx: Session, actor: Actor) -> Mine:
    """Give one's own registrations that are active, of exam sessions that are not closed, and one's drafts (6.27)."""
    require(actor, Permission.OWN_FILE)
    rows = own_registrations(tx, actor)
    return Mine(clock.now(tx), tuple(_own(tx, actor, row) for row in rows), tuple(_drafts(tx, actor, rows)))


def one_of_mine(tx: Session, actor: Actor, number: int) -> Own:
    """Give one's own registration by its number; one that ended or is over is not found, as if it never was."""
    require(actor, Permission.OWN_FILE)
    return _own(tx, actor, own_registration(tx, actor, number))


def _own(tx: Session, actor: Actor, row: Registration) -> Own:
    frozen = select(RegistrationVersion.snapshot).where(
        RegistrationVersion.registration_id == row.id, RegistrationVersion.n == row.version
    )
    begun = select(RegistrationDraft.id).where(RegistrationDraft.registration_id == row.id)
    return Own(
        row.id, row.number, row.version, row.state, row.saved_at, from_json(tx.scalars(frozen).one()),
        service(tx, actor, Act.MODIFY, where(row)), tx.scalar(begun),
        row.pieces_locked_at is not None and row.saved_at > row.pieces_locked_at,
    )  # fmt: skip


def _drafts(tx: Session, actor: Actor, seen: Sequence[Registration]) -> list[Unfinished]:
    if actor.kind != CANDIDATE:
        return []
    numbers = {row.id: row.number for row in seen}
    rows = tx.execute(
        select(RegistrationDraft, ExamDomain.label, ExamSession.label)
        .join(ExamSession, ExamSession.id == RegistrationDraft.exam_session_id)
        .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
        .where(RegistrationDraft.candidate_id == actor.id, ~ExamSession.closed)
        .order_by(RegistrationDraft.changed_at.desc())
    ).all()
    places = offer(tx, actor) if rows else None
    found = []
    for row, domain, label in rows:
        place = places.place(row.place_code) if places else None
        if place is not None and (row.registration_id is None or row.registration_id in numbers):
            number = numbers.get(row.registration_id or 0, 0)
            found.append(Unfinished(row.id, number, domain, label, place.label, Tab(row.tab), row.changed_at))
    return found
