"""The form of the file: PDF/A-2U, everything inside, nothing that acts, light."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from PIL import Image, ImageCms

from core.documents.facts import ConfirmationFacts, ReturnRegime
from core.documents.rendering import merge, render
from core.documents.samples import sample_confirmation, sample_confirmations
from tests.core.documents.corpus import HOSTILE
from tests.core.documents.printing import changed, checked, named

FORBIDDEN = {
    "/URI", "/Launch", "/JavaScript", "/JS", "/EmbeddedFile", "/EmbeddedFiles", "/AA", "/OpenAction", "/Annots",
    "/SMask", "/GoToR", "/SubmitForm", "/Encrypt", "/AcroForm", "/RichMedia", "/A",
}  # fmt: skip


def _rare() -> ConfirmationFacts:
    return named("محمد Nguyễn 李小龙 Łukasz", "नरेन्द्र שלום")


def _long() -> ConfirmationFacts:
    snapshot = sample_confirmation().snapshot
    return changed(papers=snapshot.papers * 4, pieces=snapshot.pieces * 12)


def _online() -> ConfirmationFacts:
    facts = sample_confirmation()
    return replace(facts, context=replace(facts.context, regime=ReturnRegime.ONLINE))


def _merged() -> bytes:
    out = io.BytesIO()
    merge([("A", sample_confirmation(1)), ("B", _rare()), ("B", sample_confirmation(2))], out, title="Réunion (essai)")
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "usual": lambda: render(sample_confirmation()),
    "rare": lambda: render(_rare()),
    "online": lambda: render(_online()),
    "long": lambda: render(_long()),
    "merged": _merged,
}


@pytest.fixture(params=FILES, scope="module")
def content(request: pytest.FixtureRequest) -> bytes:
    """One file of each form."""
    return FILES[request.param]()


def _keys(value: object) -> Iterator[str]:
    """Give every key and name inside one object, without following references."""
    if isinstance(value, pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for item in value:
            yield from _direct_keys(item)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, item in value.items():
            yield str(key)
            yield from _direct_keys(item)


def _direct_keys(value: object) -> Iterator[str]:
    if not (isinstance(value, pikepdf.Object) and value.is_indirect):
        yield from _keys(value)


def test_a_file_is_pdf_a(content: bytes) -> None:
    """A validator that accepts only what it knows to conform finds nothing to say (1.44)."""
    # It knows level B; level U asks moreover that each code has a text, which reading every letter back shows.
    as_level_b = content.replace(b'pdfaid:conformance="U"', b'pdfaid:conformance="B"')
    report = pikepdf.pdfa.validate_written(io.BytesIO(as_level_b), "2b")
    assert report.passed, report.findings


def test_a_file_is_well_formed(content: bytes, tmp_path: Path) -> None:
    """Qpdf reads it to the end without a word."""
    file = tmp_path / "file.pdf"
    file.write_bytes(content)
    checked(file)


def test_a_file_says_what_it_is(content: bytes) -> None:
    """Level U of part 2, French, titled, an sRGB intent with its profile inside (1.44)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        about = pdf.Root.Metadata.read_bytes().decode()
        assert 'pdfaid:part="2"' in about
        assert 'pdfaid:conformance="U"' in about
        assert str(pdf.Root.Lang) == "fr-FR"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) in about
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == pikepdf.Name.GTS_PDFA1
        profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
    colours = Image.new("RGB", (3, 1))
    for x, colour in enumerate(((27, 58, 107), (239, 243, 249), (97, 97, 97))):
        colours.putpixel((x, 0), colour)
    seen = ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"))
    assert seen is not None
    for x in range(3):
        pairs = zip(colours.getpixel((x, 0)), seen.getpixel((x, 0)), strict=True)  # type: ignore[arg-type]
        assert all(abs(before - after) <= 1 for before, after in pairs)


def test_every_font_is_inside_and_tells_its_text(content: bytes) -> None:
    """No font is left to the reader's machine, and every code of each has a text (1.44)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        shown = [font for font in fonts if font.Subtype != "/CIDFontType2"]
        assert len(shown) >= 2
        assert all("/ToUnicode" in font for font in shown)
        holders = [font for font in fonts if font.Subtype != "/Type0"]
        assert all("/FontFile2" in font.FontDescriptor for font in holders)


def test_nothing_in_a_file_acts(content: bytes) -> None:
    """No link, script, attachment or action, and no picture but the square code (2.38)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = {key for value in pdf.objects for key in _keys(value)}
        assert not found & FORBIDDEN
        assert "/Image" not in found
        for page in pdf.pages:
            drawn = list(pikepdf.parse_content_stream(page))
            pictures = [i for i in drawn if isinstance(i, pikepdf.ContentStreamInlineImage)]
            titles = [i for i in drawn if str(i.operator) == "Do" and str(i.operands[0]) == "/Title"]
            assert len(pictures) == len(titles) <= 1


def test_hostile_names_add_nothing_that_acts() -> None:
    """A name that looks like a link or an action of the format stays a name (2.38)."""
    for text in HOSTILE:
        with pikepdf.open(io.BytesIO(render(named(text)))) as pdf:
            assert not {key for value in pdf.objects for key in _keys(value)} & FORBIDDEN, text


def test_a_confirmation_is_light() -> None:
    """Fonts included, a confirmation weighs no more than 20 KiB; in a merged file, less than 4 KiB each."""
    many = list(sample_confirmations(300))
    assert max(len(render(facts)) for facts in many) <= 20 * 1024
    out = io.BytesIO()
    merge((("", facts) for facts in many), out, title="Essai")
    assert out.tell() < 300 * 4096


def test_the_square_code_holds_the_check_address() -> None:
    """What is drawn is the address of the check page and nothing of the person (1.46)."""
    facts = sample_confirmation()
    with pikepdf.open(io.BytesIO(render(facts))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert len(re.findall(rb"\bBI/W \d+/H \d+/IM true", content)) == 1
    assert facts.snapshot.candidate_number not in facts.check_url
