"""What one would write with openpyxl, as its tutorial shows it; and with its write-only mode."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from benchmarks.export_rows import Cell


def plain(path: Path, titles: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    """A workbook in memory, row after row."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(titles)
    for row in rows:
        sheet.append(row)
    book.save(path)


def write_only(path: Path, titles: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    """A workbook written as it comes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(titles)
    for row in rows:
        sheet.append(row)
    book.save(path)
