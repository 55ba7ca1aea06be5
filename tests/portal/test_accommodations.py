"""« Aménagements » and « Aide » in a browser (seed 9 and 10)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from core.access import system
from core.accommodations.deciding import ask_for_more
from core.audit import Event, record
from db.engine import reading, writing
from db.tables import AccommodationRequest, Window
from tests.factories import a_candidate, a_registration, a_staff
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def browser(sqlite_engine, stopped_clock, settings_in, tmp_path):
    """A candidate registered in Grenoble, the service being open, signed in."""
    settings_in(tmp_path)
    stopped_clock(NOW)
    with writing(sqlite_engine) as tx:
        person = a_candidate(tx)
        a_registration(tx, person)
        for window in tx.scalars(select(Window).where(Window.academie_code == "08")):
            window.opens_at, window.closes_at, window.latched_at = (
                NOW - timedelta(days=5),
                NOW + timedelta(days=5),
                None,
            )
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 0)
    return signed_in(sqlite_engine, person)


def test_anyone_reads_where_the_circular_of_an_academie_is(sqlite_engine):
    """The guide's own sentence: the site, and the rubric where the circular is (seed 9)."""
    del sqlite_engine
    said = text_of(Browser().get("/amenagements?lieu=08"))
    assert "au titre du handicap" in said
    assert "www.ac-grenoble.fr" in said
    assert "Examens › informations générales et pratiques › Aménagements particuliers" in said
    assert Browser().get("/amenagements?lieu=nulle-part").status_code == 400


def test_a_request_is_sent_followed_completed_and_withdrawn_without_a_script(browser, sqlite_engine):
    """Each step by a form; once sent, a second request is not offered."""
    page = browser.get("/amenagements/001")
    answer = browser.send(
        page, {"measure": ["third_time", "reader"], "message": "Comme au brevet.", "geste": "demander"},
        files={"proof": ("avis.pdf", b"%PDF-1.7\nx\n%%EOF\n", "application/pdf")}, to="/amenagements/001",
    )  # fmt: skip
    assert answer.status_code == 303
    shown = browser.get("/amenagements/001")
    assert "Temps majoré d’un tiers" in text_of(shown)
    assert 'value="demander"' not in shown.text
    officer = a_staff(sqlite_engine, "case_officer", academie_code="08")
    with writing(sqlite_engine) as tx:
        number = tx.scalars(select(AccommodationRequest.id)).one()
        ask_for_more(tx, officer, number, answer="Joignez <b>l’avis</b> du médecin.", seen=1)
    shown = browser.get("/amenagements/1")
    assert "Joignez &lt;b&gt;l’avis&lt;/b&gt; du médecin." in shown.text
    browser.send(shown, {"message": "Le voici.", "geste": "completer"}, to="/amenagements/1")
    browser.send(browser.get("/amenagements/1"), {"geste": "retirer"}, to="/amenagements/1")
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(AccommodationRequest.state)).one() == "withdrawn"


def test_a_request_that_asks_nothing_is_shown_again_with_its_fault(browser):
    """The fault is above the form and at the measures; what was typed stays."""
    page = browser.get("/amenagements/001")
    answer = browser.send(page, {"message": " ", "geste": "demander"}, to="/amenagements/001")
    assert answer.status_code == 422
    assert "Cochez au moins une mesure" in text_of(answer)


def test_another_s_registration_or_none_is_not_found(browser):
    """By number: one's own only, those that exist only (3.03)."""
    assert browser.get("/amenagements/002").status_code == 404
    assert Browser().ask("/amenagements/001").headers["location"].startswith("/connexion")


def test_the_help_answers_from_one_s_own_file(browser):
    """Registered and open: until when; grey: since when."""
    said = text_of(browser.get("/aide"))
    assert "je peux modifier ma candidature jusqu’au 28 novembre 2026" in said
    assert "Une inscription a été enregistrée le 23 novembre 2026" in said
    assert "Mon compte est activé depuis le 23 novembre 2026" in said


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_help_asks_nothing_personal_of_those_who_are_not_signed_in(sqlite_engine, language):
    """A small form, without any address: it cannot tell whether an account exists (1.14)."""
    del sqlite_engine
    page = Browser(language).get("/aide?compte=plus-de-48-heures&domaine=BCP&lieu=08")
    assert page.status_code == 200
    assert 'type="email"' not in page.text
    assert ("je recommence la création" in text_of(page)) == (language == "fr")
    assert Browser(language).get("/aide?compte=x&domaine=%00&lieu=%3Cscript%3E").status_code == 200
