"""Printing slips, eight to a page: facts in, PDF out, the same bytes for the same facts. Knows no database, no clock.

Each class begins on a page of its own, so that whoever hands slips out is given the pages of that class.
"""

from __future__ import annotations

import io
import itertools
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.documents.rendering.book import Book, PageTree
from core.documents.rendering.files import FLATE, catalog, page_box
from core.documents.rendering.metadata import information, metadata
from core.documents.rendering.objects import HEADER, stream
from core.documents.rendering.shared import add_base_fonts, add_rare_fonts, profile_object, resources_object
from core.documents.rendering.typeset import Typesetter, WithRareFonts, clean, plain
from core.slips.one_slip import COLUMNS, ROWS, PrintedSlip, Wording, cuts, draw, heading

PER_PAGE = ROWS * COLUMNS


@dataclass(slots=True)
class _Press:
    """The file under way: its fonts, and the resources of pages that need no other."""

    book: Book
    tree: PageTree
    profile: int
    fonts: bytes
    resources: int
    words: Wording


def printed(slips: Sequence[PrintedSlip], words: Wording, *, title: str, made_at: datetime) -> bytes:
    """Write the sheet: slips in the order given, those of a class together."""
    out = io.BytesIO()
    press = _press(Book(out), words)
    for class_name, of_class in itertools.groupby(slips, key=lambda slip: slip.class_name):
        here = list(of_class)
        for start in range(0, len(here), PER_PAGE):
            _add(press, here[start : start + PER_PAGE], class_name)
    book = press.book
    root, _ = press.tree.finish(page_box())
    about = book.add(metadata(title, made_at))
    first = book.add(catalog(root, about, press.profile))
    book.finish(first, book.add(information(title, made_at)))
    return out.getvalue()


def _press(book: Book, words: Wording) -> _Press:
    book.raw(HEADER)
    objects = book.numbers()
    profile = objects.add(profile_object())
    fonts = add_base_fonts(objects)
    resources = objects.add(resources_object(fonts))
    book.add_all(objects)
    return _Press(book, PageTree(book), profile, fonts, resources, words)


def _add(press: _Press, slips: list[PrintedSlip], class_name: str) -> None:
    """Write one page; the fonts of rare names are those of its own."""
    book, resources = press.book, press.resources
    try:
        content = _page(plain(), slips, press.words, class_name)
    except UnicodeEncodeError:
        rare = WithRareFonts()
        content = _page(rare, [_cleaned(slip) for slip in slips], _cleaned_words(press.words), class_name)
        objects = book.numbers()
        own = add_rare_fonts(objects, tuple(rare.fonts.values()))
        resources = objects.add(resources_object(press.fonts + own))
        book.add_all(objects)
    text = book.add(stream(zlib.compress(content), FLATE))
    above = press.tree.parent()
    page = book.add(b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R>>" % (above, resources, text))
    press.tree.add(page, 1)


def _page(setter: Typesetter, slips: Iterable[PrintedSlip], words: Wording, class_name: str) -> bytes:
    top = heading(setter, f"{words.school} – {words.class_names[class_name]}")
    return b"".join([cuts(), top, *(draw(setter, slip, words, rank) for rank, slip in enumerate(slips))])


def _cleaned(slip: PrintedSlip) -> PrintedSlip:
    return replace(slip, birth_name=clean(slip.birth_name), first_names=clean(slip.first_names))


def _cleaned_words(words: Wording) -> Wording:
    names = {code: clean(name) for code, name in words.class_names.items()}
    return replace(words, school=clean(words.school), class_names=names)
