"""What each confirmation of a template has at the same place: title, signature, notices. Heights are from the top."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from core.documents.facts import PrintedImage, ReturnRegime
from core.documents.rendering.backdrops import Sheet, compose
from core.documents.rendering.metrics import (
    BOX_HEIGHT,
    BOX_LEFT,
    BOX_TOP,
    BOX_WIDTH,
    LEFT,
    NOTICES_TOP,
    SIGNATURE_TOP,
    WIDTH,
)
from core.documents.rendering.prepared import Backdrop
from core.documents.rendering.units import Kind

_SIGNED_HEIGHT = 78.0
_GAP = 10.0
_SIGNATORY = 162.0
_LEAST_SIGNATURE = 14.0


def fixed_parts(words: Mapping[str, str], images: Mapping[str, PrintedImage] | None = None) -> dict[str, Backdrop]:
    """Compose every fixed part of a confirmation."""
    drawings: dict[str, Callable[[Sheet], None]] = {
        "signature_adult": partial(_signature, minor=False),
        "signature_minor": partial(_signature, minor=True),
        "signature_online": _signed_online,
        "back": _back,
        "notices": _notices,
    }
    for regime in ReturnRegime:
        drawings[f"title_{regime.value}"] = partial(_title, mention=f"mention_{regime.value}")
    return compose(words, drawings, images)


def letter_title(words: Mapping[str, str], name: str) -> dict[str, Backdrop]:
    """Compose the fixed part of a letter: its title, and the box of its numbers."""
    return compose(words, {name: partial(_title, mention="mention")})


def _title(sheet: Sheet, mention: str) -> None:
    sheet.frame(BOX_LEFT, BOX_TOP, BOX_WIDTH, BOX_HEIGHT, filled=True)
    sheet.title("title", LEFT, 130, 19, Kind.TITLE)
    sheet.rule(139, strong=True)
    sheet.block(mention, LEFT, 143, WIDTH, 7.6, grey=True)


def _signature(sheet: Sheet, *, minor: bool) -> None:
    sheet.rule(SIGNATURE_TOP)
    top = sheet.block("declaration", LEFT, SIGNATURE_TOP + 6, WIDTH, 7.8) + 7
    boxes = ["sign_candidate", *(["sign_representative"] if minor else []), "sign_office"]
    width = (WIDTH - _GAP * (len(boxes) - 1)) / len(boxes)
    for rank, slot in enumerate(boxes):
        left = LEFT + rank * (width + _GAP)
        sheet.frame(left, top, width, _SIGNED_HEIGHT, filled=slot == "sign_office")
        sheet.text(slot, left + 6, top + 11, 7, grey=True)
        if slot == "sign_representative":
            sheet.text("sign_representative_why", left + 6, top + 20, 6.4, grey=True)
    _signatory(sheet, left + 6, top + 15, width - 12, _SIGNED_HEIGHT - 17)


def _signatory(sheet: Sheet, x: float, top: float, width: float, height: float) -> None:
    """Write who signs for the office, and draw the signature in what room is left, however little."""
    y = top
    for slot, bold in (("signatory_function", False), ("signatory_name", True)):
        if sheet.words.get(slot):
            y = sheet.block(slot, x, y, width, 7, bold=bold)
    sheet.picture("signature", x, y + 2, width, max(top + height - y - 2, _LEAST_SIGNATURE))


def _signed_online(sheet: Sheet) -> None:
    sheet.rule(SIGNATURE_TOP)
    top = sheet.block("declaration", LEFT, SIGNATURE_TOP + 6, WIDTH, 7.8) + 7
    sheet.frame(LEFT, top, WIDTH, _SIGNED_HEIGHT, filled=True)
    sheet.title("online_statement", LEFT + 12, top + 22, 10, Kind.HEADING)
    beside = _SIGNATORY if {"signatory_name", "signatory_function", "signature"} & sheet.words.keys() else 0.0
    sheet.block("online_explained", LEFT + 12, top + 30, WIDTH - 24 - beside, 8.6)
    _signatory(sheet, LEFT + WIDTH - beside, top + 8, beside - 12, _SIGNED_HEIGHT - 10)


def _back(sheet: Sheet) -> None:
    sheet.title("back_title", LEFT, 88, 16, Kind.TITLE)
    sheet.rule(97, strong=True)


def _notices(sheet: Sheet) -> None:
    sheet.rule(NOTICES_TOP)
    width = (WIDTH - 2 * 18) / 3
    for rank, notice in enumerate(("errors", "check", "data")):
        left = LEFT + rank * (width + 18)
        sheet.title(f"heading_notice_{notice}", left, NOTICES_TOP + 16, 8.4, Kind.HEADING)
        sheet.block(f"notice_{notice}", left, NOTICES_TOP + 21, width, 7.3)
