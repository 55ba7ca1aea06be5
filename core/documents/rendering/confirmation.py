"""Confirmations: prepare a template, print one or many, say what they print, merge them in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.documents.errors import CharacterNotPrintable
from core.documents.facts import ConfirmationFacts, TemplateText
from core.documents.rendering.base_fonts import REPERTOIRE, base_font
from core.documents.rendering.composition import compose, texts_of
from core.documents.rendering.faces import Weight, face_of, name_of
from core.documents.rendering.files import document
from core.documents.rendering.front import registration_number, version_in_words
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.typeset import clean
from core.documents.rendering.units import Said
from core.documents.wording import check_wording, without_facts

_BOLD = (
    "heading_", "column_", "status_", "title", "back_title", "online_statement", "version", "exam_line",
    "kept_until", "return_undated",
)  # fmt: skip


_prepared: dict[str, PreparedTemplate] = {}
_MOST_PREPARED = 64


def prepare(template: TemplateText) -> PreparedTemplate:
    """Make a template ready, once per process; one that lacks wording, or has a sign out of French, is refused."""
    known = _prepared.get(template.template_id)
    if known is None or known.text != template:
        if len(_prepared) >= _MOST_PREPARED:
            _prepared.clear()
        known = _prepared[template.template_id] = _made_ready(template)
    return known


def _made_ready(template: TemplateText) -> PreparedTemplate:
    from core.documents.rendering.fixed_parts import fixed_parts  # noqa: PLC0415 - opens fpdf2: for those who print

    check_wording(template)
    words = dict(template.slots)
    for slot, wording in words.items():
        known = REPERTOIRE[Weight.BOLD if slot.startswith(_BOLD) else Weight.REGULAR]
        for character in without_facts(wording):
            if character not in known:
                raise CharacterNotPrintable(character=name_of(character))
    return PreparedTemplate(template, words, fixed_parts(words, dict(template.images)))


def render(facts: ConfirmationFacts) -> bytes:
    """Print one confirmation; equal facts give equal bytes, alone or among others (1.45)."""
    prepared = prepare(facts.template)
    return document(prepared, compose(prepared, facts), title(prepared, facts), facts.issued_at)


def render_many(many: Iterable[ConfirmationFacts]) -> Iterator[bytes]:
    """Print confirmations one after the other; nothing is kept of those already given."""
    return map(render, many)


def title(prepared: PreparedTemplate, facts: ConfirmationFacts) -> str:
    """Name a confirmation by its numbers, which say nothing of the person."""
    snapshot = facts.snapshot
    return " – ".join(
        (
            prepared.words["title"],
            snapshot.candidate_number,
            registration_number(snapshot),
            version_in_words(prepared, snapshot),
        )
    )


def text_parts(facts: ConfirmationFacts) -> list[Said]:
    """Give what a confirmation says, in reading order, each text with its kind (heading, label, value, row...)."""
    composed = compose(prepare(facts.template), facts)
    return [said for page in composed.pages for group in page.said for said in group]


def text_lines(facts: ConfirmationFacts) -> list[str]:
    """Give what a confirmation says, in reading order: what text extraction of its file gives (1.42)."""
    return [said.text for said in text_parts(facts)]


def missing_characters(facts: ConfirmationFacts) -> list[str]:
    """Name every character of a confirmation that no vendored font prints, each once; most have none."""
    found: dict[str, None] = {}
    for text in texts_of((facts.snapshot, facts.context, facts.check_code)):
        for character in clean(text):
            if ord(character) not in base_font(Weight.REGULAR).encoding:
                try:
                    face_of(character, Weight.REGULAR)
                except CharacterNotPrintable:
                    found[name_of(character)] = None
    return list(found)
