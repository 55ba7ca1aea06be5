"""Order a bulk run, pause it, take it up again, cancel it, try its failures once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.independence import one_ask_at_a_time
from core.audit import Event, record
from core.bulk import laying_out, ongoing, rules
from core.bulk.dry_run import items_of, second_person_needed, skipped_of
from core.bulk.options import RunOptions
from core.bulk.queries import one_run
from core.bulk.rules import ItemState, RunState
from core.bulk.selection import condition
from core.documents import staleness
from core.documents.catalogue import kind_of
from core.errors import ExamError
from core.search.query import Query
from db.tables import BulkItem, BulkPart, BulkRun


class RunCannotChange(ExamError):
    """The run is not in a state from which this can be done. Facts: `state`."""

    code = "run_cannot_change"


@dataclass(frozen=True, slots=True)
class Ordered:
    """The receipt of an order."""

    run_id: int
    total: int
    skipped: int
    state: str = RunState.ORDERED


Change = Callable[[Session, Actor, int], "Changed"]


@dataclass(frozen=True, slots=True)
class Changed:
    """The receipt of a change of state."""

    run_id: int
    state: str


def order(tx: Session, actor: Actor, query: Query, options: RunOptions) -> Ordered:
    """Order the documents of what a query means in the perimeter: run, items and promise in one transaction.

    Over the number that the office set, nothing is promised until a second person approves (3.13). While the same
    run is not over, it is not ordered again (4.09).
    """
    require(actor, Permission.DOCUMENT_REGENERATE)
    kind_of(options.kind)
    scope = ongoing.scope_of(actor, query)
    ongoing.refuse_twice(tx, options.kind, scope)
    one_ask_at_a_time(tx, actor)
    wanted = condition(tx, actor, query)
    found = staleness.counts(tx, actor, options.kind, where=wanted, permission=Permission.DOCUMENT_REGENERATE)
    run = _new_run(tx, actor, query, options, skipped_of(found, options))
    run.scope = scope
    run.needs_approval = second_person_needed(tx, actor, options, wanted, items_of(found, options))
    run.state = (RunState.AWAITING if run.needs_approval else RunState.ORDERED).value
    ongoing.keep_alone(tx, run)  # items and parts name the run
    run.total = laying_out.add_items(tx, actor, run.id, options, wanted)
    run.options = {**run.options, "places": laying_out.places(tx, run.id)}
    laying_out.add_parts(tx, run.id, run.total, options)
    record(
        tx, actor, Event.RUN_ORDERED, "run", run.id,
        changes={"text": ("", query.text)} if query.text else {},  # may be a name: kept where it can be erased
        facts={
            "kind": run.kind, "query": replace(query, text="").to_json(), "options": options.as_json(),
            "total": run.total, "skipped": run.skipped, "needs_approval": run.needs_approval,
        },
    )  # fmt: skip
    if not run.needs_approval:
        laying_out.share_out(tx, actor, run)
    return Ordered(run.id, run.total, sum(run.skipped.values()), run.state)


def _new_run(tx: Session, actor: Actor, query: Query, options: RunOptions, skipped: dict[str, int]) -> BulkRun:
    staff = actor.kind == "staff"
    return BulkRun(
        kind=options.kind, query=query.to_json(), options=options.as_json(), total=0, skipped=skipped,
        ordered_by_id=actor.id if staff else None, ordered_by_person_id=actor.person_id if staff else None,
        ordered_by=actor.label, ordered_at=clock.now(tx), started_at=None, finished_at=None, error="",
        decided_by_id=None, decided_by_person_id=None, decided_by="", decided_at=None, decision_reason="",
    )  # fmt: skip


def pause(tx: Session, actor: Actor, run_id: int) -> Changed:
    """Stop a run at the end of the parts being made; it can be taken up again."""
    return _put(tx, actor, run_id, RunState.PAUSED, Event.RUN_PAUSED)


def resume(tx: Session, actor: Actor, run_id: int) -> Changed:
    """Take a paused run up again where it stood."""
    changed = _put(tx, actor, run_id, RunState.RUNNING, Event.RUN_RESUMED)
    laying_out.share_out(tx, actor, one_run(tx, actor, run_id))
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
    if run.scope:
        ongoing.refuse_twice(tx, run.kind, run.scope)
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
    ongoing.keep_alone(tx, run, state=RunState.RUNNING.value, error="", finished_at=None)
    laying_out.share_out(tx, actor, run)
    return Changed(run.id, run.state)


def _parts(tx: Session, run_id: int) -> list[BulkPart]:
    return list(tx.scalars(select(BulkPart).where(BulkPart.run_id == run_id)))


def _holds(part: BulkPart, positions: list[int]) -> bool:
    return any(part.first_position <= position <= part.last_position for position in positions)
