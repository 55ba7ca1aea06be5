"""« Remettre un document » on the candidate's record: hand over, see whether it was read, take back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from core import units
from core.documents.handing import HandedKind
from core.documents.own import open_own
from db.engine import reading
from db.tables import HandedDocument
from tests import factories
from tests.core.pieces.conftest import PDF, someone
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def lea(sqlite_engine, stopped_clock):
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    return someone(sqlite_engine)


def handed(engine):
    with reading(engine) as tx:
        return [(one.kind, one.title, one.current) for one in tx.scalars(select(HandedDocument))]


def send(app: AppTest, name: str, kind: str, *, title: str = "", content: bytes = PDF) -> None:
    app.selectbox(key=f"{name}_kind").set_value(HandedKind(kind)).run()
    if title:
        app.text_input(key=f"{name}_title").set_value(title).run()
    app.file_uploader(key=f"{name}_file").set_value(("releve.pdf", content, "application/pdf")).run()
    app.button(key=f"{name}_send").click().run()
    assert not app.exception


def test_a_document_is_handed_over_then_seen_as_read_then_taken_back(
    app: AppTest, sqlite_engine, sign_in: SignIn, lea
) -> None:
    """One press each; without a file or a reason nothing happens and the page says so; the form is empty again."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    app = opened(app, "candidate", id=lea.candidate_id)
    name = f"hand_{lea.registration_id}"
    app.button(key=f"{name}_0_send").click().run()
    assert "Choisissez le fichier PDF" in shown(app)
    send(app, f"{name}_0", "grade_report")
    assert "Document remis : Relevé de notes" in shown(app).replace("\u00a0", " ")
    assert "Pas encore ouvert" in shown(app)
    assert app.file_uploader(key=f"{name}_1_file").value is None
    send(app, f"{name}_1", "other", title="Attestation", content=PDF + b"\n")
    assert handed(sqlite_engine) == [("grade_report", "", True), ("other", "Attestation", True)]
    with reading(sqlite_engine) as tx:
        first = tx.scalars(select(HandedDocument).filter_by(kind="grade_report")).one()
    units.perform(open_own, lea.actor, first.check_code)
    app.run()
    assert "Ouvert par le candidat" in shown(app)
    app.button(key=f"take_back_{first.id}").click().run()
    assert "Dites pourquoi" in shown(app)
    app.text_area(key=f"take_back_{first.id}_reason").set_value("Autre candidat.").run()
    app.button(key=f"take_back_{first.id}").click().run()
    assert not app.exception
    assert ("grade_report", "", False) in handed(sqlite_engine)
    assert "archive" in " ".join(one.proto.label for one in app.get("link_button"))


def test_a_reader_neither_sees_nor_hands_over_documents(app: AppTest, sqlite_engine, sign_in: SignIn, lea) -> None:
    """Who may not read documents has no list and no form (3.04)."""
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="08"))
    app = opened(app, "candidate", id=lea.candidate_id)
    assert not app.file_uploader
    assert "Remettre" not in shown(app)
