"""When one may register: local hours and instants, phases, states of a window. Pure: no clock, no database.

A window is `[opens, closes)` between two instants; its hours are entered in the académie's zone (4.13, 6.15, 6.16).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from core.errors import ExamError


class UnknownZone(ExamError):
    """The zone is not a name of the time zone database that is shipped."""

    code = "unknown_zone"


class LocalTimeSkipped(ExamError):
    """That hour does not exist on that day: clocks go forward over it."""

    code = "local_time_skipped"


class LocalTimeDoubled(ExamError):
    """That hour happens twice on that day: clocks go back over it."""

    code = "local_time_doubled"


class Phase(StrEnum):
    """What a window is for."""

    REGISTRATION = "registration"
    MODIFICATION = "modification"
    PIECES = "pieces"
    CONFIRMATIONS = "confirmations"
    ONLINE_VALIDATION = "online_validation"


class WindowState(StrEnum):
    """Where an instant stands towards a window."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"


class Odd(StrEnum):
    """What is odd in a calendar; nothing here is refused, the person who enters it is told."""

    CLOSES_BEFORE_IT_OPENS = "closes_before_it_opens"
    PIECES_DUE_BEFORE_CLOSE = "pieces_due_before_close"
    CONFIRMATIONS_DUE_BEFORE_CLOSE = "confirmations_due_before_close"
    VALIDATION_ENDS_BEFORE_CLOSE = "validation_ends_before_close"
    MODIFICATION_ENDS_BEFORE_CLOSE = "modification_ends_before_close"
    NO_REGISTRATION = "no_registration"
    CLOSES_ON_A_HOLIDAY = "closes_on_a_holiday"
    CLOSES_ON_A_WEEKEND = "closes_on_a_weekend"


@dataclass(frozen=True, slots=True)
class Window:
    """One phase between two instants; `latched`: it was once seen closed, and a clock stepping back reopens nothing."""

    phase: Phase
    opens: datetime
    closes: datetime
    zone: str
    latched: bool = False


@dataclass(frozen=True, slots=True)
class Oddity:
    """One oddity of one phase."""

    phase: Phase
    what: Odd


DUE_AFTER_CLOSE = {
    Phase.PIECES: Odd.PIECES_DUE_BEFORE_CLOSE,
    Phase.CONFIRMATIONS: Odd.CONFIRMATIONS_DUE_BEFORE_CLOSE,
    Phase.ONLINE_VALIDATION: Odd.VALIDATION_ENDS_BEFORE_CLOSE,
    Phase.MODIFICATION: Odd.MODIFICATION_ENDS_BEFORE_CLOSE,
}
SATURDAY = 5


@cache
def shipped_zones() -> frozenset[str]:
    """Give the names of the time zone database that is pinned and shipped with the program."""
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in listed.splitlines() if line.strip())


def check_zone(zone: str) -> None:
    """Refuse a zone that is no IANA name: an offset such as `UTC+4` would be wrong half of the year."""
    if zone not in shipped_zones() or "/" not in zone:
        raise UnknownZone(zone=zone)


def instant_of(local: datetime, zone: str) -> datetime:
    """Give the instant of an hour on the wall of a zone; an hour skipped or doubled by a clock change is refused."""
    if local.tzinfo is not None:
        raise ValueError(f"a local hour carries no zone: {local!r}")
    check_zone(zone)
    before = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    after = local.replace(tzinfo=ZoneInfo(zone), fold=1)
    instant = before.astimezone(UTC)
    if before.utcoffset() == after.utcoffset():
        return instant
    said = local.isoformat(sep=" ", timespec="minutes")
    there_and_back = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    if there_and_back != local.replace(fold=0):
        raise LocalTimeSkipped(local=said, zone=zone)
    raise LocalTimeDoubled(local=said, zone=zone)


def local_of(instant: datetime, zone: str) -> datetime:
    """Give the hour on the wall of a zone at an instant."""
    check_zone(zone)
    return instant.astimezone(ZoneInfo(zone))


def is_open(window: Window, instant: datetime) -> bool:
    """Whether something done at an instant falls within a window: from its opening included to its closing excluded."""
    return state(window, instant) is WindowState.OPEN


def state(window: Window, instant: datetime) -> WindowState:
    """Tell where an instant stands; a window once seen closed stays closed, whatever the clock says (6.15)."""
    if window.latched or instant >= window.closes:
        return WindowState.CLOSED
    return WindowState.UPCOMING if instant < window.opens else WindowState.OPEN


def warnings(windows: Iterable[Window], holidays: Collection[date] = ()) -> tuple[Oddity, ...]:
    """Tell what is odd in the windows of one exam session, place and audience, phase by phase."""
    given = sorted(windows, key=lambda window: list(Phase).index(window.phase))
    registration = next((window for window in given if window.phase is Phase.REGISTRATION), None)
    found: list[Oddity] = []
    if given and registration is None:
        found.append(Oddity(Phase.REGISTRATION, Odd.NO_REGISTRATION))
    for window in given:
        found += [Oddity(window.phase, what) for what in _odd(window, registration, holidays)]
    return tuple(found)


def _odd(window: Window, registration: Window | None, holidays: Collection[date]) -> list[Odd]:
    odd: list[Odd] = []
    if window.closes <= window.opens:
        odd.append(Odd.CLOSES_BEFORE_IT_OPENS)
    due = DUE_AFTER_CLOSE.get(window.phase)
    if due is not None and registration is not None and window.closes < registration.closes:
        odd.append(due)
    last_day = local_of(window.closes, window.zone).date()
    if last_day in holidays:
        odd.append(Odd.CLOSES_ON_A_HOLIDAY)
    if last_day.weekday() >= SATURDAY:
        odd.append(Odd.CLOSES_ON_A_WEEKEND)
    return odd
