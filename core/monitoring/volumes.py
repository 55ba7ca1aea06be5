"""What the volumes page shows: plain values, all read on one state of the database so that they agree (6.31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Axis(StrEnum):
    """What the lines of a chart are."""

    DOMAIN = "domain"
    ACADEMIE = "academie"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which registrations are counted: codes of académies and domains, labels of exam sessions; nothing is all."""

    academies: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    exam_sessions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The registrations of one académie, domain and exam session.

    `withheld`: fewer than five, and the person sees no candidate there: the counts are zero and mean "< 5" (3.07).
    """

    academie_code: str
    domain_code: str
    exam_session: str
    saved: int
    active: int
    deregistered: int
    withheld: bool


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many on a day, in the académie's own calendar, of one series."""

    day: date
    series: str
    count: int


@dataclass(frozen=True, slots=True)
class DailyCell:
    """How many registrations of one cell were first saved on a day, in the académie's own calendar."""

    day: date
    academie_code: str
    domain_code: str
    exam_session: str
    saved: int


@dataclass(frozen=True, slots=True)
class Volumes:
    """Counts of one selection at one instant; what is withheld is in none of the totals.

    `saved` counts every registration ever saved; `states` tells where they stand now; `saved_by_day` by the day of
    the first save, one series per code of the axis; `ended_by_day` by the day of the end, one series per state.
    """

    at: datetime
    saved: int
    active: int
    saved_today: int
    states: tuple[tuple[str, int], ...]
    cells: tuple[Cell, ...]
    saved_by_day: tuple[DayCount, ...]
    ended_by_day: tuple[DayCount, ...]

    @property
    def withheld(self) -> int:
        """How many cells are withheld."""
        return sum(cell.withheld for cell in self.cells)


@dataclass(frozen=True, slots=True)
class WindowsNow:
    """How many registration windows are open now, and how many of them close within seven days."""

    open: int
    closing_soon: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be selected in the person's perimeter: codes and labels; exam sessions, the latest first.

    `current`: the exam sessions that are not over.
    """

    academies: tuple[tuple[str, str], ...]
    domains: tuple[tuple[str, str], ...]
    exam_sessions: tuple[str, ...]
    current: tuple[str, ...]
