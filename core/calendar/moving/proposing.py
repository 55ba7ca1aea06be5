"""Propose to move windows, with the reason; or take one's own proposal back. Nothing moves until another approves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.recent import require_recent
from core.audit import Event, record
from core.calendar.moving import rules
from core.calendar.moving.closing import SUBJECT, Closed, close
from core.calendar.moving.errors import MoveAlreadyDecided, MoveAlreadyOpen, NothingMoves, NotYourMove
from core.calendar.moving.finding import moves_of, one_move, open_move_of, windows_to_move
from core.calendar.moving.rules import Asked, Move, State
from core.errors import StaleForm
from db.tables import MovedWindow, Window, WindowMove


@dataclass(frozen=True, slots=True)
class Proposed:
    """The receipt of a proposal; `expires_at` is an instant written in ISO form."""

    move_id: int
    windows: int
    expires_at: str


def propose(tx: Session, actor: Actor, seen: Sequence[tuple[int, int]], asked: Asked, *, reason: str) -> Proposed:
    """Propose new hours for windows, each given with the version that was on the screen (6.18)."""
    require(actor, Permission.CALENDAR_CHANGE)
    require_recent(tx, actor)
    explained = rules.check_reason(reason)
    versions = dict(seen)
    windows = windows_to_move(tx, actor, versions)
    if any(window.version != versions[window.id] for window in windows):
        raise StaleForm
    now = clock.decide(tx)
    wanted = moves_to(windows, asked)
    for one in wanted:
        rules.check(one, now)
    _refuse_second(tx, actor, wanted)
    row = WindowMove(
        state=State.PROPOSED.value, reason=explained, digest=rules.digest(wanted), proposer_id=actor.id,
        proposer_person_id=actor.person_id, proposed_at=now, expires_at=rules.expiry(wanted, now), decider_id=None,
        decider_person_id=None, decided_at=None, decision_reason="",
    )  # fmt: skip
    tx.add(row)
    tx.flush()  # its number goes with each window
    tx.add_all(_line(row.id, one) for one in wanted)
    tx.flush()
    record(
        tx, actor, Event.WINDOW_MOVE_PROPOSED, SUBJECT, row.id, reason=explained, facts={"windows": len(wanted)}
    )  # fmt: skip
    return Proposed(row.id, len(wanted), row.expires_at.isoformat())


def moves_to(windows: Sequence[Window], asked: Asked) -> list[Move]:
    """Give what moves among windows; those already where they are asked to go are left out."""
    every = (rules.moved(one.id, one.version, one.opens_at, one.closes_at, one.zone, asked) for one in windows)
    found = [one for one in every if one.changes]
    if not found:
        raise NothingMoves
    return found


def _line(move_id: int, one: Move) -> MovedWindow:
    return MovedWindow(
        move_id=move_id, window_id=one.window_id, base_version=one.version, opens_before=one.opens_before,
        closes_before=one.closes_before, opens_after=one.opens_after, closes_after=one.closes_after,
    )  # fmt: skip


def _refuse_second(tx: Session, actor: Actor, wanted: Sequence[Move]) -> None:
    """One move at a time for one window; one that can no longer be approved makes room."""
    now, versions = clock.now(tx), {one.window_id: one.version for one in wanted}
    for other in open_move_of(tx, versions):
        if other.expires_at <= now:
            close(tx, actor, other, State.EXPIRED)
        elif any(versions.get(one.window_id, one.version) != one.version for one in moves_of(tx, other.id)):
            close(tx, actor, other, State.STALE)
        else:
            raise MoveAlreadyOpen(move=other.id)


def withdraw(tx: Session, actor: Actor, move_id: int) -> Closed:
    """Take one's own proposal back; nothing moves."""
    require(actor, Permission.CALENDAR_CHANGE)
    row, _ = one_move(tx, actor, move_id)
    if row.proposer_person_id != actor.person_id:
        raise NotYourMove
    if row.state != State.PROPOSED:
        raise MoveAlreadyDecided
    return close(tx, actor, row, State.WITHDRAWN)
