"""How far the worker is with an import that it was told to apply, from its order and from what others took."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.imports.queries import import_seen
from core.imports.rules import ImportState, lines_per_second, share_done
from core.imports.under_way import is_under_way
from core.jobs import presence
from db.tables import ImportFile, PromisedTask

LAST = 5
FAILED = "failed"  # the worker gave up


@dataclass(frozen=True, slots=True)
class Following:
    """An order to apply: who gave it, whether it waits, runs or was refused, and how long it may still take.

    `share` is estimated from the imports applied before: one transaction says nothing of itself before its end.
    """

    import_id: int
    by: str
    at: datetime
    lines: int
    live: bool
    started_at: datetime | None
    share: float
    seconds_left: float | None
    workers: int
    refused: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def following(tx: Session, actor: Actor, import_id: int) -> Following | None:
    """Say how far an ordered import is; nothing when none is ordered, or once it is applied."""
    require(actor, Permission.IMPORT_STAGE)
    file = import_seen(tx, actor, import_id, Permission.IMPORT_STAGE)
    order = file.ordered
    if file.state != ImportState.STAGED or not order:
        return None
    live = is_under_way(tx, file)
    refused = order.get("refused", "") or ("" if live else _failed(tx, order["promise"]))
    if not live and not refused:
        return None
    started = datetime.fromisoformat(order["started_at"]) if order.get("started_at") else None
    lines = sum(file.counts.get(name, 0) for name in ("to_create", "to_update"))
    seconds = lines / _rate(tx)
    elapsed = (clock.now(tx) - started).total_seconds() if started else 0.0
    return Following(
        file.id, order["by"], datetime.fromisoformat(order["at"]), lines, live, started,
        share_done(elapsed, seconds), max(seconds - elapsed, 0.0) if started else None, presence.alive(tx, actor),
        refused, order.get("facts", {}),
    )  # fmt: skip


def _failed(tx: Session, number: int) -> str:
    """Name the defect for which the worker gave up, if it did."""
    return FAILED if tx.scalar(select(PromisedTask.state).where(PromisedTask.id == number)) == "failed" else ""


def _rate(tx: Session) -> float:
    """Lines written a second, as measured on the last imports of this installation."""
    statement = select(ImportFile.counts).where(ImportFile.state == ImportState.APPLIED.value)
    counted = tx.scalars(statement.order_by(ImportFile.applied_at.desc()).limit(LAST))
    return lines_per_second(
        (one.get("registrations", 0) + one.get("updated", 0), one.get("milliseconds", 0)) for one in counted
    )
