"""Many confirmations in one file: shared parts once, an outline by group, flat memory, nothing lost in silence."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from core.documents.errors import CharacterNotPrintable, NothingToMerge
from core.documents.facts import ConfirmationFacts
from core.documents.rendering import merge, render, text_lines
from core.documents.samples import sample_confirmation, sample_confirmations
from core.documents.wording import load_template, template
from core.errors import ExamError
from tests.core.documents.printing import changed, checked, extracted, named, squeezed


def _mixed() -> list[tuple[str, ConfirmationFacts]]:
    snapshot = sample_confirmation().snapshot
    slots = dict(load_template("confirmation").slots)
    other = template({**slots, "back_title": "À renvoyer"})
    return [
        ("Cuisine", sample_confirmation(1)),
        ("Cuisine", named("Nguyễn", "李小龙")),
        ("Électricité", changed(papers=snapshot.papers * 4)),
        ("Électricité", named("Nguyễn", "李小龙")),
        ("Électricité", replace(sample_confirmation(5), template=other)),
        *(("Maintenance", facts) for facts in sample_confirmations(70, first=10)),
    ]


def test_the_merged_pages_are_the_pages_of_each(tmp_path: Path) -> None:
    """Each document keeps its pages, its order and its own template: the merged text is theirs, end to end."""
    file = tmp_path / "merged.pdf"
    with file.open("wb") as out:
        merged = merge(_mixed(), out, title="Essai")
    checked(file)
    assert squeezed(extracted(file)) == squeezed(line for _, facts in _mixed() for line in text_lines(facts))
    assert (merged.documents, merged.refused) == (75, 0)
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == merged.pages == 151
        alone = [pikepdf.open(io.BytesIO(render(facts))) for _, facts in _mixed()]
        contents = [_content(page) for one in alone for page in one.pages]
        assert [_content(page) for page in pdf.pages] == contents


def _content(page: pikepdf.Page) -> bytes:
    parts = page.obj.Contents
    streams = list(parts) if isinstance(parts, pikepdf.Array) else [parts]
    return b"".join(part.read_bytes() for part in streams)


def test_the_outline_leads_to_each_document_by_group() -> None:
    """One entry a group, in order, and under it one a document, which opens on its first page."""
    out = io.BytesIO()
    merge(_mixed(), out, title="Essai")
    with pikepdf.open(out) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Cuisine", "Électricité", "Maintenance"]
        assert [len(item.children) for item in outline.root] == [2, 3, 70]
        titles = [child.title for item in outline.root for child in item.children]
        assert titles[1].startswith("Nguyễn 李小龙 – 02")
        firsts = [pikepdf.Page(child.destination[0]).index for item in outline.root for child in item.children]
        assert firsts[:6] == [0, 2, 4, 7, 9, 11]
        assert firsts == sorted(set(firsts))


def test_what_is_shared_is_in_the_file_once() -> None:
    """Fonts, profile and fixed parts are written once for all; a hundred more documents add only their content."""
    sizes = []
    for count in (100, 200):
        out = io.BytesIO()
        merge((("", facts) for facts in sample_confirmations(count)), out, title="Essai")
        sizes.append(out.tell())
        with pikepdf.open(out) as pdf:
            assert sum("/FontFile2" in o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)) == 2
    assert sizes[1] - sizes[0] < 100 * 4096


def test_memory_does_not_grow_with_the_documents() -> None:
    """Ten times more documents take little more memory: only where each object began is kept (2.43)."""
    list(map(text_lines, sample_confirmations(500)))  # what is kept between documents is kept in known number
    peaks = []
    for count in (50, 500):
        tracemalloc.start()
        merge((("", facts) for facts in sample_confirmations(count)), _Nowhere(), title="Essai")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000


class _Nowhere(io.BytesIO):
    """A file that keeps nothing."""

    def write(self, content: object) -> int:
        return len(content)  # type: ignore[arg-type]


def test_a_document_that_cannot_be_printed_is_told_not_lost() -> None:
    """One bad record does not stop the others, and is reported; when nobody asks, the merge is refused (2.43)."""
    bad = named("Martin😀")
    documents = [("A", sample_confirmation(1)), ("A", bad), ("B", sample_confirmation(2))]
    told: list[tuple[ConfirmationFacts, ExamError]] = []
    merged = merge(documents, io.BytesIO(), title="Essai", refused=lambda facts, error: told.append((facts, error)))
    assert (merged.documents, merged.refused) == (2, 1)
    assert [facts for facts, _ in told] == [bad]
    assert isinstance(told[0][1], CharacterNotPrintable)
    with pytest.raises(CharacterNotPrintable):
        merge(documents, io.BytesIO(), title="Essai")


def test_an_empty_order_gives_no_file() -> None:
    """A file without a page is no document."""
    empty: Iterator[tuple[str, ConfirmationFacts]] = iter(())
    with pytest.raises(NothingToMerge):
        merge(empty, io.BytesIO(), title="Essai")
