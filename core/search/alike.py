"""Which words of the vocabulary are like a typed one: near it, holding it, sounding so, or its two halves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy.orm import Session

from core.candidates.sound import sound
from core.search.ranking import How, Likeness
from core.search.reading import Criterion, Kind
from core.search.spelling import distance, letters, marks, tolerance
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
    """For one typed word: each word like it and how, and the pairs of words it may be made of."""

    words: dict[str, Likeness]
    halves: tuple[tuple[str, str], ...]

    def of(self, *kinds: Likeness) -> list[str]:
        """Give the words of some kinds of likeness."""
        return [word for word, likeness in self.words.items() if likeness in kinds]


class Effort(Enum):
    """How far likeness is looked for."""

    LITTLE = "little"  # somebody answers: one letter wrong and the same sound are enough
    UNKNOWN_WORDS = "unknown words"  # nobody does: everything, for the words that nobody bears
    ALL = "all"  # everything, for every word but those that very many bear: they are not misspelt twice


def alike_words(tx: Session, index: Adapter, criteria: Sequence[Criterion], effort: Effort) -> dict[str, AlikeWords]:
    """Give, for each word typed, the words of the vocabulary that are like it."""
    named = dict.fromkeys(r.value for one in criteria for r in one.readings if r.kind is Kind.NAME)
    typed = [word for word in named if len(word) >= SHORTEST]
    if not typed:
        return {}
    connection = tx.connection()
    cuts = {word: _cuts(word) if effort is not Effort.LITTLE else [] for word in typed}
    known = index.known(connection, sorted({*typed, *(half for pairs in cuts.values() for p in pairs for half in p)}))
    common = {Effort.LITTLE: 0, Effort.UNKNOWN_WORDS: 1, Effort.ALL: COMMON}[effort]
    thorough = {word: known.get(word, 0) < common for word in typed}
    close = index.near(connection, [_near(word, 2 if thorough[word] else 1) for word in typed])
    sounds = {word: sound(word) for word in typed}
    heard = _of_names(index.sounding(connection, list(sounds.values()), MOST * len(typed)))
    found = {}
    for word, some in zip(typed, close, strict=True):
        pairs = tuple(pair for pair in cuts[word] if known.keys() >= set(pair)) if thorough[word] else ()
        words = dict.fromkeys((half for pair in pairs for half in pair), HALF)
        words |= dict.fromkeys((one for one in heard if sound(one) == sounds[word]), SOUND)
        if thorough[word]:
            words |= dict.fromkeys(_of_names(index.holding(connection, word, MOST)), INSIDE)
        words |= _close(word, some, 2 if thorough[word] else 1)
        found[word] = AlikeWords({one: like for one, like in words.items() if not one.startswith(word)}, pairs)
    return found


def _cuts(typed: str) -> list[tuple[str, str]]:
    return [(typed[:cut], typed[cut:]) for cut in range(SHORTEST, len(typed) - SHORTEST + 1)]


def _near(typed: str, most: int) -> Near:
    return Near(tuple(marks(typed, most)), len(typed) - most, len(typed) + most)


def _close(typed: str, known: Iterable[KnownWord], most: int) -> dict[str, Likeness]:
    """Give the words one or two letters away, the likeliest of each first."""
    mine = letters(typed)
    near = [one for one in known if (mine ^ letters(one.word)).bit_count() <= 2 * most]  # one letter is two bits
    away = [(one, distance(typed, one.word)) for one in near]
    away.sort(key=lambda pair: (-pair[0].weight * (SAME_START if pair[0].word[0] == typed[0] else 1), pair[0].word))
    found: dict[str, Likeness] = {}
    for wrong, likeness in ((2, NEAR), (1, NEARER)):
        some = [one.word for one, far in away if far == wrong <= min(most, _tolerated(typed, one.word))]
        found |= dict.fromkeys(some[:MOST_NEAR], likeness)
    return found


def _tolerated(typed: str, known: str) -> int:
    return tolerance(max(typed, known, key=len))


def _of_names(words: Sequence[KnownWord]) -> list[str]:
    return [one.word for one in words if not one.word.startswith(CONTEXT)]
