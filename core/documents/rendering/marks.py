"""What stands on the pages of a printed document: read back from the file itself, to show it and to look for faults."""

from __future__ import annotations

import io
import re
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from core.documents.rendering.base_fonts import CODES, base_font
from core.documents.rendering.faces import Weight

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, ...]
Place = tuple[float, float, float, float]  # left, bottom, right, top
_UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
_INLINE = re.compile(rb"/W (\d+)\s*/H (\d+).*?ID\s+([0-9A-F]+)>", re.DOTALL)
_CHARACTERS = {code: character for character, code in CODES.items()}
_ASCENT, _DESCENT = 0.7, 0.2  # of most letters, in ems


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Codes shown with one font from one place; `advances` says where each begins, in points."""

    font: str
    size: float
    x: float
    y: float
    codes: tuple[int, ...]
    advances: tuple[float, ...]
    width: float
    text: str  # nothing where the font is one of a document alone
    colour: Colour

    @property
    def place(self) -> Place:
        """The room that the letters take."""
        return self.x, self.y - self.size * _DESCENT, self.x + self.width, self.y + self.size * _ASCENT


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle, filled, framed or both."""

    place: Place
    filled: Colour | None
    framed: Colour | None
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    place: Place
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An image at its place, as the file holds it; a square code has its modules, row by row."""

    place: Place
    image: Any = None
    modules: tuple[str, ...] = ()


Mark = Glyphs | Rectangle | Line | Picture


@dataclass(slots=True)
class _Pen:
    """What is being drawn with."""

    matrix: Matrix = _UPRIGHT
    fill: Colour = (0,)
    stroke: Colour = (0,)
    width: float = 1.0
    font: str = ""
    size: float = 0.0

    def copy(self) -> _Pen:
        return _Pen(self.matrix, self.fill, self.stroke, self.width, self.font, self.size)


@dataclass(slots=True)
class _Reader:
    """One page being read."""

    marks: list[Mark] = field(default_factory=list)
    pen: _Pen = field(default_factory=_Pen)
    kept: list[_Pen] = field(default_factory=list)
    text: Matrix = _UPRIGHT
    line: Matrix = _UPRIGHT
    rectangles: list[Place] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)

    def read(self, drawn: Any, resources: Any) -> None:
        for instruction in pikepdf.parse_content_stream(drawn):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._square_code(instruction)
            else:
                self._do(str(instruction.operator), list(instruction.operands), resources)

    def _do(self, operator: str, operands: list[Any], resources: Any) -> None:
        if operator in {"Tj", "TJ"}:
            self._show(operands[0] if operator == "TJ" else [operands[0]], resources)
        elif operator == "Do":
            self._draw(resources.XObject[str(operands[0])], resources)
        elif operator == "Tf":
            self.pen.font, self.pen.size = str(operands[0])[1:], float(operands[1])
        else:
            self._set(operator, [float(one) for one in operands if not isinstance(one, pikepdf.Object)])

    def _set(self, operator: str, values: list[float]) -> None:
        match operator, values:
            case "q", _:
                self.kept.append(self.pen.copy())
            case "Q", _:
                self.pen = self.kept.pop()
            case "cm", [a, b, c, d, e, f]:
                self.pen.matrix = _times((a, b, c, d, e, f), self.pen.matrix)
            case "BT", _:
                self.text = self.line = _UPRIGHT
            case "Tm", [a, b, c, d, e, f]:
                self.text = self.line = (a, b, c, d, e, f)
            case "Td", [x, y]:
                self.text = self.line = _times((1, 0, 0, 1, x, y), self.line)
            case (("g" | "rg"), colour):
                self.pen.fill = tuple(colour)
            case (("G" | "RG"), colour):
                self.pen.stroke = tuple(colour)
            case "w", [width]:
                self.pen.width = width
            case _:
                self._path(operator, values)

    def _path(self, operator: str, values: list[float]) -> None:
        match operator, values:
            case "re", [x, y, width, height]:
                self.rectangles.append(_place(self._at(x, y), self._at(x + width, y + height)))
            case (("m" | "l"), [x, y]):
                self.points.append(self._at(x, y))
            case (("S" | "s" | "f" | "F" | "B" | "b" | "n"), _):
                self._paint(operator)

    def _paint(self, operator: str) -> None:
        filled = self.pen.fill if operator in "fFBb" else None
        framed = self.pen.stroke if operator in "sSBb" else None
        self.marks += [Rectangle(place, filled, framed, self.pen.width) for place in self.rectangles]
        for start, end in zip(self.points[::2], self.points[1::2], strict=False):
            self.marks.append(Line((*start, *end), self.pen.stroke, self.pen.width))
        self.rectangles, self.points = [], []

    def _at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.pen.matrix
        return a * x + c * y + e, b * x + d * y + f

    def _show(self, pieces: Any, resources: Any) -> None:
        font, size = self.pen.font, self.pen.size
        for piece in pieces:
            if not isinstance(piece, pikepdf.String):
                self.text = _times((1, 0, 0, 1, -float(piece) * size / 1000, 0), self.text)
                continue
            codes, widths = _codes(font, bytes(piece), resources)
            starts, x = [], 0.0
            for width in widths:
                starts.append(x)
                x += width * size / 1000
            at = self._at(self.text[4], self.text[5])
            said = "".join(_CHARACTERS[code] for code in codes) if font in _BASE else ""
            self.marks.append(Glyphs(font, size, *at, codes, tuple(starts), x, said, self.pen.fill))
            self.text = _times((1, 0, 0, 1, x, 0), self.text)

    def _draw(self, drawing: Any, resources: Any) -> None:
        if drawing.Subtype == "/Image":
            self.marks.append(Picture(_place(self._at(0, 0), self._at(1, 1)), drawing))
            return
        outside, self.pen = self.pen, self.pen.copy()
        self.read(drawing, drawing.get("/Resources", resources))
        self.pen = outside

    def _square_code(self, instruction: Any) -> None:
        found = _INLINE.search(instruction.iimage.unparse())
        if found:
            side, rows = int(found[1]), found[3]
            digits = len(rows) // int(found[2])
            lines = (rows[i : i + digits] for i in range(0, len(rows), digits))
            modules = tuple(f"{int(line, 16):0{digits * 4}b}"[:side] for line in lines)
            self.marks.append(Picture(_place(self._at(0, 0), self._at(1, 1)), None, modules))


_BASE = {weight.value: weight for weight in Weight}


def _codes(font: str, shown: bytes, resources: Any) -> tuple[tuple[int, ...], list[float]]:
    """Give the codes that a text shows and their widths in thousandths of an em."""
    if font in _BASE:
        widths = base_font(_BASE[font]).widths
        return tuple(shown), [widths[code] for code in shown]
    codes = tuple(int.from_bytes(shown[i : i + 2]) for i in range(0, len(shown), 2))
    given = [float(width) for width in resources.Font[f"/{font}"].DescendantFonts[0].W[1]]
    return codes, [given[code - 1] for code in codes]


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _place(one: tuple[float, float], other: tuple[float, float]) -> Place:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def pages_of(content: bytes) -> Generator[tuple[list[Mark], Any], None, None]:
    """Give, page by page, what stands on it in the order it is drawn, and the resources it is drawn with."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            reader = _Reader()
            reader.read(page, page.Resources)
            yield reader.marks, page.Resources
