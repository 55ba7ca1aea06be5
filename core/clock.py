"""The only place that asks the time.

Business time is the database's, read inside the transaction (4.12): `now(tx)`. `display_now()` is for screens,
logs and file names only. Instants are aware and in UTC; days are dates; an académie's hour is `local(...)`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from db.engine import database_now


def now(tx: Session) -> datetime:
    """Give the database's instant, in UTC, read after the locks this transaction already holds."""
    return database_now(tx)


def decide(tx: Session) -> datetime:
    """Read the instant by which this transaction decides, once its locks are held; what it writes bears it (6.15)."""
    instant = now(tx)
    tx.info["decided_at"] = instant
    return instant


def decided(tx: Session) -> datetime:
    """Give the instant by which this transaction decided, so that what it keeps is never later; else now."""
    found = tx.info.get("decided_at")
    return found if isinstance(found, datetime) else now(tx)


def today(tx: Session, zone: str) -> date:
    """Give the day it is in a zone, by the database's clock."""
    return local(now(tx), zone).date()


def local(instant: datetime, zone: str) -> datetime:
    """Give an instant as the clock on the wall of an académie shows it."""
    return instant.astimezone(ZoneInfo(zone))


def display_now() -> datetime:
    """Give the application's instant, for display only; never decide with it."""
    return datetime.now(UTC)  # noqa: TID251 - the one place allowed to
