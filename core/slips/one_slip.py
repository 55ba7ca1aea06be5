"""The drawing of one slip at its place on an A4 page, and of what surrounds the eight of them."""

from __future__ import annotations

from dataclasses import dataclass

from core.documents.rendering.check_mark import check_mark
from core.documents.rendering.faces import Weight
from core.documents.rendering.lines import fitted, wrapped
from core.documents.rendering.metrics import ACCENT, GREY, INK, PAGE_HEIGHT, PAGE_WIDTH
from core.documents.rendering.typeset import Typesetter
from core.documents.rendering.units import put

COLUMNS, ROWS = 2, 4
_HEAD, _FOOT = 26.0, 16.0
_WIDE, _HIGH = PAGE_WIDTH / COLUMNS, (PAGE_HEIGHT - _HEAD - _FOOT) / ROWS
_INSET = 20.0
_FULL = _WIDE - 2 * _INSET
_MARK = 78.0  # side of the square code: 27 mm, read by any telephone
_BESIDE = _FULL - _MARK - 10
_WHO_TOP, _WHO_ROOM = 25.0, 66.0
_SCALES = (1.0, 0.85, 0.7, 0.55, 0.45, 0.35)
_REGULAR, _BOLD = Weight.REGULAR, Weight.BOLD
_Line = tuple[str, Weight, float, bytes]


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """What one slip says; the code is written by groups, the address is that of its square code."""

    birth_name: str
    first_names: str
    class_name: str
    code: str
    address: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of every slip of a sheet; `class_names` has the words of each class."""

    title: str
    school: str
    code: str
    steps: tuple[str, ...]
    note: str
    class_names: dict[str, str]


def draw(setter: Typesetter, slip: PrintedSlip, words: Wording, rank: int) -> bytes:
    """Draw the slip of a rank, the ranks going along the rows."""
    row, column = divmod(rank, COLUMNS)
    left, top = column * _WIDE + _INSET, PAGE_HEIGHT - _HEAD - row * _HIGH
    shown = [ACCENT, put(setter, words.title, _BOLD, 8.6, left, top - 18), *_who(setter, slip, words, left, top)]
    shown += [GREY, put(setter, words.code, _REGULAR, 7.4, left, top - 102)]
    size, (code, *_) = fitted(setter, slip.code, _BOLD, width=_FULL, size=17, least=0.1)
    shown += [INK, put(setter, code, _BOLD, size, left, top - 119), *_how(setter, words, left, top - 133)]
    mark = _mark(slip.address, left + _FULL - _MARK, top - 11 - _MARK)
    return b"BT %sET\n%s" % (b"".join(shown), mark)


def _who(setter: Typesetter, slip: PrintedSlip, words: Wording, left: float, top: float) -> list[bytes]:
    """Name the candidate, the class and the school beside the square code; long names are shrunk, never cut short."""
    wanted: list[_Line] = [
        (slip.birth_name, _BOLD, 13, INK), (slip.first_names, _REGULAR, 11, INK),
        (words.class_names[slip.class_name], _BOLD, 8.6, INK), (words.school, _REGULAR, 7.6, GREY),
    ]  # fmt: skip
    for scale in _SCALES:
        lines = [
            (line, weight, size * scale, colour)
            for text, weight, size, colour in wanted
            if text
            for line in wrapped(setter, text, weight, width=_BESIDE, size=size * scale)
        ]
        if sum(size for _, _, size, _ in lines) * 1.3 <= _WHO_ROOM:
            break
    shown, y = [], top - _WHO_TOP
    for line, weight, size, colour in lines:
        y -= size * 1.3
        shown += [colour, put(setter, line, weight, round(size, 1), left, y)]
    return shown


def _how(setter: Typesetter, words: Wording, left: float, y: float) -> list[bytes]:
    """Say in three steps what to do with the slip, and until when."""
    shown: list[bytes] = [INK]
    for number, step in enumerate(words.steps, start=1):
        shown.append(put(setter, str(number), _BOLD, 7.6, left, y))
        for line in wrapped(setter, step, _REGULAR, width=_FULL - 10, size=7.6):
            shown.append(put(setter, line, _REGULAR, 7.6, left + 10, y))
            y -= 9.6
    shown.append(GREY)
    for line in wrapped(setter, words.note, _REGULAR, width=_FULL, size=6.8):
        shown.append(put(setter, line, _REGULAR, 6.8, left, y - 1))
        y -= 8.4
    return shown


def _mark(address: str, x: float, y: float) -> bytes:
    side, rows = check_mark(address)
    return b"q 0 g %.2f 0 0 %.2f %.2f %.2f cm BI/W %d/H %d/IM true/BPC 1/D[1 0]/F/AHx ID %s> EI Q\n" % (
        _MARK, _MARK, x, y, side, side, rows,
    )  # fmt: skip


def heading(setter: Typesetter, text: str) -> bytes:
    """Write whose slips these are, above the first cut."""
    size, (line, *_) = fitted(setter, text, _REGULAR, width=PAGE_WIDTH - 2 * _INSET, size=8, least=0.1)
    return b"BT %s%sET\n" % (GREY, put(setter, line, _REGULAR, size, _INSET, PAGE_HEIGHT - 17))


def cuts() -> bytes:
    """Draw where to cut: dashed lines, and a mark at both ends of each."""
    lines = [b"q .62 G .5 w [3 3] 0 d "]
    ends = [b"[] 0 d .2 G .6 w "]
    bottom, top = _FOOT, PAGE_HEIGHT - _HEAD
    for row in range(ROWS + 1):
        y = bottom + row * _HIGH
        lines.append(b"0 %.2f m %.2f %.2f l S " % (y, PAGE_WIDTH, y))
        ends.append(b"0 %.2f m 9 %.2f l S %.2f %.2f m %.2f %.2f l S " % (y, y, PAGE_WIDTH - 9, y, PAGE_WIDTH, y))
    x = _WIDE
    lines.append(b"%.2f %.2f m %.2f %.2f l S " % (x, bottom, x, top))
    ends.append(b"%.2f 0 m %.2f 9 l S %.2f %.2f m %.2f %.2f l S " % (x, x, x, PAGE_HEIGHT - 9, x, PAGE_HEIGHT))
    return b"".join([*lines, *ends, b"Q\n"])
