"""Letters of the office: the head of a confirmation, then what is decided or missing, in the same hand."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from core.documents.errors import CharacterNotPrintable, DocumentTooLong
from core.documents.facts import LetterFacts, TemplateText
from core.documents.rendering import front, imported
from core.documents.rendering.back import office_facts
from core.documents.rendering.base_fonts import REPERTOIRE
from core.documents.rendering.composition import EFFORT, Composed, Page, cleaned
from core.documents.rendering.faces import Weight, name_of
from core.documents.rendering.files import document
from core.documents.rendering.french import day, instant, local_day
from core.documents.rendering.furniture import footer, goes_on, page_number, strip
from core.documents.rendering.metrics import MOST_PAGES, PAGE_HEIGHT
from core.documents.rendering.pages import Column, drawn, flow
from core.documents.rendering.prepared import PreparedTemplate, heading_of
from core.documents.rendering.signing import signatory
from core.documents.rendering.typeset import Typesetter, WithRareFonts, plain
from core.documents.rendering.units import Drawing, Said, Section, Unit, paragraph
from core.documents.wording import check_wording, filled, without_facts

_BOLD = ("heading_", "title", "version", "exam_line")
_FOOT_ROOM = 56.0
_FIRST_ROOM = front.FLOW_TOP - _FOOT_ROOM
_FURTHER_TOP = PAGE_HEIGHT - 72
_TITLE = "letter_title"
_SIZE, _LEADING = 9.0, 12.4
Body = Callable[["_Desk"], list[Section]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the pages of one letter are made with."""

    typesetter: Typesetter
    prepared: PreparedTemplate
    facts: LetterFacts

    def text(self, wording: str) -> list[Unit]:
        """Write a paragraph."""
        return paragraph(self.typesetter, wording, size=_SIZE, leading=_LEADING)

    def section(self, heading: str, wording: str) -> Section:
        """Write a paragraph under a heading of the template."""
        return Section(heading_of(self.prepared, heading), self.text(wording))


@lru_cache(maxsize=64)
def _prepared(template: TemplateText, kind: str) -> PreparedTemplate:
    """Make a template ready; one that lacks wording, or has a sign out of French, is refused."""
    from core.documents.rendering.fixed_parts import letter_title  # noqa: PLC0415 - opens fpdf2: for those who print

    check_wording(template, kind)
    words = dict(template.slots)
    for slot, wording in words.items():
        known = REPERTOIRE[Weight.BOLD if slot.startswith(_BOLD) else Weight.REGULAR]
        for character in without_facts(wording):
            if character not in known:
                raise CharacterNotPrintable(character=name_of(character))
    return PreparedTemplate(template, words, letter_title(words, _TITLE))


def _composed(desk: _Desk, body: Body) -> Composed:
    facts, setter, prepared = desk.facts, desk.typesetter, desk.prepared
    opening = filled(prepared.words["opening"], issued_on=_on(facts))
    head = front.whom_and_what(setter, prepared, facts.snapshot)
    head[-1] = Section(head[-1].heading, [*head[-1].units, *desk.text(" "), *desk.text(opening)])
    said = body(desk)
    said[-1] = replace(said[-1], units=[*said[-1].units, *signatory(setter, prepared)])
    columns = flow([*head, *said], first=_FIRST_ROOM, others=_FURTHER_TOP - _FOOT_ROOM)
    if len(columns) > MOST_PAGES:
        raise DocumentTooLong(limit=MOST_PAGES)
    pages = [_first(desk, columns[0], len(columns))]
    pages += [_further(desk, column, rank, len(columns)) for rank, column in enumerate(columns[1:], start=2)]
    return Composed(tuple(pages), (_TITLE,), ())


def _on(facts: LetterFacts) -> str:
    return day(local_day(facts.issued_at, facts.context.zone))


def _first(desk: _Desk, column: Column, total: int) -> Page:
    facts, setter, prepared = desk.facts, desk.typesetter, desk.prepared
    exam = facts.snapshot.exam
    office = front.masthead(setter, prepared, facts.context, exam.academie_label)
    line = front.exam_line(setter, prepared, exam.domain_label, exam.exam_session)
    numbers = front.numbers(setter, prepared, facts)
    title = prepared.backdrops[_TITLE]
    above = (office, Drawing(b"/Title Do\n", title.said), numbers, line)
    return _page(desk, above, column, front.FLOW_TOP, (1, total))


def _further(desk: _Desk, column: Column, rank: int, total: int) -> Page:
    return _page(desk, (strip(desk.typesetter, desk.prepared, desk.facts),), column, _FURTHER_TOP, (rank, total))


def _page(desk: _Desk, above: tuple[Drawing, ...], column: Column, top: float, place: tuple[int, int]) -> Page:
    rank, total = place
    prepared = desk.prepared
    foot = footer(desk.typesetter, filled(prepared.words["footer"], issued_at=_on(desk.facts)))
    more = goes_on(prepared, rank + 1, 44) if rank < total else Drawing(b"", ())
    below = (more, foot, page_number(prepared, rank, total))
    units = Drawing(drawn(column, top), tuple(said for unit in column.units for said in unit.said))
    parts = (*above, units, *below)
    content = zlib.compress(b"".join(part.drawn for part in parts), EFFORT)
    return Page((content,), tuple(part.said for part in parts))


def _items(desk: _Desk, group: str) -> list[Unit]:
    words = desk.prepared.words
    return [
        unit
        for one in desk.facts.items
        if one.group == group
        for unit in desk.text(
            f"– {filled(words['item_said'], label=one.label, detail=one.detail) if one.detail else one.label}"
        )
    ]


def _groups(desk: _Desk, *groups: str) -> list[Section]:
    found = ((group, _items(desk, group)) for group in groups)
    return [Section(heading_of(desk.prepared, f"heading_group_{group}"), units) for group, units in found if units]


def _contact(desk: _Desk) -> Section:
    return desk.section(
        "heading_contact_office", filled(desk.prepared.words["contact"], **office_facts(desk.facts.context))
    )


def _accommodation(desk: _Desk) -> list[Section]:
    words = desk.prepared.words
    groups = _groups(desk, "granted", "refused")
    if not any(one.group == "granted" for one in desk.facts.items):
        groups.insert(0, desk.section("heading_group_granted", words["none_granted"]))
    return [
        *groups,
        desk.section("heading_said", desk.facts.said or words["nothing_said"]),
        desk.section("heading_law", words["law"]),
        desk.section("heading_appeal", words["appeal"]),
        _contact(desk),
    ]


def _reminder(desk: _Desk) -> list[Section]:
    words, facts = desk.prepared.words, desk.facts
    due = filled(words["due"], due=instant(facts.due, facts.context.zone)) if facts.due else words["undated"]
    return [
        *_groups(desk, "awaited", "refused"),
        desk.section("heading_due", due),
        desk.section("heading_how", words["how"]),
        _contact(desk),
    ]


def _missing(desk: _Desk) -> list[Section]:
    words, facts = desk.prepared.words, desk.facts
    due = filled(words["due"], due=instant(facts.due, facts.context.zone)) if facts.due else words["undated"]
    return [
        *_groups(desk, "awaited", "refused", "given", "accepted"),
        desk.section("heading_due", due),
        _contact(desk),
    ]


def _then_contact(body: Body) -> Body:
    return lambda desk: [*body(desk), _contact(desk)]


BODIES: dict[str, Body] = {
    "accommodation": _accommodation,
    "pieces_reminder": _reminder,
    "missing_pieces": _missing,
    "summons": _then_contact(imported.summons),
    "grade_report": _then_contact(imported.grade_report),
}


def compose_letter(facts: LetterFacts, kind: str) -> tuple[PreparedTemplate, Composed]:
    """Compose a letter of a kind, with the base fonts alone when they have all its characters."""
    prepared = _prepared(facts.template, kind)
    try:
        return prepared, _composed(_Desk(plain(), prepared, facts), BODIES[kind])
    except UnicodeEncodeError:
        typesetter = WithRareFonts()
        composed = _composed(_Desk(typesetter, prepared, cleaned(facts)), BODIES[kind])
        return prepared, replace(composed, rare_fonts=tuple(typesetter.fonts.values()))


def render_letter(facts: LetterFacts, kind: str) -> bytes:
    """Print one letter; equal facts give equal bytes (1.45)."""
    prepared, composed = compose_letter(facts, kind)
    snapshot = facts.snapshot
    title = " – ".join(
        (
            prepared.words["title"],
            snapshot.candidate_number,
            front.registration_number(snapshot),
            front.version_in_words(prepared, snapshot),
        )
    )
    return document(prepared, composed, title, facts.issued_at)


def letter_parts(facts: LetterFacts, kind: str) -> list[Said]:
    """Give what a letter says, in reading order, each text with its kind."""
    _, composed = compose_letter(facts, kind)
    return [said for page in composed.pages for group in page.said for said in group]


def letter_lines(facts: LetterFacts, kind: str) -> list[str]:
    """Give what a letter says, in reading order: what text extraction of its file gives (1.42)."""
    return [said.text for said in letter_parts(facts, kind)]
