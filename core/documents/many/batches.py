"""A file of many candidates as it is kept: whose it is, what its plan says now, how it ends."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.documents.many import planning
from core.documents.many.planning import Line
from core.documents.many.reading import from_json
from core.documents.many.rules import BatchState, LineOutcome
from core.errors import NotFound
from db.tables import HandingBatch, HandingLine


@dataclass(frozen=True, slots=True)
class Laid:
    """The receipt of an act on a file: where it stands, the mark of its plan."""

    batch_id: int
    state: str
    seen: str = ""


def planned(tx: Session, actor: Actor, batch: HandingBatch) -> list[Line]:
    """Plan what was read of a file, as the register stands."""
    return planning.plan(tx, actor, batch, [from_json(one) for one in batch.found])


def counted(lines: Sequence[Line]) -> dict[str, int]:
    """Count parts by what becomes of them, and pages."""
    return {
        **Counter(one.outcome.value for one in lines),
        "pages": sum(one.last_page - one.first_page + 1 for one in lines if one.first_page),
        "replaces": sum(one.replaces for one in lines),
    }


def digest_of(lines: Sequence[Line]) -> str:
    """Give the mark of a plan: another part of it is another plan."""
    return hashlib.sha256(json.dumps([astuple(one) for one in lines]).encode()).hexdigest()


def end(tx: Session, actor: Actor, batch: HandingBatch, state: BatchState, event: Event) -> Laid:
    """End a file and let it go; what it gave is kept with each candidate."""
    rows = tx.scalars(select(HandingLine.outcome).where(HandingLine.batch_id == batch.id))
    batch.counts = {**batch.counts, **dict.fromkeys(LineOutcome, 0), **Counter(rows)}
    batch.state, batch.storage_key, batch.found, batch.ended_at = state.value, "", [], clock.now(tx)
    facts = {name: n for name, n in batch.counts.items() if n}
    record(tx, actor, event, "handing", batch.id, facts={"kind": batch.kind, **facts})
    tx.flush()
    return Laid(batch.id, batch.state)


def own_batch(tx: Session, actor: Actor, batch_id: int) -> HandingBatch:
    """Give a file that the actor laid down, locked when the unit of work writes; anybody else's is not found."""
    statement = select(HandingBatch).where(HandingBatch.id == batch_id)
    found = tx.scalars(statement.with_for_update() if tx.info.get("writes") else statement).one_or_none()
    if found is None or actor.kind != "staff" or found.staged_by_id != actor.id:
        raise NotFound(kind="handing")
    return found
