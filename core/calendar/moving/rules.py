"""Where windows may be moved to, what is approved, and until when it may be. Pure (6.18)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.calendar.moving.errors import InstantPassed, MoveClosesBeforeItOpens, MoveUnexplained, WindowIsOpen
from core.calendar.rules import instant_of

AHEAD = timedelta(minutes=5)  # a new instant lies at least so far ahead when it is proposed
LAST_MINUTE = timedelta(minutes=1)  # a move is decided at the latest so long before its first new instant
VALID_FOR = timedelta(days=7)
LONGEST_REASON = 2_000


class State(StrEnum):
    """Where a move stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    STALE = "stale"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Asked:
    """The hours wanted, as the clock on the wall of each place shows them; none means that it stays."""

    opens: datetime | None = None
    closes: datetime | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One window before and after; the instants are UTC, `version` is the one that was seen."""

    window_id: int
    version: int
    opens_before: datetime
    closes_before: datetime
    opens_after: datetime
    closes_after: datetime

    @property
    def changes(self) -> bool:
        """Whether anything moves at all."""
        return (self.opens_before, self.closes_before) != (self.opens_after, self.closes_after)

    @property
    def shortens(self) -> bool:
        """Whether the window closes earlier than it was to."""
        return self.closes_after < self.closes_before

    @property
    def new_instants(self) -> tuple[datetime, ...]:
        """The instants that were not there before."""
        pairs = ((self.opens_before, self.opens_after), (self.closes_before, self.closes_after))
        return tuple(after for before, after in pairs if before != after)


def moved(window_id: int, version: int, opens: datetime, closes: datetime, zone: str, asked: Asked) -> Move:
    """Give where a window would go: the hours asked are those of its own place (6.16)."""
    return Move(
        window_id, version, opens, closes,
        instant_of(asked.opens, zone) if asked.opens else opens,
        instant_of(asked.closes, zone) if asked.closes else closes,
    )  # fmt: skip


def check(move: Move, now: datetime) -> None:
    """Refuse a move into the past, one that turns a window round, and one that shuts the door on those inside."""
    if move.opens_after >= move.closes_after:
        raise MoveClosesBeforeItOpens
    if move.opens_after != move.opens_before and move.opens_before <= now < move.closes_before:
        raise WindowIsOpen
    if any(instant < now + AHEAD for instant in move.new_instants):
        raise InstantPassed(minutes=int(AHEAD.total_seconds()) // 60)


def expiry(moves: Iterable[Move], now: datetime) -> datetime:
    """Give until when a move may be decided: seven days, and never once one of its new instants is near."""
    return min([now + VALID_FOR, *(instant - LAST_MINUTE for move in moves for instant in move.new_instants)])


def check_reason(typed: str) -> str:
    """Read a reason; there is always one."""
    reason = " ".join(typed.split())[:LONGEST_REASON]
    if not reason:
        raise MoveUnexplained
    return reason


def digest(moves: Iterable[Move]) -> str:
    """Give the SHA-256 of what is approved: each window, its version, its instants before and after (3.10)."""
    plain = sorted(
        [one.window_id, one.version, *(instant.isoformat() for instant in (
            one.opens_before, one.closes_before, one.opens_after, one.closes_after,
        ))]
        for one in moves
    )  # fmt: skip
    return hashlib.sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()
