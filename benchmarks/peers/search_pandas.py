"""What an office would do with a notebook: the whole list in pandas frames, filtered at each question.

The same fields, the same meaning (each word begins a word of one of the three names, without accents or case), the same
answer: how many, and the first fifty by name with their registrations. `folded` is the best case, a frame prepared with
columns without accents; otherwise names are folded at each question, as in a notebook over an export.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Engine, text

from benchmarks.population import Invented
from core.candidates.folding import fold
from core.search.reading import Criterion, Kind, read

NAMES = ("birth_name", "usual_name", "first_names")
LINES = (
    "SELECT c.number, r.state, r.academie_code, r.speciality_code, r.school_uai FROM registration r"
    " JOIN candidate c ON c.id = r.candidate_id"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """How many answer, and the numbers of the first lines."""

    total: int
    numbers: list[str]


class Frame:
    """The lists in memory: candidates, and their registrations."""

    def __init__(self, crowd: Sequence[Invented], engine: Engine) -> None:
        columns = ("number", *NAMES, "birth_date")
        self.people = pd.DataFrame({name: [getattr(one, name) for one in crowd] for name in columns})
        self.people["born"] = [f"{one.birth_date:%Y%m%d}" for one in crowd]
        for name in NAMES:
            self.people[f"{name}_key"] = [fold(value) for value in self.people[name]]
        with engine.connect() as connection:
            rows = connection.execution_options(yield_per=10_000).execute(text(LINES))
            self.lines = pd.DataFrame(rows, columns=["number", "state", "academie", "speciality", "school"])

    def ask(self, typed: str, *, folded: bool = True, limit: int = 50) -> Answer:
        """Give who holds everything typed, by name, with their registrations."""
        kept = pd.Series(data=True, index=self.people.index)
        names = [f"{name}_key" for name in NAMES] if folded else list(NAMES)
        for criterion in read(typed):
            kept &= self._holds(criterion, names, folded=folded)
        found = self.people.loc[kept]
        page = found.sort_values(["birth_name_key", "first_names_key"]).head(limit)
        lines = page.merge(self.lines[self.lines["number"].isin(page["number"])], on="number", how="left")
        return Answer(len(found), list(lines["number"]))

    def _holds(self, criterion: Criterion, names: Sequence[str], *, folded: bool) -> pd.Series:
        first = criterion.readings[0]
        if first.kind in {Kind.DAY, Kind.YEAR}:
            return self.people["born"].str.startswith(first.value)
        if first.kind is not Kind.NAME:
            return self.people["number"].str.contains(first.value, regex=False)
        begins = rf"\b{re.escape(first.value)}"
        columns = [self.people[name] if folded else _plain(self.people[name]) for name in names]
        found = pd.Series(data=False, index=self.people.index)
        for column in columns:
            found |= column.str.contains(begins, regex=True)
        return found


def _plain(names: pd.Series) -> pd.Series:
    """Take accents and capitals away, as everybody does in pandas."""
    return names.str.normalize("NFKD").str.encode("ascii", errors="ignore").str.decode("ascii").str.lower()
