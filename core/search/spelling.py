"""How far a typed word is from a known one: letters wrong, missing, doubled or swapped. Pure.

Two words at most `n` letters apart share a spelling obtained by taking at most `n` letters out of each: these
spellings, as 32-bit marks, are how the vocabulary finds the words near a typed one without reading it all.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

SHORT, LONG = 3, 6  # from so many letters one letter may be wrong, then two
FAR = 3  # letters wrong: too many, however many there are
LONGEST = 7  # only the beginning of a longer word is marked: its end is compared when it is found


def tolerance(word: str) -> int:
    """Give how many letters of a word may be wrong: none of two letters, one of three to five, then two."""
    return 0 if len(word) < SHORT else 1 if len(word) < LONG else 2


def marks(word: str, most: int = 2) -> list[int]:
    """Give the marks of a word: itself and what is left when as many letters as tolerated, or fewer, are taken out."""
    beginning = word[:LONGEST]
    left = {beginning}
    last = {beginning}
    for _ in range(min(most, tolerance(word))):
        last = {one[:i] + one[i + 1 :] for one in last for i in range(len(one))}
        left |= last
    return sorted({_mark(one) for one in left})


def _mark(text: str) -> int:
    return crc32(text.encode()) - (1 << 31)


@lru_cache(maxsize=1 << 16)
def letters(word: str) -> int:
    """Give the letters of a word, a bit for each."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 63)
    return found


def distance(typed: str, known: str) -> int:
    """Give how many letters are wrong, missing, added or swapped with their neighbour."""
    return _between(*_apart(typed, known))


def close(typed: str, known: str) -> int:
    """Give the same distance when it is two at most, and three otherwise: soon known of words that are not close."""
    short, long = _apart(typed, known)
    if len(short) > len(long):
        short, long = long, short
    more = len(long) - len(short)
    if not short:
        return min(more, FAR)
    if len(long) == 1 or (len(long) == 2 and short == long[::-1]):  # noqa: PLR2004 - two neighbours swapped
        return 1
    return 2 if more <= 2 and _two_letters(short, long, more) else FAR  # noqa: PLR2004


def _apart(typed: str, known: str) -> tuple[str, str]:
    """Two words without what both begin with and both end with."""
    start = 0
    shortest = min(len(typed), len(known))
    while start < shortest and typed[start] == known[start]:
        start += 1
    end = 0
    while end < shortest - start and typed[-1 - end] == known[-1 - end]:
        end += 1
    return typed[start : len(typed) - end], known[start : len(known) - end]


def _two_letters(short: str, long: str, more: int) -> bool:
    """Whether one change at the beginning and one at the end, where both differ, make one word of the other."""
    if more == 2:  # noqa: PLR2004 - both are letters missing
        return short == long[1:-1]
    if more == 1:
        same = short[1:] == long[1:-1] or short[:-1] == long[1:-1]
    else:
        same = short[1:-1] == long[1:-1] or short[:-1] == long[1:] or short[1:] == long[:-1]
    return same or _swapped(short, long, more) or _swapped(short[::-1], long[::-1], more)


def _swapped(short: str, long: str, more: int) -> bool:
    """Whether they begin with the same two letters swapped, and are one change at the end away."""
    if short[:2] != long[1::-1]:
        return False
    short, long = short[2:], long[2:]
    if more == 1:
        return short == long[:-1]
    return short[:-1] == long[:-1] or (short[:-2] == long[:-2] and short[-2:] == long[:-3:-1])


def _between(typed: str, known: str) -> int:
    """One column of the table of distances is a number, a bit for each letter typed: a column a step (Hyyrö, 2003)."""
    if not typed or not known:
        return len(typed) + len(known)
    places: dict[str, int] = {}
    for place, letter in enumerate(typed):
        places[letter] = places.get(letter, 0) | 1 << place
    every, last, far = (1 << len(typed)) - 1, 1 << len(typed) - 1, len(typed)
    higher, lower, same, before = every, 0, 0, 0
    for letter in known:
        here = places.get(letter, 0)
        swapped = (((every & ~same) & here) << 1) & before
        same = (((here & higher) + higher) ^ higher) | here | lower | swapped
        up, down = lower | every & ~(same | higher), same & higher
        far += bool(up & last) - bool(down & last)
        up = up << 1 | 1
        higher, lower, before = (down << 1 | every & ~(same | up)) & every, up & same & every, here
    return far
