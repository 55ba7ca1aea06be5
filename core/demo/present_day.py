"""Bring the invented calendar to the present: what was open on the day it was written for is open today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import system
from core.audit import Event, record
from db.tables import Window

WRITTEN_FOR = datetime(2026, 11, 23, tzinfo=UTC)


def bring_calendar_to_today(tx: Session) -> int:
    """Move the invented windows by whole days, and give how many; those of real examples stay where they were."""
    drift = timedelta(days=(clock.now(tx) - WRITTEN_FOR).days)
    if not drift:
        return 0
    for window in tx.scalars(select(Window).where(Window.demonstration)):
        window.opens_at += drift
        window.closes_at += drift
    record(tx, system("demonstration"), Event.WINDOW_CHANGED, "window", 0, facts={"days": drift.days})
    return drift.days
