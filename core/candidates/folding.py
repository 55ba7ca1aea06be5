"""Folding: how names are compared and searched, without accents, case, hyphens or apostrophes.

Names are folded once, when they are written; the question is folded the same way when someone searches.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PARTICLES = frozenset(
    (
        "a", "al", "an", "ar", "aux", "d", "da", "das", "de", "degli", "dei", "del", "della", "den", "der",
        "des", "di", "do", "dos", "du", "e", "el", "et", "i", "l", "la", "las", "le", "les", "lo", "los",
        "op", "san", "ter", "til", "u", "un", "van", "vd", "vom", "von", "y", "z", "zu", "zum", "zur", "ben", "bin",
        "ibn", "bint", "bou", "ait", "ould", "abd", "abou", "abu", "bel",
    )
)  # fmt: skip
"""Words that search passes over, unless a name is made of nothing else."""

_LETTERS = str.maketrans(
    {
        "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l",
        "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h",
        "ŋ": "ng", "Ŋ": "ng", "ɛ": "e", "Ɛ": "e", "ɔ": "o", "Ɔ": "o", "ə": "e", "Ə": "e", "ŧ": "t", "Ŧ": "t",
    }
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Give the form in which two spellings of one name are equal: lower case ASCII words, one space between.

    Letters of other scripts stay as they are, less their accents.
    """
    if text.isascii():
        plain = text.lower()
    else:
        pieces = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
        kept = "".join(c for c in pieces if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
        plain = unicodedata.normalize("NFC", kept).translate(_LETTERS)
    return _NOT_A_LETTER.sub(" ", plain).strip()


def words(text: str) -> tuple[str, ...]:
    """Give the words to search for in a text, particles left out; a name of particles only keeps them all."""
    every = tuple(fold(text).split())
    return tuple(word for word in every if word not in PARTICLES) or every


def joined(text: str) -> str:
    """Give a name as one word: « Le Goff » and « legoff », « N’Guessan » and « nguessan » meet there."""
    return fold(text).replace(" ", "")
