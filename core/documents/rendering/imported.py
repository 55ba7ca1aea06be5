"""What a summons and a grade report say under the candidate and the exam, as sections of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.documents.facts import LetterFacts
from core.documents.rendering.prepared import PreparedTemplate, heading_of
from core.documents.rendering.tables import Ruled, rows, titles
from core.documents.rendering.typeset import Typesetter
from core.documents.rendering.units import Section, Unit, unit

_SITTINGS = ((4.0, 102.0, "day"), (109.0, 39.0, "hour"), (151.0, 234.0, "paper"), (388.0, 38.0, "duration"),
             (429.0, 44.0, "room"), (476.0, 33.0, "place"))  # fmt: skip
_GRADES = ((4.0, 44.0, "code"), (52.0, 300.0, "label"), (362.0, 66.0, "coefficient"), (438.0, 70.0, "grade"))
_STRONG = frozenset({"day", "hour", "code", "grade"})
_RESULTS = ("total", "result", "jury")


class Desk(Protocol):
    """What the pages of a letter are made with."""

    @property
    def typesetter(self) -> Typesetter:
        """What knows the fonts."""
        ...

    @property
    def prepared(self) -> PreparedTemplate:
        """The wording."""
        ...

    @property
    def facts(self) -> LetterFacts:
        """What is to be said."""
        ...

    def text(self, wording: str) -> list[Unit]:
        """Write a paragraph."""
        ...

    def section(self, heading: str, wording: str) -> Section:
        """Write a paragraph under a heading of the template."""
        ...


def summons(desk: Desk) -> list[Section]:
    """Say where, then which papers on which local day and hour, what to bring and how one enters."""
    words = desk.prepared.words
    centres = [one for one in desk.facts.items if one.group == "centre"]
    held = [one.label for one in desk.facts.items if one.group == "bring"]
    where = [part for rank, one in enumerate(centres) for part in _centre(desk, str(rank), one.label, one.detail)]
    bring = Section(
        heading_of(desk.prepared, "heading_bring"),
        [part for said in (words["bring_usual"], *held) for part in desk.text(f"– {said}")],
    )
    return [*where, bring, desk.section("heading_entry", words["entry"])]


def _centre(desk: Desk, rank: str, name: str, address: str) -> list[Section]:
    """Name a centre, then list what is sat there; the titles come again on each page the list goes on to."""
    lines = [row[1:] for row in desk.facts.rows if row[0] == rank]
    columns = _columns(desk, _SITTINGS)
    place = desk.text(" – ".join(filter(None, (name, address))))
    listed = Section(unit(0.0, b""), rows(desk.typesetter, columns, lines), titles(desk.typesetter, columns))
    return [Section(heading_of(desk.prepared, "heading_centre"), place), listed]


def grade_report(desk: Desk) -> list[Section]:
    """Give each paper its coefficient and its grade, then the total and what the jury decided."""
    words, columns = desk.prepared.words, _columns(desk, _GRADES)
    papers = Section(
        heading_of(desk.prepared, "heading_papers"),
        rows(desk.typesetter, columns, desk.facts.rows),
        titles(desk.typesetter, columns),
    )
    said = {one.group: one.label for one in desk.facts.items}
    lines = [f"{words[f'label_{group}']} : {said[group]}" for group in _RESULTS if said.get(group)]
    result = Section(heading_of(desk.prepared, "heading_result"), [part for line in lines for part in desk.text(line)])
    return [papers, result, desk.section("heading_use", words["use"])]


def _columns(desk: Desk, places: Sequence[tuple[float, float, str]]) -> list[Ruled]:
    words = desk.prepared.words
    return [Ruled(x, width, words[f"column_{name}"], name in _STRONG) for x, width, name in places]
