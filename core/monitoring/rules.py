"""Days of an académie, running totals, and the counts too small to be shown to someone who sees no person. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

SMALLEST_SHOWN = 5
_STEP = timedelta(days=7)  # no zone changes its clocks twice within a week
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Offset:
    """How many minutes a zone is ahead of UTC, until an instant (nothing: to the end)."""

    until: datetime | None
    minutes: int


@cache
def offsets(zone: str, first: datetime, last: datetime) -> tuple[Offset, ...]:
    """Give the offsets of a zone between two instants, in order, cut where its clocks change."""
    there, found, at = ZoneInfo(zone), list[Offset](), first
    while at < last:
        following = min(at + _STEP, last)
        if _minutes(following, there) != _minutes(at, there):
            change = _change_between(at, following, there)
            found.append(Offset(change, _minutes(at, there)))
            following = change
        at = following
    return (*found, Offset(None, _minutes(last, there)))


def _change_between(before: datetime, after: datetime, there: ZoneInfo) -> datetime:
    while after - before > _MINUTE:
        middle = before + (after - before) / 2
        middle = middle.replace(second=0, microsecond=0) if middle - before > _MINUTE else before + _MINUTE
        if _minutes(middle, there) == _minutes(before, there):
            before = middle
        else:
            after = middle
    return after.replace(second=0, microsecond=0)


def _minutes(at: datetime, there: ZoneInfo) -> int:
    offset = at.astimezone(there).utcoffset()
    return int((offset or timedelta()).total_seconds() // 60)


def start_of_day(now: datetime, zone: str) -> datetime:
    """Give the instant at which the present day began in a zone."""
    there = ZoneInfo(zone)
    return datetime.combine(now.astimezone(there).date(), time(), there).astimezone(UTC)


def is_withheld(count: int, *, sees_persons: bool) -> bool:
    """Whether a count would point at persons: from 1 to 4, for someone who may not see persons (3.07)."""
    return 0 < count < SMALLEST_SHOWN and not sees_persons


def every_day(first: date, last: date) -> tuple[date, ...]:
    """Give the days from the first to the last, both included."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def filled(
    counts: Mapping[tuple[date, str], int], names: Iterable[str], *, running: bool
) -> list[tuple[date, str, int]]:
    """Give one count per day and series, zero where nothing happened, or the running totals."""
    if not counts:
        return []
    days = every_day(min(day for day, _ in counts), max(day for day, _ in counts))
    rows: list[tuple[date, str, int]] = []
    for name in names:
        line: Iterable[int] = [counts.get((day, name), 0) for day in days]
        rows += zip(days, [name] * len(days), accumulate(line) if running else line, strict=True)
    return rows
