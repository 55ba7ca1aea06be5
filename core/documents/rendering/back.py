"""The back of a confirmation: what to return, where, and until when."""

from __future__ import annotations

from core.documents.facts import PrintContext, ReturnRegime
from core.documents.rendering.faces import Weight
from core.documents.rendering.french import instant
from core.documents.rendering.lines import fitted, wrapped
from core.documents.rendering.metrics import ACCENT, GREY, INK, LABEL, PAGE_HEIGHT, RULE, WIDTH
from core.documents.rendering.prepared import PreparedTemplate, heading_of
from core.documents.rendering.typeset import Typesetter
from core.documents.rendering.units import (
    MOST_LINES,
    Kind,
    Said,
    Section,
    Unit,
    band,
    paragraph,
    put,
    unit,
)
from core.documents.wording import filled
from core.registrations.snapshot import PrintedPiece

FLOW_TOP = PAGE_HEIGHT - 108
_CARD_LEFT = 292.0  # width of the left half of the card, where the day and what to do are
_INSET = 12.0
_REGULAR, _BOLD = Weight.REGULAR, Weight.BOLD


def office_facts(context: PrintContext) -> dict[str, str]:
    """Give what the wording of an office may ask for."""
    return {
        "return_by": instant(context.return_by, context.zone) if context.return_by else "",
        "closes_at": instant(context.closes_at, context.zone),
        "website": context.website,
        "office_email": context.office_email,
        "office_phone": context.office_phone,
        "office_name": context.office_name,
    }


def back_sections(
    typesetter: Typesetter, prepared: PreparedTemplate, context: PrintContext, pieces: tuple[PrintedPiece, ...]
) -> list[Section]:
    """Draw the return card, the pieces and the closing day."""
    words, facts = prepared.words, office_facts(context)
    closing = paragraph(typesetter, filled(words["closing"], **facts), size=8.6, leading=11.8)
    return [
        Section(heading_of(prepared, "heading_return"), _card(typesetter, prepared, context, facts)),
        Section(heading_of(prepared, "heading_pieces"), _pieces(typesetter, prepared, pieces)),
        Section(heading_of(prepared, "heading_closing"), closing),
    ]


def _card(
    typesetter: Typesetter, prepared: PreparedTemplate, context: PrintContext, facts: dict[str, str]
) -> list[Unit]:
    """Draw by when and what to do, beside where."""
    words = prepared.words
    label, due = words[f"return_by_{context.regime.value}"], facts["return_by"] or words["return_undated"]
    size, days = fitted(typesetter, due, _BOLD, width=_CARD_LEFT - 2 * _INSET, size=12, least=9.6)
    left, y = [GREY, put(typesetter, label, _REGULAR, 7.6, _INSET, -18), ACCENT], 34.0
    for line in days:
        left.append(put(typesetter, line, _BOLD, size, _INSET, -y))
        y += size * 1.3
    left.append(INK)
    y += 5
    what = filled(words[f"regime_{context.regime.value}"], **facts)
    for line in wrapped(typesetter, what, _REGULAR, width=_CARD_LEFT - 2 * _INSET, size=8.4):
        left.append(put(typesetter, line, _REGULAR, 8.4, _INSET, -y))
        y += 11.4
    right, said, low = _where(typesetter, prepared, context)
    height = max(y, low) + 2
    frame = b"%s%s%.2f -10 m %.2f -%.2f l S " % (band(height), RULE, _CARD_LEFT, _CARD_LEFT, height - 10)
    drawn = b"%sBT %s%sET\n" % (frame, b"".join(left), right)
    told = (Said(Kind.LABEL, label), Said(Kind.VALUE, due), Said(Kind.TEXT, what), *said)
    return [unit(6, b""), unit(height, drawn, *told), unit(4, b"")]


def _where(
    typesetter: Typesetter, prepared: PreparedTemplate, context: PrintContext
) -> tuple[bytes, list[Said], float]:
    """Draw the return address, or the candidate space; give how low it goes."""
    x, width = _CARD_LEFT + _INSET, WIDTH - _CARD_LEFT - 2 * _INSET
    paper = context.regime is ReturnRegime.PAPER
    label = prepared.words["label_return_address" if paper else "label_return_online"]
    texts = [context.office_name, *context.office_address] if paper else [context.website]
    drawn = [GREY, put(typesetter, label, _REGULAR, LABEL + 1.1, x, -18), INK]
    y = 31.0
    for rank, text in enumerate(filter(None, texts)):
        weight = _REGULAR if rank else _BOLD
        size, lines = fitted(typesetter, text, weight, width=width, size=9, least=8.4)
        for line in lines:
            drawn.append(put(typesetter, line, weight, size, x, -y))
            y += 11.6
    said = [Said(Kind.LABEL, label), *(Said(Kind.VALUE, text) for text in texts if text)]
    return b"".join(drawn), said, y


def _pieces(typesetter: Typesetter, prepared: PreparedTemplate, pieces: tuple[PrintedPiece, ...]) -> list[Unit]:
    if not pieces:
        return paragraph(typesetter, prepared.words["no_pieces"], size=8.6, leading=11.8)
    intro = paragraph(typesetter, prepared.words["pieces_intro"], size=7.8, leading=13)
    return [*intro, *(line for piece in pieces for line in _piece(typesetter, piece))]


def _piece(typesetter: Typesetter, piece: PrintedPiece) -> list[Unit]:
    """Draw a box to tick and what the piece is; a very long one goes on under its beginning, over pages if it must."""
    lines = wrapped(typesetter, piece.label, _REGULAR, width=WIDTH - 18, size=9)
    if len(lines) > MOST_LINES:
        return [
            *_ticked(typesetter, lines[:1], lines[0], box=True),
            *(more for line in lines[1:] for more in _ticked(typesetter, [line], line, box=False)),
        ]
    return _ticked(typesetter, lines, piece.label, box=True)


def _ticked(typesetter: Typesetter, lines: list[str], text: str, *, box: bool) -> list[Unit]:
    drawn = b".35 G .8 w 0.5 -11.2 8.2 8.2 re S " if box else b""
    shown = [put(typesetter, line, _REGULAR, 9, 17, -10.4 - 11.6 * rank) for rank, line in enumerate(lines)]
    return [unit(3.6 + 11.6 * len(lines), b"%sBT %s%sET\n" % (drawn, INK, b"".join(shown)), Said(Kind.ROW, text))]
