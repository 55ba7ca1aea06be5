"""The litigation files one had made of a candidate, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, sees_all
from core.litigation.rules import State
from db.tables import LitigationFile

MOST = 20


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: why, when, by whom; `is_own` and ready, it can be opened."""

    id: int
    reason: str
    state: str
    asked_by: str
    asked_at: datetime
    events: int
    pages: int
    expires_at: datetime | None
    is_own: bool


def files_of(tx: Session, actor: Actor, candidate_id: int) -> list[FileLine]:
    """Give the litigation files of a candidate to who may have them made: one's own, and those one may see all of.

    The reason and the size of a file about registrations elsewhere say what another office has to do with a person.
    """
    require(actor, Permission.LITIGATION_FILE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.LITIGATION_FILE)
    asked = select(LitigationFile).where(LitigationFile.candidate_id == candidate.id)
    now = clock.now(tx)
    return [
        FileLine(
            row.id, row.reason, _state(row, now), row.asked_by, row.asked_at, row.events, row.pages, row.expires_at,
            _is_own(actor, row),
        )
        for row in tx.scalars(asked.order_by(LitigationFile.id.desc()))
        if _is_own(actor, row) or sees_all(actor, Permission.LITIGATION_FILE, row.places)
    ][:MOST]  # fmt: skip


def _is_own(actor: Actor, row: LitigationFile) -> bool:
    return row.asked_by_id == actor.id and actor.kind == "staff"


def _state(row: LitigationFile, now: datetime) -> str:
    over = row.expires_at is not None and now >= row.expires_at
    return State.EXPIRED.value if over else row.state
