"""Counters of tries and of asks, in the database: kept across restarts, shared by every process (1.04, 2.23)."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.access import throttle
from db.tables import SignInThrottle


@dataclass(frozen=True, slots=True)
class Quota:
    """How often something may be asked under one name in a lapse of time."""

    kind: str
    most: int
    every: timedelta


def subject(kind: str, name: str) -> str:
    """Give the key of a counter: a name is never kept in clear."""
    return f"{kind}:{hashlib.sha256(name.encode()).hexdigest()}"


def counter(tx: Session, kind: str, name: str, now: datetime) -> SignInThrottle:
    """Give the counter of an account or source, locked; two first tries at once make one row."""
    key = subject(kind, name)
    insert = postgresql.insert if tx.get_bind().dialect.name == "postgresql" else sqlite.insert
    first = {"subject": key, "failures": 0, "tries_today": 0, "day_started_at": now}
    tx.execute(insert(SignInThrottle).values(first).on_conflict_do_nothing())
    return tx.scalars(select(SignInThrottle).where(SignInThrottle.subject == key).with_for_update()).one()


def value(row: SignInThrottle) -> throttle.Counter:
    """Read a counter."""
    return throttle.Counter(row.failures, row.tries_today, row.day_started_at, row.last_failure_at, row.locked_until)


def keep(row: SignInThrottle, counted: throttle.Counter) -> None:
    """Write a counter."""
    for name, kept in asdict(counted).items():
        setattr(row, name, kept)


def forget(tx: Session, kind: str, name: str) -> None:
    """Lift whatever held an account back."""
    tx.execute(delete(SignInThrottle).where(SignInThrottle.subject == subject(kind, name)))


def wait_of(tx: Session, quota: Quota, name: str, now: datetime) -> datetime | None:
    """Say when one more would be accepted, or nothing when it is now; nothing is counted."""
    row = tx.get(SignInThrottle, subject(quota.kind, name))
    if row is None or row.day_started_at + quota.every <= now or row.tries_today < quota.most:
        return None
    return row.day_started_at + quota.every


def spend(tx: Session, quota: Quota, name: str, now: datetime) -> datetime | None:
    """Count one more under a name, or say when the next one is accepted; parallel asks are all counted."""
    row = counter(tx, quota.kind, name, now)
    if row.day_started_at + quota.every <= now:
        row.day_started_at, row.tries_today = now, 0
    if row.tries_today >= quota.most:
        return row.day_started_at + quota.every
    row.tries_today += 1
    return None
