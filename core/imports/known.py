"""What the office knows, against which codes are checked; an empty set is not checked at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from core.candidates.folding import fold
from core.candidates.places import Commune

NEAR_ENOUGH = 80
MOST_LOOKED_FOR = 2_000


@dataclass(frozen=True, slots=True)
class Known:
    """Codes and their labels: académies, specialities, categories, series, schools by UAI, countries; communes."""

    academies: Mapping[str, str] = field(default_factory=dict)
    specialities: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    series: Mapping[str, str] = field(default_factory=dict)
    schools: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    communes: tuple[Commune, ...] = ()


def nearest_code(typed: str, known: Mapping[str, str]) -> str:
    """Give the code whose label, or whose spelling, is nearest to what was typed, or nothing when none is near."""
    labels = {code: fold(label) for code, label in known.items()}
    by_label = process.extractOne(fold(typed), labels, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    if by_label:
        return str(by_label[2])
    by_code = process.extractOne(typed, list(known), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return str(by_code[0]) if by_code else ""


def labelled(code: str, known: Mapping[str, str]) -> str:
    """Give a code with its label, as a suggestion shows it; nothing for no code."""
    return f"{code} ({known[code]})" if code else ""


class CommuneIndex:
    """Communes found by code, by name, or by a name that is near; remembers what it was asked."""

    def __init__(self, communes: tuple[Commune, ...]) -> None:
        self.by_code = {commune.code: commune for commune in communes}
        self._by_name: dict[str, list[Commune]] = {}
        for commune in communes:
            self._by_name.setdefault(fold(commune.name), []).append(commune)
        self._asked: dict[tuple[str, str], Commune | None] = {}

    def named(self, name: str, departement: str) -> Commune | None:
        """Give the only commune of that name, in the département when it is known."""
        here = [c for c in self._by_name.get(fold(name), []) if not departement or c.departement == departement]
        return here[0] if len(here) == 1 else None

    def near(self, name: str, departement: str) -> Commune | None:
        """Give the commune whose name is nearest, first in the département, if one is near enough."""
        asked = (fold(name), departement)
        if asked not in self._asked:
            if len(self._asked) >= MOST_LOOKED_FOR:
                return None
            self._asked[asked] = self._nearest(asked[0], departement) or self._nearest(asked[0], "")
        return self._asked[asked]

    def _nearest(self, folded: str, departement: str) -> Commune | None:
        names = [
            name
            for name, communes in self._by_name.items()
            if not departement or any(c.departement == departement for c in communes)
        ]
        best = process.extractOne(folded, names, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
        if not best:
            return None
        here = [c for c in self._by_name[str(best[0])] if not departement or c.departement == departement]
        return here[0]
