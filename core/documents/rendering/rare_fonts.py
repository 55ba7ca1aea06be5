"""The small fonts of one document: the few shapes that its base fonts do not have, and nothing else.

A shape is what stands for a piece of text that cannot be divided (a letter and its marks, a joined Arabic letter, a
character of Chinese): one code, one outline, one text, so what is extracted is what was written, in any script.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
import zlib
from dataclasses import dataclass, field
from functools import lru_cache

from fontTools.misc.roundTools import otRound
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from core.documents.rendering.base_fonts import to_unicode_map
from core.documents.rendering.faces import Face, face
from core.documents.rendering.objects import stream

_MADE = 3_600_000_000  # seconds since 1904: some fixed day, so that equal fonts have equal bytes
Part = tuple[int, int, int]  # glyph of the face, its x and y in the shape


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: the text it stands for, the glyphs it is made of, and its width in units of its face."""

    file: str
    text: str
    parts: tuple[Part, ...]
    advance: int
    units: int

    @property
    def thousandths(self) -> float:
        """Its width in thousandths of an em."""
        return self.advance * 1000 / self.units


@dataclass(slots=True)
class RareFont:
    """The shapes one document takes from one face, in order of appearance; code 0 is no shape."""

    source: Face
    codes: dict[Shape, int] = field(default_factory=dict)

    def code(self, shape: Shape) -> int:
        """Give the code of a shape in this document."""
        return self.codes.setdefault(shape, len(self.codes) + 1)


@lru_cache(maxsize=4096)
def _outline(shape: Shape) -> tuple[bytes, tuple[int, int, int, int]]:
    """Draw the glyphs of a shape as one outline; its bytes and its box."""
    font, pen = face(shape.file).font, TTGlyphPen(None)
    for glyph, x, y in shape.parts:
        font.draw_glyph_with_pen(glyph, TransformPen(pen, (1, 0, 0, 1, x, y)))
    drawn = pen.glyph(dropImpliedOnCurves=True, round=otRound)
    if not drawn.numberOfContours:
        return b"", (0, 0, 0, 0)
    content = drawn.compile(None, recalcBBoxes=True)
    return content + b"\0" * (-len(content) % 4), (drawn.xMin, drawn.yMin, drawn.xMax, drawn.yMax)


def _counts(outlines: list[bytes]) -> tuple[int, int]:
    """Most points and most contours of one outline."""
    contours = [struct.unpack_from(">h", outline)[0] if outline else 0 for outline in outlines]
    points = [
        struct.unpack_from(">H", outline, 10 + 2 * (count - 1))[0] + 1 if count else 0
        for outline, count in zip(outlines, contours, strict=True)
    ]
    return max(points), max(contours)


def _tables(font: RareFont) -> dict[bytes, bytes]:
    """Write the tables of a TrueType file that holds just these shapes."""
    drawn = [(b"", (0, 0, 0, 0)), *(_outline(shape) for shape in font.codes)]
    outlines, boxes = [outline for outline, _ in drawn], [box for _, box in drawn]
    advances = [0, *(shape.advance for shape in font.codes)]
    offsets = list(itertools.accumulate(map(len, outlines), initial=0))
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    points, contours = _counts(outlines)
    source, count = font.source, len(drawn)
    head = (0x10000, 0x10000, 0, 0x5F0F3CF5, 3, source.units, _MADE, _MADE, *box, 0, 8, 2, 1, 0)
    hhea = (0x10000, source.ascent, source.descent, 0, max(advances), box[0], 0, box[2], 1, *[0] * 7, count)
    return {
        b"glyf": b"".join(outlines) or b"\0",
        b"head": struct.pack(">IIIIHHqqhhhhHHhhh", *head),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", *hhea),
        b"hmtx": b"".join(struct.pack(">Hh", a, b[0]) for a, b in zip(advances, boxes, strict=True)),
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": struct.pack(">I14H", 0x10000, count, points, contours, 0, 0, 2, *[0] * 8),
    }


def _checksum(content: bytes) -> int:
    padded = content + b"\0" * (-len(content) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def font_file(font: RareFont) -> bytes:
    """Write the TrueType file."""
    tables = _tables(font)
    start = 12 + 16 * len(tables)
    directory, body = [struct.pack(">I4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)], []
    offset = start
    for tag, content in sorted(tables.items()):
        directory.append(struct.pack(">4sIII", tag, _checksum(content), offset, len(content)))
        body.append(content + b"\0" * (-len(content) % 4))
        offset += len(body[-1])
    whole = b"".join([*directory, *body])
    at = whole.index(tables[b"head"])
    adjusted = (0xB1B0AFBA - _checksum(whole)) & 0xFFFFFFFF
    return whole[: at + 8] + struct.pack(">I", adjusted) + whole[at + 12 :]


def font_objects(font: RareFont, first: int) -> list[bytes]:
    """Write the five PDF objects of one rare font, numbered from `first`; the first one is the font."""
    raw, units = font_file(font), font.source.units
    name = f"{subset_tag(raw)}+{font.source.file.removesuffix('.ttf')}"
    scale = 1000 / units
    widths = " ".join(f"{round(shape.thousandths, 2):g}" for shape in font.codes)
    texts = {code: shape.text for shape, code in font.codes.items()}
    return [
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{first + 1} 0 R]"
        f"/ToUnicode {first + 4} 0 R>>".encode("ascii"),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"
        f"/DW 0/W[1[{widths}]]/FontDescriptor {first + 2} 0 R>>".encode("ascii"),
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 {round(font.source.descent * scale)} 1000 "
        f"{round(font.source.ascent * scale)}]/ItalicAngle 0/Ascent {round(font.source.ascent * scale)}"
        f"/Descent {round(font.source.descent * scale)}/CapHeight 714/StemV 80"
        f"/FontFile2 {first + 3} 0 R>>".encode("ascii"),
        stream(zlib.compress(raw, 9), f"/Filter/FlateDecode/Length1 {len(raw)}"),
        stream(zlib.compress(to_unicode_map(texts, digits=4), 9), "/Filter/FlateDecode"),
    ]


def subset_tag(content: bytes) -> str:
    """Six capital letters drawn from a font's bytes, as the name of an embedded subset begins."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(content).digest()[:6])
