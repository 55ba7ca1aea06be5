"""The vendored fonts: licensed, unaltered, and able to print what they are there for."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from core.documents.rendering import faces
from core.documents.rendering.base_fonts import CODES, REPERTOIRE, base_font
from core.documents.rendering.faces import FALLBACKS, FONTS, MAIN, AlteredFont, Weight, font_bytes
from core.documents.rendering.rare_fonts import RareFont, font_file
from core.documents.rendering.shaping import runs


def test_each_vendored_font_has_its_fingerprint_and_licence() -> None:
    """Fonts and recorded SHA-256 are the same set, and both licences are there (2.42)."""
    files = {path.name for path in FONTS.glob("*.ttf")}
    assert files == set(faces.fingerprints()) == {*MAIN.values(), *FALLBACKS}
    for name in files:
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == faces.fingerprints()[name]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "LICENSE-OFL-1.1.txt").read_text("utf-8")
    assert "Apache License" in (FONTS / "LICENSE-Apache-2.0.txt").read_text("utf-8")


def test_an_altered_font_is_never_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A font changed by one byte stops printing: documents would no longer be reproducible (2.42, 1.45)."""
    name = MAIN[Weight.REGULAR]
    content = bytearray((FONTS / name).read_bytes())
    content[-1] ^= 1
    (tmp_path / name).write_bytes(content)
    recorded = faces.fingerprints()
    monkeypatch.setattr(faces, "FONTS", tmp_path)
    monkeypatch.setattr(faces, "fingerprints", lambda: recorded)
    font_bytes.cache_clear()
    try:
        with pytest.raises(AlteredFont):
            font_bytes(name)
    finally:
        font_bytes.cache_clear()


@pytest.mark.parametrize("weight", Weight)
def test_the_base_fonts_show_french_as_it_is_encoded(weight: Weight) -> None:
    """Each character of the repertoire has one byte that no PDF string escapes, a glyph and a width."""
    font = base_font(weight)
    text = REPERTOIRE[weight]
    assert len(set(text)) == len(text)
    encoded = font.encode(text)
    assert len(encoded) == len(text) == len(set(encoded))
    assert not set(encoded) & set(b"()\\\r\n\0")
    assert all(font.widths[code] > 0 for code in encoded)
    with pytest.raises(UnicodeEncodeError):
        font.encode("Ł")
    with pytest.raises(UnicodeEncodeError):
        font.encode("\0")
    assert set(CODES) >= set(text)


def test_a_rare_font_is_a_sound_truetype_file() -> None:
    """The font made for one document opens, has one glyph a shape, and its checksums are right."""
    text = "Nguyễn ẹ́"
    font = None
    for run in runs(text, Weight.BOLD, base_font(Weight.BOLD)):
        for shape in run.shapes:
            font = font or RareFont(faces.face(shape.file))
            font.code(shape)
    assert font is not None
    assert [shape.text for shape in font.codes] == ["ễ", "ẹ́"]
    opened = TTFont(io.BytesIO(font_file(font)), checkChecksums=2)
    assert opened["maxp"].numGlyphs == 3
    for name, shape in zip(opened.getGlyphOrder()[1:], font.codes, strict=True):
        assert opened["hmtx"][name][0] == shape.advance
        assert opened["glyf"][name].numberOfContours >= 2
