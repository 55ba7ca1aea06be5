"""Why a candidate answers, and how well: exact words first, then beginnings, then spelling, then sound. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from core.candidates.folding import fold
from core.search.reading import Criterion, Kind, Reading
from core.search.spelling import distance
from core.search.tokens import name_words


class How(StrEnum):
    """How what was typed meets what the register says."""

    EXACT = "exact"
    START = "start"
    AROUND = "around"
    INSIDE = "inside"
    NEAR = "near"
    SOUND = "sound"
    ABSENT = "absent"


COSTS = {
    How.EXACT: 0.0, How.START: 1.0, How.AROUND: 1.5, How.INSIDE: 3.0, How.NEAR: 4.0, How.SOUND: 9.0, How.ABSENT: 20.0,
}  # fmt: skip
WHOLE_FAMILY_NAME, ITS_PARTICLE, WHOLE_FIRST_NAMES, FIRST_OF_THEM = 0.7, 0.1, 0.6, 0.45
"""What of a cost is taken off when a name was typed in full."""

CERTAIN = frozenset({How.EXACT, How.START, How.AROUND})
OF_ELSEWHERE = frozenset({Kind.REGISTRATION, Kind.SPECIALITY, Kind.SCHOOL, Kind.EXAM_SESSION})
NAMES = ("birth_name", "usual_name", "first_names")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason a candidate answers: the field, how it met what was typed, and what it holds there."""

    field: str
    how: How
    typed: str
    found: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """A word of the vocabulary that is like a typed one: inside, near (so many letters away) or of the same sound."""

    how: How
    letters: int = 0


Alike = Mapping[str, Mapping[str, Likeness]]
"""For each word typed, the words of the vocabulary that are like it."""

Around = Mapping[str, Sequence[str]]
"""For each word typed, the words around candidates (cities, schools, specialities) that begin so."""


@dataclass(frozen=True, slots=True)
class Person:
    """What of a candidate is compared with what was typed."""

    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    ine: str
    email_key: str
    former_numbers: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far a candidate is from what was typed (0: word for word), and why it answers."""

    cost: float
    certain: bool
    why: tuple[Why, ...]


class Judge:
    """Compares candidates with what was typed, piece by piece; what it found of a name serves for all who bear it."""

    def __init__(self, criteria: Sequence[Criterion], around: Around, alike: Alike) -> None:
        self.criteria, self.around, self.alike = criteria, around, alike
        self.words = [[one.value for one in criterion.readings if one.kind is Kind.NAME] for criterion in criteria]
        self.typed = {word for words in self.words for word in words}
        self.like = self._with_those_like(self.typed)
        self.parted = self._with_those_like({max(words, key=len) for words in self.words if len(words) > 1})
        self.met: dict[tuple[int, int, str], tuple[float, Why] | None] = {}
        self.unlike: dict[tuple[str, str], float] = {}
        self.family: dict[str, float] = {}
        self.first: dict[str, float] = {}

    def __call__(self, person: Person) -> Verdict:
        """Say how far a candidate is from what was typed, and why."""
        reasons = [
            self._fact(person, criterion) or self._name(person, place) or self._elsewhere(person, criterion)
            for place, criterion in enumerate(self.criteria)
        ]
        cost = sum(price for price, _ in reasons) - self._told_by_names(person)
        return Verdict(cost, all(why.how in CERTAIN for _, why in reasons), tuple(why for _, why in reasons))

    def _with_those_like(self, typed: set[str]) -> set[str]:
        return typed.union(*(self.alike.get(word, ()) for word in typed))

    def _told_by_names(self, person: Person) -> float:
        """What tells namesakes apart: a family name, then first names, typed in full go before those of more words."""
        family = max(self._family_name(person.birth_name), self._family_name(person.usual_name))
        return family + self._first_names(person.first_names)

    def _family_name(self, name: str) -> float:
        """A family name typed in full, spelt right or not; with its particle before the same name without."""
        if name not in self.family:
            words = fold(name).split()
            joined = "".join(words)
            whole = bool(words) and (self.like.issuperset(words) or joined in self.like)
            self.family[name] = (WHOLE_FAMILY_NAME if whole else 0.0) + (ITS_PARTICLE if joined in self.parted else 0.0)
        return self.family[name]

    def _first_names(self, names: str) -> float:
        """First names that are all typed, or else the one borne first."""
        if names not in self.first:
            words = fold(names).split()
            whole = bool(words) and self.typed.issuperset(words)
            usual = bool(words) and words[0] in self.typed
            self.first[names] = WHOLE_FIRST_NAMES if whole else FIRST_OF_THEM if usual else 0.0
        return self.first[names]

    def _fact(self, person: Person, criterion: Criterion) -> tuple[float, Why] | None:
        for reading in criterion.readings:
            if reading.kind is not Kind.NAME and (why := _fact(person, criterion, reading)):
                return 0.0, why
        return None

    def _name(self, person: Person, place: int) -> tuple[float, Why] | None:
        """Give the best reason among the names of a person."""
        best: tuple[float, Why] | None = None
        for position, field in enumerate(NAMES if self.words[place] else ()):
            key = (place, position, getattr(person, field))
            found = self.met[key] if key in self.met else self._meet(*key)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
        return best

    def _meet(self, place: int, position: int, name: str) -> tuple[float, Why] | None:
        best: tuple[float, How, str] | None = None
        for word, value in product(name_words(name), self.words[place]):
            if (likeness := _likeness(value, word, self.alike)) is None:
                continue
            price = _price(likeness, value, word) + position * 0.01
            if best is None or price < best[0]:
                best = (price, likeness.how, word)
        typed = self.criteria[place].typed
        found = (best[0], Why(NAMES[position], best[1], typed, _as_written(name, best[2]))) if best else None
        self.met[place, position, name] = found
        return found

    def _elsewhere(self, person: Person, criterion: Criterion) -> tuple[float, Why]:
        """What is not of the person: a registration, a school, a word around; or what is not there at all."""
        for reading in criterion.readings:
            if reading.kind is Kind.NAME and self.around.get(reading.value):
                return COSTS[How.AROUND], Why("around", How.AROUND, criterion.typed, "")
            if reading.kind in OF_ELSEWHERE:
                return COSTS[How.EXACT], Why(reading.kind.value, How.EXACT, criterion.typed, "")
        first = criterion.readings[0]
        if first.kind is Kind.NAME:
            unlike = min(self._unlike(first.value, getattr(person, field)) for field in NAMES)
            return COSTS[How.ABSENT] * unlike, Why("names", How.ABSENT, criterion.typed, "")
        held = _held(person, first.kind)
        return COSTS[How.NEAR], Why(held[0] if held else "", How.NEAR, criterion.typed, held[2] if held else "")

    def _unlike(self, typed: str, name: str) -> float:
        if (typed, name) not in self.unlike:
            self.unlike[typed, name] = unlikeness(typed, name_words(name))
        return self.unlike[typed, name]


def _as_written(name: str, word: str) -> str:
    """Give a word as the register writes it: Lefèvre, not lefevre."""
    parts = re.split(r"[\s\-]+", name)
    return next((part for part in parts if word in name_words(part)), word)


def _likeness(typed: str, word: str, alike: Alike) -> Likeness | None:
    if word == typed:
        return Likeness(How.EXACT)
    if word.startswith(typed):
        return Likeness(How.START)
    return alike.get(typed, {}).get(word)


def _price(likeness: Likeness, typed: str, word: str) -> float:
    price = COSTS[likeness.how]
    if likeness.how is How.START:
        return price + min(len(word) - len(typed), 9) * 0.01
    if likeness.how is How.NEAR:
        return price * likeness.letters + (0.0 if typed[0] == word[0] else 0.5)
    return price


def _fact(person: Person, criterion: Criterion, reading: Reading) -> Why | None:
    held = _held(person, reading.kind)
    if held is None:
        return None
    field, value, written = held
    if reading.kind is Kind.NUMBER and reading.value not in value:
        return _former(person, criterion, reading)
    meets = {
        Kind.MONTH: value.startswith(reading.value),
        Kind.YEAR: value.startswith(reading.value),
        Kind.ANNIVERSARY: value.endswith(reading.value),
        Kind.NUMBER: reading.value in value,
    }.get(reading.kind, value.startswith(reading.value))
    how = How.EXACT if value == reading.value or field == "birth_date" else How.START
    return Why(field, how, criterion.typed, written) if meets and value else None


def _former(person: Person, criterion: Criterion, reading: Reading) -> Why | None:
    """The number of someone merged into this candidate."""
    found = next((number for number in person.former_numbers.split() if reading.value in number), "")
    return Why("former_number", How.EXACT, criterion.typed, found) if found else None


def _held(person: Person, kind: Kind) -> tuple[str, str, str] | None:
    match kind:
        case Kind.DAY | Kind.MONTH | Kind.YEAR | Kind.ANNIVERSARY:
            return "birth_date", f"{person.birth_date:%Y%m%d}", person.birth_date.isoformat()
        case Kind.NUMBER:
            return "number", person.number, person.number
        case Kind.INE:
            return "ine", person.ine.lower(), ""  # not everyone may see the whole of it (3.04)
        case Kind.EMAIL:
            return "email", person.email_key.lower(), ""
        case _:
            return None


def unlikeness(typed: str, words: Iterable[str]) -> float:
    """Give how unlike a word is to the nearest of others, from 0 (the same) to 1 (nothing in common)."""
    return min((distance(typed, word) / max(len(typed), len(word)) for word in words), default=1.0)
