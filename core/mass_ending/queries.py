"""Orders to set registrations aside: those one sees, how far they are, what became of each registration."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in, sees_all
from core.errors import NotFound
from core.mass_ending import rules
from core.mass_ending.rules import ItemState, State
from db.tables import Candidate, MassEnding, MassEndingItem, Registration

HISTORY = 100
PAGE = 50


@dataclass(frozen=True, slots=True)
class EndingLine:
    """One order; `mine` compares persons, `may_decide` says that it waits for the second person one can be."""

    id: int
    criteria: str
    reason: str
    state: str
    total: int
    digest: str
    skipped: dict[str, int]
    asked_by: str
    asked_at: datetime
    decided_by: str
    decision_reason: str
    mine: bool
    may_decide: bool
    may_cancel: bool
    may_resume: bool
    waiting: int
    outcomes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one registration of an order; nothing yet when its outcome is empty."""

    candidate_id: int
    candidate_number: str
    name: str
    registration_number: int
    outcome: str
    settled_at: datetime | None


def one_ending(tx: Session, actor: Actor, ending_id: int) -> MassEnding:
    """Give one order all of whose places one sees, locked when the unit of work writes; else it is not there (3.03)."""
    statement = select(MassEnding).where(MassEnding.id == ending_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update()
    row = tx.scalars(statement).one_or_none()
    if row is None or not sees_all(actor, Permission.CANDIDATE_DESK, row.places):
        raise NotFound(kind="mass_ending")
    return row


def endings(tx: Session, actor: Actor) -> list[EndingLine]:
    """List the orders one sees, those that wait for one first, then the newest first."""
    require(actor, Permission.CANDIDATE_DESK)
    rows = tx.scalars(select(MassEnding).order_by(MassEnding.id.desc()))
    seen = (row for row in rows if sees_all(actor, Permission.CANDIDATE_DESK, row.places))
    lines = [_line(tx, actor, row) for row in list(islice(seen, HISTORY))]
    return sorted(lines, key=lambda one: (not one.may_decide, -one.id))


def to_decide(tx: Session, actor: Actor) -> int:
    """Count the orders of other persons that wait for a second one and lie wholly in the perimeter (3.13)."""
    require(actor, Permission.CANDIDATE_DESK)
    waiting = select(MassEnding.places).where(
        MassEnding.state == State.AWAITING.value, MassEnding.asked_by_person_id != actor.person_id
    )
    return sum(sees_all(actor, Permission.CANDIDATE_DESK, places) for places in tx.scalars(waiting))


def one(tx: Session, actor: Actor, ending_id: int) -> EndingLine:
    """Give one order and how far it is."""
    require(actor, Permission.CANDIDATE_DESK)
    return _line(tx, actor, one_ending(tx, actor, ending_id))


def _line(tx: Session, actor: Actor, row: MassEnding) -> EndingLine:
    counted = tx.execute(
        select(MassEndingItem.state, MassEndingItem.outcome, func.count().label("many"))
        .where(MassEndingItem.ending_id == row.id)
        .group_by(MassEndingItem.state, MassEndingItem.outcome)
    ).all()
    waiting = sum(one.many for one in counted if one.state == ItemState.WAITING)
    mine = row.asked_by_person_id == actor.person_id
    decided = not row.needs_approval or row.decided_by_person_id is not None
    return EndingLine(
        row.id, row.criteria, row.reason, row.state, row.total, row.digest, dict(row.skipped), row.asked_by,
        row.asked_at, row.decided_by, row.decision_reason, mine,
        may_decide=row.state == State.AWAITING and not mine and actor.kind == "staff",
        may_cancel=row.state in rules.CANCELLABLE,
        may_resume=row.state == State.CANCELLED and decided and waiting > 0,
        waiting=waiting,
        outcomes={one.outcome: one.many for one in counted if one.outcome},
    )  # fmt: skip


def outcomes(tx: Session, actor: Actor, ending_id: int, *, page: int = 1, size: int = PAGE) -> list[Outcome]:
    """Give what became of the registrations of an order, in its order, one page at a time."""
    require(actor, Permission.CANDIDATE_DESK)
    row = one_ending(tx, actor, ending_id)
    rows = tx.execute(
        select(MassEndingItem, Registration.number, Candidate)
        .join(Registration, Registration.id == MassEndingItem.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .where(MassEndingItem.ending_id == row.id, registrations_in(actor, Permission.CANDIDATE_DESK))
        .order_by(MassEndingItem.position)
        .offset((max(1, page) - 1) * size)
        .limit(size)
    )
    return [
        Outcome(who.id, who.number, f"{who.birth_name} {who.first_names}", number, item.outcome, item.settled_at)
        for item, number, who in rows
    ]
