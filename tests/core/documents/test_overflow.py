"""Whatever its length, nothing leaves the page, nothing covers anything, nothing is cut short (2.41, 2.43)."""

from __future__ import annotations

import io
import itertools
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.documents.errors import DocumentTooLarge, DocumentTooLong
from core.documents.facts import ConfirmationFacts
from core.documents.rendering import render, text_lines
from core.documents.samples import sample_confirmation, with_school
from core.registrations.snapshot import PaperStatus
from tests.core.documents.printing import changed, checked, extracted, squeezed

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
LONG = "Marie-Antoinette de La Rochefoucauld-Montbazon d’Aubigné-Saint-Hilaire de Lévis-Mirepoix et de Castellane"
WIDE = "W" * 100
Word = tuple[float, float, float, float, str]


def _pages(file: Path) -> list[list[Word]]:
    html = extracted(file, "-bbox")
    return [
        [(*map(float, found[:4]), found[4]) for found in WORD.findall(page)]  # type: ignore[misc]
        for page in html.split("<page ")[1:]
    ]


def _covers(one: Word, other: Word) -> bool:
    """Whether two words are printed on the same place, more than tall letters of close lines are."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5 * min(one[3] - one[1], other[3] - other[1])


def _long_fields(text: str) -> ConfirmationFacts:
    facts = with_school(sample_confirmation())
    snapshot = facts.snapshot
    papers = tuple(replace(paper, label=f"{paper.label} {text}", choice=text) for paper in snapshot.papers)
    return changed(
        facts,
        identity=replace(
            snapshot.identity, birth_name=text, usual_name=text, first_names=text, birth_place=text, nationality=text
        ),
        contact=replace(snapshot.contact, email=f"{text}@example.fr", address=(text, text), city=text),
        exam=replace(snapshot.exam, speciality_label=text, category_label=text, academie_label=text, domain_label=text),
        school=replace(snapshot.school, name=text, city=text, class_name=text),
        papers=papers,
        pieces=tuple(replace(piece, label=f"{piece.label} {text}") for piece in snapshot.pieces),
    )


def _many_papers() -> ConfirmationFacts:
    papers = tuple(
        replace(paper, code=f"E{rank}", status=status, grade="12.5", kept_until="2029")
        for rank, (paper, status) in enumerate(
            zip(
                itertools.cycle(sample_confirmation().snapshot.papers),
                itertools.islice(itertools.cycle(PaperStatus), 40),
            )
        )
    )
    return changed(papers=papers)


def _huge_address(text: str) -> ConfirmationFacts:
    contact = sample_confirmation().snapshot.contact
    return changed(contact=replace(contact, address=(text,)))


CASES = {
    "usual": sample_confirmation,
    "school": lambda: with_school(sample_confirmation(1)),
    "hundred characters": lambda: _long_fields(LONG[:100]),
    "hundred wide letters": lambda: _long_fields(WIDE),
    "forty papers": _many_papers,
    "sixty pieces": lambda: changed(pieces=sample_confirmation().snapshot.pieces * 20),
    "address of 20,000 characters": lambda: _huge_address("12 rue de la Grande-Bruyère, " * 690),
    "address without a space": lambda: _huge_address("é" * 20_000),
    "address in Arabic": lambda: _huge_address("شارع الحبيب بورقيبة " * 250),
    "address in Chinese": lambda: _huge_address("北京市朝阳区建国路" * 500),
}


@pytest.mark.parametrize("name", CASES)
def test_every_word_is_on_the_page_and_on_nothing_else(name: str, tmp_path: Path) -> None:
    """All words are inside the page's margins, and no two are printed over each other."""
    facts = CASES[name]()
    file = tmp_path / "file.pdf"
    file.write_bytes(render(facts))
    checked(file)
    pages = _pages(file)
    assert 2 <= len(pages) <= 20
    for words in pages:
        assert all(x0 >= 30 and x1 <= 595.28 - 30 and y0 >= 20 and y1 <= 841.89 - 15 for x0, y0, x1, y1, _ in words)
        ordered = sorted(words, key=lambda word: word[1])
        for rank, one in enumerate(ordered):
            for other in itertools.takewhile(lambda word, low=one[3]: word[1] < low, ordered[rank + 1 :]):
                assert not _covers(one, other), (one, other)


@pytest.mark.parametrize("name", CASES)
def test_what_is_long_is_whole(name: str, tmp_path: Path) -> None:
    """Shrunk, on several lines, on further pages: all of it is there, and what is said is what is read."""
    facts = CASES[name]()
    file = tmp_path / "file.pdf"
    file.write_bytes(render(facts))
    said = squeezed(text_lines(facts))
    assert squeezed(extracted(file)) == said
    for text in (*facts.snapshot.contact.address, facts.snapshot.identity.birth_name):
        assert len(text) > 1000 or squeezed(text) in said


@pytest.mark.parametrize("name", CASES)
def test_each_page_bears_its_numbers(name: str) -> None:
    """Candidate number, registration number and version are on every page, at the top right of the first (2.41)."""
    facts = CASES[name]()
    file = PdfReader(io.BytesIO(render(facts)))
    version = f"Version {facts.snapshot.version:02d}"
    for rank, page in enumerate(file.pages, start=1):
        text = page.extract_text()
        assert facts.snapshot.candidate_number in text
        assert version in text
        assert f"Page {rank} sur {len(file.pages)}" in text


def test_the_numbers_are_at_the_top_right(tmp_path: Path) -> None:
    """The seed's rule: number, registration and version stand at the top right of the first page."""
    facts = sample_confirmation()
    file = tmp_path / "file.pdf"
    file.write_bytes(render(facts))
    places = {text: (x0, y1) for x0, _, _, y1, text in _pages(file)[0]}
    for text in (facts.snapshot.candidate_number, "001", f"{facts.snapshot.version:02d}"):
        x, y = places[text]
        assert x > 595 / 2
        assert y < 110


def test_forty_papers_go_on_after_the_back() -> None:
    """The back stays on the back of the first sheet; what has no room goes on on a third page, which is announced."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(render(_many_papers()))).pages]
    assert len(pages) == 3
    assert "La suite figure en page 3." in pages[0]
    assert "Renvoi et pièces à joindre" in pages[1]
    assert "E39" in pages[2]
    assert "Date et signature du candidat" in pages[0]
    assert "Situation" in pages[2]


def test_a_document_has_a_budget() -> None:
    """A record that would make hundreds of pages is refused in time, and says why (2.43)."""
    papers = sample_confirmation().snapshot.papers
    begun = time.process_time()
    with pytest.raises(DocumentTooLong):
        render(changed(papers=papers * 150))
    with pytest.raises(DocumentTooLarge):
        render(_huge_address("x " * 200_000))
    snapshot = _huge_address("Łódź " * 28_000).snapshot
    with pytest.raises(DocumentTooLong):
        render(changed(contact=snapshot.contact, exam=replace(snapshot.exam, speciality_label="Kraków " * 20_000)))
    assert time.process_time() - begun < 20
