"""What an office would do with a notebook: the whole list in a pandas frame, filtered at each question."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from benchmarks.population import Invented
from core.candidates.folding import fold
from core.search.reading import Kind, read


class Frame:
    """The list in memory, names already folded: the best case for pandas."""

    def __init__(self, crowd: Sequence[Invented]) -> None:
        self.frame = pd.DataFrame(
            {
                "number": [one.number for one in crowd],
                "names": [f"{fold(one.birth_name)} {fold(one.usual_name)} {fold(one.first_names)}" for one in crowd],
                "born": [f"{one.birth_date:%Y%m%d}" for one in crowd],
            }
        )

    def ask(self, text: str, limit: int = 50) -> list[str]:
        """Give the numbers of the first rows that hold everything typed."""
        kept = pd.Series(data=True, index=self.frame.index)
        for criterion in read(text):
            first = criterion.readings[0]
            if first.kind is Kind.NAME:
                kept &= self.frame["names"].str.contains(first.value, regex=False)
            elif first.kind in {Kind.DAY, Kind.YEAR}:
                kept &= self.frame["born"].str.startswith(first.value)
            else:
                kept &= self.frame["number"].str.contains(first.value, regex=False)
        return list(self.frame.loc[kept, "number"].head(limit))
