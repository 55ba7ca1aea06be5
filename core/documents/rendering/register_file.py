"""Writing a long paper as one PDF/A-2U file: equal papers give equal bytes, an outline leads to each listed part."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO

from core.documents.rendering.book import Book, PageTree
from core.documents.rendering.composition import EFFORT
from core.documents.rendering.faces import Weight
from core.documents.rendering.files import FLATE, catalog, page_box
from core.documents.rendering.metadata import information, metadata
from core.documents.rendering.metrics import ACCENT, GREY, LEFT, PAGE_HEIGHT, RIGHT, RULE
from core.documents.rendering.objects import HEADER, stream, text_string
from core.documents.rendering.pages import Column, drawn, flow
from core.documents.rendering.register import Paper, printable, sections
from core.documents.rendering.shared import add_base_fonts, add_rare_fonts, profile_object, resources_object
from core.documents.rendering.typeset import Typesetter, WithRareFonts
from core.documents.rendering.units import put

MOST_PAGES = 4_000
_FOOT = 28.0
_BOTTOM = 46.0
_FIRST_TOP = PAGE_HEIGHT - 92
_OTHERS_TOP = PAGE_HEIGHT - 52


@dataclass(frozen=True, slots=True)
class Written:
    """The file, and how many pages it has."""

    content: bytes
    pages: int


def write(paper: Paper) -> Written:
    """Write a paper."""
    setter = WithRareFonts()
    laid = [list(sections(setter, part)) for part in paper.parts]
    columns = flow(
        [section for part in laid for section in part], first=_FIRST_TOP - _BOTTOM, others=_OTHERS_TOP - _BOTTOM,
        most=MOST_PAGES,
    )  # fmt: skip
    pages = [_page(setter, paper, column, rank, len(columns)) for rank, column in enumerate(columns, start=1)]
    begun = {id(unit): rank for rank, column in enumerate(columns) for unit in column.units}
    marks = [
        (part.heading, begun[id(some[0].heading)])
        for part, some in zip(paper.parts, laid, strict=True)
        if part.is_listed
    ]
    out = BytesIO()
    _bound(Book(out), paper, setter, pages, marks)
    return Written(out.getvalue(), len(pages))


def _page(setter: Typesetter, paper: Paper, column: Column, rank: int, total: int) -> bytes:
    number = paper.page.format(page=rank, pages=total)
    right = RIGHT - setter.width(number, Weight.REGULAR) * 0.007
    foot = put(setter, printable(paper.made), Weight.REGULAR, 7, LEFT, _FOOT)
    shown = [b"BT %s%s%sET\n" % (GREY, foot, put(setter, number, Weight.REGULAR, 7, right, _FOOT))]
    if rank == 1:
        title = put(setter, paper.title, Weight.BOLD, 18, LEFT, PAGE_HEIGHT - 66)
        shown.append(b"BT %s%sET\n" % (ACCENT, title))
    top = put(setter, printable(paper.running), Weight.REGULAR, 7, LEFT, PAGE_HEIGHT - 32)
    line = PAGE_HEIGHT - 38
    shown.append(b"BT %s%sET %s%.2f %.2f m %.2f %.2f l S\n" % (GREY, top, RULE, LEFT, line, RIGHT, line))
    shown.append(drawn(column, _FIRST_TOP if rank == 1 else _OTHERS_TOP))
    return zlib.compress(b"".join(shown), EFFORT)


def _bound(book: Book, paper: Paper, setter: WithRareFonts, pages: list[bytes], marks: list[tuple[str, int]]) -> None:
    """Put the pages in the file, with what they share, then the outline."""
    book.raw(HEADER)
    objects = book.numbers()
    profile = objects.add(profile_object())
    fonts = add_base_fonts(objects) + add_rare_fonts(objects, tuple(setter.fonts.values()))
    resources = objects.add(resources_object(fonts))
    book.add_all(objects)
    tree, numbers = PageTree(book), []
    for content in pages:
        above, text = tree.parent(), book.add(stream(content, FLATE))
        entries = b"/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R" % (above, resources, text)
        numbers.append(book.add(b"<</Type/Page%s>>" % entries))
        tree.add(numbers[-1], 1)
    root, _ = tree.finish(page_box())
    outline = _outline(book, [(title, numbers[at]) for title, at in marks])
    about = book.add(metadata(paper.running, paper.made_at))
    more = b"/Outlines %d 0 R/PageMode/UseOutlines" % outline if outline else b""
    start = book.add(catalog(root, about, profile, more))
    book.finish(start, book.add(information(paper.running, paper.made_at)))


def _outline(book: Book, marks: list[tuple[str, int]]) -> int:
    """Write one entry per listed part; give the number of their root, 0 when there is none."""
    if not marks:
        return 0
    root, items = book.new(), [book.new() for _ in marks]
    for at, (title, page) in enumerate(marks):
        beside = b"/Prev %d 0 R" % items[at - 1] if at else b""
        beside += b"/Next %d 0 R" % items[at + 1] if at + 1 < len(items) else b""
        body = b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]%s>>" % (text_string(title), root, page, beside)
        book.write(items[at], body)
    return book.write(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (items[0], items[-1], len(items)))
