"""Decide about a move: another person approves exactly what was shown, and the same transaction moves the windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.errors import AccountComesFromAsker
from core.access.independence import account_comes_from
from core.access.recent import require_recent
from core.audit import Event, record
from core.calendar.moving import rules
from core.calendar.moving.closing import SUBJECT, Closed, close
from core.calendar.moving.errors import MoveAlreadyDecided, MoveTooLate, OwnMove
from core.calendar.moving.finding import one_move, windows_to_move
from core.calendar.moving.rules import Move, State
from core.corrections.errors import NotWhatWasShown
from core.jobs.promises import Task, promise
from db.engine import before_commit
from db.tables import Window, WindowMove, WindowNotice

WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Decided:
    """The receipt of a decision: `state` is approved, or stale or expired when it came too late to move anything."""

    move_id: int
    state: str
    windows: int = 0


def approve(tx: Session, actor: Actor, move_id: int, digest: str) -> Decided:
    """Approve what was shown: windows, journal and the promise to tell the candidates go together (6.18)."""
    require(actor, Permission.CALENDAR_CHANGE)
    require_recent(tx, actor)
    row, wanted = one_move(tx, actor, move_id)
    _refuse_decider(tx, actor, row)
    windows = windows_to_move(tx, actor, (one.window_id for one in wanted))
    now = clock.decide(tx)
    late = _too_late(row, wanted, windows, now)
    if late is not None:
        return Decided(row.id, close(tx, actor, row, late).state)
    if not digest == row.digest == rules.digest(wanted):
        raise NotWhatWasShown
    row.state, row.decided_at = State.APPROVED.value, now
    row.decider_id, row.decider_person_id = actor.id, actor.person_id
    for window, one in zip(windows, wanted, strict=True):
        _move(tx, actor, row, window, one)
    tx.add(WindowNotice(move_id=row.id, told_up_to=0, mails=0, finished_at=None))
    tx.flush()
    record(
        tx, actor, Event.WINDOW_MOVE_APPROVED, SUBJECT, row.id, reason=row.reason,
        changes={"state": (State.PROPOSED.value, row.state)},
        facts={"windows": len(windows), "proposer": row.proposer_id},
    )  # fmt: skip
    promise(tx, actor, Task.TELL_MOVE, move_id=row.id)
    expires_at = row.expires_at
    before_commit(tx, "window_move", lambda last: _refuse_late(last, expires_at), very_last=True)
    return Decided(row.id, row.state, len(windows))


def _refuse_decider(tx: Session, actor: Actor, row: WindowMove) -> None:
    """Compare persons, not accounts; an account that comes from the asker is no second person (3.13)."""
    if row.state != State.PROPOSED:
        raise MoveAlreadyDecided
    if row.proposer_person_id == actor.person_id:
        raise OwnMove
    if account_comes_from(tx, actor.id, row.proposer_person_id):
        raise AccountComesFromAsker


def _too_late(row: WindowMove, wanted: Sequence[Move], windows: Sequence[Window], now: datetime) -> State | None:
    """A move dies as soon as one of its windows moved otherwise, or its first new instant is near."""
    if now >= row.expires_at:
        return State.EXPIRED
    moved = any(window.version != one.version for window, one in zip(windows, wanted, strict=True))
    return State.STALE if moved else None


def _move(tx: Session, actor: Actor, row: WindowMove, window: Window, one: Move) -> None:
    """Move one window; its version moves with it, so that loading the reference data again leaves it there."""
    changes = {
        name: (before, after)
        for name, before, after in (
            ("opens_at", one.opens_before, one.opens_after), ("closes_at", one.closes_before, one.closes_after),
        )
        if before != after
    }  # fmt: skip
    window.opens_at, window.closes_at = one.opens_after, one.closes_after
    window.latched_at = None  # two persons open it again on purpose, whatever a clock said before
    record(
        tx, actor, Event.WINDOW_CHANGED, WINDOW, window.id, changes=changes, reason=row.reason, facts={"move": row.id}
    )


def _refuse_late(tx: Session, expires_at: datetime) -> None:
    """What was decided in time and would be kept too late is not kept at all (6.15)."""
    if clock.now(tx) >= expires_at + rules.LAST_MINUTE / 2:
        raise MoveTooLate


def refuse(tx: Session, actor: Actor, move_id: int, *, reason: str) -> Closed:
    """Refuse a move with its reason; nothing moves, and who proposed it reads why."""
    require(actor, Permission.CALENDAR_CHANGE)
    row, _ = one_move(tx, actor, move_id)
    _refuse_decider(tx, actor, row)
    explained = rules.check_reason(reason)
    row.decider_id, row.decider_person_id = actor.id, actor.person_id
    return close(tx, actor, row, State.REFUSED, reason=explained)
