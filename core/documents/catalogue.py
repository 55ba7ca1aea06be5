"""The kinds of documents: a new one is an entry here, never another `if`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from core.documents import rendering
from core.documents.facts import ConfirmationFacts, PrintContext, TemplateText
from core.errors import NotFound
from core.registrations.rules import ACTIVE, State
from core.registrations.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: who has one, what it says, how it is printed; its title is `document-kind-<code>`."""

    code: str
    states: frozenset[State]
    facts: Callable[[Snapshot, PrintContext, TemplateText, datetime, str, str], Any]
    render: Callable[[Any], bytes]
    text_lines: Callable[[Any], list[str]]
    merge: Callable[[Iterable[tuple[str, Any]], BinaryIO, str], None]


def _merge_confirmations(documents: Iterable[tuple[str, Any]], out: BinaryIO, title: str) -> None:
    rendering.merge(documents, out, title=title)


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("confirmation", ACTIVE, ConfirmationFacts, rendering.render, rendering.text_lines, _merge_confirmations),
    )
}


def kind_of(code: str) -> Kind:
    """Give a kind by its code; a code that no kind has looks like a document that is not there."""
    if code not in KINDS:
        raise NotFound(kind="document")
    return KINDS[code]
