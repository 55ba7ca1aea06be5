"""Write a list as text: UTF-8 with its mark, `;`, CRLF, every cell quoted, none read as a formula (2.33, 2.35)."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from core.exports.rules import guarded
from core.exports.sheet import Passage, Row, Sheet, Value

EMPTY_OF_CYCLADES = " -"
_MARK = "\ufeff"


def write_separated(path: Path, sheet: Sheet, rows: Iterable[Row]) -> Passage:
    """Write the rows beside, then the heading with their digest, then the rows after it."""
    passage = Passage(sheet.columns)
    body = path.with_name(f"{path.name}.rows")
    write = _cyclades_cell if sheet.fixed else _cell
    try:
        with body.open("w", encoding="utf-8", newline="") as file:
            writer = _writer(file)
            writer.writerow([_cell(title) for title in sheet.titles])
            for row in passage.of(rows):
                writer.writerow([v if type(v) is str and v[:1].isalnum() else write(v) for v in row])  # most are
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(_MARK)
            _write_heading(file, sheet, passage)
            file.flush()
            with body.open("rb") as written:
                shutil.copyfileobj(written, file.buffer)
    finally:
        body.unlink(missing_ok=True)
    return passage


def _writer(file: Any) -> Any:
    return csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")


def _write_heading(file: TextIOWrapper, sheet: Sheet, passage: Passage) -> None:
    writer = _writer(file)
    for cells in sheet.heading:
        writer.writerow([_cell(cell) for cell in cells])
    writer.writerow([f"{sheet.digest_title} {passage.sha256}"] if sheet.fixed else [sheet.digest_title, passage.sha256])
    if not sheet.fixed:
        writer.writerow([])


def _cell(value: Value) -> str:
    """Days in ISO form, hours to the second, texts guarded; nothing is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _cyclades_cell(value: Value) -> str:
    """As Cyclades writes: a dash for nothing (the only cell that begins with one), days as 12/03/2008."""
    if value is None or value == "":
        return EMPTY_OF_CYCLADES
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04d}"
    return _cell(value)
