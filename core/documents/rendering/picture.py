"""A printed document as pictures, page by page: what the file draws, drawn again as SVG, what is wrong in red."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from typing import Any

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from PIL import Image

from core.documents.rendering.marks import Colour, Glyphs, Line, Mark, Picture, Place, Rectangle, pages_of
from core.documents.rendering.metrics import PAGE_HEIGHT, PAGE_WIDTH

_SYMBOLS = 0xF000  # where the map of a base font begins
RED = "#c9191e"
_MARGIN = 1.5


def pictures(content: bytes, *, red: Iterable[str] = (), faults: Sequence[Sequence[Place]] = ()) -> list[str]:
    """Draw each page of a file; `red` texts are written in red, and the places of `faults`, by page, framed in red."""
    wanted = [squeezed(text) for text in red]
    drawn = []
    for rank, (marks, resources) in enumerate(pages_of(content)):
        framed = faults[rank] if rank < len(faults) else ()
        drawn.append(_page(marks, resources, _red_signs(marks, wanted), framed))
    return drawn


def first_picture(content: bytes) -> str:
    """Draw the first page of a file alone."""
    with closing(pages_of(content)) as pages:  # the file is open for as long as its pages are read
        marks, resources = next(pages)
        return _page(marks, resources, set(), ())


def squeezed(text: str) -> str:
    """Give a text without its spaces, which lines take away."""
    return "".join(text.split())


def _red_signs(marks: Sequence[Mark], wanted: Iterable[str]) -> set[tuple[int, int]]:
    """Give the signs to write in red, by the rank of the mark and in it, wherever a text goes on over lines."""
    signs = [
        (rank, position, sign)
        for rank, mark in enumerate(marks)
        if isinstance(mark, Glyphs)
        for position, sign in enumerate(mark.text)
        if not sign.isspace()
    ]
    text = "".join(sign for _, _, sign in signs)
    found = set()
    for one in wanted:
        start = text.find(one)
        while one and start >= 0:
            found |= {(rank, position) for rank, position, _ in signs[start : start + len(one)]}
            start = text.find(one, start + len(one))
    return found


def _page(marks: Sequence[Mark], resources: Any, red: set[tuple[int, int]], faults: Iterable[Place]) -> str:
    used: dict[str, str] = {}
    body = [part for rank, mark in enumerate(marks) for part in _drawn(rank, mark, resources, red, used)]
    body += [_framed(place) for place in faults]
    outlines = "".join(f'<path id="{name}" d="{path}"/>' for name, path in used.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PAGE_WIDTH} {PAGE_HEIGHT}">'
        f'<rect width="100%" height="100%" fill="#fff"/><defs>{outlines}</defs>'
        f'<g transform="matrix(1 0 0 -1 0 {PAGE_HEIGHT})">{"".join(body)}</g></svg>'
    )


def _drawn(rank: int, mark: Mark, resources: Any, red: set[tuple[int, int]], used: dict[str, str]) -> Iterator[str]:
    match mark:
        case Glyphs():
            yield from _text(rank, mark, resources, red, used)
        case Rectangle(place, filled, framed, width):
            yield f'<rect {_box(place)} fill="{_colour(filled)}" stroke="{_colour(framed)}" stroke-width="{width:g}"/>'
        case Line((x0, y0, x1, y1), colour, width):
            yield (
                f'<line x1="{x0:.2f}" y1="{y0:.2f}" x2="{x1:.2f}" y2="{y1:.2f}" stroke="{_colour(colour)}"'
                f' stroke-width="{width:g}"/>'
            )
        case Picture(place, None, modules):
            yield _square_code(place, modules)
        case Picture((x0, y0, x1, y1), image):
            yield (
                f'<image transform="matrix(1 0 0 -1 {x0:.2f} {y1:.2f})" width="{x1 - x0:.2f}" height="{y1 - y0:.2f}"'
                f' preserveAspectRatio="none" href="data:image/png;base64,{_png(image)}"/>'
            )


def _text(rank: int, mark: Glyphs, resources: Any, red: set[tuple[int, int]], used: dict[str, str]) -> Iterator[str]:
    units, outlines = _outlines(bytes(_font_file(resources.Font[f"/{mark.font}"]).read_bytes()))
    scale = mark.size / units
    letters = []
    for position, (code, x) in enumerate(zip(mark.codes, mark.advances, strict=True)):
        path = outlines(code)
        if not path:
            continue
        name = f"{mark.font}{code}"
        used[name] = path
        tinted = f' fill="{RED}"' if (rank, position) in red else ""
        letters.append(f'<use href="#{name}" x="{x / scale:.0f}"{tinted}/>')
    yield (
        f'<g transform="matrix({scale:.5f} 0 0 {scale:.5f} {mark.x:.2f} {mark.y:.2f})"'
        f' fill="{_colour(mark.colour)}">{"".join(letters)}</g>'
    )


def _font_file(font: Any) -> Any:
    holder = font if "/FontDescriptor" in font else font.DescendantFonts[0]
    return holder.FontDescriptor.FontFile2


class _Outlines:
    """The outlines of a font by the codes that show them."""

    def __init__(self, font: TTFont) -> None:
        self._glyphs = font.getGlyphSet()
        self._order = font.getGlyphOrder()
        self._map = font["cmap"].tables[0].cmap if "cmap" in font else {}
        self._known: dict[int, str] = {}

    def __call__(self, code: int) -> str:
        """Give the outline of a code, as a path."""
        if code not in self._known:
            pen = SVGPathPen(self._glyphs, ntos=lambda value: f"{value:.0f}")
            self._glyphs[self._map[_SYMBOLS + code] if self._map else self._order[code]].draw(pen)
            self._known[code] = pen.getCommands()
        return self._known[code]


@lru_cache(maxsize=16)
def _outlines(file: bytes) -> tuple[int, _Outlines]:
    font = TTFont(io.BytesIO(file), lazy=True)
    return font["head"].unitsPerEm, _Outlines(font)


def _square_code(place: Place, modules: Sequence[str]) -> str:
    x0, y0, x1, y1 = place
    side = len(modules)
    squares = [
        f"M{x} {side - 1 - y}h1v1h-1z" for y, row in enumerate(modules) for x, module in enumerate(row) if module == "1"
    ]
    scale = f"{(x1 - x0) / side:.4f} 0 0 {(y1 - y0) / side:.4f} {x0:.2f} {y0:.2f}"
    return f'<path transform="matrix({scale})" d="{"".join(squares)}" shape-rendering="crispEdges"/>'


def _png(image: Any) -> str:
    """Write an image of few colours for the screen, its white left clear."""
    shown = Image.frombytes("P", (int(image.Width), int(image.Height)), image.read_bytes())
    shown.putpalette(bytes(image.ColorSpace[3]))
    out = io.BytesIO()
    clear = {"transparency": int(image.Mask[0])} if "/Mask" in image else {}
    shown.save(out, "PNG", **clear)
    return base64.b64encode(out.getvalue()).decode("ascii")


def _colour(colour: Colour | None) -> str:
    if colour is None:
        return "none"
    channels = [round(one * 255) for one in (colour if len(colour) > 1 else colour * 3)]
    return "#" + "".join(f"{one:02x}" for one in channels)


def _box(place: Place) -> str:
    x0, y0, x1, y1 = place
    return f'x="{x0:.2f}" y="{y0:.2f}" width="{x1 - x0:.2f}" height="{y1 - y0:.2f}"'


def _framed(place: Place) -> str:
    x0, y0, x1, y1 = place
    wide = (x0 - _MARGIN, y0 - _MARGIN, x1 + _MARGIN, y1 + _MARGIN)
    return f'<rect {_box(wide)} fill="none" stroke="{RED}" stroke-width="1.4"/>'
