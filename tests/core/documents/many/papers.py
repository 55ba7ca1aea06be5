"""PDF of many candidates and archives of PDFs, as an office prints them elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from fpdf import FPDF


def pdf_of(pages: Iterable[str]) -> bytes:
    """A PDF with one text a page."""
    made = FPDF()
    made.set_creation_date(datetime(2026, 11, 23, tzinfo=UTC))
    made.set_font("helvetica", size=11)
    for text in pages:
        made.add_page()
        made.multi_cell(0, text=text)
    return bytes(made.output())


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """An archive of files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
