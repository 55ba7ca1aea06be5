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
    typed = dict.fromkeys(r.value for one in criteria for r in one.readings if r.kind is Kind.NAME)
    return {word: _alike(tx, index, word) for word in typed if len(word) >= SHORTEST}


def _alike(tx: Session, index: Adapter, typed: str) -> AlikeWords:
    connection = tx.connection()
    found = dict.fromkeys(_of_names(index.sounding(connection, sound(typed), MOST)), SOUND)
    found |= dict.fromkeys(_of_names(index.holding(connection, typed, MOST)), INSIDE)
    close = [(one, distance(typed, one.word)) for one in index.near(connection, marks(typed))]
    close.sort(key=lambda pair: (pair[0].word[0] != typed[0], -pair[0].weight, pair[0].word))
    for letters, likeness in ((2, NEAR), (1, NEARER)):
        some = [one.word for one, away in close if away == letters <= tolerance(max(typed, one.word, key=len))]
        found |= dict.fromkeys(some[:MOST], likeness)
    pairs = _halves(tx, index, typed)
    halves = dict.fromkeys((half for pair in pairs for half in pair), HALF)
    return AlikeWords({w: like for w, like in (halves | found).items() if not w.startswith(typed)}, pairs)


def _halves(tx: Session, index: Adapter, typed: str) -> tuple[tuple[str, str], ...]:
    pairs = [(typed[:cut], typed[cut:]) for cut in range(SHORTEST, len(typed) - SHORTEST + 1)]
    if not pairs:
        return ()
    known = index.known(tx.connection(), sorted({half for pair in pairs for half in pair}))
    return tuple(pair for pair in pairs if known.issuperset(pair))


def _of_names(words: Sequence[KnownWord]) -> list[str]:
    return [one.word for one in words if not one.word.startswith(CONTEXT)]
