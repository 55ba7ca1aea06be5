"""The fixed parts of a template, composed once by fpdf2 and kept as drawings that every document shares.

fpdf2 lays out; its text is then written again in the bytes of our base fonts, so that no second font is embedded.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import pikepdf
from fpdf import FPDF
from fpdf.enums import DocumentCompliance, MethodReturnValue, ResourceAccessPolicy
from fpdf.fonts import TTFFont

from core.documents.facts import PrintedImage
from core.documents.rendering.base_fonts import base_font
from core.documents.rendering.faces import FONTS, MAIN, Weight, font_bytes
from core.documents.rendering.images import drawing, size_in
from core.documents.rendering.metrics import (
    ACCENT_RGB,
    GREY_RGB,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE_RGB,
    TINT_RGB,
    WIDTH,
)
from core.documents.rendering.objects import stream
from core.documents.rendering.prepared import Backdrop
from core.documents.rendering.units import Kind, Said

_FAMILY = "main"
_STYLES = {Weight.REGULAR: "", Weight.BOLD: "B"}
_FORM = f"/Type/XObject/Subtype/Form/BBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]/Resources %d 0 R/Filter/FlateDecode"


@dataclass(slots=True)
class Sheet:
    """One page being composed; heights are from the top of the page."""

    pdf: FPDF
    words: Mapping[str, str]
    said: list[Said]
    images: Mapping[str, PrintedImage] = field(default_factory=dict)
    pictures: list[bytes] = field(default_factory=list)

    def text(self, slot: str, x: float, y: float, size: float, *, bold: bool = False, grey: bool = False) -> None:
        """Write a wording on one line, its baseline at y."""
        self._pen(size, bold=bold, colour=GREY_RGB if grey else (0, 0, 0))
        self.pdf.text(x, y, self.words[slot])
        self.said.append(Said(Kind.LABEL, self.words[slot]))

    def title(self, slot: str, x: float, y: float, size: float, kind: Kind) -> None:
        """Write a title, its baseline at y."""
        self._pen(size, bold=True, colour=ACCENT_RGB)
        self.pdf.text(x, y, self.words[slot])
        self.said.append(Said(kind, self.words[slot]))

    def block(
        self, slot: str, x: float, y: float, width: float, size: float, *, bold: bool = False, grey: bool = False
    ) -> float:
        """Write a paragraph under y; give the height where it ends."""
        self._pen(size, bold=bold, colour=GREY_RGB if grey else (0, 0, 0))
        self.pdf.set_xy(x, y)
        high = self.pdf.multi_cell(width, size * 1.32, self.words[slot], align="L", output=MethodReturnValue.HEIGHT)
        self.said.append(Said(Kind.TEXT, self.words[slot]))
        return y + cast("float", high)

    def frame(self, x: float, y: float, width: float, height: float, *, filled: bool = False) -> None:
        """Draw a frame, filled with the tint if asked."""
        self.pdf.set_draw_color(*RULE_RGB)
        self.pdf.set_fill_color(*TINT_RGB)
        self.pdf.set_line_width(0.6)
        self.pdf.rect(x, y, width, height, style="DF" if filled else "D")

    def picture(self, slot: str, x: float, y: float, width: float, height: float) -> None:
        """Draw an image of the template in a room whose top left corner is there, if the template has it."""
        if slot in self.images:
            size = size_in(self.images[slot], width, height)
            self.pictures.append(drawing(slot, size, x, PAGE_HEIGHT - y - size[1]))

    def rule(self, y: float, *, x: float = LEFT, width: float = WIDTH, strong: bool = False) -> None:
        """Draw a horizontal rule."""
        self.pdf.set_draw_color(*(ACCENT_RGB if strong else RULE_RGB))
        self.pdf.set_line_width(1.1 if strong else 0.6)
        self.pdf.line(x, y, x + width, y)

    def _pen(self, size: float, *, bold: bool, colour: tuple[int, int, int]) -> None:
        self.pdf.set_font(_FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(*colour)


def compose(
    words: Mapping[str, str],
    drawings: Mapping[str, Callable[[Sheet], None]],
    images: Mapping[str, PrintedImage] | None = None,
) -> dict[str, Backdrop]:
    """Compose the fixed parts, each on a page of its own, and keep each as a drawing."""
    pdf = FPDF(unit="pt", format=(PAGE_WIDTH, PAGE_HEIGHT), enforce_compliance=DocumentCompliance.PDFA_2U)
    pdf.resource_access_policy = ResourceAccessPolicy.NONE
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    fonts = {}
    for weight, style in _STYLES.items():
        font_bytes(MAIN[weight])  # compared with its recorded fingerprint
        pdf.add_font(_FAMILY, style, FONTS / MAIN[weight])
        font = pdf.fonts[_FAMILY + style]
        if isinstance(font, TTFFont):
            fonts[f"/F{font.i}"] = (weight, font)
    made = {}
    for name, draw in drawings.items():
        pdf.add_page()
        sheet = Sheet(pdf, words, [], images or {})
        draw(sheet)
        drawn = _in_our_bytes(bytes(cast("bytearray", pdf.pages[pdf.page].contents)), fonts)
        drawn = b"\n".join([drawn, *sheet.pictures])
        made[name] = Backdrop(name, stream(zlib.compress(b"0 g 0 G\n" + drawn, 9), _FORM), tuple(sheet.said))
    return made


def _in_our_bytes(drawn: bytes, fonts: Mapping[str, tuple[Weight, TTFFont]]) -> bytes:
    """Give a drawing again, its text shown with the base fonts."""
    texts = {name: _texts(font) for name, (_, font) in fonts.items()}
    instructions: list[tuple[list[Any], pikepdf.Operator]] = []
    current = ""
    with pikepdf.new() as holder:
        for instruction in pikepdf.parse_content_stream(pikepdf.Stream(holder, drawn)):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                continue  # nothing fixed is an image
            operands: list[Any] = list(instruction.operands)
            operator = str(instruction.operator)
            if operator == "Tf":
                current = str(operands[0])
                operands[0] = pikepdf.Name(f"/{fonts[current][0].value}")
            elif operator == "Tj":
                codes = bytes(operands[0])
                text = "".join(texts[current][int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))
                operands[0] = pikepdf.String(base_font(fonts[current][0]).encode(text))
            instructions.append((operands, instruction.operator))
        return bytes(pikepdf.unparse_content_stream(instructions))


def _texts(font: TTFFont) -> dict[int, str]:
    """Give the character that each code of a composed text stands for."""
    return {
        code: chr(glyph.unicode if isinstance(glyph.unicode, int) else glyph.unicode[0])
        for glyph, code in font.subset.items()
        if glyph is not None
    }
