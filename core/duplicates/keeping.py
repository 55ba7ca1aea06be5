"""Keep the pairs that were found: new ones, ones that changed, ones that are no longer; what was decided stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.duplicates.meeting import Met
from core.duplicates.rules import Identity, Likeness, PairState, fingerprint
from db.tables import DuplicatePair

_SETTLED = frozenset({PairState.SET_APART.value, PairState.UNDONE.value})


def keep_pairs(tx: Session, actor: Actor, ids: Collection[int], found: Met) -> None:
    """Keep what was found of some candidates, and forget the open pairs of theirs that no longer look alike."""
    known = {
        (row.a_id, row.b_id): row
        for row in tx.scalars(
            select(DuplicatePair).where(or_(DuplicatePair.a_id.in_(ids), DuplicatePair.b_id.in_(ids)))
        )
    }
    gone = [row.id for pair, row in known.items() if pair not in found and row.state == PairState.OPEN.value]
    changed = sum(_renew(row, *found[pair]) for pair, row in known.items() if pair in found)
    fresh = [_row(tx, *found[pair]) for pair in found if pair not in known]
    tx.flush()
    if gone:
        tx.execute(delete(DuplicatePair).where(DuplicatePair.id.in_(gone)).execution_options(synchronize_session=False))
    if fresh:
        tx.execute(insert(DuplicatePair), fresh)
    if gone or fresh or changed:
        facts = {"new": len(fresh), "changed": changed, "gone": len(gone)}
        record(tx, actor, Event.DUPLICATES_FOUND, "duplicate", 0, facts=facts)


def _row(tx: Session, likeness: Likeness, one: Identity, other: Identity) -> dict[str, Any]:
    return {
        "a_id": min(one.id, other.id), "b_id": max(one.id, other.id), "score": likeness.score,
        "reasons": _reasons(likeness), "state": PairState.OPEN.value, "fingerprint": fingerprint(one, other),
        "said": "", "said_by": "", "said_at": None, "found_at": clock.now(tx), "version": 1,
    }  # fmt: skip


def _reasons(likeness: Likeness) -> list[list[str]]:
    return [[reason.field, reason.how] for reason in likeness.reasons]


def _renew(row: DuplicatePair, likeness: Likeness, one: Identity, other: Identity) -> bool:
    """Take over what is now true; two persons of the office are asked again only when what they compared changed."""
    mark = fingerprint(one, other)
    if row.fingerprint == mark and row.score == likeness.score:
        return False
    if row.state in _SETTLED and row.fingerprint != mark:
        row.state, row.said, row.said_by, row.said_at = PairState.OPEN.value, "", "", None
    row.score, row.reasons, row.fingerprint = likeness.score, _reasons(likeness), mark
    return True
