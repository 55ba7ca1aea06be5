"""The queue of pairs who look alike, counted and filtered within the perimeter.

A pair is in the queue of whoever may see one of the two. The other one is shown only to who may see both; to the
others it is a candidate of another académie, with the office to write to, and nothing of what they have in common.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in
from core.duplicates.rules import KEPT, LIKELY, SURE, Level, PairState, Reason
from core.registrations.labels import labels
from db.tables import Candidate, DuplicatePair, DuplicateRadar, ManagingOffice, Registration

MOST = 500
_RIGHT = Permission.CORRECTION_PROPOSE
_FLOORS = {Level.SURE: SURE, Level.LIKELY: LIKELY, Level.CHECK: KEPT, Level.LOW: 0}
_CEILINGS = {Level.SURE: 101, Level.LIKELY: SURE, Level.CHECK: LIKELY, Level.LOW: KEPT}


@dataclass(frozen=True, slots=True)
class Shown:
    """One side of a pair, as a line shows it."""

    candidate_id: int
    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    academie: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair; without `others` when only one side is of the perimeter, then `elsewhere` says whom to write to."""

    id: int
    score: int
    level: Level
    state: str
    sides: tuple[Shown, ...]
    elsewhere: tuple[str, ...]
    reasons: tuple[Reason, ...]
    said: str
    said_by: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many open pairs the actor has, by level, and how many proposals wait."""

    sure: int
    likely: int
    check: int
    low: int
    proposed: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pairs: of which states, of which levels (all when none is named), across académies only or not."""

    states: tuple[str, ...] = (PairState.OPEN.value,)
    levels: tuple[Level, ...] = (Level.SURE, Level.LIKELY, Level.CHECK)
    across: bool = False


def queue(tx: Session, actor: Actor, wanted: Wanted = Wanted(), *, limit: int = MOST) -> list[PairLine]:
    """Give the pairs of the perimeter, the likeliest first."""
    require(actor, _RIGHT)
    pairs = _pairs(actor).subquery()
    statement = select(pairs).where(pairs.c.state.in_(wanted.states))
    if wanted.levels:
        statement = statement.where(or_(*(_of_level(pairs.c.score, one) for one in wanted.levels)))
    if wanted.across:
        statement = statement.where(_across(pairs.c))
    rows = tx.execute(statement.order_by(pairs.c.score.desc(), pairs.c.id).limit(limit)).all()
    return _lines(tx, rows)


def counts(tx: Session, actor: Actor) -> Counts:
    """Count the open pairs of the perimeter by level, and the proposals that wait."""
    require(actor, _RIGHT)
    pairs = _pairs(actor).subquery()
    is_open = pairs.c.state == PairState.OPEN.value
    levels = [func.count().filter(is_open, _of_level(pairs.c.score, one)) for one in Level]
    proposed = func.count().filter(pairs.c.state == PairState.PROPOSED.value)
    row = tx.execute(select(*levels, proposed).select_from(pairs)).one()
    return Counts(row[0], row[1], row[2], row[3], row[4])


def pairs_of(tx: Session, actor: Actor, candidate_id: int) -> list[PairLine]:
    """Give the pairs of one candidate that the office has not settled, within the perimeter."""
    require(actor, _RIGHT)
    states = (PairState.OPEN.value, PairState.PROPOSED.value)
    mine = or_(DuplicatePair.a_id == candidate_id, DuplicatePair.b_id == candidate_id)
    statement = _pairs(actor).where(mine, DuplicatePair.state.in_(states), DuplicatePair.score >= KEPT)
    return _lines(tx, tx.execute(statement.order_by(DuplicatePair.score.desc())).all())


def last_pass(tx: Session, actor: Actor) -> datetime | None:
    """Say when the radar had gone through the whole register; nothing while it is still at it."""
    require(actor, _RIGHT)
    return tx.get_one(DuplicateRadar, 1).finished_at


def _pairs(actor: Actor) -> Select[Any]:
    """Every pair of which the actor may see a side; `a_seen` and `b_seen` say which.

    Of a pair seen from one side the score is the least there is: whoever changed a field of his side and saw it move
    would learn what the other side holds (3.02).
    """
    a, b = _seen(actor, DuplicatePair.a_id), _seen(actor, DuplicatePair.b_id)
    columns = (getattr(DuplicatePair, name) for name in _OF_A_PAIR)
    score = case((and_(a, b), DuplicatePair.score), else_=literal(KEPT)).label("score")
    shown = or_(and_(a, b), and_(or_(a, b), DuplicatePair.score >= KEPT))
    return select(*columns, score, a.label("a_seen"), b.label("b_seen")).where(shown)


_OF_A_PAIR = ("id", "a_id", "b_id", "reasons", "state", "said", "said_by")


def _seen(actor: Actor, column: Any) -> ColumnElement[bool]:
    return select(Candidate.id).where(Candidate.id == column, candidates_in(actor, _RIGHT)).exists()


def _of_level(score: ColumnElement[int], level: Level) -> ColumnElement[bool]:
    return and_(score >= _FLOORS[level], score < _CEILINGS[level])


def _across(pairs: Any) -> ColumnElement[bool]:
    """Whether the two live in two académies; where they are registered is said line by line."""
    home = select(Candidate.academie_code)
    one = home.where(Candidate.id == pairs.a_id).scalar_subquery()
    return one != home.where(Candidate.id == pairs.b_id).scalar_subquery()


def _lines(tx: Session, rows: Iterable[Any]) -> list[PairLine]:
    found = list(rows)
    seen = {one for row in found for one in _visible(row)}
    hidden = {one for row in found for one in {row.a_id, row.b_id} - set(_visible(row))}
    sides, offices = _sides(tx, seen), offices_of(tx, hidden)
    return [_line(row, sides, offices) for row in found]


def _visible(row: Any) -> list[int]:
    return [one for one, is_seen in ((row.a_id, row.a_seen), (row.b_id, row.b_seen)) if is_seen]


def _line(row: Any, sides: dict[int, Shown], offices: dict[int, tuple[str, ...]]) -> PairLine:
    shown = tuple(sides[one] for one in _visible(row))
    whole = bool(row.a_seen and row.b_seen)
    other = next((one for one in (row.a_id, row.b_id) if one not in _visible(row)), 0)
    return PairLine(
        id=row.id, score=row.score, level=_level(row.score), state=row.state, sides=shown,
        elsewhere=offices.get(other, ()), reasons=tuple(Reason(*one) for one in row.reasons) if whole else (),
        said=row.said if whole else "", said_by=row.said_by if whole else "",
    )  # fmt: skip


def _level(score: int) -> Level:
    return next(one for one in Level if _FLOORS[one] <= score)


def _sides(tx: Session, ids: Iterable[int]) -> dict[int, Shown]:
    """Give what a line shows of candidates already found in the perimeter."""
    known = labels(tx).academies
    columns = (
        Candidate.id, Candidate.number, Candidate.birth_name, Candidate.usual_name, Candidate.first_names,
        Candidate.birth_date, Candidate.academie_code,
    )  # fmt: skip
    rows = tx.execute(select(*columns).where(Candidate.id.in_(sorted(ids))))
    return {row[0]: Shown(*row[:6], known.get(row.academie_code, row.academie_code)) for row in rows}


def offices_of(tx: Session, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Give, for candidates who stay unseen, where they are managed and whom to write to; nothing of who they are."""
    wanted = sorted(ids)
    places: dict[int, set[str]] = {}
    home = select(Candidate.id, Candidate.academie_code).where(Candidate.id.in_(wanted))
    registered = select(Registration.candidate_id, Registration.academie_code).where(
        Registration.candidate_id.in_(wanted)
    )
    for one, academie in tx.execute(registered.distinct()):
        places.setdefault(one, set()).add(academie)
    for one, academie in tx.execute(home):
        places.setdefault(one, {academie})
    return {one: tuple(_office(tx, code) for code in sorted(codes)) for one, codes in places.items()}


def _office(tx: Session, academie: str) -> str:
    """Name an académie, with the first of its offices that has an address."""
    offices = tx.scalars(
        select(ManagingOffice).where(ManagingOffice.academie_code == academie).order_by(ManagingOffice.code)
    )
    label = labels(tx).academies.get(academie, academie)
    found = next((one for one in offices if one.email), None)
    return f"{label} ({found.name}, {found.email})" if found else label
