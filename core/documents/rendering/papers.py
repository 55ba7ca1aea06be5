"""The table of exam papers: a line that many candidates have is drawn once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from core.documents.rendering.faces import Weight
from core.documents.rendering.lines import fitted
from core.documents.rendering.metrics import ACCENT, INK, RULE, WIDTH
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.typeset import Typesetter, plain
from core.documents.rendering.units import MOST_LINES, Kind, Said, Section, Unit, at_length, band, heading, put, unit
from core.documents.wording import filled
from core.registrations.snapshot import PaperStatus, PrintedPaper

_PLACES = ((5.0, 44.0), (52.0, 200.0), (258.0, 58.0), (322.0, 130.0), (458.0, 50.0))  # x and width
_COLUMNS = ("column_code", "column_label", "column_nature", "column_status", "column_choice")
_SIZE, _LEAST = 8.2, 7.0
_ROW, _MORE = 13.4, 8.8
_BASELINE = -9.4
_MOST_KNOWN = 20_000


def papers_section(typesetter: Typesetter, prepared: PreparedTemplate, papers: tuple[PrintedPaper, ...]) -> Section:
    """Draw the table of papers."""
    title, head = _titles(prepared)
    if typesetter.plain:
        units = [line for paper in papers for line in _known_row(prepared, paper)]
    else:
        units = [line for paper in papers for line in _row(typesetter, prepared.words, paper)]
    return Section(title, units, head)


def status_in_words(words: Mapping[str, str], paper: PrintedPaper) -> str:
    """Say how the candidate stands towards a paper: « Note conservée 14,5, jusqu’à 2028 »."""
    text = words[f"status_{paper.status.value}"]
    if paper.grade:
        text = f"{text} {paper.grade.replace('.', ',')}"
    if paper.kept_until:
        text = f"{text}, {filled(words['kept_until'], kept_until=paper.kept_until)}"
    return text


@lru_cache(maxsize=64)
def _titles(prepared: PreparedTemplate) -> tuple[Unit, Unit]:
    labels = [prepared.words[name] for name in _COLUMNS]
    shown = [put(plain(), label, Weight.BOLD, 7.2, x, -9.6) for label, (x, _) in zip(labels, _PLACES, strict=True)]
    drawn = b"%sBT %s%sET\n" % (band(14.0), ACCENT, b"".join(shown))
    return heading(plain(), prepared.words["heading_papers"]), unit(14.0, drawn, Said(Kind.ROW, " ".join(labels)))


def _known_row(prepared: PreparedTemplate, paper: PrintedPaper) -> tuple[Unit, ...]:
    """Draw a paper that many candidates have the same way, once."""
    key = (
        paper.code, paper.label, paper.optional, paper.status.value, paper.grade, paper.kept_until, paper.choice,
    )  # fmt: skip
    known = prepared.rows.get(key)
    if known is None:
        if len(prepared.rows) >= _MOST_KNOWN:
            prepared.rows.clear()
        known = prepared.rows[key] = tuple(_row(plain(), prepared.words, paper))
    return known


def _row(typesetter: Typesetter, words: Mapping[str, str], paper: PrintedPaper) -> list[Unit]:
    """Draw one paper; a text that is very long gets lines of its own under the row."""
    nature = words["optional" if paper.optional else "mandatory"]
    texts = (paper.code, paper.label, nature, status_in_words(words, paper), paper.choice)
    strong = (True, False, False, paper.status is not PaperStatus.SAT, False)
    drawn, said, after, most = [], [], [], 1
    for text, bold, slot, (x, width) in zip(texts, strong, _COLUMNS, _PLACES, strict=True):
        weight = Weight.BOLD if bold else Weight.REGULAR
        size, lines = fitted(typesetter, text, weight, width=width, size=_SIZE, least=_LEAST)
        if len(lines) > MOST_LINES:
            after += at_length(typesetter, words[slot], text)
            continue
        said += [text] if text else []
        most = max(most, len(lines))
        for rank, line in enumerate(lines):
            drawn.append(put(typesetter, line, weight, size, x, _BASELINE - _MORE * rank) if line else b"")
    height = _ROW + _MORE * (most - 1)
    rule = b"%s0 -%.2f m %.2f -%.2f l S " % (RULE, height, WIDTH, height)
    first = unit(height, b"%sBT %s%sET\n" % (rule, INK, b"".join(drawn)), Said(Kind.ROW, " ".join(said)))
    return [first, *after]
