"""The same confirmations by typst: a template read once, the content of each given as data; PDF/A, fonts embedded."""

from __future__ import annotations

import io
import json
import tempfile
from functools import cache
from pathlib import Path

import segno
import typst

from core.documents.facts import ConfirmationFacts
from core.documents.rendering import Kind, text_parts
from core.documents.rendering.faces import FONTS

SIZES = {Kind.TITLE: 15.0, Kind.HEADING: 10.0, Kind.LABEL: 6.5, Kind.FURNITURE: 7.0}
BOLD = {Kind.TITLE, Kind.HEADING}
TEMPLATE = """
#set page(paper: "a4", margin: 42pt)
#set text(font: "Noto Sans", lang: "fr")
#set document(title: "Confirmation d’inscription")
#let said = json(bytes(sys.inputs.said))
#place(top + right, image(bytes(sys.inputs.code), format: "svg", width: 70pt))
#for part in said [
  #block(spacing: 0.5em, text(size: part.at(0) * 1pt, weight: if part.at(1) { "bold" } else { "regular" }, part.at(2)))
]
"""


@cache
def _compiler() -> typst.Compiler:
    folder = Path(tempfile.mkdtemp(prefix="sporades-typst-"))
    template = folder / "confirmation.typ"
    template.write_text(TEMPLATE, encoding="utf-8")
    return typst.Compiler(str(template), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)


def render(facts: ConfirmationFacts) -> bytes:
    """Print one confirmation."""
    said = [[SIZES.get(one.kind, 8.5), one.kind in BOLD, one.text] for one in text_parts(facts)]
    code = io.BytesIO()
    segno.make(facts.check_url, error="m", micro=False).save(code, kind="svg", xmldecl=False)
    inputs = {"said": json.dumps(said, ensure_ascii=False), "code": code.getvalue().decode("utf-8")}
    made = _compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards="a-2u")
    return bytes(made)
