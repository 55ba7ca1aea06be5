"""The fonts every document embeds: one French repertoire per weight, subset once, shown with one byte a character.

The bytes that would need escaping in a PDF string stand for nothing here, so a text is shown as it is encoded.
"""

from __future__ import annotations

import codecs
import io
import zlib
from dataclasses import dataclass
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from core.documents.rendering.faces import MAIN, Weight, font_bytes
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
# Fewer units than the vendored fonts: outlines move by less than half a printer’s dot, fonts weigh an eighth less.
_UNITS = 400
_DROPPED = ["GSUB", "GPOS", "GDEF", "OS/2", "name", "post", "DSIG", "gasp", "cvt ", "fpgm", "prep"]


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


def _subset(weight: Weight) -> TTFont:
    """Reduce the vendored font to the repertoire, without hints or names, with a symbol map from our bytes."""
    font = TTFont(io.BytesIO(font_bytes(MAIN[weight])), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=False)
    options.drop_tables += _DROPPED
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=REPERTOIRE[weight])
    subsetter.subset(font)
    glyphs = {CODES[c]: font.getBestCmap()[ord(c)] for c in REPERTOIRE[weight]}
    for table in set(font.keys()) - {"GlyphOrder", "glyf", "loca", "head", "hhea", "hmtx", "maxp"}:
        del font[table]
    scale_upem(font, _UNITS)
    _order(font, glyphs)
    return font


def _order(font: TTFont, glyphs: dict[int, str]) -> None:
    """Put the glyphs in the order of their bytes (their map is then a few ranges), accents to compose with last."""
    order = list(dict.fromkeys([".notdef", *(glyphs[code] for code in sorted(glyphs))]))
    reorderGlyphs(font, order + [name for name in font.getGlyphOrder() if name not in order])
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 0, 0
    table.cmap = {0xF000 + code: name for code, name in glyphs.items()}
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]


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
    font = _subset(weight)
    glyphs = {code - 0xF000: name for code, name in font["cmap"].tables[0].cmap.items()}
    widths = tuple(font["hmtx"][glyphs[code]][0] * 1000 / _UNITS if code in glyphs else 0 for code in range(256))
    content = io.BytesIO()
    font.save(content, reorderTables=False)
    raw = content.getvalue()
    name = f"SPORAD+NotoSans-{'Regular' if weight is Weight.REGULAR else 'Bold'}"
    first, last = min(glyphs), max(glyphs)
    listed = " ".join(f"{width:g}" for width in widths[first : last + 1])
    return BaseFont(
        weight=weight,
        encoding={ord(c): CODES[c] for c in REPERTOIRE[weight]},
        widths=widths,
        file=stream(zlib.compress(raw, 9), f"/Filter/FlateDecode/Length1 {len(raw)}"),
        descriptor=_descriptor(font, name, weight),
        dictionary=(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}"
            f"/Widths[{listed}]/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
        ).encode("ascii"),
    )


def _descriptor(font: TTFont, name: str, weight: Weight) -> bytes:
    head, hhea = font["head"], font["hhea"]
    box = " ".join(str(round(v * 1000 / _UNITS)) for v in (head.xMin, head.yMin, head.xMax, head.yMax))
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {hhea.ascent * 1000 // _UNITS}/Descent {hhea.descent * 1000 // _UNITS}/CapHeight 714"
        f"/StemV {80 if weight is Weight.REGULAR else 140}/FontFile2 %d 0 R>>"
    ).encode("ascii")
