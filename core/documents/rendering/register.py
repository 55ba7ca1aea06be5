"""A long paper made of parts: facts, tables and entries, laid out over as many pages as they take."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from core.documents.errors import CharacterNotPrintable
from core.documents.rendering.faces import Weight, face_of, name_of
from core.documents.rendering.lines import wrapped
from core.documents.rendering.metrics import GREY, INK, RULE, WIDTH
from core.documents.rendering.typeset import Typesetter, clean
from core.documents.rendering.units import Section, Unit, band, heading, put, unit

_SIZE, _LEADING = 7.6, 9.8
_PADDING, _LABELS = 6.0, 132.0
_AT_ONCE = 24  # lines that are never divided
_REGULAR, _BOLD = Weight.REGULAR, Weight.BOLD


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one a line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its titles come back on each page; `shares` of the width, one a column."""

    titles: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in bold, and lines under it over the whole width; the last one in grey."""

    head: str
    lines: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries one under the other."""

    entries: tuple[Entry, ...]


Block = Facts | Grid | Entries


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks under one heading, which is in the outline of the file when `is_listed`."""

    heading: str
    blocks: tuple[Block, ...]
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; `page` is filled with the page and their number, `running` stands on top of each page."""

    title: str
    running: str
    made: str
    page: str
    made_at: datetime
    parts: tuple[Part, ...] = field(default=())


@lru_cache(maxsize=8192)
def _is_printable(character: str) -> bool:
    try:
        for weight in Weight:
            face_of(character, weight)
    except CharacterNotPrintable:
        return False
    return True


def printable(text: str) -> str:
    """Give a text with each character that no font has named in its place: what was typed is shown, never dropped."""
    cleaned = clean(text)
    if all(map(_is_printable, set(cleaned))):
        return cleaned
    return "".join(one if _is_printable(one) else f"[{name_of(one)}]" for one in cleaned)


def sections(setter: Typesetter, part: Part) -> Iterator[Section]:
    """Lay out a part: its heading with its first block, then each block."""
    title = heading(setter, printable(part.heading))
    for block in part.blocks:
        yield _section(setter, block, title)
        title = unit(2.0, b"")
    if not part.blocks:
        yield Section(title, ())


def _section(setter: Typesetter, block: Block, title: Unit) -> Section:
    if isinstance(block, Facts):
        rows = [
            [(name, _LABELS, GREY, _REGULAR), (value, WIDTH - _LABELS, INK, _REGULAR)] for name, value in block.rows
        ]
        return Section(title, [one for row in rows for one in _row(setter, row)])
    if isinstance(block, Entries):
        return Section(title, [one for entry in block.entries for one in _entry(setter, entry)])
    widths = [WIDTH * share / sum(block.shares) for share in block.shares]
    titles = [(one, width, INK, _BOLD) for one, width in zip(block.titles, widths, strict=True)]
    (again,) = _row(setter, titles, tinted=True)
    rows = [[(one, width, INK, _REGULAR) for one, width in zip(row, widths, strict=True)] for row in block.rows]
    return Section(title, [one for row in rows for one in _row(setter, row, ruled=True)], again)


_Cell = tuple[str, float, bytes, Weight]


def _row(
    setter: Typesetter, cells: Sequence[_Cell], *, ruled: bool = False, tinted: bool = False
) -> Iterator[Unit]:  # fmt: skip
    """Lay out cells side by side, in several units when one of them is long."""
    columns = [_lines(setter, text, weight, width - _PADDING) for text, width, _, weight in cells]
    for at in itertools.count(0, _AT_ONCE):
        lines = [column[at : at + _AT_ONCE] for column in columns]
        most = max(map(len, lines))
        if not most:
            return
        high = most * _LEADING + 3.4
        rule = b"%s0 -%.2f m %.2f -%.2f l S " % (RULE, high, WIDTH, high) if ruled else b""
        yield unit(high, (band(high) if tinted else b"") + rule + _drawn(setter, cells, lines))


def _drawn(setter: Typesetter, cells: Sequence[_Cell], columns: Sequence[Sequence[str]]) -> bytes:
    shown, x = [b"BT "], 0.0
    for (_, width, colour, weight), lines in zip(cells, columns, strict=True):
        shown.append(colour)
        shown += [put(setter, line, weight, _SIZE, x + 2, -_LEADING * (n + 1) + 1.4) for n, line in enumerate(lines)]
        x += width
    return b"".join([*shown, b"ET\n"])


def _entry(setter: Typesetter, entry: Entry) -> Iterator[Unit]:
    """Lay out an entry; a long one may go on over pages."""
    lines = [(line, INK, _BOLD) for line in _lines(setter, entry.head, _BOLD, WIDTH)]
    lines += [(line, INK, _REGULAR) for text in entry.lines for line in _lines(setter, text, _REGULAR, WIDTH - 10)]
    if entry.foot:
        lines += [(line, GREY, _REGULAR) for line in _lines(setter, entry.foot, _REGULAR, WIDTH - 10)]
    for at in range(0, len(lines), _AT_ONCE):
        some = lines[at : at + _AT_ONCE]
        shown = [
            colour + put(setter, text, weight, _SIZE, 0 if weight is _BOLD else 10, -_LEADING * (n + 1) + 1.4)
            for n, (text, colour, weight) in enumerate(some)
        ]
        yield unit(len(some) * _LEADING + 2.0, b"BT %sET\n" % b"".join(shown))


def _lines(setter: Typesetter, text: str, weight: Weight, width: float) -> list[str]:
    """Cut a text in lines: at its own line ends first, then where it is too wide."""
    found: Iterable[str] = (
        line for own in text.splitlines() for line in wrapped(setter, printable(own), weight, width=width, size=_SIZE)
    )
    return list(found) or [""]
