"""What one would write with the csv module of the language."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from benchmarks.export_rows import Cell


def plain(path: Path, titles: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    """A text file, cell after cell."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(titles)
        writer.writerows(rows)
