"""What one person ordered alone in a day, counted together: runs cut small do not pass under the number (3.13)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.bulk.rules import ItemState, RunState
from core.two_persons.rules import A_DAY
from db.tables import BulkItem, BulkRun


@dataclass(frozen=True, slots=True)
class Earlier:
    """The runs of a person that nobody approved, of the last day, and how many documents they hold at most."""

    runs: tuple[int, ...]
    most: int


def earlier(tx: Session, actor: Actor) -> Earlier:
    """Find the runs that a person, under any account, ordered alone in the last day."""
    rows = tx.execute(
        select(BulkRun.id, BulkRun.total).where(
            BulkRun.ordered_by_person_id == actor.person_id, BulkRun.needs_approval.is_(False),
            BulkRun.ordered_at > clock.now(tx) - A_DAY,
        )
    ).all()  # fmt: skip
    return Earlier(tuple(row.id for row in rows), sum(row.total for row in rows))


def others(tx: Session, before: Earlier, these: Select[int]) -> int:
    """Count the registrations of earlier runs, each once, that are not among these: a run ordered again adds none."""
    if not before.runs:
        return 0
    made_or_to_make = or_(
        BulkItem.state == ItemState.DONE,
        (BulkItem.state == ItemState.WAITING) & (BulkRun.state != RunState.CANCELLED),
    )
    counted = (
        select(func.count(BulkItem.registration_id.distinct()))
        .join(BulkRun, BulkRun.id == BulkItem.run_id)
        .where(BulkItem.run_id.in_(before.runs), made_or_to_make, BulkItem.registration_id.not_in(these))
    )
    return tx.scalar(counted) or 0
