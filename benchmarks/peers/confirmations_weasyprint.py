"""The same confirmations by WeasyPrint: a page of HTML for each, the style sheet and the fonts read once; PDF/A."""

from __future__ import annotations

import html
from functools import cache

import segno
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from core.documents.facts import ConfirmationFacts
from core.documents.rendering import Kind, text_parts
from core.documents.rendering.faces import FONTS, MAIN, Weight

TAGS = {Kind.TITLE: "h1", Kind.HEADING: "h2", Kind.LABEL: "small", Kind.FURNITURE: "footer"}
STYLE = """
@font-face {{ font-family: main; src: url("{regular}"); }}
@font-face {{ font-family: main; font-weight: bold; src: url("{bold}"); }}
@page {{ size: A4; margin: 42pt; }}
body {{ font: 8.5pt/1.3 main; margin: 0; }}
p, h1, h2, small, footer {{ display: block; margin: 0; }}
h1 {{ font-size: 15pt; }} h2 {{ font-size: 10pt; }} small {{ font-size: 6.5pt; }} footer {{ font-size: 7pt; }}
img {{ float: right; width: 70pt; }}
"""


@cache
def _fonts() -> tuple[FontConfiguration, CSS]:
    fonts = FontConfiguration()
    addresses = {"regular": (FONTS / MAIN[Weight.REGULAR]).as_uri(), "bold": (FONTS / MAIN[Weight.BOLD]).as_uri()}
    return fonts, CSS(string=STYLE.format(**addresses), font_config=fonts)


def render(facts: ConfirmationFacts) -> bytes:
    """Print one confirmation."""
    fonts, style = _fonts()
    code = segno.make(facts.check_url, error="m", micro=False).svg_data_uri()
    lines = (
        f"<{tag}>{html.escape(one.text)}</{tag}>" for one in text_parts(facts) for tag in (TAGS.get(one.kind, "p"),)
    )
    page = (
        f'<html lang="fr"><head><title>Confirmation d’inscription</title></head><body><img src="{code}" alt="">'
        f"{''.join(lines)}</body></html>"
    )
    made = HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/a-2u")
    return bytes(made or b"")
