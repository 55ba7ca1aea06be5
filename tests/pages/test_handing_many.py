"""« Remettre en nombre »: a file, its plan as a table, one press to confirm, how far it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from core.jobs.synchronous import run_promised
from db.engine import reading
from db.tables import HandedDocument
from tests import factories
from tests.core.documents.many.papers import pdf_of
from tests.core.imports.facts_files import someone, summons
from tests.pages.conftest import SignIn
from tests.pages.test_imports import drop, links, tables
from tests.pages.test_volumes import opened, shown


@pytest.fixture(autouse=True)
def _officer(sqlite_engine, sign_in: SignIn, settings_in, tmp_path, stopped_clock):
    settings_in(tmp_path / "data")
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))


def handed(engine) -> int:
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(HandedDocument)) or 0


def laid(app: AppTest, data: bytes, name: str = "convocations.pdf") -> AppTest:
    app.file_uploader[0].set_value((name, data, "application/pdf")).run()
    app.button(key="many_read").click().run()
    assert not app.exception
    return app


def test_a_file_is_read_planned_confirmed_and_followed(app: AppTest, sqlite_engine) -> None:
    """The table says whose each page is and why others are left out; nothing leaves before « Remettre »."""
    one = someone(sqlite_engine)
    opened(app, "handing")
    laid(app, pdf_of([f"N° {one.number}", "page de garde"]))
    said = tables(app).replace("\u00a0", " ")
    for text in ("Martin Léa", one.number, "page 1", "À remettre", "aucun numéro de candidat"):
        assert text in said, text
    assert handed(sqlite_engine) == 0
    app.button(key="many_confirm_1").click().run()
    assert not app.exception
    assert "traitement de fond" in shown(app)
    run_promised()
    app.run()
    assert handed(sqlite_engine) == 1
    assert "Remis" in tables(app)


def test_how_the_file_is_understood_is_changed_and_the_file_withdrawn(app: AppTest, sqlite_engine) -> None:
    """A page without a number follows once it is said; withdrawn, nothing was handed over."""
    one = someone(sqlite_engine)
    opened(app, "handing")
    laid(app, pdf_of([f"N° {one.number}", "suite"]))
    assert "aucun numéro" in tables(app)
    app.toggle(key="many_again_1_follows").set_value(True).run()
    app.button(key="many_review_1").click().run()
    assert "aucun numéro" not in tables(app)
    assert "pages 1 à 2" in tables(app).replace("\u00a0", " ")
    app.button(key="many_discard_1").click().run()
    assert not app.exception
    assert "rien n’a été remis" in shown(app)
    assert handed(sqlite_engine) == 0


def test_a_file_that_cannot_be_read_says_why(app: AppTest, sqlite_engine) -> None:
    """In a sentence, with what to do."""
    del sqlite_engine
    opened(app, "handing")
    laid(app, b"%PDF-1.7 rien")
    assert "ne peut pas être lu" in shown(app)


def test_a_file_of_summonses_speaks_of_documents_and_asks_when_they_are_seen(app: AppTest, sqlite_engine) -> None:
    """The imports page: its models, its words, the choice of the instant, then « Appliquer »."""
    one = someone(sqlite_engine)
    opened(app, "imports")
    assert "Modèle de convocations (CSV)" in " ".join(links(app))
    drop(app, summons(one), "convocations.csv")
    assert "Document nouveau" in tables(app)
    assert "lignes nouvelles" in shown(app)
    assert "dès que le service l’édite" in shown(app)
    app.button(key="import_shown_1").click().run()
    assert not app.exception
    assert "à partir du" in shown(app)
    app.button(key="import_apply_1").click().run()
    assert not app.exception
    assert "un document nouveau" in shown(app)


def test_what_is_printed_elsewhere_is_named_where_documents_are_issued(app: AppTest, sqlite_engine) -> None:
    """Connection slips are in the list of what an office prints."""
    del sqlite_engine
    opened(app, "documents")
    assert "Papillons de connexion" in " ".join(links(app))
