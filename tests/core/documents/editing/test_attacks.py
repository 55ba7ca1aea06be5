"""What a writer of wordings tries: publish alone, act from a page, draw on a screen, read by braces."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest
from sqlalchemy import select

from core import units
from core.documents.actions import issue
from core.documents.editing import actions, errors
from core.documents.editing.preview import preview
from core.documents.wording import load_template
from core.errors import ExamError
from core.storage import fetch
from db.engine import reading, writing
from db.tables import Document, TemplateVersion
from tests import factories
from tests.core.documents.editing.conftest import KIND, PLACE, begun, published

SAID = dict(load_template(KIND).slots)
HOSTILE = (
    "</svg><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    ") Tj /JavaScript << /S /JavaScript /JS (app.alert(1)) >>",
    "#import “x.typ” $ #eval(1)",
    "%PDF-1.7 endobj endstream",
)
TREE = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "rect", "defs", "path", "g", "use", "line", "image"}


def acts(content: bytes) -> set[str]:
    """The names in a PDF that make a reader do something."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said = pdf.Root.unparse() + b"".join(
            one.unparse() for one in pdf.objects if not isinstance(one, pikepdf.Stream)
        )
    names = (b"/JavaScript", b"/JS", b"/OpenAction", b"/AA", b"/Launch", b"/URI", b"/EmbeddedFile")
    return {name.decode() for name in names if name in said}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_wording_is_text_whatever_it_looks_like(engine, author, publisher, text):
    """Seen as letters in the preview, printed as letters on the paper: nothing reads it as orders (2.38)."""
    said = {**SAID, "title": text}
    shown = units.read(preview, author, KIND, PLACE, said, specimen="usual")
    for page in shown.pages:
        assert {one.tag.removeprefix(TREE) for one in ET.fromstring(page).iter()} <= DRAWN  # noqa: S314 - ours
        assert "alert" not in page
    if shown.faults:
        with pytest.raises(ExamError):
            published(author, publisher, title=text)
        return
    published(author, publisher, title=text)
    with writing(engine) as tx:
        number = factories.a_registration(tx).registration_id
    made = units.perform(issue, author, number)
    with reading(engine) as tx:
        row = tx.get_one(Document, made.document_id)
        content = fetch(row.storage_key, row.sha256)
    assert acts(content) == set()
    read = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())
    assert "".join(text.split()) in read


@pytest.mark.parametrize(
    "braces", ["{0.__class__}", "{context.office_name.__class__}", "{closes_at!r:>99999999}", "{}"]
)
def test_braces_reach_no_fact_that_is_not_offered(reading, author, braces):
    """A place for a fact is a known name and nothing more: neither an attribute, nor a format, nor a width."""
    shown = units.read(preview, author, KIND, PLACE, {**SAID, "title": braces}, specimen="usual")
    assert {one.slot for one in shown.faults} == {"title"}
    assert "class" not in "".join(shown.pages)


def test_nobody_publishes_alone_by_any_path(engine, author, publisher, nationwide):
    """Neither a case officer, nor who wrote it with the right to publish, nor of a draft that nobody proposed."""
    draft = begun(author)
    draft = units.perform(actions.change, author, draft.draft_id, {"title": "À moi"}, seen=draft.version)
    with pytest.raises(ExamError):
        units.perform(actions.publish, publisher, draft.draft_id, seen=draft.version)
    asked = units.perform(actions.propose, author, draft.draft_id, seen=draft.version)
    with pytest.raises(ExamError):
        units.perform(actions.publish, author, asked.draft_id, seen=asked.version)
    units.perform(actions.refuse, publisher, asked.draft_id, reason="non", seen=asked.version)
    own = begun(publisher)
    own = units.perform(actions.change, publisher, own.draft_id, {"title": "À moi seul"}, seen=own.version)
    own = units.perform(actions.propose, publisher, own.draft_id, seen=own.version)
    with pytest.raises(errors.AuthorCannotDecide):
        units.perform(actions.publish, publisher, own.draft_id, seen=own.version)
    with reading(engine) as tx:
        assert set(tx.scalars(select(TemplateVersion.academie_code).where(TemplateVersion.kind == KIND))) == {""}
