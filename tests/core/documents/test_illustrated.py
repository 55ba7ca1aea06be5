"""With a logo and a signatory a document is still valid, light, the same again, whole, and nothing covers anything."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest

from core.documents.catalogue import KINDS, Kind
from core.documents.editing.specimens import SPECIMENS, contexts_of, specimen_facts
from core.documents.facts import TemplateText
from core.documents.illustrations import prepared, read
from core.documents.rendering.crowding import crowded
from core.documents.rendering.picture import RED, pictures
from core.documents.samples import OFFICE
from core.documents.wording import load_template, template
from tests.core.documents.editing.conftest import LOGO
from tests.core.documents.printing import checked, extracted, squeezed

SIGNATORY = {
    "signatory_name": "Hélène Kermarrec", "signatory_function": "La cheffe de la division des examens et concours",
}  # fmt: skip
IMAGES = {slot: read(prepared(LOGO, slot)) for slot in ("logo", "signature")}


def illustrated(kind: str, **changed: str) -> TemplateText:
    """The wording of a kind, with a logo and who signs."""
    slots = {**dict(load_template(kind).slots), **SIGNATORY, "logo": "a" * 64, "signature": "b" * 64, **changed}
    return replace(template(slots), images=tuple(IMAGES.items()))


def facts_of(kind: Kind, name: str = "usual", text: TemplateText | None = None):
    """What an invented person's document says, illustrated."""
    return specimen_facts(kind, text or illustrated(kind.code), SPECIMENS[name], OFFICE)


def merged(kind: Kind, *many) -> bytes:
    """Documents in one file."""
    out = io.BytesIO()
    kind.merge([("A", one) for one in many], out, "Essai")
    return out.getvalue()


def images_in(content: bytes) -> int:
    """How many images a file holds, however many pages show them."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return sum(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in pdf.objects)


@pytest.mark.parametrize("code", KINDS)
def test_an_illustrated_document_is_pdf_a_alone_and_merged(code: str, tmp_path: Path) -> None:
    """A validator and qpdf find nothing to say; each image is there once, shared by all the documents (1.44)."""
    kind = KINDS[code]
    several = merged(kind, facts_of(kind), facts_of(kind, "few_facts"), facts_of(kind, text=load_template(code)))
    for content in (kind.render(facts_of(kind)), several):
        as_level_b = content.replace(b'pdfaid:conformance="U"', b'pdfaid:conformance="B"')
        report = pikepdf.pdfa.validate_written(io.BytesIO(as_level_b), "2b")
        assert report.passed, report.findings
        file = tmp_path / "file.pdf"
        file.write_bytes(content)
        checked(file)
        assert images_in(content) == 2


@pytest.mark.parametrize("code", KINDS)
def test_an_illustrated_document_is_the_same_again(code: str) -> None:
    """Equal facts give equal bytes (1.45); without an image, the bytes are those of before there were any."""
    kind = KINDS[code]
    assert kind.render(facts_of(kind)) == kind.render(facts_of(kind))
    plain = kind.render(facts_of(kind, text=load_template(code)))
    assert images_in(plain) == 0
    assert plain == kind.render(facts_of(kind, text=template({**dict(load_template(code).slots), "logo": ""})))


@pytest.mark.parametrize("code", KINDS)
def test_nothing_covers_anything_on_an_illustrated_document(code: str) -> None:
    """Whoever it is for, however it is signed: logo, names, frames and texts each have their room (2.41)."""
    kind, text = KINDS[code], illustrated(code)
    for context in contexts_of(OFFICE):
        for specimen in SPECIMENS.values():
            assert crowded(kind.render(specimen_facts(kind, text, specimen, context))) == [], specimen.name


@pytest.mark.parametrize("code", KINDS)
def test_what_an_illustrated_document_says_is_what_is_read(code: str, tmp_path: Path) -> None:
    """The signatory is said where it is printed, in the order it is read (1.42)."""
    kind = KINDS[code]
    facts = facts_of(kind)
    file = tmp_path / "file.pdf"
    file.write_bytes(kind.render(facts))
    assert squeezed(extracted(file)) == squeezed(kind.text_lines(facts))
    assert SIGNATORY["signatory_name"] in kind.text_lines(facts)


def test_images_weigh_little() -> None:
    """A confirmation stays under 40 KiB with both of its images; in a merged file they weigh once."""
    kind = KINDS["confirmation"]
    plain, heavy = (len(kind.render(facts_of(kind, text=text))) for text in (load_template("confirmation"), None))
    assert heavy - plain < 17 * 1024
    both = len(merged(kind, *[facts_of(kind)] * 10)) - len(merged(kind, *[facts_of(kind)] * 9))
    assert both < 4096


FULL = {
    "title": "Confirmation d’inscription aux épreuves de l’examen du baccalauréat professionnel",
    "declaration": "Je certifie que les renseignements sont exacts. " * 12,
    "notice_check": "Le code de contrôle permet de vérifier ce document. " * 10,
    "label_candidate_number": "Numéro national de candidat",
    "footer": "Document officiel, établi le {issued_at}. Seule la dernière version de ce document fait foi partout, "
    "toujours et pour tous, quel que soit le service qui la demande.",
    "sign_office": "Cadre réservé au service des examens et concours, à ne remplir en aucun cas",
    "column_status": "Situation de la candidature du candidat",
    "signatory_function": "La cheffe de la division des examens et concours de l’académie " * 3,
    "mention_paper": "Document officiel attestant l’inscription à l’examen. " * 6,
}


@pytest.mark.parametrize("slot", FULL)
def test_what_has_no_room_is_found(slot: str) -> None:
    """Too wide, too high, over its frame: a text that grew is seen on the page (negative control of the above)."""
    kind = KINDS["confirmation"]
    text = illustrated("confirmation", **{slot: FULL[slot].strip()})
    found = [crowded(kind.render(facts_of(kind, name, text))) for name in ("usual", "many_papers")]
    assert any(found)


@pytest.mark.parametrize("code", KINDS)
@pytest.mark.parametrize("name", SPECIMENS)
def test_a_picture_shows_every_letter_of_its_page(code: str, name: str) -> None:
    """As many letters are drawn as the document says, whatever the script, and nothing is fetched from anywhere."""
    kind = KINDS[code]
    facts = facts_of(kind, name)
    pages = pictures(kind.render(facts), red=["Kermarrec"])
    said = len(squeezed(kind.text_lines(facts)))
    shown = sum(page.count("<use ") for page in pages)
    assert abs(shown - said) <= said * 0.02  # a letter and its marks may be one shape
    assert sum(page.count(f'fill="{RED}"') for page in pages) == len("Kermarrec")
    assert sum(page.count("<image ") for page in pages) == 2
    assert all(page.count("href=") == page.count('href="#') + page.count('href="data:image/png') for page in pages)
