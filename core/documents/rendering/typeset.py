"""How a text is measured and shown: with the base fonts alone (nearly always), or with rare fonts made for it."""

from __future__ import annotations

import unicodedata
from codecs import charmap_encode
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from core.documents.rendering.base_fonts import base_font
from core.documents.rendering.faces import Weight, face
from core.documents.rendering.rare_fonts import RareFont
from core.documents.rendering.shaping import Run, runs


class Typesetter(Protocol):
    """What layout asks of fonts. `plain` says that what it shows is the same in every document."""

    @property
    def plain(self) -> bool:
        """Whether only base fonts are used."""
        ...

    def width(self, text: str, weight: Weight) -> float:
        """Give the width of a text in thousandths of an em."""
        ...

    def show(self, text: str, weight: Weight, size: float) -> bytes:
        """Give the operators that show a text where the pen stands, the base font of that size being chosen."""
        ...

    def fitting(self, text: str, weight: Weight, size: float, width: float) -> bytes | None:
        """Give the same, if the text is no wider than so many points."""
        ...


class Plain:
    """The base fonts alone; a character they lack raises `UnicodeEncodeError`."""

    plain = True

    def __init__(self) -> None:
        regular, bold = base_font(Weight.REGULAR), base_font(Weight.BOLD)
        self._regular = regular.encoding, regular.widths.__getitem__
        self._bold = bold.encoding, bold.widths.__getitem__

    def width(self, text: str, weight: Weight) -> float:
        """Give the width of a text in thousandths of an em."""
        encoding, width = self._bold if weight is Weight.BOLD else self._regular
        return sum(map(width, charmap_encode(text, "strict", encoding)[0]))

    def show(self, text: str, weight: Weight, size: float) -> bytes:  # noqa: ARG002 - rare fonts need it
        """Give the operator that shows a text."""
        encoding, _ = self._bold if weight is Weight.BOLD else self._regular
        return b"(%s)Tj " % charmap_encode(text, "strict", encoding)[0]

    def fitting(self, text: str, weight: Weight, size: float, width: float) -> bytes | None:
        """Give the operator that shows a text, if it is no wider than so many points."""
        encoding, of = self._bold if weight is Weight.BOLD else self._regular
        encoded = charmap_encode(text, "strict", encoding)[0]
        return b"(%s)Tj " % encoded if sum(map(of, encoded)) * size <= width * 1000 else None


def _cut(text: str, weight: Weight) -> list[Run]:
    """Cut a text into runs: one, when the base font has it whole."""
    base = base_font(weight)
    try:
        encoded = base.encode(text)
    except UnicodeEncodeError:
        return runs(text, weight, base)
    return [Run(0.0, sum(map(base.widths.__getitem__, encoded)), encoded, ())]


@cache
def plain() -> Plain:
    """Give the typesetter of the base fonts, made once per process."""
    return Plain()


@dataclass(slots=True)
class WithRareFonts:
    """The base fonts, and for one document the small fonts of what they lack, named X0, X1... as they are met."""

    fonts: dict[str, RareFont] = field(default_factory=dict)
    known: dict[tuple[str, Weight], list[Run]] = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """No: what is shown depends on the document."""
        return False

    def _runs(self, text: str, weight: Weight) -> list[Run]:
        known = self.known.get((text, weight))
        if known is None:
            known = self.known[text, weight] = _cut(text, weight)
        return known

    def width(self, text: str, weight: Weight) -> float:
        """Give the width of a text in thousandths of an em."""
        return sum(run.width for run in self._runs(text, weight))

    def show(self, text: str, weight: Weight, size: float) -> bytes:
        """Give the operators that show each run at its place."""
        shown, x = [], 0.0
        for run in self._runs(text, weight):
            if abs(run.x - x) > 0.005:  # noqa: PLR2004 - less than rounding leaves
                shown.append(b"[%.2f]TJ " % (x - run.x))
            shown.append(self._one(run, weight, size))
            x = run.x + run.width
        return b"".join(shown)

    def fitting(self, text: str, weight: Weight, size: float, width: float) -> bytes | None:
        """Give the operators that show a text, if it is no wider than so many points."""
        return self.show(text, weight, size) if self.width(text, weight) * size <= width * 1000 else None

    def _one(self, run: Run, weight: Weight, size: float) -> bytes:
        if not run.shapes:
            return b"/%s %.1f Tf(%s)Tj " % (weight.encode("ascii"), size, run.encoded)
        file = run.shapes[0].file
        font = self.fonts.setdefault(file, RareFont(face(file)))
        codes = b"".join([b"%04X" % font.code(shape) for shape in run.shapes])
        return b"/X%d %.1f Tf<%s>Tj " % (list(self.fonts).index(file), size, codes)


def clean(text: str) -> str:
    """Give a text as it is printed: composed (NFC), its tabs and line ends as spaces; nothing else is touched."""
    composed = unicodedata.normalize("NFC", text)
    return composed.translate({9: " ", 10: " ", 11: " ", 12: " ", 13: " "})
