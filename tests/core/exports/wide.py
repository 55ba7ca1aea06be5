"""A large list, made as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.exports.rules import Kind
from core.exports.sheet import Column, Row, Sheet

DAY = 5
WIDE = tuple(Column(f"c{n}", Kind.DAY if n == DAY else Kind.TEXT) for n in range(18))


def a_wide_sheet() -> Sheet:
    """Eighteen columns under a heading of two lines."""
    return Sheet(
        name="Candidatures", heading=(("Candidatures",), ("Lignes :", "100 000")),
        titles=tuple(f"Colonne {n}" for n in range(18)), columns=WIDE, trace_name="Trace",
        trace_titles=("Fait", "Valeur"), trace=(), digest_title="Empreinte", foot="",
    )  # fmt: skip


def many_rows(many: int) -> Iterator[Row]:
    """Rows that are not kept."""
    day = date(2008, 3, 12)
    for n in range(many):
        yield tuple(day if k == DAY else f"{n:011d} Lefèvre-Müller {k}" for k in range(18))
