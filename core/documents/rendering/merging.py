"""Many confirmations in one file: what they share is written once, and an outline leads to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from core.documents.errors import NothingToMerge
from core.documents.facts import ConfirmationFacts, LetterFacts
from core.documents.rendering.book import Book, Outline, PageTree
from core.documents.rendering.composition import Composed, Page, compose
from core.documents.rendering.confirmation import prepare
from core.documents.rendering.files import FLATE, catalog, page_box
from core.documents.rendering.front import registration_number
from core.documents.rendering.images import add_images
from core.documents.rendering.metadata import information, metadata
from core.documents.rendering.objects import HEADER, references, stream
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.shared import (
    Numbered,
    add_base_fonts,
    add_part,
    add_rare_fonts,
    part_entries,
    profile_object,
    resources_object,
)
from core.errors import ExamError

_MOST_KNOWN = 1024  # content streams remembered because other documents may have the same

Refused = Callable[[Any, ExamError], None]
Composing = Callable[[Any], tuple[PreparedTemplate, Composed]]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merged file holds, and how many documents could not be printed."""

    documents: int
    pages: int
    refused: int


@dataclass(slots=True)
class _Press:
    """What is already in the file and may be used again."""

    book: Book
    tree: PageTree
    outline: Outline
    profile: int
    fonts: bytes
    forms: int
    parts: dict[tuple[str, str], int] = field(default_factory=dict)
    illustrated: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    named: dict[tuple[str, tuple[str, ...]], tuple[bytes, int]] = field(default_factory=dict)
    streams: dict[bytes, int] = field(default_factory=dict)


def merge(
    documents: Iterable[tuple[str, Any]],
    out: BinaryIO,
    *,
    title: str,
    refused: Refused | None = None,
    composing: Composing | None = None,
) -> Merged:
    """Write confirmations, or letters as `composing` makes them, each with the name of its group, as one PDF/A-2U file.

    Documents of a group follow each other. One that cannot be printed is told to `refused` and left out;
    without `refused` the whole merge is refused.
    """
    press = _press(out)
    latest: datetime | None = None
    count = left_out = 0
    for group, facts in documents:
        try:
            prepared, composed = (composing or _confirmation)(facts)
        except ExamError as error:
            if refused is None:
                raise
            refused(facts, error)
            left_out += 1
            continue
        press.outline.add(group, _entry(facts), _add(press, prepared, composed))
        latest = max(latest or facts.issued_at, facts.issued_at)
        count += 1
    if latest is None:
        raise NothingToMerge
    return Merged(count, _finish(press, title, latest), left_out)


def _confirmation(facts: ConfirmationFacts) -> tuple[PreparedTemplate, Composed]:
    prepared = prepare(facts.template)
    return prepared, compose(prepared, facts)


def _press(out: BinaryIO) -> _Press:
    book = Book(out)
    book.raw(HEADER)
    objects = book.numbers()
    profile = objects.add(profile_object())
    fonts = add_base_fonts(objects)
    forms = objects.add(resources_object(fonts))
    book.add_all(objects)
    return _Press(book, PageTree(book), Outline(book, book.new()), profile, fonts, forms)


def _entry(facts: ConfirmationFacts | LetterFacts) -> str:
    snapshot = facts.snapshot
    name = f"{snapshot.identity.birth_name} {snapshot.identity.first_names}"
    return f"{name} – {snapshot.candidate_number} – {registration_number(snapshot)}"


def _add(press: _Press, prepared: PreparedTemplate, composed: Composed) -> int:
    """Write the pages of one document under a node of their own; give the first page's number."""
    book = press.book
    named, resources = _resources(press, prepared, composed.parts)
    if composed.rare_fonts:
        objects = book.numbers()
        rare = add_rare_fonts(objects, composed.rare_fonts)
        resources = objects.add(resources_object(press.fonts + rare, named))
        book.add_all(objects)
    above, node = press.tree.parent(), book.new()
    pages = [_page(press, page, b"/Parent %d 0 R/Resources %d 0 R" % (node, resources)) for page in composed.pages]
    book.write(node, b"<</Type/Pages/Parent %d 0 R/Count %d/Kids%s>>" % (above, len(pages), references(pages)))
    press.tree.add(node, len(pages))
    return pages[0]


def _resources(press: _Press, prepared: PreparedTemplate, parts: tuple[str, ...]) -> tuple[bytes, int]:
    """Give the entries and the number of the resources for a template's fixed parts, written at their first use."""
    key = prepared.template_id, parts
    if key not in press.named:
        objects = press.book.numbers()
        forms, images = _illustrated(press, prepared, objects)
        for part in parts:
            if (prepared.template_id, part) not in press.parts:
                press.parts[prepared.template_id, part] = add_part(objects, prepared, part, forms)
        named = part_entries(tuple(press.parts[prepared.template_id, part] for part in parts)) + images
        press.named[key] = named, objects.add(resources_object(press.fonts, named))
        press.book.add_all(objects)
    return press.named[key]


def _illustrated(press: _Press, prepared: PreparedTemplate, objects: Numbered) -> tuple[int, bytes]:
    """Give the resources of a template's fixed parts and the entries of its images, written at their first use."""
    if not prepared.images:
        return press.forms, b""
    if prepared.template_id not in press.illustrated:
        images = add_images(objects, prepared.images)
        press.illustrated[prepared.template_id] = objects.add(resources_object(press.fonts, images)), images
    return press.illustrated[prepared.template_id]


def _page(press: _Press, page: Page, entries: bytes) -> int:
    own, *following = page.streams
    streams = [press.book.add(stream(own, FLATE)), *(_shared(press, content) for content in following)]
    return press.book.add(b"<</Type/Page%s/Contents%s>>" % (entries, references(streams)))


def _shared(press: _Press, content: bytes) -> int:
    """Write a content stream, unless it was written lately for another document."""
    known = press.streams.get(content)
    if known is None:
        if len(press.streams) >= _MOST_KNOWN:
            press.streams.clear()
        known = press.streams[content] = press.book.add(stream(content, FLATE))
    return known


def _finish(press: _Press, title: str, made_at: datetime) -> int:
    book = press.book
    press.outline.finish()
    root, pages = press.tree.finish(page_box())
    about = book.add(metadata(title, made_at))
    more = b"/Outlines %d 0 R/PageMode/UseOutlines" % press.outline.root
    start = book.add(catalog(root, about, press.profile, more))
    book.finish(start, book.add(information(title, made_at)))
    return pages
