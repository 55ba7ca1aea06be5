"""The pieces a page is filled with: each knows its height, how it is drawn, and what it says.

A unit is drawn from its top left corner, y going up: what it draws is at negative heights.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.documents.rendering.faces import Weight
from core.documents.rendering.lines import fitted, wrapped
from core.documents.rendering.metrics import (
    ACCENT,
    GREY,
    INK,
    LABEL,
    LEAST,
    RULE,
    TEXT,
    TEXT_LEADING,
    TINT,
    VALUE,
    WIDTH,
)
from core.documents.rendering.typeset import Typesetter

ABSENT = "—"
_GUTTER = 8.0
_ROW = 25.0
_MORE = 8.8  # each further line of a value
MOST_LINES = 5  # a longer value leaves its row and may go on over pages


class Kind(StrEnum):
    """What a piece of text is, for those who write it elsewhere than on paper."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    VALUE = "value"
    ROW = "row"
    TEXT = "text"
    FURNITURE = "furniture"


class Said(NamedTuple):
    """One text of a document, in reading order."""

    kind: Kind
    text: str


class Unit(NamedTuple):
    """A piece of page that is never divided; `drawn` leaves the origin at its bottom, where the next one begins."""

    height: float
    drawn: bytes
    said: tuple[Said, ...]


class Drawing(NamedTuple):
    """Something at its own place on a page, and what it says."""

    drawn: bytes
    said: tuple[Said, ...]


def unit(height: float, drawn: bytes, *said: Said) -> Unit:
    """Make a unit of what it draws and says."""
    return Unit(height, b"%s1 0 0 1 0 -%.2f cm\n" % (drawn, height), said)


@dataclass(frozen=True, slots=True)
class Section:
    """Units under one heading; `again` is repeated at the top of each page the section goes on to."""

    heading: Unit
    units: Sequence[Unit]
    again: Unit | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A labelled place in a row of values."""

    x: float
    width: float
    label: Said
    start: bytes  # shows the label and leaves the pen where a value of the usual size begins
    weight: Weight


def place(typesetter: Typesetter, label: str, x: float, width: float, weight: Weight = Weight.REGULAR) -> Place:
    """Prepare a place: what it draws before each value does not change."""
    size, (text,) = _on_one_line(typesetter, label, Weight.REGULAR, width - _GUTTER, LABEL)
    start = b"%s/R %.1f Tf 1 0 0 1 %.2f -7.2 Tm %s%s/%s %.1f Tf 1 0 0 1 %.2f -17.6 Tm " % (
        GREY, size, x, typesetter.show(text, Weight.REGULAR, size), INK, weight.encode("ascii"), VALUE, x,
    )  # fmt: skip
    return Place(x, width - _GUTTER, Said(Kind.LABEL, label), start, weight)


def _on_one_line(
    typesetter: Typesetter, text: str, weight: Weight, width: float, size: float
) -> tuple[float, tuple[str]]:
    natural = typesetter.width(text, weight)
    return (size if natural * size <= width * 1000 else int(width * 10_000 / natural) / 10), (text,)


def put(typesetter: Typesetter, text: str, weight: Weight, size: float, x: float, y: float) -> bytes:
    """Show a text at a place."""
    return b"/%s %.1f Tf 1 0 0 1 %.2f %.2f Tm %s" % (
        weight.encode("ascii"), size, x, y, typesetter.show(text, weight, size),
    )  # fmt: skip


def row(typesetter: Typesetter, cells: Iterable[tuple[Place, str]]) -> list[Unit]:
    """Draw labelled values side by side; one that is very long gets lines of its own under the row."""
    drawn: list[bytes] = [b"BT "]
    said: list[Said] = []
    long: list[tuple[str, str]] = []
    most = 1
    for at, value in cells:
        text = value or ABSENT
        shown = typesetter.fitting(text, at.weight, VALUE, at.width)
        if shown is None:
            size, lines = fitted(typesetter, text, at.weight, width=at.width, size=VALUE, least=LEAST)
            if len(lines) > MOST_LINES:
                long.append((at.label.text, text))
                continue
            most = max(most, len(lines))
            shown = _stacked(typesetter, lines, at.weight, size)
        said += (at.label, Said(Kind.VALUE, text))
        drawn += (at.start, shown)
    drawn.append(b"ET\n")
    first = [unit(_ROW + _MORE * (most - 1), b"".join(drawn), *said)] if said else []
    return first + [line for label, text in long for line in at_length(typesetter, label, text)]


def _stacked(typesetter: Typesetter, lines: list[str], weight: Weight, size: float) -> bytes:
    following = b"0 -%.1f Td " % _MORE
    chosen = b"/%s %.1f Tf " % (weight.encode("ascii"), size)
    return chosen + following.join([typesetter.show(line, weight, size) for line in lines])


def at_length(typesetter: Typesetter, label: str, text: str) -> list[Unit]:
    """Draw a very long value on the whole width, line by line, so that it may go on over pages."""
    drawn = b"BT %s%sET\n" % (GREY, put(typesetter, label, Weight.REGULAR, LABEL, 0, -7.2))
    named = unit(9.0, drawn, Said(Kind.LABEL, label))
    lines = wrapped(typesetter, text, Weight.REGULAR, width=WIDTH, size=LEAST)
    return [named, *(_line(typesetter, line, Kind.VALUE, LEAST, _MORE) for line in lines)]


def _line(typesetter: Typesetter, text: str, kind: Kind, size: float, height: float) -> Unit:
    drawn = b"BT %s%sET\n" % (INK, put(typesetter, text, Weight.REGULAR, size, 0, -size))
    return unit(height, drawn, Said(kind, text))


def heading(typesetter: Typesetter, text: str) -> Unit:
    """Draw the heading of a section, over a rule of the whole width."""
    drawn = b"%s0 -14.5 m %.2f -14.5 l S BT %s%sET\n" % (
        RULE, WIDTH, ACCENT, put(typesetter, text, Weight.BOLD, 9.2, 0, -10.4),
    )  # fmt: skip
    return unit(18.0, drawn, Said(Kind.HEADING, text))


def paragraph(typesetter: Typesetter, text: str, *, size: float = TEXT, leading: float = TEXT_LEADING) -> list[Unit]:
    """Draw a paragraph over the whole width, in one piece; a very long one may go on over pages."""
    lines = wrapped(typesetter, text, Weight.REGULAR, width=WIDTH, size=size)
    if len(lines) > MOST_LINES:
        return [_line(typesetter, line, Kind.TEXT, size, leading) for line in lines]
    shown = [put(typesetter, line, Weight.REGULAR, size, 0, -size - leading * rank) for rank, line in enumerate(lines)]
    return [unit(leading * len(lines), b"BT %s%sET\n" % (INK, b"".join(shown)), Said(Kind.TEXT, text))]


def band(height: float) -> bytes:
    """Fill the whole width with the tint."""
    return b"%s0 -%.2f %.2f %.2f re f " % (TINT, height, WIDTH, height)
