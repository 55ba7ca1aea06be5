"""What a run would do, before anything is ordered: how many, which are left out and why, how long, by one or two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.bulk import alone, rules
from core.bulk.options import RunOptions
from core.bulk.selection import condition
from core.documents import comparing, staleness
from core.search.query import Query
from core.two_persons.rules import CountedAct, is_over
from core.two_persons.thresholds import approval_above, smallest
from db.tables import BulkRun, Candidate, Registration, Speciality

WORTH_MEASURING = 100


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a run would do. `matched` = `items` + everything skipped; `to_make` of the items are made again, and why.

    `above`: the number of documents from which it waits for a second person, when it does; else nothing.
    """

    matched: int
    items: int
    to_make: int
    already_current: int
    skipped: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    above: int | None = None


def dry_run(tx: Session, actor: Actor, query: Query, options: RunOptions) -> DryRun:
    """Say what a run would do over the actor's perimeter; nothing is written."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    wanted = condition(tx, actor, query)
    found = staleness.counts(tx, actor, options.kind, where=wanted, permission=Permission.DOCUMENT_REGENERATE)
    skipped = skipped_of(found, options)
    items = items_of(found, options)
    return DryRun(
        matched=items + sum(skipped.values()),
        items=items,
        to_make=found.to_make,
        already_current=found.up_to_date,
        skipped=skipped,
        reasons=found.stale,
        seconds=rules.seconds_for(items, rate(tx)),
        above=above_of(tx, actor, options, wanted, items),
    )


def skipped_of(found: staleness.Counts, options: RunOptions) -> dict[str, int]:
    """Give what a run leaves out from the start, by reason."""
    left_out = dict(found.impossible)
    if options.only_stale and found.up_to_date:
        left_out["already_current"] = found.up_to_date
    return left_out


def items_of(found: staleness.Counts, options: RunOptions) -> int:
    """Give how many registrations a run takes."""
    return found.to_make + (0 if options.only_stale else found.up_to_date)


def second_person_needed(
    tx: Session, actor: Actor, options: RunOptions, wanted: ColumnElement[bool], items: int
) -> bool:
    """Whether a second person must approve a run of so many registrations; a command of the system waits for nobody."""
    return above_of(tx, actor, options, wanted, items) is not None


def above_of(tx: Session, actor: Actor, options: RunOptions, wanted: ColumnElement[bool], items: int) -> int | None:
    """Give the number that a run goes over, of the académies it covers, with what the same person ordered today."""
    if actor.kind != "staff" or not items:
        return None
    before = alone.earlier(tx, actor)
    if not is_over(items + before.most, smallest(tx, CountedAct.RUN)):
        return None
    statement = taken(tx, actor, options, wanted)
    covered = tx.scalars(statement.add_columns(Registration.academie_code).distinct())
    above = approval_above(tx, CountedAct.RUN, covered, asker=actor.label)
    if is_over(items, above):
        return above
    if not is_over(items + before.most, above):
        return None
    together = items + alone.others(tx, before, statement.add_columns(Registration.id))
    return above if is_over(together, above) else None


def taken(tx: Session, actor: Actor, options: RunOptions, wanted: ColumnElement[bool]) -> Any:
    """Give the statement that finds the registrations of a run, without columns yet."""
    today = comparing.expected(tx, actor, options.kind, Permission.DOCUMENT_REGENERATE)
    statement, place, document = comparing.joined(tx, today)
    statement = statement.where(
        registrations_in(actor, Permission.DOCUMENT_REGENERATE), comparing.possible(place, options.kind), wanted
    )
    if options.only_stale:
        statement = statement.where(comparing.reason(place, document, options.kind) != comparing.UP_TO_DATE)
    return statement


def named(statement: Any) -> Any:
    """Add who the registrations are of and what they are for, to sort them by."""
    return statement.join(Candidate, Candidate.id == Registration.candidate_id).join(
        Speciality, Speciality.code == Registration.speciality_code
    )


def rate(tx: Session) -> float:
    """Documents a second, from start to files, measured on the last runs of this installation."""
    runs = tx.execute(
        select(BulkRun.total, BulkRun.started_at, BulkRun.finished_at)
        .where(BulkRun.state == rules.RunState.DONE, BulkRun.total >= WORTH_MEASURING)
        .order_by(BulkRun.id.desc())
        .limit(3)
    ).all()
    seconds = sum((run.finished_at - run.started_at).total_seconds() for run in runs if run.started_at)
    return sum(run.total for run in runs) / seconds if seconds > 0 else rules.USUAL_RATE
