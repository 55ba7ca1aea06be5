"""Which words of the vocabulary are like a typed one: near it, holding it, sounding so, or its two halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.candidates.sound import sound
from core.search.ranking import How, Likeness
from core.search.reading import Criterion, Kind
from core.search.spelling import distance, marks, tolerance
from core.search.tokens import CONTEXT
from db.search import Adapter
from db.search.model import KnownWord

MOST = 40  # words of one likeness
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


def alike_words(tx: Session, index: Adapter, criteria: Sequence[Criterion]) -> dict[str, AlikeWords]:
    """Give, for each word typed, the words of the vocabulary that are like it."""
    named = dict.fromkeys(r.value for one in criteria for r in one.readings if r.kind is Kind.NAME)
    typed = [word for word in named if len(word) >= SHORTEST]
    if not typed:
        return {}
    pairs = {word: _cuts(word) for word in typed}
    halves = sorted({half for cuts in pairs.values() for pair in cuts for half in pair})
    known = index.known(tx.connection(), halves) if halves else set()
    sounds = {word: sound(word) for word in typed}
    heard = _of_names(index.sounding(tx.connection(), list(sounds.values()), MOST * len(typed)))
    return {
        word: _alike(tx, index, word, [one for one in heard if sound(one) == sounds[word]],
                     tuple(pair for pair in pairs[word] if known.issuperset(pair)))
        for word in typed
    }  # fmt: skip


def _cuts(typed: str) -> list[tuple[str, str]]:
    return [(typed[:cut], typed[cut:]) for cut in range(SHORTEST, len(typed) - SHORTEST + 1)]


def _alike(
    tx: Session, index: Adapter, typed: str, heard: Sequence[str], pairs: tuple[tuple[str, str], ...]
) -> AlikeWords:
    connection = tx.connection()
    found = dict.fromkeys((half for pair in pairs for half in pair), HALF)
    found |= dict.fromkeys(heard, SOUND)
    found |= dict.fromkeys(_of_names(index.holding(connection, typed, MOST)), INSIDE)
    close = [(one, distance(typed, one.word)) for one in index.near(connection, marks(typed))]
    close.sort(key=lambda pair: (pair[0].word[0] != typed[0], -pair[0].weight, pair[0].word))
    for letters, likeness in ((2, NEAR), (1, NEARER)):
        some = [one.word for one, away in close if away == letters <= tolerance(max(typed, one.word, key=len))]
        found |= dict.fromkeys(some[:MOST], likeness)
    return AlikeWords({word: like for word, like in found.items() if not word.startswith(typed)}, pairs)


def _of_names(words: Sequence[KnownWord]) -> list[str]:
    return [one.word for one in words if not one.word.startswith(CONTEXT)]
