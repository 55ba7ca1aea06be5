"""Fitting a text in a width: shrunk a little, then on several lines; never cut short, never outside (2.41)."""

from __future__ import annotations

import unicodedata

from core.documents.errors import DocumentTooLarge
from core.documents.rendering.faces import Weight
from core.documents.rendering.metrics import MOST_CHARACTERS
from core.documents.rendering.typeset import Typesetter


def fitted(
    typesetter: Typesetter, text: str, weight: Weight, *, width: float, size: float, least: float
) -> tuple[float, list[str]]:
    """Give the size and the lines in which a text fits a width in points."""
    natural = typesetter.width(text, weight)
    if natural * size <= width * 1000:
        return size, [text]
    shrunk = int(width * 10_000 / natural) / 10
    if shrunk >= least:
        return shrunk, [text]
    return least, wrapped(typesetter, text, weight, width=width, size=least)


def wrapped(typesetter: Typesetter, text: str, weight: Weight, *, width: float, size: float) -> list[str]:
    """Cut a text in lines at its spaces, or inside a word that alone is too wide."""
    if len(text) > MOST_CHARACTERS:
        raise DocumentTooLarge(limit=MOST_CHARACTERS)
    room = width * 1000 / size
    space = typesetter.width(" ", weight)
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split(" "):
        long = typesetter.width(word, weight)
        if line and used + space + long <= room:
            line, used = f"{line} {word}", used + space + long
            continue
        if line:
            lines.append(line)
        line, used = word, long
        if long > room:
            *full, line = _divided(typesetter, word, weight, room)
            lines += full
            used = typesetter.width(line, weight)
    return [*lines, line]


def _divided(typesetter: Typesetter, word: str, weight: Weight, room: float) -> list[str]:
    """Cut a word that is too wide for one line, never between a letter and its marks."""
    letters = _letters(word)
    wide = [typesetter.width(letter, weight) for letter in letters]
    # Parts of about the same length, so that no single letter is left for the last line.
    room = min(room, sum(wide) / -(-sum(wide) // room) + max(wide))
    parts: list[str] = []
    start = 0
    while start < len(letters):
        end, used = start + 1, wide[start]
        while end < len(letters) and used + wide[end] <= room:
            used += wide[end]
            end += 1
        # Letters that join may be wider together than apart.
        while end > start + 1 and typesetter.width("".join(letters[start:end]), weight) > room:
            end -= 1
        parts.append("".join(letters[start:end]))
        start = end
    return parts


def _letters(word: str) -> list[str]:
    letters: list[str] = []
    for character in word:
        if letters and unicodedata.category(character).startswith("M"):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
