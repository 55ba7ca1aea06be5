"""How two names meet: the same, near, of one sound, in another order, one inside the other. Pure."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import product

from core.candidates.folding import joined, words
from core.candidates.sound import sound
from core.search.spelling import distance, tolerance

SHORTEST_PART = 3
SHORT, LONG = 5, 8  # letters of a first name from which one letter, then two, may be wrong without another name


class Met(StrEnum):
    """How two fields meet."""

    SAME = "same"
    CROSSED = "crossed"  # the birth name of one is the usual name of the other
    EXCHANGED = "exchanged"  # family name and first name are the wrong way round
    ORDER = "order"
    FIRST = "first"  # the first of the first names
    PART = "part"
    NEAR = "near"
    SOUND = "sound"
    TURNED = "turned"  # day and month
    DIFFERENT = "different"
    MISSING = "missing"


Weighed = tuple[Met, int]
NOTHING: Weighed = (Met.DIFFERENT, 0)


def family(one: tuple[str, str], other: tuple[str, str]) -> Weighed:
    """Compare family names, each given as birth and usual name; the best of what they have in common counts."""
    best = NOTHING
    for (mine, name), (his, their) in product(enumerate(one), enumerate(other)):
        if name and their:
            how, points = family_names(name, their)
            if mine or his:  # through a usual name
                how, points = (Met.CROSSED if how is Met.SAME else how), max(0, points - 3)
            best = max(best, (how, points), key=lambda each: each[1])
    return best


@lru_cache(maxsize=1 << 14)
def family_names(one: str, other: str) -> Weighed:
    """Compare two family names: accents, hyphens and particles do not count."""
    mine, his = _bare(one), _bare(other)
    if mine == his or joined(one) == joined(other):
        return Met.SAME, 25
    letters = near(mine, his)
    if letters == 1:
        return Met.NEAR, 20
    if sound(one) == sound(other):
        return Met.SOUND, 18
    if _is_part(words(one), words(other)):
        return Met.PART, 18
    return (Met.NEAR, 14) if letters else NOTHING


@lru_cache(maxsize=1 << 14)
def given(one: str, other: str, *, same_civility: bool) -> Weighed:
    """Compare first names: all of them, then the first, then any; Louis and Louise are two persons."""
    mine, his = words(one), words(other)
    if not mine or not his:
        return NOTHING
    if mine == his or joined(one) == joined(other):
        return Met.SAME, 25
    if sorted(mine) == sorted(his):
        return Met.ORDER, 22
    if mine[0] == his[0] or _opens(joined(one), joined(other)):
        return Met.FIRST, 22
    return _given_near(mine, his) if same_civility else _common(mine, his)


def _given_near(mine: tuple[str, ...], his: tuple[str, ...]) -> Weighed:
    first, second = mine[0], his[0]
    letters, longest = near(first, second), max(len(first), len(second))
    if letters == 1 and longest > SHORT:
        return Met.NEAR, 19
    if sound(first) == sound(second):
        return Met.SOUND, 18
    if letters == 2 and longest >= LONG:  # noqa: PLR2004 - two letters
        return Met.NEAR, 13
    if letters == 1 and min(len(first), len(second)) > SHORTEST_PART:
        return Met.NEAR, 12
    return _common(mine, his)


def _common(mine: tuple[str, ...], his: tuple[str, ...]) -> Weighed:
    """The first name of one among the others of the other, or shortened."""
    if mine[0] in his or his[0] in mine:
        return Met.PART, 14
    shorter, longer = sorted((mine[0], his[0]), key=len)
    return (Met.PART, 12) if len(shorter) > SHORTEST_PART and longer.startswith(shorter) else NOTHING


def _opens(one: str, other: str) -> bool:
    """Whether one is how the other opens, several words typed as one: Jeanpierre and Jean Pierre Marie."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= LONG and longer.startswith(shorter)


def _is_part(mine: tuple[str, ...], his: tuple[str, ...]) -> bool:
    shorter, longer = sorted((frozenset(mine), frozenset(his)), key=len)
    return bool(shorter) and shorter < longer and any(len(word) >= SHORTEST_PART for word in shorter)


def _bare(name: str) -> str:
    return "".join(words(name))


def near(one: str, other: str, *, most: int = 2) -> int:
    """Give how many letters are wrong, swapped, missing or too many when they are few enough; nothing otherwise."""
    allowed = min(most, tolerance(max(one, other, key=len)))
    if not allowed or abs(len(one) - len(other)) > allowed:
        return 0
    found = distance(one, other)
    return found if found <= allowed else 0
