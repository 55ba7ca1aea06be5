"""Communes by their INSEE code, and the free texts that say where: birth places, address lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from core.candidates.faults import Unacceptable
from core.candidates.names import tidy, unseen, visible

LONGEST_PLACE = 100
LONGEST_ADDRESS_LINE = 100
MOST_ADDRESS_LINES = 4
_OF_A_PLACE = frozenset("'’ -.,()/&°º")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune: its INSEE code (five characters), its name, its département (01, 2A, 974) and a postcode."""

    code: str
    name: str
    departement: str
    postcode: str = ""


def parse_place(text: str) -> str:
    """Read the name of a place: letters, digits and usual punctuation, at most 100 characters."""
    place = parse_line(text, most=LONGEST_PLACE)
    for character in place:
        if unicodedata.category(character)[0] not in "LMN" and character not in _OF_A_PLACE:
            raise Unacceptable("place_character", character=character)
    return place


def parse_line(text: str, *, most: int = LONGEST_ADDRESS_LINE) -> str:
    """Read one line of visible text, an address line for instance; empty stays empty."""
    line = tidy(text)
    if len(line) > most:
        raise Unacceptable("text_too_long", most=most, length=len(line))
    if found := unseen(line):
        cleaned = "".join(c for c in line if not unseen(c))
        raise Unacceptable("text_invisible_character", suggestion=tidy(cleaned), character=visible(found))
    return line


def parse_address(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Read an address of at most four lines; empty lines go."""
    read = tuple(line for line in map(parse_line, lines) if line)
    if len(read) > MOST_ADDRESS_LINES:
        raise Unacceptable("address_too_long", most=MOST_ADDRESS_LINES)
    return read
