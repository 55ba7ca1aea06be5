"""End a proposed move that moves nothing: refused, withdrawn, stale or expired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.calendar.moving.rules import State
from db.tables import WindowMove

SUBJECT = "window_move"
_EVENTS = {
    State.REFUSED: Event.WINDOW_MOVE_REFUSED, State.WITHDRAWN: Event.WINDOW_MOVE_WITHDRAWN,
    State.STALE: Event.WINDOW_MOVE_STALE, State.EXPIRED: Event.WINDOW_MOVE_EXPIRED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closed:
    """The receipt of a move that ended without moving anything."""

    move_id: int
    state: str


def close(tx: Session, actor: Actor, row: WindowMove, state: State, *, reason: str = "") -> Closed:
    """End an open move that nobody approved, and say so in the journal."""
    row.state, row.decided_at, row.decision_reason = state.value, clock.now(tx), reason
    tx.flush()
    facts: dict[str, Any] = {"proposer": row.proposer_id}
    record(
        tx, actor, _EVENTS[state], SUBJECT, row.id, changes={"state": (State.PROPOSED.value, state.value)},
        reason=reason, facts=facts,
    )  # fmt: skip
    return Closed(row.id, state.value)
