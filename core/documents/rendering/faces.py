"""The vendored fonts, and which of them prints a character."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from core.documents.errors import CharacterNotPrintable

FONTS = Path(__file__).parent.parent / "fonts"
FALLBACKS = (
    *(
        f"NotoSans{script}-Regular.ttf"
        for script in (
            "Arabic",
            "Hebrew",
            "Armenian",
            "Georgian",
            "Thai",
            "Lao",
            "Khmer",
            "Devanagari",
            "Tamil",
            "Tifinagh",
        )
    ),
    "DroidSansFallbackFull.ttf",
)


class Weight(StrEnum):
    """The two weights of the main family; the value is the font's name in the pages' resources."""

    REGULAR = "R"
    BOLD = "B"


MAIN = {Weight.REGULAR: "NotoSans-Regular.ttf", Weight.BOLD: "NotoSans-Bold.ttf"}


class AlteredFont(RuntimeError):
    """A vendored font is not the one that was vendored: documents would no longer be reproducible (2.42)."""


@cache
def fingerprints() -> dict[str, str]:
    """SHA-256 of each vendored font, by file name."""
    lines = (FONTS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


@cache
def font_bytes(file: str) -> bytes:
    """Read a vendored font, after comparing it with its recorded SHA-256."""
    content = (FONTS / file).read_bytes()
    if hashlib.sha256(content).hexdigest() != fingerprints()[file]:
        raise AlteredFont(file)
    return content


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One vendored font, opened; lengths are in units of which `units` make one em."""

    file: str
    font: hb.Font
    characters: frozenset[int]
    units: int
    ascent: int
    descent: int


@cache
def face(file: str) -> Face:
    """Open a vendored font."""
    opened = hb.Face(hb.Blob(font_bytes(file)))
    font = hb.Font(opened)
    extents = font.get_font_extents("ltr")
    return Face(file, font, frozenset(opened.unicodes), opened.upem, extents.ascender, extents.descender)


def face_of(character: str, weight: Weight) -> Face:
    """Give the first font of the chain that prints a character; none is a refusal that names it."""
    code = ord(character)
    if not unicodedata.category(character).startswith("C"):
        for file in (MAIN[weight], *FALLBACKS):
            found = face(file)
            if code in found.characters:
                return found
    raise CharacterNotPrintable(character=name_of(character))


def name_of(character: str) -> str:
    """Name a character so that a person can find it: « U+1F600 GRINNING FACE »."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
