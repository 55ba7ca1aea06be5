"""Reducing a vendored font to a repertoire shown with one byte a character. Opens fontTools: imported when printing."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from core.documents.rendering.faces import font_bytes

# Fewer units than the vendored fonts: outlines move by less than half a printer’s dot, fonts weigh an eighth less.
_UNITS = 400
_DROPPED = ["GSUB", "GPOS", "GDEF", "OS/2", "name", "post", "DSIG", "gasp", "cvt ", "fpgm", "prep"]
_KEPT = {"GlyphOrder", "glyf", "loca", "head", "hhea", "hmtx", "maxp"}
_SYMBOLS = 0xF000  # where the map of a symbol font begins


@dataclass(frozen=True, slots=True)
class Reduced:
    """A reduced font file, with its measures in thousandths of an em."""

    file: bytes
    widths: dict[int, float]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


def reduced(file: str, codes: Mapping[str, int]) -> Reduced:
    """Keep of a font the characters that have a code, without hints or names."""
    font = TTFont(io.BytesIO(font_bytes(file)), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=False)
    options.drop_tables += _DROPPED
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(codes))
    subsetter.subset(font)
    named = font.getBestCmap()
    glyphs = {code: named[ord(character)] for character, code in codes.items()}
    for table in set(font.keys()) - _KEPT:
        del font[table]
    scale_upem(font, _UNITS)
    glyphs = _ordered(font, glyphs)
    content = io.BytesIO()
    font.save(content, reorderTables=False)
    return _measured(font, glyphs, content.getvalue())


def _ordered(font: TTFont, glyphs: dict[int, str]) -> dict[int, str]:
    """Put the glyphs in the order of their bytes (their map is then a few ranges), accents to compose with last."""
    order = list(dict.fromkeys([".notdef", *(glyphs[code] for code in sorted(glyphs))]))
    reorderGlyphs(font, order + [name for name in font.getGlyphOrder() if name not in order])
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 0, 0
    table.cmap = {_SYMBOLS + code: name for code, name in glyphs.items()}
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]
    return {code - _SYMBOLS: name for code, name in table.cmap.items()}


def _measured(font: TTFont, glyphs: dict[int, str], file: bytes) -> Reduced:
    scale = 1000 / _UNITS
    head, hhea = font["head"], font["hhea"]
    left, low, right, high = (round(v * scale) for v in (head.xMin, head.yMin, head.xMax, head.yMax))
    widths = {code: font["hmtx"][name][0] * scale for code, name in glyphs.items()}
    return Reduced(file, widths, (left, low, right, high), round(hhea.ascent * scale), round(hhea.descent * scale))
