"""The kinds of documents: a new one is an entry here, never another `if`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from core.documents import letters, rendering
from core.documents.facts import ConfirmationFacts, PrintContext, TemplateText
from core.documents.imported import saying
from core.documents.imported.about import about
from core.documents.letters import About, BodyOf, Own
from core.documents.rendering.letter import compose_letter, letter_lines, letter_parts, render_letter
from core.documents.rendering.units import Said
from core.documents.telling import Tells, tell_available, tell_of_missing
from core.errors import NotFound
from core.registrations.rules import ACTIVE, State
from core.registrations.snapshot import Snapshot

FactsOf = Callable[[Snapshot, PrintContext, TemplateText, datetime, str, str, dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: who has one, what it says, how it is printed; its title is `document-kind-<code>`.

    `own` reads what a letter says beyond its registration; `at_once`: every registration has one as soon as it is
    saved, so that one not made yet is being made; `about`: of which registrations a letter has something to say;
    `tells` writes the mail of a candidate for whom some were made, when that is to be told.
    """

    code: str
    states: frozenset[State]
    facts: FactsOf
    render: Callable[[Any], bytes]
    text_lines: Callable[[Any], list[str]]
    text_parts: Callable[[Any], list[Said]]
    merge: Callable[[Iterable[tuple[str, Any]], BinaryIO, str], None]
    own: Callable[[Session, Collection[int]], dict[int, Own]] | None = None
    at_once: bool = False
    about: About | None = None
    tells: Tells = tell_available


def _confirmation(
    snapshot: Snapshot,
    context: PrintContext,
    template: TemplateText,
    issued_at: datetime,
    check_code: str,
    check_url: str,
    own: dict[str, Any],
) -> ConfirmationFacts:
    del own
    return ConfirmationFacts(snapshot, context, template, issued_at, check_code, check_url)


def _merge(documents: Iterable[tuple[str, Any]], out: BinaryIO, title: str) -> None:
    rendering.merge(documents, out, title=title)


def _merge_letters(documents: Iterable[tuple[str, Any]], out: BinaryIO, title: str, *, kind: str) -> None:
    rendering.merge(documents, out, title=title, composing=partial(compose_letter, kind=kind))


def _letter(
    code: str,
    own: Callable[[Session, Collection[int]], dict[int, Own]],
    about: About,
    body: BodyOf = letters.body,
    tells: Tells = tell_available,
) -> Kind:
    return Kind(
        code, ACTIVE, partial(letters.letter_facts, body=body), partial(render_letter, kind=code),
        partial(letter_lines, kind=code), partial(letter_parts, kind=code), partial(_merge_letters, kind=code), own,
        about=about, tells=tells,
    )  # fmt: skip


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "confirmation", ACTIVE, _confirmation, rendering.render, rendering.text_lines, rendering.text_parts, _merge,
            at_once=True,
        ),
        _letter("accommodation", letters.decisions, letters.ABOUT_DECISIONS),
        _letter("pieces_reminder", letters.reminders, letters.ABOUT_REMINDERS, tells=tell_of_missing),
        _letter("missing_pieces", letters.missing_pieces, letters.ABOUT_REMINDERS, tells=tell_of_missing),
        _letter("summons", saying.summons, about("summons", "no_summons"), saying.summons_body),
        _letter("grade_report", saying.grade_report, about("grade_report", "no_grades"), saying.grade_body),
    )
}  # fmt: skip


def kind_of(code: str) -> Kind:
    """Give a kind by its code; a code that no kind has looks like a document that is not there."""
    if code not in KINDS:
        raise NotFound(kind="document")
    return KINDS[code]
