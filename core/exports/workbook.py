"""Write a workbook as it comes: 100,000 rows of 18 columns in two seconds of processor and a flat 26 MB.

rustpy-xlsxwriter was chosen by measure (docs/benchmarks.md, « export »): it types, styles, freezes and filters as
openpyxl's write-only mode does, for a sixth of the work, the checks of each cell included. Every cell is typed by us:
a text is never looked into (2.33).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rustpy_xlsxwriter import Format, write_worksheets

from core.exports.rules import FIRST_DAY_OF_SPREADSHEETS, Kind
from core.exports.sheet import Passage, Row, Sheet, Value

_FOOT_MOST = 240
_NARROWEST = 2
_TRACE_WIDTHS = [28.0, 90.0]
_LINE_HEIGHT = 15.0


def write_workbook(path: Path, sheet: Sheet, rows: Iterable[Row]) -> Passage:
    """Write the sheet and, after it, the sheet of its trace with the digest of the rows."""
    passage = Passage(sheet.columns)
    titles = _distinct(sheet.titles)
    first = len(sheet.heading) + 1  # after an empty line
    name, trace = sheet.name, sheet.trace_name
    write_worksheets(
        [(name, _records(titles, passage, rows)), (trace, _trace(sheet, passage))],
        str(path),
        header_row={name: first},
        merge_ranges={name: _heading(sheet)},
        row_heights={name: _heights(sheet)},
        freeze_panes={name: {"row": first + 1, "col": 0}, trace: {"row": 1, "col": 0}},
        autofilter={name: True},
        column_formats={
            name: [_format(column.kind) for column in sheet.columns],
            trace: [_text(), _text(wrapped=True)],
        },
        column_widths={name: [float(column.width) for column in sheet.columns], trace: _TRACE_WIDTHS},
        header_format={name: _title(), trace: _title()},
        ignore_errors={name: titles},
        page_setup={name: _page(sheet, first), trace: _page(sheet, 0)},
    )
    return passage


def _records(titles: list[str], passage: Passage, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Give rows as the writer takes them; without any row the writer would draw no titles, so an empty one is given."""
    for row in passage.of(rows):
        yield dict(zip(titles, map(_cell, row), strict=True))
    if not passage.rows:
        yield dict.fromkeys(titles)


def _cell(value: Value) -> Value:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, date) and _day(value) < FIRST_DAY_OF_SPREADSHEETS:
        return f"{value:%d/%m/}{value.year:04d}"
    return value


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _distinct(titles: Iterable[str]) -> list[str]:
    """Titles name the columns for the writer: one that comes again gets a space that does not show."""
    found: list[str] = []
    for title in titles:
        while title in found:
            title += "\N{NO-BREAK SPACE}"  # noqa: PLW2901 - until it is the only one of its kind
        found.append(title)
    return found


def _text(*, wrapped: bool = False) -> Format:
    """A text stays a text, even after someone edits the cell."""
    made = Format().set_num_format("@").set_quote_prefix()
    return made.set_text_wrap().set_align("top") if wrapped else made


def _format(kind: Kind) -> Format:
    if kind is Kind.TEXT:
        return _text()
    return Format().set_num_format({Kind.NUMBER: "0", Kind.DAY: "dd/mm/yyyy", Kind.HOUR: "dd/mm/yyyy hh:mm"}[kind])


def _title() -> Format:
    return (
        Format().set_bold().set_text_wrap().set_align("top").set_background_color("#E3E9F2").set_border_bottom("thin")
    )


def _heading(sheet: Sheet) -> list[Any]:
    last = max(len(sheet.columns), _NARROWEST) - 1
    look = _text(wrapped=True).set_align("left")
    return [
        (line, 0, line, last, " ".join(cell for cell in cells if cell), look)
        for line, cells in enumerate(sheet.heading)
    ]


def _heights(sheet: Sheet) -> dict[int, float]:
    room = max(sum(column.width for column in sheet.columns), 40)
    long = {line: 1 + sum(map(len, cells)) // room for line, cells in enumerate(sheet.heading)}
    return {line: _LINE_HEIGHT * lines for line, lines in long.items() if lines > 1}


def _trace(sheet: Sheet, passage: Passage) -> Iterator[dict[str, str]]:
    """Asked for once every row has passed, when the digest is known."""
    for label, text in (*sheet.trace, (sheet.digest_title, passage.sha256)):
        yield dict(zip(sheet.trace_titles, (label, text), strict=True))


def _page(sheet: Sheet, titles_row: int) -> dict[str, Any]:
    foot = sheet.foot.replace("&", "&&")[:_FOOT_MOST]
    return {
        "landscape": True, "paper_size": 9, "fit_to_pages": (1, 0), "repeat_rows": (titles_row, titles_row),
        "footer": f"&L&8{foot}&R&8&P / &N",
    }  # fmt: skip
