"""Text that the base fonts do not print: cut into runs of one font, shaped, each with its place on the line.

The eye meets right-to-left words from the right; they are given here in the order they are read, each at its place,
so that what is extracted is in the order it was written.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz as hb

from core.documents.rendering.base_fonts import BaseFont
from core.documents.rendering.faces import Face, Weight, face_of
from core.documents.rendering.rare_fonts import Part, Shape

_FEATURES = {"kern": False, "liga": False, "clig": False, "calt": False}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_APART = 0.12  # of an em: codes nearer than a tenth are taken for one printed twice
_RIGHT_TO_LEFT_MARK = "\u200f"
_Piece = tuple[Face | None, str]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font: encoded for the base font, or as shapes of one face.

    `x` is where it begins on the line and `width` how wide it is, in thousandths of an em.
    """

    x: float
    width: float
    encoded: bytes
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class _Fragment:
    """Text of one direction, by its place in the reading order."""

    rank: int
    level: int
    text: str


def runs(text: str, weight: Weight, base: BaseFont) -> list[Run]:
    """Cut a text into placed runs, in reading order; a character that nothing prints is refused."""
    found: list[tuple[int, Run]] = []
    x = 0.0
    for fragment in _as_seen(text):
        for encoded, shapes in _shown(fragment, weight, base):
            width = _width(encoded, shapes, base)
            found.append((fragment.rank, Run(x, width, encoded, shapes)))
            x += width
    return [run for _, run in sorted(found, key=lambda ranked: ranked[0])]


def _width(encoded: bytes, shapes: tuple[Shape, ...], base: BaseFont) -> float:
    if encoded:
        return sum(map(base.widths.__getitem__, encoded))
    return sum(shape.thousandths for shape in shapes)


def _as_seen(text: str) -> list[_Fragment]:
    """Order the fragments of a text as the eye meets them from the left (Unicode bidirectional rule L2)."""
    if not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text):
        return [_Fragment(0, 0, text)]
    from fpdf.bidi import BidiParagraph  # noqa: PLC0415 - half a second, paid by those who print such names
    from fpdf.enums import TextDirection  # noqa: PLC0415

    characters = BidiParagraph(text, base_direction=TextDirection.LTR).get_characters_with_embedding_level()
    grouped = itertools.groupby(characters, key=lambda c: (c.embedding_level, c.character == " "))
    fragments = [
        _Fragment(rank, level, "".join(c.character for c in group)) for rank, ((level, _), group) in enumerate(grouped)
    ]
    for least in range(max(fragment.level for fragment in fragments), 0, -1):
        fragments = _turned(fragments, least)
    return fragments


def _turned(fragments: list[_Fragment], least: int) -> list[_Fragment]:
    """Turn round each stretch of fragments of at least a level."""
    ordered: list[_Fragment] = []
    stretch: list[_Fragment] = []
    for fragment in fragments:
        if fragment.level >= least:
            stretch.insert(0, fragment)
        else:
            ordered += [*stretch, fragment]
            stretch = []
    return ordered + stretch


def _shown(fragment: _Fragment, weight: Weight, base: BaseFont) -> Iterator[tuple[bytes, tuple[Shape, ...]]]:
    """Give what shows a fragment, left to right: bytes of the base font or shapes of one face."""
    pieces = _pieces(fragment.text, weight, base)
    backwards = fragment.level % 2 == 1 and fragment.text != " "
    for found, text in reversed(pieces) if backwards else pieces:
        if backwards:
            yield b"", _turned_back(_shaped(found or face_of(text[0], weight), text, "rtl"))
        elif found is None:
            yield base.encode(text), ()
        else:
            yield b"", _shaped(found, text, "ltr")


def _turned_back(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Begin right-to-left shapes with a mark of their direction when their first sign has none.

    Readers that turn such text back look for the first sign that has a direction; a final vowel mark has none.
    """
    first = shapes[0]
    if unicodedata.bidirectional(first.text) in _RIGHT_TO_LEFT:
        return shapes
    mark = Shape(first.file, _RIGHT_TO_LEFT_MARK, (), round(_APART * first.units), first.units)
    return mark, *shapes


def _pieces(text: str, weight: Weight, base: BaseFont) -> list[_Piece]:
    """Cut a text where the font changes; a mark stays with its letter, in the letter's own face."""
    pieces: list[_Piece] = []
    for letter in _letters(text):
        known = len(letter) == 1 and ord(letter) in base.encoding
        found = None if known else face_of(letter[0], weight)
        for mark in letter[1:]:
            face_of(mark, weight)
        if pieces and pieces[-1][0] is found:
            pieces[-1] = (found, pieces[-1][1] + letter)
        else:
            pieces.append((found, letter))
    return pieces


def _letters(text: str) -> Iterator[str]:
    """Give each letter with the marks that follow it."""
    letter = ""
    for character in text:
        if letter and not unicodedata.category(character).startswith("M"):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def _shaped(found: Face, text: str, direction: str) -> tuple[Shape, ...]:
    """Shape a text of one face; the shapes are given left to right."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = direction
    hb.shape(found.font, buffer, _FEATURES)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = sorted({info.cluster for info, _ in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    shapes: list[Shape] = []
    for start, group in itertools.groupby(glyphs, key=lambda glyph: glyph[0].cluster):
        shape = _shape(found, text[start : ends[start]], list(group))
        shapes += _one_a_character(shape) if direction == "rtl" and len(shape.text) > 1 else [shape]
    return tuple(shapes)


def _shape(found: Face, text: str, glyphs: list[tuple[hb.GlyphInfo, hb.GlyphPosition]]) -> Shape:
    parts: list[Part] = []
    x = 0
    for info, position in glyphs:
        parts.append((info.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    return Shape(found.file, text, tuple(parts), x, found.units)


def _one_a_character(shape: Shape) -> Iterator[Shape]:
    """Divide a right-to-left shape of several characters: readers that turn the order back do so code by code."""
    share = max(shape.advance // len(shape.text), round(_APART * shape.units))
    first = max(shape.advance - share * (len(shape.text) - 1), share)
    for rank, character in enumerate(reversed(shape.text)):
        yield Shape(shape.file, character, () if rank else shape.parts, share if rank else first, shape.units)
