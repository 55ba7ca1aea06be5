"""What is printed is what was given: every letter, every name, in reading order."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.documents.errors import CharacterNotPrintable
from core.documents.facts import ConfirmationFacts, ReturnRegime
from core.documents.rendering import merge, missing_characters, render, text_lines
from core.documents.samples import sample_confirmation, sample_confirmations, with_school
from core.registrations.snapshot import PaperStatus
from tests.core.documents.corpus import ALPHABETS, HOSTILE, NAMES, UNPRINTABLE, letters
from tests.core.documents.printing import changed, extracted, named, squeezed, with_labels


def _groups(texts: list[str], size: int) -> Iterator[list[str]]:
    for first in range(0, len(texts), size):
        yield texts[first : first + size]


def _text_of(documents: list[ConfirmationFacts], folder: Path) -> str:
    file = folder / "merged.pdf"
    with file.open("wb") as out:
        merge((("", facts) for facts in documents), out, title="Essai")
    return squeezed(extracted(file))


def _lines_of(documents: list[ConfirmationFacts]) -> str:
    return squeezed(line for facts in documents for line in text_lines(facts))


@pytest.mark.parametrize("script", ALPHABETS)
def test_every_letter_of_an_alphabet_is_read_back(script: str, tmp_path: Path) -> None:
    """Each letter of the alphabets of the world that we claim is printed and extracted; none is dropped (2.40)."""
    words = ["".join(group) for group in _groups(letters(script), 12)]
    documents = [with_labels(group) for group in _groups(words, 30)]
    text = _text_of(documents, tmp_path)
    assert text == _lines_of(documents)
    assert set("".join(words)) <= set(text)


def test_names_of_many_scripts_are_read_back_whole(tmp_path: Path) -> None:
    """Names with marks, joined letters and right-to-left words come back letter by letter, in order (2.40, 1.44)."""
    documents = [with_labels(group) for group in _groups(list(NAMES), 30)]
    text = _text_of(documents, tmp_path)
    assert text == _lines_of(documents)
    for name in NAMES:
        assert squeezed(name) in text, name


def test_five_thousand_names_come_back(tmp_path: Path) -> None:
    """Five thousand full names, scripts mixed in one line included, are extracted as they were given (2.40)."""
    draw = random.Random(5000)
    names = [f"{draw.choice(NAMES)} {draw.choice(NAMES)}" for _ in range(5000)]
    documents = [with_labels(group) for group in _groups(names, 100)]
    text = _text_of(documents, tmp_path)
    assert text == _lines_of(documents)
    assert not [name for name in names if squeezed(name) not in text]


def test_a_name_is_read_back_by_another_reader_too() -> None:
    """Not only poppler: pypdf reads each name of the register from the first page (2.40)."""
    turned = [name for name in NAMES if "(" not in name]  # it turns brackets of right-to-left text the wrong way
    for name in turned[::3]:
        page = PdfReader(io.BytesIO(render(named(name)))).pages[0]
        assert squeezed(name) in squeezed(page.extract_text()), name


def test_hostile_strings_are_plain_text(tmp_path: Path) -> None:
    """Markup, operators of the format and placeholders are printed as they stand: nothing reads them (2.38)."""
    documents = [named(text, text) for text in HOSTILE] + [with_labels(group) for group in _groups(list(HOSTILE), 20)]
    text = _text_of(documents, tmp_path)
    assert text == _lines_of(documents)
    for hostile in HOSTILE:
        assert squeezed(hostile) in text, hostile


@pytest.mark.parametrize("text", UNPRINTABLE, ids=ascii)
def test_what_no_font_prints_is_refused_by_its_name(text: str) -> None:
    """A sign that would come out blank stops the document and is named; no document without it is made (2.40)."""
    facts = named(f"Martin{text}")
    missing = missing_characters(facts)
    assert missing
    with pytest.raises(CharacterNotPrintable) as refused:
        render(facts)
    assert refused.value.facts["character"] == missing[0]
    assert missing[0].startswith("U+")
    assert missing_characters(named("Martin")) == []


def test_composed_and_decomposed_names_are_the_same_document() -> None:
    """The same name typed with combining marks gives the composed letters, not two glyphs (2.32)."""
    decomposed = changed(identity=replace(sample_confirmation().snapshot.identity, birth_name="Le\u0301a"))
    assert "Léa" in text_lines(decomposed)


def _variants() -> Iterator[ConfirmationFacts]:
    for regime in ReturnRegime:
        facts = sample_confirmation(7)
        facts = replace(facts, context=replace(facts.context, regime=regime))
        yield facts
        yield replace(facts, context=replace(facts.context, return_by=None))
        young = replace(facts.snapshot.identity, birth_date=date(2009, 3, 1))
        yield changed(facts, identity=young)
    yield with_school(sample_confirmation(8))
    yield changed(pieces=())
    yield changed(papers=())
    papers = sample_confirmation().snapshot.papers
    yield changed(papers=tuple(replace(paper, status=s, grade="14.5") for paper in papers[:1] for s in PaperStatus))
    yield changed(papers=papers * 4, pieces=sample_confirmation().snapshot.pieces * 12)
    yield from sample_confirmations(20)


def test_what_a_document_says_is_what_is_read_from_it(tmp_path: Path) -> None:
    """For each form of the confirmation, the text given to other media is the text of the paper (1.42)."""
    for rank, facts in enumerate(_variants()):
        file = tmp_path / f"{rank}.pdf"
        file.write_bytes(render(facts))
        assert squeezed(extracted(file)) == squeezed(text_lines(facts)), rank


def test_every_fact_of_the_registration_is_printed() -> None:
    """Nothing that the candidate has to check is left out of the confirmation."""
    facts = with_school(next(f for f in sample_confirmations(50) if f.snapshot.credits))
    text = squeezed(text_lines(facts))
    snapshot, context = facts.snapshot, facts.context
    expected = [
        snapshot.candidate_number, "001", f"Version{snapshot.version:02d}", facts.check_code,
        snapshot.identity.civility, snapshot.identity.birth_name, snapshot.identity.first_names, snapshot.identity.ine,
        snapshot.identity.birth_place, snapshot.identity.nationality, snapshot.contact.email, snapshot.contact.phone,
        snapshot.contact.city, *snapshot.contact.address, snapshot.exam.domain_label, snapshot.exam.exam_session,
        snapshot.exam.academie_label, snapshot.exam.speciality_code, snapshot.exam.speciality_label,
        snapshot.exam.category_label, snapshot.school.name, snapshot.school.uai, snapshot.school.class_name,
        context.office_name, context.office_email, *context.office_address, context.website,
        "vendredi 5 décembre 2025 à 17 h", "vendredi 21 novembre 2025 à 17 h",
        *(text for paper in snapshot.papers for text in (paper.code, paper.label, paper.choice)),
        *(piece.label for piece in snapshot.pieces), snapshot.credits[0].label, snapshot.credits[0].academie_label,
    ]  # fmt: skip
    for fact in expected:
        assert squeezed(fact) in text, fact


def test_how_a_candidate_stands_towards_a_paper_is_in_words() -> None:
    """To be sat, exempted, grade kept until, grade carried: each reads differently, with a decimal comma."""
    paper = sample_confirmation().snapshot.papers[0]
    papers = (
        replace(paper, status=PaperStatus.SAT),
        replace(paper, status=PaperStatus.EXEMPTED),
        replace(paper, status=PaperStatus.KEPT, grade="14.5", kept_until="2028"),
        replace(paper, status=PaperStatus.CARRIED, grade="9"),
        replace(paper, status=PaperStatus.NOT_TAKEN),
    )
    rows = [line for line in text_lines(changed(papers=papers)) if line.startswith(f"{paper.code} ")]
    said = ["À passer", "Dispensé", "Note conservée 14,5, jusqu’à 2028", "Note reportée 9", "Non présentée"]
    assert [row.removeprefix(f"{paper.code} {paper.label} Obligatoire ") for row in rows] == said


def test_only_a_minor_has_a_place_for_the_legal_representative() -> None:
    """The representative signs for who is under eighteen on the day of issue, in the académie, and for no other."""
    facts = sample_confirmation()
    issued = date(2025, 11, 12)
    for birth, minor in ((date(2007, 11, 13), True), (date(2007, 11, 12), False)):
        identity = replace(facts.snapshot.identity, birth_date=birth)
        said = text_lines(
            replace(
                changed(facts, identity=identity),
                issued_at=facts.issued_at.replace(year=issued.year, month=issued.month, day=issued.day, hour=10),
            )
        )
        assert ("Date et signature du représentant légal" in said) is minor


def test_civility_and_telephone_are_printed_as_they_are_read_in_france() -> None:
    """Kept as MME and +33639980012, printed « Mme » and « 06 39 98 00 12 », on paper and in its twin alike (1.42)."""
    facts = next(iter(sample_confirmations(1)))
    snapshot = facts.snapshot
    for civility, shown in (("MME", "Mme"), ("M", "M.")):
        kept = replace(
            snapshot,
            identity=replace(snapshot.identity, civility=civility),
            contact=replace(snapshot.contact, phone="+33639980012"),
        )
        lines = text_lines(replace(facts, snapshot=kept))
        text = " ".join(lines)
        assert "06 39 98 00 12" in text
        assert "+33639980012" not in text
        assert any(shown in line.split() for line in lines)
        assert civility not in text.split()
