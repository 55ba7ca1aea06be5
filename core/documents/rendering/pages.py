"""Filling pages with sections: nothing is divided that should not be, and what goes on says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.documents.errors import DocumentTooLong
from core.documents.rendering.metrics import LEFT, MOST_PAGES
from core.documents.rendering.units import Section, Unit

_GAP = 9.0


@dataclass(slots=True)
class Column:
    """The units of one page, from its top, and the room left under them."""

    room: float
    units: list[Unit] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)

    def add(self, unit: Unit, gap: float = 0.0) -> None:
        """Put a unit under the others, after a gap."""
        self.units.append(unit)
        self.gaps.append(gap)
        self.room -= unit.height + gap


def flow(sections: Iterable[Section], *, first: float, others: float, most: int = MOST_PAGES) -> list[Column]:
    """Fill a first page of one height, then others of another, with sections; more pages than so many are refused."""
    columns = [Column(first)]
    for section in sections:
        units = section.units
        _open(columns, section, others, most)
        for rank, unit in enumerate(units):
            if unit.height > columns[-1].room:
                _next(columns, others, most)
                if rank and section.again:
                    columns[-1].add(section.again)
            columns[-1].add(unit)
    return columns


def _open(columns: list[Column], section: Section, others: float, most: int) -> None:
    """Start a section, on a new page if its heading and first unit have no room together."""
    opening = section.heading.height + (section.again.height if section.again else 0)
    gap = _GAP if columns[-1].units else 0.0
    if gap + opening + (section.units[0].height if section.units else 0) > columns[-1].room:
        _next(columns, others, most)
        gap = 0.0
    columns[-1].add(section.heading, gap)
    if section.again:
        columns[-1].add(section.again)


def _next(columns: list[Column], room: float, most: int) -> None:
    if len(columns) >= most:
        raise DocumentTooLong(limit=most)
    columns.append(Column(room))


def drawn(column: Column, top: float) -> bytes:
    """Draw the units of a page, the first one's top being at that height."""
    parts = [b"q 1 0 0 1 %.2f %.2f cm\n" % (LEFT, top)]
    for unit, gap in zip(column.units, column.gaps, strict=True):
        if gap:
            parts.append(b"1 0 0 1 0 -%.2f cm\n" % gap)
        parts.append(unit.drawn)
    parts.append(b"Q\n")
    return b"".join(parts)
