"""Work for later is a promise: a row in the transaction of the action, so a crash loses nothing.

What fulfils each task is said in `core.jobs.fulfilment`, on top of the capabilities; an action only knows the name.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor
from db.tables import PromisedTask


class Task(StrEnum):
    """A kind of work done by the worker."""

    RUN_BULK = "bulk.run"
    MAKE_EXPORT = "exports.make"
    REISSUE_DOCUMENTS = "documents.reissue"
    APPLY_IMPORT = "imports.apply"
    READ_HANDING = "handing.read"
    HAND_OVER_MANY = "handing.hand_over"
    MAKE_LITIGATION_FILE = "litigation.make"
    SET_ASIDE = "mass_ending.set_aside"
    TELL_MOVE = "calendar.tell_move"


def promise(tx: Session, actor: Actor, task: Task, **arguments: Any) -> int:
    """Promise a task with identifiers as arguments; give the number of the promise."""
    row = PromisedTask(
        task=task.value, arguments=arguments, ordered_by=actor.label, state="promised", attempts=0, error="",
        created_at=clock.now(tx), finished_at=None,
    )  # fmt: skip
    tx.add(row)
    tx.flush()  # the number of the promise is its identity in the engine
    return row.id
