"""Which registrations of a search can be set aside, and why the others are left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.mass_ending.rules import ItemState
from core.registrations.rules import ENDED, State
from core.search.queries import registration_ids
from core.search.query import Query
from core.two_persons.rules import A_DAY, CountedAct, is_over
from core.two_persons.thresholds import approval_above
from db.tables import Candidate, MassEnding, MassEndingItem, Registration

SAMPLES = 5
NOT_MINE = "out_of_perimeter"


@dataclass(frozen=True, slots=True)
class Sample:
    """One registration that would be set aside."""

    candidate_number: str
    name: str
    registration_number: int
    speciality_code: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an order would do: `matched` = `items` + everything left out, by reason."""

    matched: int
    items: int
    needs_approval: bool
    skipped: dict[str, int] = field(default_factory=dict)
    samples: tuple[Sample, ...] = ()


def preview(tx: Session, actor: Actor, query: Query) -> Preview:
    """Say what setting aside all that a search means would do; nothing is written."""
    require(actor, Permission.CANDIDATE_DESK)
    items, skipped = counted(tx, actor, query)
    second = second_person_needed(tx, actor, query, items)
    return Preview(items + sum(skipped.values()), items, second, skipped, _samples(tx, actor, query))


def second_person_needed(tx: Session, actor: Actor, query: Query, items: int) -> bool:
    """Whether a second person must approve: what one person asked alone in the last day counts with it (3.13)."""
    if not items:
        return False
    covered = to_set_aside(tx, actor, query).order_by(None).with_only_columns(Registration.academie_code).distinct()
    above = approval_above(tx, CountedAct.SETTING_ASIDE, tx.scalars(covered), asker=actor.label)
    return is_over(items, above) or is_over(items + _asked_alone(tx, actor, query), above)


def _asked_alone(tx: Session, actor: Actor, query: Query) -> int:
    """Count what a person, under any account, asked alone in a day, each once, but what a search means again.

    An order that was cancelled can be taken up again: it counts.
    """
    these = to_set_aside(tx, actor, query).order_by(None).with_only_columns(Registration.id)
    statement = (
        select(func.count(MassEndingItem.registration_id.distinct()))
        .join(MassEnding, MassEnding.id == MassEndingItem.ending_id)
        .where(MassEnding.asked_by_person_id == actor.person_id, MassEnding.needs_approval.is_(False))
        .where(MassEnding.asked_at > clock.now(tx) - A_DAY, MassEndingItem.state != ItemState.SKIPPED)
        .where(MassEndingItem.registration_id.not_in(these))
    )
    return tx.scalar(statement) or 0


def counted(tx: Session, actor: Actor, query: Query) -> tuple[int, dict[str, int]]:
    """Count what can be set aside, and what cannot, by reason: already ended, or out of the desk's perimeter."""
    mine: ColumnElement[int] = case((registrations_in(actor, Permission.CANDIDATE_DESK), 1), else_=0)
    found = _found(tx, actor, query).with_only_columns(mine.label("mine"), Registration.state).subquery()
    rows = tx.execute(select(found.c.mine, found.c.state, func.count().label("many")).group_by(*found.c))
    items, skipped = 0, dict[str, int]()
    for row in rows:
        if row.mine and State(row.state) not in ENDED:
            items += row.many
        else:
            why = row.state if row.mine else NOT_MINE
            skipped[why] = skipped.get(why, 0) + row.many
    return items, dict(sorted(skipped.items()))


def to_set_aside(tx: Session, actor: Actor, query: Query) -> Select[Any]:
    """Select the registrations that can be set aside, in the order of names; columns are the caller's."""
    return (
        _found(tx, actor, query)
        .where(
            registrations_in(actor, Permission.CANDIDATE_DESK),
            Registration.state.not_in(sorted(state.value for state in ENDED)),
        )
        .order_by(Candidate.birth_name_key, Candidate.first_names_key, Registration.id)
    )


def _found(tx: Session, actor: Actor, query: Query) -> Select[Any]:
    meant = registration_ids(tx, actor, query).order_by(None)
    seen = registrations_in(actor, Permission.CANDIDATE_SEARCH)
    statement = select(Registration).join(Candidate, Candidate.id == Registration.candidate_id)
    return statement.where(Registration.id.in_(meant), seen)


def _samples(tx: Session, actor: Actor, query: Query) -> tuple[Sample, ...]:
    columns = (
        Candidate.number.label("candidate"), Candidate.birth_name, Candidate.first_names, Registration.number,
        Registration.speciality_code,
    )  # fmt: skip
    rows = tx.execute(to_set_aside(tx, actor, query).with_only_columns(*columns).limit(SAMPLES))
    return tuple(
        Sample(row.candidate, f"{row.birth_name} {row.first_names}", row.number, row.speciality_code) for row in rows
    )
