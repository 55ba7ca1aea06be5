"""A table of texts: titles over a band, a rule under each line; a very long text gets lines of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.rendering.faces import Weight
from core.documents.rendering.lines import fitted
from core.documents.rendering.metrics import ACCENT, INK, RULE, WIDTH
from core.documents.rendering.typeset import Typesetter
from core.documents.rendering.units import MOST_LINES, Kind, Said, Unit, at_length, band, put, unit

_SIZE, _LEAST = 8.6, 7.0
_ROW, _MORE, _BASELINE = 14.6, 9.2, -10.0


@dataclass(frozen=True, slots=True)
class Ruled:
    """One column: where it begins, its width, its title, whether what it holds is written in bold."""

    x: float
    width: float
    title: str
    strong: bool = False


def titles(typesetter: Typesetter, columns: Sequence[Ruled]) -> Unit:
    """Draw the titles of the columns, to be repeated on each page the table goes on to."""
    shown = [put(typesetter, one.title, Weight.BOLD, 7.2, one.x, -9.6) for one in columns]
    drawn = b"%sBT %s%sET\n" % (band(14.0), ACCENT, b"".join(shown))
    return unit(14.0, drawn, Said(Kind.ROW, " ".join(one.title for one in columns)))


def rows(typesetter: Typesetter, columns: Sequence[Ruled], lines: Sequence[Sequence[str]]) -> list[Unit]:
    """Draw the lines of a table."""
    return [drawn for line in lines for drawn in _row(typesetter, columns, line)]


def _row(typesetter: Typesetter, columns: Sequence[Ruled], texts: Sequence[str]) -> list[Unit]:
    drawn, said, after, most = [], [], [], 1
    for text, column in zip(texts, columns, strict=True):
        weight = Weight.BOLD if column.strong else Weight.REGULAR
        size, cut = fitted(typesetter, text, weight, width=column.width, size=_SIZE, least=_LEAST)
        if len(cut) > MOST_LINES:
            after += at_length(typesetter, column.title, text)
            continue
        said += [text] if text else []
        most = max(most, len(cut))
        drawn += [
            put(typesetter, line, weight, size, column.x, _BASELINE - _MORE * rank)
            for rank, line in enumerate(cut)
            if line
        ]
    height = _ROW + _MORE * (most - 1)
    rule = b"%s0 -%.2f m %.2f -%.2f l S " % (RULE, height, WIDTH, height)
    first = unit(height, b"%sBT %s%sET\n" % (rule, INK, b"".join(drawn)), Said(Kind.ROW, " ".join(said)))
    return [first, *after]
