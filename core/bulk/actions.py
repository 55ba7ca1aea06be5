"""Order a bulk run, pause it, take it up again, cancel it, try its failures once more."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, insert, literal, null, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.bulk import rules
from core.bulk.dry_run import skipped_of, taken
from core.bulk.options import RunOptions
from core.bulk.queries import one_run
from core.bulk.rules import ItemState, Order, RunState
from core.bulk.selection import condition
from core.documents import staleness
from core.errors import ExamError
from core.jobs.promises import Task, promise
from core.search.query import Query
from db.tables import BulkItem, BulkPart, BulkRun, Candidate, Registration, School, Speciality

SHARES_AT_MOST = 8  # how many workers may work on one run at once


class RunCannotChange(ExamError):
    """The run is not in a state from which this can be done. Facts: `state`."""

    code = "run_cannot_change"


@dataclass(frozen=True, slots=True)
class Ordered:
    """The receipt of an order."""

    run_id: int
    total: int
    skipped: int


Change = Callable[[Session, Actor, int], "Changed"]


@dataclass(frozen=True, slots=True)
class Changed:
    """The receipt of a change of state."""

    run_id: int
    state: str


def order(tx: Session, actor: Actor, query: Query, options: RunOptions) -> Ordered:
    """Order the documents of what a query means in the perimeter: run, items and promise in one transaction."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    wanted = condition(tx, actor, query)
    found = staleness.counts(tx, actor, options.kind, where=wanted, permission=Permission.DOCUMENT_REGENERATE)
    skipped = skipped_of(found, options)
    run = BulkRun(
        kind=options.kind, query=query.to_json(), options=options.as_json(), state=RunState.ORDERED.value, total=0,
        skipped=skipped, ordered_by_id=actor.id if actor.kind == "staff" else None, ordered_by=actor.label,
        ordered_at=clock.now(tx), started_at=None, finished_at=None, error="",
    )  # fmt: skip
    tx.add(run)
    tx.flush()  # items and parts name the run
    run.total = _add_items(tx, actor, run.id, options, wanted)
    run.options = {**run.options, "places": _places(tx, run.id)}
    _add_parts(tx, run.id, run.total, options)
    record(
        tx, actor, Event.RUN_ORDERED, "run", run.id,
        changes={"text": ("", query.text)} if query.text else {},  # may be a name: kept where it can be erased
        facts={
            "kind": run.kind, "query": replace(query, text="").to_json(), "options": options.as_json(),
            "total": run.total, "skipped": skipped,
        },
    )  # fmt: skip
    _share_out(tx, actor, run)
    return Ordered(run.id, run.total, sum(skipped.values()))


def _add_items(tx: Session, actor: Actor, run_id: int, options: RunOptions, wanted: Any) -> int:
    statement, _ = taken(tx, actor, options, wanted)
    statement = statement.outerjoin(School, School.uai == Registration.school_uai)
    name = (Candidate.birth_name_key, Candidate.first_names_key, Registration.id)
    school = func.coalesce(School.name, Registration.school_uai)
    sorting = {
        Order.SPECIALITY: (Speciality.label, Registration.speciality_code, *name),
        Order.SCHOOL: (school, Registration.school_uai, Registration.class_name, *name),
        Order.NAME: name,
    }[options.order]
    group = {Order.SPECIALITY: Speciality.label, Order.SCHOOL: school, Order.NAME: literal("")}[options.order]
    rows = statement.add_columns(
        literal(run_id), Registration.id, Registration.version, func.row_number().over(order_by=sorting), group,
        literal(ItemState.WAITING.value), literal(""), literal(0), literal(""), null(), null(),
    )  # fmt: skip
    into = [
        "run_id", "registration_id", "expected_version", "position", "group_label", "state", "outcome", "attempts",
        "error", "error_facts", "document_id",
    ]  # fmt: skip
    tx.execute(insert(BulkItem).from_select(into, rows))
    return tx.scalar(select(func.count()).select_from(BulkItem).where(BulkItem.run_id == run_id)) or 0


def _places(tx: Session, run_id: int) -> list[list[str]]:
    """Where the run's registrations are: who does not see all of these places does not see the run."""
    statement = (
        select(Registration.academie_code, Registration.domain_code)
        .join(BulkItem, BulkItem.registration_id == Registration.id)
        .where(BulkItem.run_id == run_id)
        .distinct()
    )
    return sorted([row.academie_code, row.domain_code] for row in tx.execute(statement))


def _add_parts(tx: Session, run_id: int, total: int, options: RunOptions) -> None:
    cuts = [(rules.DOCUMENTS, first, last) for first, last in rules.parts(total)]
    cuts += [(output, 0, 0) for output in options.outputs if total]
    if cuts:
        tx.execute(
            insert(BulkPart),
            [
                {
                    "run_id": run_id, "work": work, "first_position": first, "last_position": last, "state": "waiting",
                    "claim": "", "claimed_by": "", "claimed_until": None, "attempts": 0, "finished_at": None,
                }
                for work, first, last in cuts
            ],
        )  # fmt: skip


def _share_out(tx: Session, actor: Actor, run: BulkRun) -> None:
    """Promise the work to several workers: each takes parts while there are any."""
    waiting = select(func.count()).where(BulkPart.run_id == run.id, BulkPart.state == "waiting")
    for share in range(min(SHARES_AT_MOST, math.ceil(tx.scalar(waiting) or 0)) or 1):
        promise(tx, actor, Task.RUN_BULK, run_id=run.id, share=share)


def pause(tx: Session, actor: Actor, run_id: int) -> Changed:
    """Stop a run at the end of the parts being made; it can be taken up again."""
    return _put(tx, actor, run_id, RunState.PAUSED, Event.RUN_PAUSED)


def resume(tx: Session, actor: Actor, run_id: int) -> Changed:
    """Take a paused run up again where it stood."""
    changed = _put(tx, actor, run_id, RunState.RUNNING, Event.RUN_RESUMED)
    _share_out(tx, actor, one_run(tx, actor, run_id))
    return changed


def cancel(tx: Session, actor: Actor, run_id: int) -> Changed:
    """End a run where it stands: documents already made stay, the others are not made."""
    changed = _put(tx, actor, run_id, RunState.CANCELLED, Event.RUN_CANCELLED)
    one_run(tx, actor, run_id).finished_at = clock.now(tx)
    return changed


def _put(tx: Session, actor: Actor, run_id: int, state: RunState, event: Event) -> Changed:
    require(actor, Permission.DOCUMENT_REGENERATE)
    run = one_run(tx, actor, run_id)
    if not rules.may(RunState(run.state), state):
        raise RunCannotChange(state=run.state)
    record(tx, actor, event, "run", run.id, changes={"state": (run.state, state.value)})
    run.state = state.value
    return Changed(run.id, run.state)


def retry_failures(tx: Session, actor: Actor, run_id: int) -> Changed:
    """Try once more what failed in a finished run; its files are written again."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    run = one_run(tx, actor, run_id)
    failed = list(
        tx.scalars(select(BulkItem.position).where(BulkItem.run_id == run_id, BulkItem.state == ItemState.FAILED))
    )
    if run.state not in {RunState.DONE, RunState.FAILED} or not (failed or run.error):
        raise RunCannotChange(state=run.state)
    tx.execute(
        update(BulkItem)
        .where(BulkItem.run_id == run_id, BulkItem.state == ItemState.FAILED)
        .values(state=ItemState.WAITING.value, outcome="", attempts=0, error="")
    )
    again = [part.id for part in _parts(tx, run_id) if part.work != rules.DOCUMENTS or _holds(part, failed)]
    tx.execute(
        update(BulkPart).where(BulkPart.id.in_(again)).values(state="waiting", attempts=0, claim="", finished_at=None)
    )
    record(tx, actor, Event.RUN_RESUMED, "run", run.id, facts={"failed": len(failed)})
    run.state, run.error, run.finished_at = RunState.RUNNING.value, "", None
    _share_out(tx, actor, run)
    return Changed(run.id, run.state)


def _parts(tx: Session, run_id: int) -> list[BulkPart]:
    return list(tx.scalars(select(BulkPart).where(BulkPart.run_id == run_id)))


def _holds(part: BulkPart, positions: list[int]) -> bool:
    return any(part.first_position <= position <= part.last_position for position in positions)
