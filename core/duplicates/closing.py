"""End a proposal that changes nothing: refused, withdrawn, stale or expired; its pair is open again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.corrections.rules import State
from core.duplicates.finding import pair_of
from core.duplicates.rules import PairState
from db.tables import CandidateMerge

MOST = 200
_EVENTS = {
    State.STALE: Event.MERGE_STALE, State.EXPIRED: Event.MERGE_EXPIRED, State.WITHDRAWN: Event.MERGE_WITHDRAWN,
    State.REFUSED: Event.MERGE_REFUSED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closed:
    """The receipt of a proposal that ended without changing anything."""

    merge_id: int
    state: str


def facts_of(row: CandidateMerge) -> dict[str, Any]:
    """Give what the journal says of a merge, without any personal value."""
    return {
        "kept": row.kept_id, "absorbed": row.absorbed_id, "fields": sorted(row.after), "exchanged": row.exchanged,
        "undoes": row.undoes_id,
    }  # fmt: skip


def close(tx: Session, actor: Actor, row: CandidateMerge, state: State, *, reason: str = "") -> Closed:
    """End an open proposal that nobody approved, and say so in the journal."""
    row.state, row.decided_at, row.decision_reason = state.value, clock.now(tx), reason
    pair = pair_of(tx, row.kept_id, row.absorbed_id)
    if pair is not None and pair.state == PairState.PROPOSED.value:
        pair.state = PairState.OPEN.value
    tx.flush()
    record(
        tx, actor, _EVENTS[state], "merge", row.id, changes={"state": (State.PROPOSED.value, state.value)},
        reason=reason, facts=facts_of(row),
    )  # fmt: skip
    return Closed(row.id, state.value)


def expire_due(tx: Session, actor: Actor) -> int:
    """End the proposals that nobody decided within seven days; give how many."""
    require(actor, Permission.CORRECTION_DECIDE)
    due = select(CandidateMerge).where(
        CandidateMerge.state == State.PROPOSED.value, CandidateMerge.expires_at <= clock.now(tx)
    )
    rows = list(tx.scalars(due.order_by(CandidateMerge.id).limit(MOST).with_for_update(skip_locked=True)))
    for row in rows:
        close(tx, actor, row, State.EXPIRED)
    return len(rows)
