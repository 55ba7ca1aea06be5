"""One worker's share of a run: take a part that nobody holds, deal with it, until there are none."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.access.acting import staff_now
from core.audit import Event, record
from core.bulk import claims, rules
from core.bulk.claims import ClaimLost, Part
from core.bulk.making import make_part
from core.bulk.notices import tell_candidates
from core.bulk.queries import counted
from core.bulk.results import write_file
from core.bulk.rules import RunState
from core.errors import ServiceBusy
from core.jobs.control import Again, Control
from db.tables import BulkPart, BulkRun

TURN_SECONDS = 15.0
WAIT_SECONDS = 0.3
log = logging.getLogger("sporades.worker")


def work_on_run(arguments: dict[str, Any], control: Control) -> None:
    """Do a share of a run, for a turn at most: then other runs have theirs."""
    run_id, me, begun = int(arguments["run_id"]), system(control.worker), time.monotonic()
    units.perform(_begin, me, run_id)
    while True:
        if control.stopping():
            raise Again
        part = units.perform(claims.claim, me, run_id, control)
        if part is not None:
            _deal_with(part, control)
        elif not units.perform(_goes_on, me, run_id):
            return
        else:
            time.sleep(WAIT_SECONDS)  # others hold what is left: be there for the files, or if one of them dies
        if time.monotonic() - begun > TURN_SECONDS:
            raise Again


def _deal_with(part: Part, control: Control) -> None:
    actor = units.read(acting_for, system(control.worker), part.run_id)
    try:
        if part.work == rules.DOCUMENTS:
            make_part(actor, part, control)
        elif part.work == rules.NOTICES:
            tell_candidates(actor, part)
        else:
            write_file(actor, part)
    except ClaimLost:
        log.warning("part %s of run %s was taken over: what was made is dropped", part.id, part.run_id)
    except Exception as error:
        units.perform(claims.put_back, actor, part, blameless=isinstance(error, ServiceBusy))
        raise


def acting_for(tx: Session, actor: Actor, run_id: int) -> Actor:
    """Give the actor of a run: the worker, with the rights that the person who ordered it has at this moment (3.26)."""
    run = tx.get_one(BulkRun, run_id)
    if run.ordered_by_id is None:
        return system(actor.label)
    return system(actor.label, on_behalf_of=staff_now(tx, run.ordered_by_id))


def _begin(tx: Session, actor: Actor, run_id: int) -> None:
    run = tx.get_one(BulkRun, run_id, with_for_update=True)
    if run.state == RunState.ORDERED:
        run.state, run.started_at = RunState.RUNNING.value, clock.now(tx)
        record(tx, actor, Event.RUN_STARTED, "run", run.id, facts={"total": run.total})


def give_up(tx: Session, actor: Actor, run_id: int, error: str, *, shares_left: Callable[[Session, int], bool]) -> None:
    """End a run whose last share failed for good, with the reason, so that its failures can be tried again (2.43)."""
    run = tx.get_one(BulkRun, run_id, with_for_update=True)
    if run.state not in rules.LIVE or shares_left(tx, run_id):
        return
    run.error = error
    _end(tx, actor, run)


def _end(tx: Session, actor: Actor, run: BulkRun) -> None:
    run.state = RunState.FAILED.value if run.error else RunState.DONE.value
    run.finished_at = clock.now(tx)
    states, outcomes = counted(tx, run.id)
    record(
        tx, actor, Event.RUN_FINISHED, "run", run.id, facts={"items": states, "outcomes": outcomes, "error": run.error}
    )


def _goes_on(tx: Session, actor: Actor, run_id: int) -> bool:
    """Whether anything is left of a run; whoever finds that nothing is closes it."""
    run = tx.get_one(BulkRun, run_id, with_for_update=True)
    if run.state != RunState.RUNNING:
        return False
    left = tx.scalar(select(exists().where(BulkPart.run_id == run_id, BulkPart.state == "waiting")))
    if left:
        return True
    _end(tx, actor, run)
    return False
