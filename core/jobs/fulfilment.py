"""What fulfils each promised task, and how one promise is kept: any handler may run twice without harm."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.bulk.work import give_up, work_on_run
from core.calendar.moving.telling import tell_candidates
from core.documents.many.working import hand_over_ordered, read_ordered
from core.documents.reissue import reissue
from core.errors import ExamError, ServiceBusy
from core.exports.fulfilment import make_export
from core.imports.by_the_worker import apply_ordered
from core.jobs.control import Again, Control
from core.jobs.promises import Task
from core.litigation.making import make_ordered
from core.mass_ending.work import set_aside_ordered
from db.tables import PromisedTask

Handler = Callable[[dict[str, Any], Control], None]

HANDLERS: dict[Task, Handler] = {
    Task.RUN_BULK: work_on_run,
    Task.MAKE_EXPORT: make_export,
    Task.REISSUE_DOCUMENTS: reissue,
    Task.APPLY_IMPORT: apply_ordered,
    Task.READ_HANDING: read_ordered,
    Task.HAND_OVER_MANY: hand_over_ordered,
    Task.MAKE_LITIGATION_FILE: make_ordered,
    Task.SET_ASIDE: set_aside_ordered,
    Task.TELL_MOVE: tell_candidates,
}
ATTEMPTS = 3
log = logging.getLogger("sporades.worker")


class Kept(StrEnum):
    """What became of a promise after one turn."""

    DONE = "done"
    AGAIN = "again"
    RETRY = "retry"
    LATER = "later"
    FAILED = "failed"


def keep_promise(promise_id: int, control: Control) -> Kept:
    """Run the handler of one promise once: done, again, retry, later, or failed for good."""
    me = system(control.worker)
    task, arguments = units.read(_read, me, promise_id)
    if task is None:
        return Kept.DONE
    if control.stopping():
        return Kept.AGAIN
    try:
        HANDLERS[Task(task)](arguments, control)
    except Again:
        return Kept.AGAIN
    except (ServiceBusy, DBAPIError, OSError):  # the database or the disk, not the task: it waits, and is not counted
        log.exception("promise %s (%s) waits", promise_id, task)
        return Kept.LATER
    except Exception as error:  # whatever a handler raises is kept with the promise, never lost in a log
        log.exception("promise %s (%s)", promise_id, task)
        return Kept(units.perform(_note_failure, me, promise_id, _said(error)))
    units.perform(_note_done, me, promise_id)
    return Kept.DONE


def _said(error: Exception) -> str:
    """Name a failure: the code of a refusal, else the class of the defect; never a message that holds data."""
    return error.code if isinstance(error, ExamError) else type(error).__name__


def _read(tx: Session, actor: Actor, promise_id: int) -> tuple[str | None, dict[str, Any]]:
    del actor
    row = tx.get(PromisedTask, promise_id)
    if row is None or row.state in {"done", "failed", "cancelled"}:
        return None, {}
    return row.task, dict(row.arguments)


def _note_done(tx: Session, actor: Actor, promise_id: int) -> None:
    del actor
    _set(tx, promise_id, state="done", finished_at=clock.now(tx))


def _note_failure(tx: Session, actor: Actor, promise_id: int, error: str) -> str:
    row = tx.get_one(PromisedTask, promise_id, with_for_update=True)
    row.attempts, row.error = row.attempts + 1, error
    if row.attempts < ATTEMPTS:
        return Kept.RETRY.value
    finished: datetime = clock.now(tx)
    row.state, row.finished_at = "failed", finished
    tx.flush()
    if row.task == Task.RUN_BULK:
        give_up(tx, actor, int(row.arguments["run_id"]), error, shares_left=_shares_left)
    return Kept.FAILED.value


def _shares_left(tx: Session, run_id: int) -> bool:
    """Whether another worker's share of a run is still promised."""
    promised = select(PromisedTask.arguments).where(
        PromisedTask.task == Task.RUN_BULK, PromisedTask.state.in_(("promised", "started"))
    )
    return any(int(arguments["run_id"]) == run_id for arguments in tx.scalars(promised))


def _set(tx: Session, promise_id: int, **values: Any) -> None:
    tx.execute(update(PromisedTask).where(PromisedTask.id == promise_id).values(**values))
