"""How far a typed word is from a known one: letters wrong, missing, doubled or swapped. Pure.

Two words at most `n` letters apart share a spelling obtained by taking at most `n` letters out of each: these
spellings, as 32-bit marks, are how the vocabulary finds the words near a typed one without reading it all.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

SHORT, LONG = 3, 6  # from so many letters one letter may be wrong, then two
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
    start = 0
    shortest = min(len(typed), len(known))
    while start < shortest and typed[start] == known[start]:
        start += 1
    end = 0
    while end < shortest - start and typed[-1 - end] == known[-1 - end]:
        end += 1
    return _between(typed[start : len(typed) - end], known[start : len(known) - end])


def _between(typed: str, known: str) -> int:
    """Of words whose first letters differ, and last letters too: most often of one or two letters."""
    if len(typed) > len(known):
        typed, known = known, typed
    if len(typed) <= 1:
        return len(known) - (typed in known[1:-1]) if typed else len(known)
    if len(known) == 2:  # noqa: PLR2004 - neighbours
        return 1 if typed == known[::-1] else 2
    return _in_columns(typed, known)


def _in_columns(typed: str, known: str) -> int:
    """One column of the table of distances is a number, a bit for each letter typed: a column a step (Hyyrö, 2003)."""
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
