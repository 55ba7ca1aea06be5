"""What surrounds a page: whose it is, which version, which page, and where it goes on."""

from __future__ import annotations

from functools import lru_cache

from core.documents.facts import ConfirmationFacts
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
_NAME_WIDTH = 212.0
_MOST_LINES = 4
_NUMBERS = (262.0, 404.0, 497.0)  # where candidate number, registration number and version begin


def strip(typesetter: Typesetter, prepared: PreparedTemplate, facts: ConfirmationFacts) -> Drawing:
    """Draw, on top of each page but the first, the candidate and the numbers of the document."""
    snapshot = facts.snapshot
    name = f"{snapshot.identity.birth_name} {snapshot.identity.first_names}"
    size, lines = fitted(typesetter, name, _BOLD, width=_NAME_WIDTH, size=9, least=6)
    if len(lines) > _MOST_LINES:  # the first page has it whole
        name, lines = "", []
    first = _STRIP_LINE + size * 0.55 * (len(lines) - 1)
    shown = [put(typesetter, line, _BOLD, size, LEFT + 8, first - size * 1.1 * rank) for rank, line in enumerate(lines)]
    labels = [prepared.words[slot] for slot in ("label_candidate_number", "label_registration_number")]
    values = [snapshot.candidate_number, registration_number(snapshot), version_in_words(prepared, snapshot)]
    said = [Said(Kind.FURNITURE, name)] if name else []
    for x, label, value in zip(_NUMBERS, [*labels, ""], values, strict=True):
        if label:
            shown.append(b"%s%s%s" % (GREY, put(plain(), label, _REGULAR, 7, x, _STRIP_LINE), INK))
            said.append(Said(Kind.FURNITURE, label))
        start = x + plain().width(label, _REGULAR) * 0.007 + (5 if label else 0)
        shown.append(put(typesetter, value, _BOLD, 9, start, _STRIP_LINE))
        said.append(Said(Kind.FURNITURE, value))
    high = max(_STRIP_HEIGHT, size * 1.1 * len(lines) + 8)
    box = b"%s%.2f %.2f %.2f -%.2f re f " % (TINT, LEFT, _STRIP_TOP + (high - _STRIP_HEIGHT) / 2, WIDTH, high)
    return Drawing(b"%sBT %s%sET\n" % (box, INK, b"".join(shown)), tuple(said))


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
