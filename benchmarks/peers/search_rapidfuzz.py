"""What one would pick against spelling errors: RapidFuzz over all the names, at each question."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from benchmarks.population import Invented
from core.candidates.folding import fold


class Names:
    """All the names in memory, folded."""

    def __init__(self, crowd: Sequence[Invented]) -> None:
        self.crowd = crowd
        self.names = [f"{fold(one.birth_name)} {fold(one.first_names)}" for one in crowd]

    def ask(self, text: str, limit: int = 10) -> list[str]:
        """Give the numbers of the ten names most like what was typed."""
        best = process.extract(fold(text), self.names, scorer=fuzz.token_sort_ratio, limit=limit, score_cutoff=50)
        return [self.crowd[rank].number for _, _, rank in best]
