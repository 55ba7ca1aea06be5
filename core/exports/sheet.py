"""A sheet to write: its heading, its columns, and what is known of its rows once they have all passed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.exports.errors import CellNotWritable, TooManyRows
from core.exports.rules import MOST_IN_A_CELL, MOST_ROWS, UNWRITABLE, DataClass, Kind, fault_of

Value = str | int | date | datetime | None
Row = tuple[Value, ...]

CELL, LINE = "\x1f", "\x1e"
_SAFELY_SHORT = MOST_IN_A_CELL
_UNUSUAL = re.compile(UNWRITABLE.pattern.replace("\x0e-\x1f", "\x0e-\x1e"))  # a whole line holds its own separators


@dataclass(frozen=True, slots=True)
class Column:
    """One column an export may have: its name (its title is the sentence `export-column-<name>`) and what it holds."""

    name: str
    kind: Kind = Kind.TEXT
    data_class: DataClass = DataClass.OPEN
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """What surrounds the rows: name of the sheet, lines of the heading, titles, and what is printed on each page.

    `heading` holds the cells of each line before the titles, and `fixed` says that their layout is another system's:
    then nothing is added to it. `trace` is repeated in a sheet of its own, where a workbook has one.
    """

    name: str
    heading: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    trace_name: str
    trace_titles: tuple[str, str]
    trace: tuple[tuple[str, str], ...]
    digest_title: str
    foot: str
    fixed: bool = False


@dataclass(slots=True)
class Passage:
    """Count the rows that pass and take their digest; a cell that cannot be written whole stops them (2.34).

    The digest is the SHA-256 of the rows as text, cells ended by U+001F and rows by U+001E: the same in every format.
    """

    columns: tuple[Column, ...]
    rows: int = 0
    _digest: Any = field(default_factory=hashlib.sha256)

    def of(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Let rows pass, one by one."""
        for row in rows:
            self.rows += 1
            if self.rows > MOST_ROWS:
                raise TooManyRows(most=MOST_ROWS)
            texts = ["" if value is None else value if isinstance(value, str) else str(value) for value in row]
            line = CELL.join(texts)
            if len(line) > _SAFELY_SHORT or _UNUSUAL.search(line) or line.count(CELL) >= len(texts):
                self._refuse_bad_cell(texts)
            self._digest.update((line + CELL + LINE).encode())
            yield row

    @property
    def sha256(self) -> str:
        """The digest of what has passed."""
        return str(self._digest.hexdigest())

    def _refuse_bad_cell(self, texts: list[str]) -> None:
        for column, text in zip(self.columns, texts, strict=True):
            fault = fault_of(text)
            if fault:
                raise CellNotWritable(row=self.rows, column=column.name, fault=fault)
