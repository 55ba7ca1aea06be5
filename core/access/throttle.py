"""How often a password may be tried: a schedule in the database, the same whether the account exists (1.04). Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FREE_FAILURES = 5
FAILURES_BEFORE_LOCK = 10
FIRST_DELAY = timedelta(minutes=1)
LOCK = timedelta(hours=1)
TRIES_A_DAY = 25
DAY = timedelta(hours=24)

BUCKET = 30
REFILL_EVERY = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Counter:
    """What is remembered of the tries of one account or one source."""

    failures: int
    tries_today: int
    day_started_at: datetime
    last_failure_at: datetime | None = None
    locked_until: datetime | None = None


def wait_of_account(counter: Counter, now: datetime) -> datetime | None:
    """Say when an account may be tried again, or nothing when it may be now."""
    waits = []
    if counter.locked_until and counter.locked_until > now:
        waits.append(counter.locked_until)
    if counter.tries_today >= TRIES_A_DAY and counter.day_started_at + DAY > now:
        waits.append(counter.day_started_at + DAY)
    return max(waits, default=None)


def after_try(counter: Counter, now: datetime) -> Counter:
    """Count a try as failed, before the password is looked at, so that parallel tries are all counted."""
    if counter.day_started_at + DAY <= now:
        counter = replace(counter, tries_today=0, day_started_at=now)
    failures = counter.failures + 1
    tries = counter.tries_today + 1
    if failures >= FAILURES_BEFORE_LOCK:
        return replace(counter, failures=0, tries_today=tries, last_failure_at=now, locked_until=now + LOCK)
    until = now + FIRST_DELAY * 2 ** (failures - FREE_FAILURES) if failures >= FREE_FAILURES else None
    return replace(counter, failures=failures, tries_today=tries, last_failure_at=now, locked_until=until)


def after_success(counter: Counter) -> Counter:
    """Forget the failures of an account whose owner has entered; the day's failed tries stay counted."""
    return replace(counter, failures=0, tries_today=max(0, counter.tries_today - 1), locked_until=None)


def level(counter: Counter, now: datetime) -> int:
    """Give how full the bucket of a source is: it empties by one every ten seconds."""
    if counter.last_failure_at is None:
        return 0
    return max(0, counter.failures - int((now - counter.last_failure_at) / REFILL_EVERY))


def wait_of_source(counter: Counter, now: datetime) -> datetime | None:
    """Say when a source may try again, or nothing when it may now; a whole office may share one address."""
    over = level(counter, now) - BUCKET + 1
    return now + over * REFILL_EVERY if over > 0 else None


def after_try_of_source(counter: Counter, now: datetime) -> Counter:
    """Add a try to the bucket of a source."""
    return replace(counter, failures=level(counter, now) + 1, last_failure_at=now)


def after_success_of_source(counter: Counter) -> Counter:
    """Take a successful try out of the bucket again: signing in is not guessing."""
    return replace(counter, failures=max(0, counter.failures - 1))
