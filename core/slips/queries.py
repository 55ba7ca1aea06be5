"""Who awaits a slip and who has activated his account, by school and class, within the perimeter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.candidates.folding import fold
from core.registrations.rules import ENDED
from core.slips.rules import Counts
from db.tables import Account, Candidate, ExamSession, Registration, School, Slip, SlipSheet

SCHOOL = "school"
LATEST = 8


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A school and how far its candidates have come."""

    uai: str
    name: str
    city: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class of a school, its name empty when none was given, and how far its candidates have come."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Pupil:
    """A candidate who is to receive a slip."""

    candidate_id: int
    birth_name: str
    first_names: str
    class_name: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet ordered lately: by whom, for which classes, how many slips; nothing of their codes."""

    id: int
    ordered_by: str
    ordered_at: datetime
    handed_at: datetime | None
    classes: tuple[str, ...]
    only_without: bool
    slips: int


def schools(tx: Session, actor: Actor) -> list[SchoolLine]:
    """Give the schools of the perimeter that have registered candidates, by name."""
    require(actor, Permission.CANDIDATE_DESK)
    rows = tx.execute(_counted(actor, clock.now(tx), Registration.school_uai)).all()
    known = {row.uai: row for row in tx.scalars(select(School).where(School.uai.in_([row.key for row in rows])))}
    lines = [
        SchoolLine(row.key, known[row.key].name if row.key in known else row.key,
                   known[row.key].city if row.key in known else "", _counts(row))
        for row in rows
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (fold(line.name), fold(line.city), line.uai))


def classes(tx: Session, actor: Actor, uai: str) -> list[ClassLine]:
    """Give the classes of a school, in the order of their names."""
    require(actor, Permission.CANDIDATE_DESK)
    rows = tx.execute(_counted(actor, clock.now(tx), Registration.class_name, Registration.school_uai == uai))
    return sorted((ClassLine(row.key, _counts(row)) for row in rows), key=lambda line: fold(line.name))


def _of_schools(inside: ColumnElement[bool]) -> ColumnElement[bool]:
    """Registrations entered by a school, alive, of an exam session that is not over."""
    return and_(
        inside,
        Registration.school_uai != "",
        Registration.state.not_in([state.value for state in ENDED]),
        Registration.exam_session_id.in_(select(ExamSession.id).where(~ExamSession.closed)),
        Candidate.kind == SCHOOL,
    )


def _has_account(state: str, candidate_id: Any = Candidate.id) -> ColumnElement[bool]:
    return exists().where(Account.candidate_id == candidate_id, Account.state == state)


def _live(now: datetime) -> ColumnElement[bool]:
    return and_(Slip.used_at.is_(None), Slip.revoked_at.is_(None), Slip.expires_at > now)


def _counted(actor: Actor, now: datetime, by: Any, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Count candidates once each, by school or class: each is read once, then its account and slip looked up once."""
    one = (
        select(by.concat("").label("key"), Candidate.id)  # not the column itself: its index would read row by row
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .where(_of_schools(registrations_in(actor, Permission.CANDIDATE_DESK)), *conditions)
        .distinct()
        .subquery()
    )
    slip = exists().where(Slip.candidate_id == one.c.id, _live(now))
    active, pending = _has_account("active", one.c.id), _has_account("pending", one.c.id)
    return select(
        one.c.key, func.count().label("candidates"), func.count().filter(active).label("activated"),
        func.count().filter(pending).label("pending"),
        func.count().filter(and_(slip, ~active, ~pending)).label("live"),
    ).group_by(one.c.key)  # fmt: skip


def _counts(row: Any) -> Counts:
    return Counts(row.candidates, row.activated, row.pending, row.live)


def pupils(
    tx: Session, actor: Actor, uai: str, class_names: tuple[str, ...] = (), *, only_without: bool = False
) -> list[Pupil]:
    """Give the candidates of a school, or of some of its classes, by class then by name; each once.

    Whoever has activated an account needs no slip any more, so none is ever drawn for him.
    """
    require(actor, Permission.CANDIDATE_DESK)
    statement = (
        select(Candidate.id, Candidate.birth_name, Candidate.first_names, Registration.class_name)
        .join(Registration, Registration.candidate_id == Candidate.id)
        .where(
            _of_schools(registrations_in(actor, Permission.CANDIDATE_DESK)),
            Registration.school_uai == uai,
            ~_has_account("active"),
        )
        .order_by(Registration.id)
    )
    if class_names:
        statement = statement.where(Registration.class_name.in_(class_names))
    if only_without:
        live = exists().where(Slip.candidate_id == Candidate.id, _live(clock.now(tx)))
        statement = statement.where(~live, ~_has_account("pending"))
    latest = {row.id: Pupil(row.id, row.birth_name, row.first_names, row.class_name) for row in tx.execute(statement)}
    return sorted(
        latest.values(),
        key=lambda one: (fold(one.class_name), fold(one.birth_name), fold(one.first_names), one.candidate_id),
    )


def latest_sheets(tx: Session, actor: Actor, uai: str) -> list[SheetLine]:
    """Give the sheets ordered lately for a school of the perimeter."""
    require(actor, Permission.CANDIDATE_DESK)
    inside = exists().where(Registration.school_uai == uai, registrations_in(actor, Permission.CANDIDATE_DESK))
    statement = select(SlipSheet).where(SlipSheet.school_uai == uai, inside)
    return [
        SheetLine(
            row.id, row.ordered_by, row.ordered_at, row.handed_at, tuple(row.classes), row.only_without, row.slips
        )
        for row in tx.scalars(statement.order_by(SlipSheet.id.desc()).limit(LATEST))
    ]
