"""Say that two candidates who look alike are two persons: with a reason, until what was compared changes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.duplicates.errors import ApartUnexplained, PairClosed
from core.duplicates.finding import one_pair
from core.duplicates.rules import LONGEST_REASON, PairState
from core.errors import StaleForm

_OPEN = frozenset({PairState.OPEN.value, PairState.UNDONE.value})


@dataclass(frozen=True, slots=True)
class SetApart:
    """The receipt of a pair set apart."""

    pair_id: int


def set_apart(tx: Session, actor: Actor, pair_id: int, *, reason: str, seen: int) -> SetApart:
    """Note that two candidates are two persons; the radar does not propose them again unless their data change."""
    require(actor, Permission.CORRECTION_PROPOSE)
    pair = one_pair(tx, actor, pair_id, Permission.CORRECTION_PROPOSE)
    if pair.state not in _OPEN:
        raise PairClosed(state=pair.state)
    if pair.score != seen:
        raise StaleForm
    said = " ".join(reason.split())[:LONGEST_REASON]
    if not said:
        raise ApartUnexplained
    pair.said, pair.said_by, pair.said_at = said, actor.label, clock.now(tx)
    before, pair.state = pair.state, PairState.SET_APART.value
    tx.flush()
    for one in (pair.a_id, pair.b_id):
        record(
            tx, actor, Event.DUPLICATE_SET_APART, "candidate", one, changes={"state": (before, pair.state)},
            reason=said, facts={"pair": pair.id, "score": pair.score},
        )  # fmt: skip
    return SetApart(pair.id)
