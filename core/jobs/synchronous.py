"""Keep promises in this process, one after the other: for tests and commands, behind the same interface."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import units
from core.access import Actor, system
from core.jobs.control import Control
from core.jobs.fulfilment import keep_promise
from db.tables import PromisedTask

NAME = "synchronous"


def run_promised(*, at_most: int = 1_000) -> int:
    """Keep every promise that waits, those made meanwhile included; give how many turns it took."""
    turns = 0
    while turns < at_most and (waiting := units.read(_waiting, system(NAME))):
        for promise_id in waiting:
            keep_promise(promise_id, Control(NAME, process=NAME))
            turns += 1
    return turns


def _waiting(tx: Session, actor: Actor) -> list[int]:
    del actor
    statement = select(PromisedTask.id).where(PromisedTask.state.in_(("promised", "started")))
    return list(tx.scalars(statement.order_by(PromisedTask.id)))
