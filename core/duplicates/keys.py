"""Under which keys those who look alike meet, so that nobody is compared with everybody. Pure.

Two candidates are compared when they share one key:

    the INE; the box of the e-mail;
    the birth date with how the first name sounds, with how a family name sounds, with both first letters;
    both sounds with the birth date less its day, less its month, less its year, or with day and month in any order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from core.candidates.folding import joined, words
from core.candidates.sound import sound_of_word
from core.duplicates.rules import Identity, email_family


def keys_of(one: Identity) -> frozenset[int]:
    """Give the keys of a candidate, as numbers of 64 bits."""
    return frozenset(map(_number, _texts(one)))


def _texts(one: Identity) -> Iterator[str]:
    if one.ine:
        yield f"i{one.ine.lower()}"
    if one.email_key:
        yield f"m{email_family(one.email_key)}"
    day = one.birth_date.isoformat()
    first = _sound(next(iter(words(one.first_names)), ""))
    families = sorted({_family(name) for name in (one.birth_name, one.usual_name) if name})
    yield f"g{day}{first}"
    for name in families:
        yield f"f{day}{name}"
        yield from (f"n{'|'.join(sorted((name, first)))}{part}" for part in _parts(one.birth_date))
    letters = sorted((joined(one.birth_name)[:1], joined(one.first_names)[:1]))
    yield f"l{day}{''.join(letters)}"


def _parts(born: date) -> Iterator[str]:
    yield f"ym{born:%Y%m}"
    yield f"yd{born:%Y%d}"
    yield f"md{born:%m%d}"
    yield f"t{born.year}{sorted((born.month, born.day))}"


def _family(name: str) -> str:
    """Give how the first word of a family name sounds, particles left out: Le Goff, Legoff and Le Goff Martin meet."""
    kept = words(name)
    return _sound(kept[0]) if kept else ""


def _sound(word: str) -> str:
    return sound_of_word(word) if word else ""


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
