"""Set aside what was ordered: each registration in a transaction of its own, what becomes of it written with it.

Killed at any instant nothing is wrong: what is settled is settled once, the rest waits for the next turn.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.access.acting import staff_now
from core.audit import Event, record
from core.errors import NotAllowed, NotFound, ServiceBusy, StaleForm
from core.jobs.control import Again, Control
from core.mass_ending.rules import LIVE, SET_ASIDE, ItemState, State
from core.registrations.ending import set_aside
from core.registrations.errors import RegistrationEnded
from db.tables import MassEnding, MassEndingItem

TURN_SECONDS = 15.0
MOVED, ENDED, NOT_MINE, FAILED = "moved", "ended", "out_of_perimeter", "failed"
log = logging.getLogger("sporades.worker")


def set_aside_ordered(arguments: dict[str, Any], control: Control) -> None:
    """Do what an order asks, for a turn at most: then others have theirs."""
    ending_id, me, begun = int(arguments["ending_id"]), system(control.worker), time.monotonic()
    more = units.perform(_begin, me, ending_id)
    while more:
        if control.stopping() or time.monotonic() - begun > TURN_SECONDS:
            raise Again
        more = _next(me, ending_id)


def _next(me: Actor, ending_id: int) -> bool:
    try:
        return units.perform(settle_next, me, ending_id)
    except (ServiceBusy, DBAPIError):
        raise
    except Exception:  # one registration must not stop the others
        log.exception("setting aside, order %s", ending_id)
        return units.perform(_give_up_next, me, ending_id)


def _begin(tx: Session, actor: Actor, ending_id: int) -> bool:
    row = tx.get(MassEnding, ending_id, with_for_update=True)
    if row is None or row.state not in LIVE:
        return False
    if row.state == State.ORDERED:
        row.state, row.started_at = State.RUNNING.value, row.started_at or clock.now(tx)
        record(tx, actor, Event.MASS_ENDING_STARTED, "mass_ending", row.id, facts={"total": row.total})
    return True


def settle_next(tx: Session, actor: Actor, ending_id: int) -> bool:
    """Set the next registration aside, or say why not; whether the order goes on."""
    row = tx.get_one(MassEnding, ending_id, with_for_update=True)
    if row.state != State.RUNNING:
        return False
    item = _waiting(tx, ending_id)
    if item is None:
        _finish(tx, actor, row)
        return False
    _settle(tx, item, _outcome(tx, actor, row, item))
    return True


def _settle(tx: Session, item: MassEndingItem, outcome: str) -> None:
    """Write what became of an item, all at once: it is written once."""
    now = clock.now(tx)
    item.state = (ItemState.DONE if outcome == SET_ASIDE else ItemState.SKIPPED).value
    item.outcome, item.settled_at = outcome, now


def _waiting(tx: Session, ending_id: int) -> MassEndingItem | None:
    waiting = select(MassEndingItem).where(
        MassEndingItem.ending_id == ending_id, MassEndingItem.state == ItemState.WAITING.value
    )
    return tx.scalars(waiting.order_by(MassEndingItem.position).limit(1).with_for_update()).one_or_none()


def _outcome(tx: Session, actor: Actor, row: MassEnding, item: MassEndingItem) -> str:
    """Act for the person who asked, with the rights of this moment (3.26); refusals come before anything is written."""
    acting = system(actor.label, on_behalf_of=staff_now(tx, row.asked_by_id))
    try:
        set_aside(tx, acting, item.registration_id, reason=row.reason, seen=item.seen_version)
    except RegistrationEnded:
        return ENDED
    except StaleForm:
        return MOVED
    except (NotFound, NotAllowed):
        return NOT_MINE
    return SET_ASIDE


def _give_up_next(tx: Session, actor: Actor, ending_id: int) -> bool:
    del actor
    tx.get_one(MassEnding, ending_id, with_for_update=True)
    item = _waiting(tx, ending_id)
    if item is None:
        return False
    _settle(tx, item, FAILED)
    return True


def _finish(tx: Session, actor: Actor, row: MassEnding) -> None:
    counted = tx.execute(
        select(MassEndingItem.outcome, func.count().label("many")).where(MassEndingItem.ending_id == row.id)
        .group_by(MassEndingItem.outcome)
    )  # fmt: skip
    row.state, row.finished_at = State.DONE.value, clock.now(tx)
    outcomes = {row.outcome: row.many for row in counted}
    record(tx, actor, Event.MASS_ENDING_FINISHED, "mass_ending", row.id, facts={"outcomes": outcomes})
