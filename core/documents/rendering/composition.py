"""Composing one confirmation: its pages, as compressed content streams, and what they say."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from core.documents.errors import DocumentTooLong
from core.documents.facts import ConfirmationFacts, PrintContext, ReturnRegime
from core.documents.rendering import back, front
from core.documents.rendering.french import is_minor, local_day, short_instant
from core.documents.rendering.furniture import footer, goes_on, page_number, strip
from core.documents.rendering.metrics import MOST_PAGES, NOTICES_TOP, PAGE_HEIGHT, SIGNATURE_TOP
from core.documents.rendering.pages import Column, drawn, flow
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.rare_fonts import RareFont
from core.documents.rendering.typeset import Typesetter, WithRareFonts, clean, plain
from core.documents.rendering.units import Drawing, Said
from core.documents.wording import filled
from core.registrations.snapshot import PrintedPiece

EFFORT = 6  # of compression
_FRONT_ROOM = front.FLOW_TOP - (PAGE_HEIGHT - SIGNATURE_TOP) - 14
_BACK_ROOM = back.FLOW_TOP - (PAGE_HEIGHT - NOTICES_TOP) - 14
_FURTHER_TOP = PAGE_HEIGHT - 72
_FURTHER_ROOM = _FURTHER_TOP - 56


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its content streams, compressed, in the order they are drawn, and what they say."""

    streams: tuple[bytes, ...]
    said: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """One confirmation ready to be written: pages, names of the fixed parts it uses, rare fonts it needs."""

    pages: tuple[Page, ...]
    parts: tuple[str, ...]
    rare_fonts: tuple[RareFont, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the pages of one confirmation are made with."""

    typesetter: Typesetter
    prepared: PreparedTemplate
    facts: ConfirmationFacts


def compose(prepared: PreparedTemplate, facts: ConfirmationFacts) -> Composed:
    """Compose a confirmation, with the base fonts alone when they have all its characters."""
    try:
        return _composed(_Desk(plain(), prepared, facts))
    except UnicodeEncodeError:
        typesetter = WithRareFonts()
        composed = _composed(_Desk(typesetter, prepared, cleaned(facts)))
        return replace(composed, rare_fonts=tuple(typesetter.fonts.values()))


def parts_of(facts: ConfirmationFacts) -> tuple[str, str, str, str]:
    """Name the fixed parts of a confirmation: title, signature, back, notices."""
    context = facts.context
    signature = "adult"
    if context.regime is ReturnRegime.ONLINE:
        signature = "online"
    elif is_minor(facts.snapshot.identity.birth_date, local_day(facts.issued_at, context.zone)):
        signature = "minor"
    return f"title_{context.regime.value}", f"signature_{signature}", "back", "notices"


def cleaned(value: Any) -> Any:
    """Give facts with each of their texts as it is printed."""
    if isinstance(value, str):
        return value if isinstance(value, StrEnum) else clean(value)
    if isinstance(value, tuple):
        return tuple(cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: cleaned(getattr(value, f.name)) for f in fields(value)})
    return value


def texts_of(value: Any) -> Iterator[str]:
    """Give every text in facts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif is_dataclass(value):
        for f in fields(value):
            yield from texts_of(getattr(value, f.name))


def _composed(desk: _Desk) -> Composed:
    """Fill front and back; what has no room on them goes on over further pages, so the back stays on the back."""
    fronts = flow(
        front.front_sections(desk.typesetter, desk.prepared, desk.facts.snapshot),
        first=_FRONT_ROOM,
        others=_FURTHER_ROOM,
    )
    usual = (
        _usual_back(desk.prepared, desk.facts.context, desk.facts.snapshot.pieces) if desk.typesetter.plain else None
    )
    if usual and len(fronts) == 1:
        return Composed((_front(desk, fronts, 2), _on_strip(desk, usual)), parts_of(desk.facts), ())
    backs = _back_columns(desk.typesetter, desk.prepared, desk.facts.context, desk.facts.snapshot.pieces)
    total = len(fronts) + len(backs)
    if total > MOST_PAGES:
        raise DocumentTooLong(limit=MOST_PAGES)
    first_of_back = 2 + len(fronts) if backs[1:] else 0
    back_page = _back(desk.prepared, backs[0], total, first_of_back)
    further = [
        _further(desk, column, (page, total), last)
        for page, (column, last) in enumerate([*_with_last(fronts[1:]), *_with_last(backs[1:])], start=3)
    ]
    return Composed((_front(desk, fronts, total), _on_strip(desk, back_page), *further), parts_of(desk.facts), ())


def _with_last(columns: list[Column]) -> list[tuple[Column, bool]]:
    return [(column, column is columns[-1]) for column in columns]


def _page(drawings: Iterable[Drawing | bytes], said: Iterable[tuple[Said, ...]]) -> Page:
    content = b"".join([part if isinstance(part, bytes) else part.drawn for part in drawings])
    return Page((zlib.compress(content, EFFORT),), tuple(said))


def _front(desk: _Desk, columns: list[Column], total: int) -> Page:
    """Draw the first page: its own numbers, then as much as has room above the signature."""
    facts, setter, prepared = desk.facts, desk.typesetter, desk.prepared
    snapshot, context = facts.snapshot, facts.context
    exam_of = snapshot.exam
    if setter.plain:
        office = front.known_masthead(prepared, context, exam_of.academie_label)
        exam = front.known_exam_line(prepared, exam_of.domain_label, exam_of.exam_session)
    else:
        office = front.masthead(setter, prepared, context, exam_of.academie_label)
        exam = front.exam_line(setter, prepared, exam_of.domain_label, exam_of.exam_session)
    numbers = front.numbers(setter, prepared, facts)
    issued = filled(prepared.words["footer"], issued_at=short_instant(facts.issued_at, context.zone))
    more = _goes_on(prepared, 3 if columns[1:] else 0, PAGE_HEIGHT - SIGNATURE_TOP + 5)
    foot, number = footer(setter, issued), page_number(prepared, 1, total)
    title, signature, *_ = parts_of(facts)
    units = drawn(columns[0], front.FLOW_TOP)
    return _page(
        (office, b"/Title Do\n", numbers, exam, units, more, b"/Signature Do\n", foot, number),
        (
            office.said, prepared.backdrops[title].said, numbers.said, exam.said, *(u.said for u in columns[0].units),
            more.said, prepared.backdrops[signature].said, foot.said, number.said,
        ),
    )  # fmt: skip


def _on_strip(desk: _Desk, page: Page) -> Page:
    """Put the candidate and the numbers on top of a page."""
    top = strip(desk.typesetter, desk.prepared, desk.facts)
    return Page((zlib.compress(top.drawn, EFFORT), *page.streams), (top.said, *page.said))


@lru_cache(maxsize=2048)
def _usual_back(prepared: PreparedTemplate, context: PrintContext, pieces: tuple[PrintedPiece, ...]) -> Page | None:
    """Draw a back once for all who return the same pieces to the same office; none if it goes on over pages."""
    columns = _back_columns(plain(), prepared, context, pieces)
    return None if columns[1:] else _back(prepared, columns[0], 2, 0)


def _back_columns(
    typesetter: Typesetter, prepared: PreparedTemplate, context: PrintContext, pieces: tuple[PrintedPiece, ...]
) -> list[Column]:
    return flow(back.back_sections(typesetter, prepared, context, pieces), first=_BACK_ROOM, others=_FURTHER_ROOM)


def _back(prepared: PreparedTemplate, column: Column, total: int, next_page: int) -> Page:
    number = page_number(prepared, 2, total)
    more = _goes_on(prepared, next_page, PAGE_HEIGHT - NOTICES_TOP + 5)
    parts = prepared.backdrops
    return _page(
        (b"/Back Do\n", drawn(column, back.FLOW_TOP), more, b"/Notices Do\n", number),
        (parts["back"].said, *(u.said for u in column.units), more.said, parts["notices"].said, number.said),
    )


def _further(desk: _Desk, column: Column, place: tuple[int, int], last: bool) -> Page:  # noqa: FBT001 - private
    page, total = place
    more = _goes_on(desk.prepared, 0 if last else page + 1, 44)
    number = page_number(desk.prepared, page, total)
    return _on_strip(
        desk,
        _page((drawn(column, _FURTHER_TOP), more, number), (*(u.said for u in column.units), more.said, number.said)),
    )


def _goes_on(prepared: PreparedTemplate, page: int, height: float) -> Drawing:
    return goes_on(prepared, page, height) if page else Drawing(b"", ())
