"""What surrounds a page: whose it is, which version, which page, and where it goes on."""

from __future__ import annotations

from functools import cache, lru_cache

from core.documents.facts import ConfirmationFacts, LetterFacts
from core.documents.rendering.faces import Weight
from core.documents.rendering.front import registration_number, version_in_words
from core.documents.rendering.lines import fitted
from core.documents.rendering.metrics import GREY, INK, LEFT, PAGE_HEIGHT, RIGHT, TINT, WIDTH
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.typeset import Typesetter, plain
from core.documents.rendering.units import Drawing, Kind, Said, put
from core.documents.wording import filled

_REGULAR, _BOLD = Weight.REGULAR, Weight.BOLD
_FOOT = PAGE_HEIGHT - 813
_STRIP_TOP, _STRIP_HEIGHT = PAGE_HEIGHT - 34, 22.0
_STRIP_LINE = _STRIP_TOP - 14.4
_NAME_LEFT, _NAME_WIDTH = LEFT + 8, 212.0
_MOST_LINES = 4
_NUMBERS = (262.0, 404.0, 497.0)  # where candidate number, registration number and version begin


def strip(typesetter: Typesetter, prepared: PreparedTemplate, facts: ConfirmationFacts | LetterFacts) -> Drawing:
    """Draw, on top of each page but the first, the candidate and the numbers of the document."""
    snapshot = facts.snapshot
    box, name, named = _whose(typesetter, f"{snapshot.identity.birth_name} {snapshot.identity.first_names}")
    number, version = registration_number(snapshot), version_in_words(prepared, snapshot)
    before_candidate, before_number, before_version, labels = _strip_labels(prepared)
    drawn = b"%sBT %s%s%s%s%s%s%s%sET\n" % (
        box, INK, name,
        before_candidate, typesetter.show(snapshot.candidate_number, _BOLD, 9),
        before_number, typesetter.show(number, _BOLD, 9),
        before_version, typesetter.show(version, _BOLD, 9),
    )  # fmt: skip
    kind = Kind.FURNITURE
    numbers = (labels[0], Said(kind, snapshot.candidate_number), labels[1], Said(kind, number), Said(kind, version))
    return Drawing(drawn, named + numbers)


def _whose(typesetter: Typesetter, name: str) -> tuple[bytes, bytes, tuple[Said, ...]]:
    """Draw the box and the name in it; a name of many lines is left to the first page, which has it whole."""
    said = (Said(Kind.FURNITURE, name),)
    shown = typesetter.fitting(name, _BOLD, 9, _NAME_WIDTH)
    if shown is not None:
        return _box(_STRIP_HEIGHT), b"/B 9 Tf 1 0 0 1 %.2f %.2f Tm %s" % (_NAME_LEFT, _STRIP_LINE, shown), said
    size, lines = fitted(typesetter, name, _BOLD, width=_NAME_WIDTH, size=9, least=6)
    if len(lines) > _MOST_LINES:
        return _box(_STRIP_HEIGHT), b"", ()
    first = _STRIP_LINE + size * 0.55 * (len(lines) - 1)
    drawn = [put(typesetter, line, _BOLD, size, _NAME_LEFT, first - size * 1.1 * n) for n, line in enumerate(lines)]
    return _box(max(_STRIP_HEIGHT, size * 1.1 * len(lines) + 8)), b"".join(drawn), said


@cache
def _box(high: float) -> bytes:
    return b"%s%.2f %.2f %.2f -%.2f re f " % (TINT, LEFT, _STRIP_TOP + (high - _STRIP_HEIGHT) / 2, WIDTH, high)


@lru_cache(maxsize=64)
def _strip_labels(prepared: PreparedTemplate) -> tuple[bytes, bytes, bytes, tuple[Said, ...]]:
    """Give what is drawn before each number, and the labels said."""
    labels = [prepared.words[slot] for slot in ("label_candidate_number", "label_registration_number")]
    starts = []
    for x, label in zip(_NUMBERS, [*labels, ""], strict=True):
        shown = b"%s%s%s" % (GREY, put(plain(), label, _REGULAR, 7, x, _STRIP_LINE), INK) if label else b""
        start = x + plain().width(label, _REGULAR) * 0.007 + (5 if label else 0)
        starts.append(b"%s/B 9 Tf 1 0 0 1 %.2f %.2f Tm " % (shown, start, _STRIP_LINE))
    return starts[0], starts[1], starts[2], tuple(Said(Kind.FURNITURE, label) for label in labels)


@lru_cache(maxsize=4096)
def page_number(prepared: PreparedTemplate, page: int, pages: int) -> Drawing:
    """Draw the page's number, bottom right."""
    text = filled(prepared.words["page"], page=page, pages=pages)
    x = RIGHT - plain().width(text, _REGULAR) * 0.0068
    drawn = b"BT %s%sET\n" % (GREY, put(plain(), text, _REGULAR, 6.8, x, _FOOT))
    return Drawing(drawn, (Said(Kind.FURNITURE, text),))


def footer(typesetter: Typesetter, text: str) -> Drawing:
    """Draw a line at the bottom left."""
    return Drawing(
        b"BT %s%sET\n" % (GREY, put(typesetter, text, _REGULAR, 6.8, LEFT, _FOOT)), (Said(Kind.FURNITURE, text),)
    )


@lru_cache(maxsize=4096)
def goes_on(prepared: PreparedTemplate, page: int, height: float) -> Drawing:
    """Say on which page the content goes on."""
    text = filled(prepared.words["continued"], page=page)
    x = RIGHT - plain().width(text, _REGULAR) * 0.0074
    drawn = b"BT %s%sET\n" % (GREY, put(plain(), text, _REGULAR, 7.4, x, height))
    return Drawing(drawn, (Said(Kind.FURNITURE, text),))
