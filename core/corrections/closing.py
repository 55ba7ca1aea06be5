"""End a proposal that changes nothing: refused, withdrawn, stale or expired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.corrections.rules import State
from db.tables import Correction


@dataclass(frozen=True, slots=True)
class Closed:
    """The receipt of a proposal that ended without changing anything."""

    correction_id: int
    state: str


def facts_of(row: Correction) -> dict[str, Any]:
    """Give what the journal says of a correction, without any personal value."""
    return {"candidate": row.candidate_id, "fields": sorted(row.after), "base_version": row.base_version}


def close(tx: Session, actor: Actor, row: Correction, state: State, *, reason: str = "") -> Closed:
    """End an open proposal that nobody approved, and say so in the journal."""
    events = {
        State.STALE: Event.CORRECTION_STALE, State.EXPIRED: Event.CORRECTION_EXPIRED,
        State.WITHDRAWN: Event.CORRECTION_WITHDRAWN, State.REFUSED: Event.CORRECTION_REFUSED,
    }  # fmt: skip
    row.state, row.decided_at, row.decision_reason = state.value, clock.now(tx), reason
    tx.flush()
    record(
        tx, actor, events[state], "correction", row.id, changes={"state": (State.PROPOSED.value, state.value)},
        reason=reason, facts=facts_of(row),
    )  # fmt: skip
    return Closed(row.id, state.value)
