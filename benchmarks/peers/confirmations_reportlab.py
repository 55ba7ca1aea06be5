"""The same confirmations by reportlab with a TrueType font, its canvas used directly (its quickest way)."""

from __future__ import annotations

import io

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from core.documents.facts import ConfirmationFacts
from core.documents.rendering import Kind, text_parts
from core.documents.rendering.faces import FONTS, MAIN, Weight

SIZES = {Kind.TITLE: 15.0, Kind.HEADING: 10.0, Kind.LABEL: 6.5, Kind.FURNITURE: 7.0}
BOLD = {Kind.TITLE, Kind.HEADING}
MARGIN = 42.0


def prepare() -> None:
    """Register the fonts, once for all documents."""
    pdfmetrics.registerFont(TTFont("main", str(FONTS / MAIN[Weight.REGULAR])))
    pdfmetrics.registerFont(TTFont("main-bold", str(FONTS / MAIN[Weight.BOLD])))


def render(facts: ConfirmationFacts) -> bytes:
    """Print one confirmation."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1, lang="fr-FR")
    canvas.setTitle("Confirmation d’inscription")
    code = Drawing(70, 70)
    code.add(QrCodeWidget(facts.check_url, barLevel="M", barWidth=70, barHeight=70))
    renderPDF.draw(code, canvas, 480, 740)
    y = A4[1] - MARGIN
    for said in text_parts(facts):
        font, size = "main-bold" if said.kind in BOLD else "main", SIZES.get(said.kind, 8.5)
        for line in simpleSplit(said.text, font, size, A4[0] - 2 * MARGIN):
            if y < MARGIN:
                canvas.showPage()
                y = A4[1] - MARGIN
            y -= size * 1.3
            canvas.setFont(font, size)
            canvas.drawString(MARGIN, y, line)
    canvas.save()
    return out.getvalue()
