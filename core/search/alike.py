"""Which words of the vocabulary are like a typed one: near it, holding it, sounding so, or its two halves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from sqlalchemy.orm import Session

from core.candidates.sound import sound
from core.search.ranking import How, Likeness
from core.search.reading import Criterion, Kind
from core.search.spelling import close, letters, marks, tolerance
from core.search.tokens import CONTEXT
from db.search import Adapter
from db.search.model import KnownWord, Near

MOST = 30  # words of one likeness
MOST_NEAR = 100  # words of one, and of two letters wrong
SAME_START = 4  # times likelier is a word of the same first letter
COMMON = 5_000  # bear a word: not misspelt by two letters, and long to read on PostgreSQL
SHORTEST = 3  # letters of a word, and of half a word

NEAR, INSIDE, NEARER, SOUND = Likeness(How.NEAR, 2), Likeness(How.INSIDE), Likeness(How.NEAR, 1), Likeness(How.SOUND)
HALF = Likeness(How.INSIDE, 1)


@dataclass(frozen=True, slots=True)
class AlikeWords:
    """For one typed word: each word like it and how, about how many bear it, and the pairs of words it may be made of.

    `thorough` when two letters wrong, the fragments and the halves were looked for.
    """

    words: dict[str, Likeness]
    borne: dict[str, int]
    halves: tuple[tuple[str, str], ...]
    thorough: bool


class Effort(Enum):
    """How far likeness is looked for."""

    LITTLE = "little"  # somebody answers: one letter wrong and the same sound are enough
    UNKNOWN_WORDS = "unknown words"  # nobody does: everything, for the words that nobody bears
    ALL = "all"  # everything, for every word but those that very many bear: they are not misspelt twice


class Resemblance:
    """Which words of the vocabulary are like those typed: looked for further where nobody answers, nothing twice."""

    def __init__(self, tx: Session, index: Adapter, criteria: Sequence[Criterion], *, parted: bool) -> None:
        named = dict.fromkeys(r.value for one in criteria for r in one.readings if r.kind is Kind.NAME)
        self.connection, self.index = tx.connection(), index
        self.typed = [word for word in named if len(word) >= SHORTEST]
        self.cuts = {word: _cuts(word) if parted else [] for word in self.typed}
        halves = {half for pairs in self.cuts.values() for pair in pairs for half in pair}
        asked = {*self.typed, *halves, *(joined for _, joined in in_a_row(criteria))}
        self.known = index.known(self.connection, sorted(asked)) if asked else {}
        self.sounds = {word: sound(word) for word in self.typed}
        self.heard: dict[str, list[KnownWord]] | None = None
        self.found: dict[str, AlikeWords] = {}

    def words(self, effort: Effort) -> dict[str, AlikeWords]:
        """Give, for each word typed, the words of the vocabulary that are like it, with so much effort."""
        common = {Effort.LITTLE: 0, Effort.UNKNOWN_WORDS: 1, Effort.ALL: COMMON}[effort]
        thorough = {word: self.known.get(word, 0) < common for word in self.typed}
        new = [word for word in self.typed if word not in self.found or self.found[word].thorough != thorough[word]]
        if new:
            near = self.index.near(self.connection, [_near(word, 2 if thorough[word] else 1) for word in new])
            looked = {word: self._looked(word, some, thorough[word]) for word, some in zip(new, near, strict=True)}
            self.found = {word: looked.get(word) or self.found[word] for word in self.typed}
        return self.found

    def _looked(self, word: str, near: Sequence[KnownWord], thorough: bool) -> AlikeWords:  # noqa: FBT001 - of a word
        heard = self._heard().get(self.sounds[word], [])
        holding = _of_names(self.index.holding(self.connection, word, MOST)) if thorough else []
        pairs = tuple(pair for pair in self.cuts[word] if self.known.keys() >= set(pair)) if thorough else ()
        words = dict.fromkeys((half for pair in pairs for half in pair), HALF)
        words |= dict.fromkeys((one.word for one in heard), SOUND)
        words |= dict.fromkeys((one.word for one in holding), INSIDE)
        words |= _close(word, near, 2 if thorough else 1)
        alike = {one: like for one, like in words.items() if not one.startswith(word)}
        borne = {one.word: one.weight for some in (near, heard, holding) for one in some if one.word in alike}
        return AlikeWords(alike, borne, pairs, thorough)

    def _heard(self) -> dict[str, list[KnownWord]]:
        if self.heard is None:
            self.heard = {}
            found = self.index.sounding(self.connection, list(self.sounds.values()), MOST * len(self.typed))
            for one in _of_names(found):
                self.heard.setdefault(sound(one.word), []).append(one)
        return self.heard


def in_a_row(criteria: Sequence[Criterion]) -> Iterator[tuple[int, str]]:
    """Each two words typed in a row, as one, and where the first stands."""
    for position, (first, second) in enumerate(pairwise(criteria)):
        if first.is_name and second.is_name:
            yield position, first.readings[0].value + second.readings[0].value


def _cuts(typed: str) -> list[tuple[str, str]]:
    return [(typed[:cut], typed[cut:]) for cut in range(SHORTEST, len(typed) - SHORTEST + 1)]


def _near(typed: str, most: int) -> Near:
    return Near(tuple(marks(typed, most)), len(typed) - most, len(typed) + most)


def _close(typed: str, known: Iterable[KnownWord], most: int) -> dict[str, Likeness]:
    """Give the words one or two letters away, the likeliest of each first."""
    mine = letters(typed)
    near = [one for one in known if (mine ^ letters(one.word)).bit_count() <= 2 * most]  # one letter is two bits
    away = [(one, far) for one in near if 0 < (far := close(typed, one.word)) <= most]
    away.sort(key=lambda pair: (-pair[0].weight * (SAME_START if pair[0].word[0] == typed[0] else 1), pair[0].word))
    found: dict[str, Likeness] = {}
    for wrong, likeness in ((2, NEAR), (1, NEARER)):
        some = [one.word for one, far in away if far == wrong <= _tolerated(typed, one.word)]
        found |= dict.fromkeys(some[:MOST_NEAR], likeness)
    return found


def _tolerated(typed: str, known: str) -> int:
    return tolerance(max(typed, known, key=len))


def _of_names(words: Sequence[KnownWord]) -> list[KnownWord]:
    return [one for one in words if not one.word.startswith(CONTEXT)]
