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


def may_be_near(typed: str, known: str, most: int) -> bool:
    """Tell, fast, that two words are surely further apart: of other lengths, or of other letters."""
    if abs(len(typed) - len(known)) > most:
        return False
    mine, other = _letters(typed), _letters(known)
    return (mine & ~other).bit_count() <= most and (other & ~mine).bit_count() <= most


@lru_cache(maxsize=1 << 16)
def _letters(word: str) -> int:
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
    if not typed or not known:
        return len(typed) + len(known)
    before: list[int] = []
    row = list(range(len(known) + 1))
    for i, letter in enumerate(typed, start=1):
        before, last, row = row, before, [i]
        for j, other in enumerate(known, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == known[j - 2] and typed[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
