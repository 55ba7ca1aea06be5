"""« Mes documents »: what the office handed over, as a browser asks, signed in."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from core import units
from core.documents.handed import handed_to
from core.documents.handing import hand_over, take_back
from tests import factories
from tests.core.pieces.conftest import a_file, someone
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def lea(sqlite_engine, stopped_clock):
    """A candidate of the professional baccalaureate."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    return someone(sqlite_engine)


@pytest.fixture
def officer(sqlite_engine):
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def office(sqlite_engine, monkeypatch):
    """Let the office act as the owner of the database, whatever role the candidate space has."""

    def act(action, *args):
        with monkeypatch.context() as patched:
            patched.setattr(units, "engine", lambda: sqlite_engine)
            return units.perform(action, *args)

    return act


def address(done):
    return f"/mes-documents/{done.check_code}"


def test_a_document_handed_over_is_listed_new_opened_and_read(sqlite_engine, lea, officer, office):
    """Named by its kind or its title, in both languages, never kept by the browser, then no longer new (2.07)."""
    done = office(hand_over, officer, lea.registration_id, "summons", "", a_file())
    office(hand_over, officer, lea.registration_id, "other", "Avis <b>de</b> passage", a_file(more=b"two"))
    browser = signed_in(sqlite_engine, lea.candidate_id)
    page = browser.get("/mes-documents")
    before, said = text_of(page).count("Nouveau"), text_of(page)
    assert "Convocation aux épreuves" in said
    assert "remis le" in said
    assert "Avis <b>de</b> passage" in said
    assert "Version 00" not in said
    assert f'href="{address(done)}/texte"' not in page.text
    answer = browser.get(address(done))
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'inline; filename="summons-001.pdf"'
    assert "script-src 'none'" in answer.headers["content-security-policy"]
    assert text_of(browser.get("/mes-documents")).count("Nouveau") == before - 1
    assert "Summons to the exams" in text_of(browser.get("/mes-documents?lang=en"))
    lines = office(handed_to, officer, lea.registration_id)
    assert [one.read_at is not None for one in lines if not one.title] == [True]


def test_what_was_replaced_or_taken_back_is_gone_and_anothers_was_never_there(sqlite_engine, lea, officer, office):
    """410 with the right sentence for one's own, 404 for anybody else's and for its page, the way in for nobody."""
    old = office(hand_over, officer, lea.registration_id, "summons", "", a_file())
    new = office(hand_over, officer, lea.registration_id, "summons", "", a_file(more=b"two"))
    browser, zoe = (signed_in(sqlite_engine, one.candidate_id) for one in (lea, someone(sqlite_engine)))
    gone = browser.get(address(old))
    assert gone.status_code == 410
    assert "Ce document a été remplacé" in text_of(gone)
    assert browser.get(f"{address(new)}/texte").status_code == 404
    assert zoe.get(address(new)).status_code == zoe.get(address(old)).status_code == 404
    assert Browser().ask(address(new)).headers["location"].startswith("/connexion")
    office(take_back, officer, new.document_id, "Erreur.")
    gone = browser.get(address(new))
    assert gone.status_code == 410
    assert "Ce document a été retiré" in text_of(gone)
    assert not re.search(new.check_code, browser.get("/mes-documents").text)
