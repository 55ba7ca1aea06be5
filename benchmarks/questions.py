"""What staff type: questions of each kind about people of a register, and names misspelt in each way."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.population import Invented
from core.candidates.folding import fold
from core.search.conditions.rules import Condition, Group, Join, Operator

IS = Operator.IS
CONDITIONS: dict[str, Group] = {
    "deregistered of an exam": Group(
        Join.ALL, (Condition("state", IS, ("deregistered",)), Condition("domain", IS, ("BCP",)))
    ),
    "born in a month": Group(Join.ALL, (Condition("birth_date", Operator.BETWEEN, ("2008-03-01", "2008-03-31")),)),
    "name begins, of a school": Group(
        Join.ALL,
        (Condition("birth_name", Operator.STARTS, ("Mar",)), Condition("school", Operator.STARTS, ("91000",))),
    ),
    "one of two, not in a city": Group(
        Join.ALL,
        (
            Group(Join.ANY, (Condition("domain", IS, ("CAP",)), Condition("domain", IS, ("DNB",)))),
            Group(Join.NONE, (Condition("city", Operator.CONTAINS, ("Grenoble",)),)),
        ),
    ),
    "without confirmation": Group(Join.ALL, (Condition("confirmation", Operator.HAS_NONE),)),
}
"""What the query builder is asked; the answers are listed by name, a page at a time."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4  # letters of a name that is misspelt


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, of which kind, and who is sought."""

    kind: str
    text: str
    sought: Invented


def ordinary(crowd: Sequence[Invented], each: int, seed: int) -> list[Question]:
    """Give so many questions of each ordinary kind."""
    chance = random.Random(seed)
    kinds: dict[str, Callable[[Invented], str]] = {
        "exact": lambda one: f"{one.birth_name} {one.first_names}",
        "prefix": lambda one: f"{fold(one.birth_name)[:4]} {fold(one.first_names)[:3]}",
        "short_prefix": lambda one: fold(one.birth_name)[:3],
        "number": lambda one: one.number,
        "number_fragment": lambda one: one.number[-6:],
        "date": lambda one: f"{one.birth_date:%d/%m/%Y}",
        "mixed": lambda one: f"{one.birth_date:%d/%m/%Y} {fold(one.birth_name)[:3]}",
        "mixed_year": lambda one: f"{one.first_names.split()[0]} {one.birth_date:%Y} {one.birth_name}",
    }
    return [Question(kind, write(one), one) for kind, write in kinds.items() for one in chance.sample(crowd, each)]


def misspelt(crowd: Sequence[Invented], count: int, seed: int) -> list[Question]:
    """Give so many questions with a family name misspelt: each error in turn, then two errors."""
    chance = random.Random(seed)
    found: list[Question] = []
    while len(found) < count:
        one = chance.choice(crowd)
        kind = list(ERRORS)[len(found) % len(ERRORS)]
        word = fold(one.birth_name)
        if len(word.replace(" ", "")) < SHORTEST or (kind == "two" and len(word) < SHORTEST + 2):
            continue
        wrong = ERRORS[kind](word, chance)
        if wrong != word:
            found.append(Question(kind, wrong, one))
    return found


def _at(word: str, chance: random.Random) -> int:
    return chance.choice([place for place, letter in enumerate(word) if letter != " "])


def _wrong(word: str, chance: random.Random) -> str:
    place = _at(word, chance)
    return word[:place] + chance.choice(LETTERS) + word[place + 1 :]


def _missing(word: str, chance: random.Random) -> str:
    place = _at(word, chance)
    return word[:place] + word[place + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    place = _at(word, chance)
    return word[:place] + word[place] + word[place:]


def _swapped(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _added(word: str, chance: random.Random) -> str:
    place = _at(word, chance)
    return word[:place] + chance.choice(LETTERS) + word[place:]


ERRORS: dict[str, Callable[[str, random.Random], str]] = {
    "wrong": _wrong, "missing": _missing, "doubled": _doubled, "swapped": _swapped, "added": _added,
    "two": lambda word, chance: _wrong(_missing(word, chance), chance),
}  # fmt: skip
