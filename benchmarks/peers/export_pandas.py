"""What one would write with pandas: a frame, then `to_excel`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from benchmarks.export_rows import Cell


def to_excel(path: Path, titles: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    """A frame, then a workbook."""
    pd.DataFrame(list(rows), columns=list(titles)).to_excel(path, index=False)
