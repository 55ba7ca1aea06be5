"""The fonts every document embeds: one French repertoire per weight, subset once, shown with one byte a character.

The bytes that would need escaping in a PDF string stand for nothing here, so a text is shown as it is encoded.
"""

from __future__ import annotations

import codecs
import zlib
from dataclasses import dataclass
from functools import cache

from core.documents.rendering.faces import MAIN, Weight
from core.documents.rendering.objects import stream

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_ACCENTED = "ÀÁÂÇÈÉÊËÍÎÏÑÓÔÖÙÚÛÜŒàáâäçèéêëíîïñóôöùúûüœ"
_SIGNS = " -'’.,;:!?/()&+–—«»°\u00a0\u202f"
# What nearly every document of an academy needs; each sign here weighs on every document, the others only on theirs.
REPERTOIRE = {
    Weight.REGULAR: _LETTERS + _ACCENTED + _SIGNS + "_@·…€",
    Weight.BOLD: _LETTERS + _ACCENTED + _SIGNS,
}
_NEVER = frozenset(b"()\\\r\n\0")  # bytes that a PDF string escapes or changes


def _codes() -> dict[str, int]:
    """Give each character of the repertoire its byte: ASCII as itself, unless that byte is never used."""
    codes = {c: ord(c) for c in REPERTOIRE[Weight.REGULAR] if c.isascii() and ord(c) not in _NEVER}
    free = (code for code in range(0x7F, 0x100) if code not in _NEVER)
    others = (c for c in REPERTOIRE[Weight.REGULAR] + REPERTOIRE[Weight.BOLD] if c not in codes)
    for character in dict.fromkeys(others):
        codes[character] = next(free)
    return codes


CODES = _codes()


@dataclass(frozen=True, slots=True, eq=False)
class BaseFont:
    """One prepared font: how to encode with it, its widths in thousandths of an em by byte, its PDF objects."""

    weight: Weight
    encoding: dict[int, int]
    widths: tuple[float, ...]
    file: bytes
    descriptor: bytes
    dictionary: bytes

    def encode(self, text: str) -> bytes:
        """Give the bytes that show a text; `UnicodeEncodeError` when it needs another font."""
        return codecs.charmap_encode(text, "strict", self.encoding)[0]


def to_unicode_map(texts: dict[int, str], *, digits: int) -> bytes:
    """Write the map from codes (of so many hexadecimal digits) to the text each one shows."""
    ranges: list[tuple[int, int, str]] = []
    for code, text in sorted(texts.items()):
        if ranges and _continues(ranges[-1], code, text):
            ranges[-1] = (ranges[-1][0], code, ranges[-1][2])
        else:
            ranges.append((code, code, text))
    lines = [f"<{a:0{digits}X}><{b:0{digits}X}><{t.encode('utf-16-be').hex().upper()}>" for a, b, t in ranges]
    groups = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(group)} beginbfrange\n" + "\n".join(group) + "\nendbfrange" for group in groups)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        f"1 begincodespacerange<{'0' * digits}><{'F' * digits}>endcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode("ascii")


def _continues(known: tuple[int, int, str], code: int, text: str) -> bool:
    """Whether a code goes on a range of one-character texts; a range keeps its high byte."""
    start, end, first = known
    return (
        len(text) == len(first) == 1
        and code == end + 1
        and ord(text) - ord(first) == code - start
        and ord(text) >> 8 == ord(first) >> 8
        and code >> 8 == start >> 8
    )


@cache
def base_texts() -> bytes:
    """Write the map from bytes to characters, the same for both weights."""
    texts = {code: character for character, code in CODES.items()}
    return stream(zlib.compress(to_unicode_map(texts, digits=2), 9), "/Filter/FlateDecode")


@cache
def base_font(weight: Weight) -> BaseFont:
    """Prepare one weight, once per process."""
    from core.documents.rendering.subsetting import reduced  # noqa: PLC0415 - half a second, paid by those who print

    codes = {character: CODES[character] for character in REPERTOIRE[weight]}
    font = reduced(MAIN[weight], codes)
    name = f"SPORAD+NotoSans-{'Regular' if weight is Weight.REGULAR else 'Bold'}"
    widths = tuple(font.widths.get(code, 0.0) for code in range(256))
    first, last = min(font.widths), max(font.widths)
    listed = " ".join(f"{width:g}" for width in widths[first : last + 1])
    return BaseFont(
        weight=weight,
        encoding={ord(character): code for character, code in codes.items()},
        widths=widths,
        file=stream(zlib.compress(font.file, 9), f"/Filter/FlateDecode/Length1 {len(font.file)}"),
        descriptor=(
            f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{' '.join(map(str, font.box))}]/ItalicAngle 0"
            f"/Ascent {font.ascent}/Descent {font.descent}/CapHeight 714"
            f"/StemV {80 if weight is Weight.REGULAR else 140}/FontFile2 %d 0 R>>"
        ).encode("ascii"),
        dictionary=(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}"
            f"/Widths[{listed}]/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
        ).encode("ascii"),
    )
