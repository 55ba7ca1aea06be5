"""Invented people in any number, as search must find them: real French names by frequency, a long tail of rare ones.

Nobody here exists. The same seed gives the same people. The vocabulary grows with their number as in a real
population: 45 in 100 bear one of the names of the demonstration lists, the others one of 216,000 invented ones.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from core.demo.name_lists import given_names, surnames

COMMON_SHARE, DOUBLE_SHARE, USUAL_SHARE = 0.45, 0.04, 0.06
CITIES = ("Grenoble", "Lyon", "Paris", "Lille", "Saint-Martin-d’Hères", "Nantes", "Échirolles", "L’Haÿ-les-Roses")
YOUNGEST = date(2011, 12, 31)
_SPREAD = 7_919  # prime: neighbours in frequency are not neighbours in spelling
_FLATNESS = 3_000


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person; `place` is the rank of a place among those given to the loader."""

    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    ine: str
    email: str
    city: str
    place: int


def _syllables() -> tuple[list[str], list[str], list[str]]:
    text = Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8")
    starts, middles, ends = (paragraph.split() for paragraph in text.split("\n\n")[1:])
    return starts, [middle.strip("-") for middle in middles], ends


class Names:
    """Family names and given names, drawn as often as they are borne."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.starts, self.middles, self.ends = _syllables()
        self.rare = len(self.starts) * len(self.middles) * len(self.ends)
        self.weights = list(accumulate(1 / (rank + _FLATNESS) for rank in range(self.rare)))
        self.common = surnames()
        self.given = [*given_names("french", "F", "school"), *given_names("french", "M", "school")]

    def family(self) -> str:
        """Draw a family name."""
        if self.chance.random() < COMMON_SHARE:
            return self.chance.choice(self.common).name
        mixed = bisect(self.weights, self.chance.random() * self.weights[-1]) * _SPREAD % self.rare
        mixed, end = divmod(mixed, len(self.ends))
        start, middle = divmod(mixed, len(self.middles))
        return self.starts[start] + self.middles[middle] + self.ends[end]

    def first(self) -> str:
        """Draw one, two or three given names."""
        drawn = [self.chance.choice(self.given).name for _ in range(self.chance.choice((1, 1, 2, 3)))]
        return " ".join(dict.fromkeys(drawn))


def people(size: int, *, places: int, seed: int = 7) -> Iterator[Invented]:
    """Give so many people, spread over so many places."""
    names = Names(seed)
    chance = names.chance
    for position in range(size):
        birth = names.family()
        if chance.random() < DOUBLE_SHARE:
            birth += "-" + names.family()
        yield Invented(
            number=f"02{(position * 61 + 400_000_001) % 1_000_000_000:09d}",
            birth_name=birth.upper() if chance.random() < 0.5 else birth,
            usual_name=names.family() if chance.random() < USUAL_SHARE else "",
            first_names=names.first(),
            birth_date=YOUNGEST - timedelta(days=int(chance.triangular(0, 5_500, 1_100))),
            ine=f"{position:09d}{chance.choice('ABCDEFGHJK')}{chance.choice('ABCDEFGHJK')}",
            email=f"p{position}@exemple.fr",
            city=chance.choice(CITIES),
            place=chance.randrange(places),
        )
