"""Take away what served to sign in or to click once, when its time is over; what lives is never touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, CursorResult, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from core import clock, units
from core.access import Actor, system
from db.tables import AccountSession, AccountToken, Base, IdempotencyKey, SignInThrottle, SignInTicket, StaffSession

SESSIONS_KEPT = timedelta(days=30)  # after their end
TICKETS_KEPT = timedelta(days=1)  # after their use or their end: a link used twice is told apart from no link
TOKENS_KEPT = timedelta(days=7)
FAILURES_KEPT = timedelta(days=30)  # of an account, after the last failed try
SOURCES_KEPT = timedelta(days=1)  # of a source: its bucket is empty after minutes
RECEIPTS_KEPT = timedelta(days=30)  # a form sent again later than that is a new form
SOURCE = "source:%"


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows were taken away, of each kind."""

    sessions: int
    tickets: int
    tokens: int
    throttles: int
    receipts: int


def purge_access() -> Purged:
    """Take away what is over; several workers may do it at once."""
    return units.perform(purge, system("purge"))


def purge(tx: Session, actor: Actor) -> Purged:
    """Take away sessions, tickets, links, counters of failed tries and receipts whose time is over."""
    del actor
    now = clock.now(tx)
    return Purged(
        sessions=_staff_sessions(tx, now) + _remove(tx, AccountSession, _ended(AccountSession, now)),
        tickets=_remove(tx, SignInTicket, _spent(SignInTicket, now - TICKETS_KEPT)),
        tokens=_remove(tx, AccountToken, _spent(AccountToken, now - TOKENS_KEPT)),
        throttles=_remove(tx, SignInThrottle, _forgotten(now)),
        receipts=_remove(tx, IdempotencyKey, IdempotencyKey.used_at < now - RECEIPTS_KEPT),
    )


def _remove(tx: Session, table: type[Base], over: ColumnElement[bool]) -> int:
    removed = tx.execute(delete(table).where(over).execution_options(synchronize_session=False))
    return removed.rowcount if isinstance(removed, CursorResult) else 0


def _ended(table: type[StaffSession | AccountSession], now: datetime) -> ColumnElement[bool]:
    """Sessions that ended, by their owner or by time, long enough ago."""
    limit = now - SESSIONS_KEPT
    return or_(table.revoked_at < limit, table.expires_at < limit)


def _staff_sessions(tx: Session, now: datetime) -> int:
    """Take ended sessions away but the last of each account, which tells when it was last used; that one says no more.

    Of two last used at the same instant both stay.
    """
    later = aliased(StaffSession)
    used_since = select(later.id_hash).where(
        later.staff_id == StaffSession.staff_id, later.last_seen_at > StaffSession.last_seen_at
    )
    removed = _remove(tx, StaffSession, and_(_ended(StaffSession, now), used_since.exists()))
    tx.execute(
        update(StaffSession)
        .where(_ended(StaffSession, now), StaffSession.address + StaffSession.agent != "")
        .values(address="", agent="")
        .execution_options(synchronize_session=False)
    )
    return removed


def _spent(table: type[SignInTicket | AccountToken], limit: datetime) -> ColumnElement[bool]:
    return or_(table.used_at < limit, table.expires_at < limit)


def _forgotten(now: datetime) -> ColumnElement[bool]:
    """Counters without a try since long, and that lock nothing."""
    last = func.coalesce(SignInThrottle.last_failure_at, SignInThrottle.day_started_at)
    source = SignInThrottle.subject.like(SOURCE)
    return and_(
        or_(SignInThrottle.locked_until.is_(None), SignInThrottle.locked_until < now),
        SignInThrottle.day_started_at < now - SOURCES_KEPT,
        or_(and_(source, last < now - SOURCES_KEPT), last < now - FAILURES_KEPT),
    )
