"""Names of people as typed: what the register accepts, and the one form it keeps (2.24, 2.32)."""

from __future__ import annotations

import re
import unicodedata

from core.candidates.faults import Unacceptable

LONGEST_NAME = 100
_APOSTROPHES = "'’"
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]+")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters that nobody can see
_LONGEST_MARKS = 2
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŸ]+(?:[ '’-][A-Za-zÀ-ÖØ-öø-ÿŒœŸ]+)*")  # nearly all: nothing more to look at


def parse_name(text: str) -> str:
    """Read one name: 1 to 100 letters, apostrophes, hyphens, spaces and dots, composed, edges trimmed.

    Nothing invisible is accepted, for what is printed must be what was read; NA, Null and True are names.
    """
    name = tidy(text)
    if not name:
        raise Unacceptable("name_missing")
    if len(name) > LONGEST_NAME:
        raise Unacceptable("name_too_long", most=LONGEST_NAME, length=len(name))
    if not _PLAIN.fullmatch(name):
        _refuse_unseen(name)
        _refuse_not_of_a_name(name)
    return name


def parse_optional_name(text: str) -> str:
    """Read a name that may be absent, such as the usual name: empty stays empty."""
    return parse_name(text) if tidy(text) else ""


def tidy(text: str) -> str:
    """Give a text in composed form, one plain space between words, plain hyphens, nothing at the edges."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_HYPHENS)).strip(" ")


def unseen(text: str) -> str:
    """Give the first character that cannot be seen or that turns the text around, or nothing."""
    if text.isascii() and text.isprintable():
        return ""
    for character in text:
        if character in _UNSEEN_LETTERS or unicodedata.category(character) in _UNSEEN_CATEGORIES:
            return character
        if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
            return character
    return ""


def visible(character: str) -> str:
    """Name a character that cannot be shown: its number, as in U+202E."""
    return f"U+{ord(character):04X}"


def _refuse_unseen(name: str) -> None:
    found = unseen(name)
    if found:
        cleaned = "".join(c for c in name if not unseen(c))
        raise Unacceptable("name_invisible_character", suggestion=tidy(cleaned), character=visible(found))


def _refuse_not_of_a_name(name: str) -> None:
    marks = 0
    letters = 0
    for character in name:
        category = unicodedata.category(character)
        marks = marks + 1 if category.startswith("M") else 0
        letters += category.startswith("L")
        if category.startswith("M") and (not letters or marks > _LONGEST_MARKS):
            raise Unacceptable("name_character", character=visible(character))
        if not category.startswith(("L", "M")) and character not in _APOSTROPHES and character not in " -.":
            raise Unacceptable("name_character", character=character)
    if not letters:
        raise Unacceptable("name_without_letter")
    if name[0] in "-." or name.endswith("-"):
        raise Unacceptable("name_edge", suggestion=tidy(name.strip("-. ")))
