"""The same confirmations by fpdf2 used plainly: a document each, its fonts added, its text in cells."""

from __future__ import annotations

import segno
from fpdf import FPDF
from fpdf.enums import ResourceAccessPolicy

from core.documents.facts import ConfirmationFacts
from core.documents.rendering import Kind, text_parts
from core.documents.rendering.faces import FONTS, MAIN, Weight

SIZES = {Kind.TITLE: 15.0, Kind.HEADING: 10.0, Kind.LABEL: 6.5, Kind.FURNITURE: 7.0}
BOLD = {Kind.TITLE, Kind.HEADING}


def render(facts: ConfirmationFacts) -> bytes:
    """Print one confirmation."""
    pdf = FPDF(unit="pt", format="A4", enforce_compliance="PDF/A-2U")
    pdf.resource_access_policy = ResourceAccessPolicy.NONE
    pdf.set_creation_date(facts.issued_at)
    pdf.set_title("Confirmation d’inscription")
    pdf.set_lang("fr-FR")
    pdf.add_font("main", "", FONTS / MAIN[Weight.REGULAR])
    pdf.add_font("main", "B", FONTS / MAIN[Weight.BOLD])
    pdf.add_page()
    _square_code(pdf, facts.check_url)
    for said in text_parts(facts):
        size = SIZES.get(said.kind, 8.5)
        pdf.set_font("main", "B" if said.kind in BOLD else "", size)
        pdf.multi_cell(0, size * 1.3, said.text, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _square_code(pdf: FPDF, address: str) -> None:
    for y, line in enumerate(segno.make(address, error="M", micro=False).matrix):
        for x, module in enumerate(line):
            if module:
                pdf.rect(480 + 2 * x, 30 + 2 * y, 2, 2, style="F")
