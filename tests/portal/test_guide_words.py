"""The guide's own words and rules on the pages, wherever no other test of the candidate space holds them."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pypdf
import pytest
from sqlalchemy import Engine, select

from core import units
from core.access import system
from core.audit import Event, record
from core.documents.handing import hand_over
from core.notifications.templates import compose
from db.engine import reading, writing
from db.tables import Candidate, OutboxMessage, Window
from portal import cookies
from tests import factories
from tests.core.pieces.conftest import a_file
from tests.portal import test_accounts as accounts
from tests.portal import test_registering as registering
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in
from tests.portal.test_registering import word

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
OVERSEAS = {
    "28": "12 novembre 2026 à 14:00", "40": "12 novembre 2026 à 07:00", "41": "13 novembre 2026 à 04:00",
    "44": "12 novembre 2026 à 21:00",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path, stopped_clock):
    settings_in(tmp_path / "data")
    stopped_clock(NOW)


def registered(engine: Engine, **entry: Any) -> tuple[Browser, int, int]:
    """Someone signed in with a registration; the candidate and the registration."""
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx, academie_code=entry.get("academie_code", "08"))
        saved = factories.a_registration(tx, candidate, category_code="BCP-IND", **entry)
        candidate_id = candidate.id
    return signed_in(engine, candidate_id), candidate_id, saved.registration_id


def closing(engine: Engine, academie_code: str, wall: datetime) -> None:
    """Open every service of an académie until an hour on its own wall."""
    with writing(engine) as tx:
        for window in tx.scalars(select(Window).where(Window.academie_code == academie_code)):
            window.opens_at, window.closes_at = NOW - timedelta(days=9), wall.replace(tzinfo=ZoneInfo(window.zone))
            window.latched_at = None
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 0)


def test_the_two_causes_are_those_of_the_guide(sqlite_engine: Engine) -> None:
    """« Cette adresse mail existe déjà »: each cause with what to do, in both languages (seed 2, 1.14)."""
    with writing(sqlite_engine) as tx:
        factories.a_candidate(tx, email=accounts.ADDRESS)
    answer = Browser().send("/creer-un-compte", accounts.FORM)
    said = text_of(answer)
    for part in (
        "Cette adresse mail existe déjà dans l’application Sporades", "Moi ou l’un de mes proches",
        "pour cette session ou une session précédente", "mon mot de passe si je le connais",
        "plusieurs examens (DNB, baccalauréat général, brevet professionnel…)", "avec ou sans compte",
        "je dois en utiliser une autre",
    ):  # fmt: skip
        assert part in said
    main = answer.text.partition("<main")[2]
    assert re.search(r'<a href="/mot-de-passe-oublie">Mot de passe oublié, réinitialisation du mot de passe</a>', main)
    assert "brevet professionnel" in text_of(Browser("en").send("/creer-un-compte", accounts.FORM))


def test_a_name_of_any_writing_goes_through_the_whole_space(sqlite_engine: Engine) -> None:
    """An apostrophe, an Œ, a Polish ł: as typed on every page and on the paper, the summary whole (seed 4)."""
    browser = Browser()
    names = {"birth_name": "L’Hôte-Œuvrard", "first_names": "Łukasz N’Golo", "birth_place": "Łódź"}
    accounts.creates(browser, **names, birth_departement="", birth_country="Pologne", nationality="Polonaise")
    browser.send(accounts.link(sqlite_engine, "account_activation"))
    accounts.signs_in(browser)
    form = registering.begun(browser)
    first, summary = browser.get(f"{form}/identification"), registering.filled(browser, form)
    browser.send(summary, {"aller": "enregistrer"})
    pages = [first, summary, *(browser.get(f"/mes-inscriptions/001{path}") for path in ("", "/valider"))]
    for page in pages:
        said = text_of(page)
        assert all(name in said for name in names.values()), page.request.url
        assert "Civilité Madame" in said, page.request.url
        assert "Téléphone 06 39 98 00 01" in said, page.request.url
    paper = browser.get("/mes-documents/dernier/001/confirmation")
    printed = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(paper.content)).pages)
    assert all(name in printed for name in names.values())


@pytest.mark.parametrize("academie_code", OVERSEAS)
def test_every_deadline_says_by_whose_clock(sqlite_engine: Engine, academie_code: str) -> None:
    """In La Réunion, Nouméa, Papeete and Saint-Pierre, the hour there and that of Paris, on each page (6.16)."""
    told = f"12 novembre 2026 à 17:00 (heure locale), soit {OVERSEAS[academie_code]} à l’heure de Paris"
    closing(sqlite_engine, academie_code, datetime(2026, 11, 12, 17, 0))  # noqa: DTZ001 - an hour on a wall
    browser, _, _ = registered(sqlite_engine, academie_code=academie_code)
    for path in (
        "/mes-inscriptions", "/mes-inscriptions/001", "/mes-inscriptions/001/numero", "/mes-inscriptions/001/valider",
        "/mes-pieces/001", "/amenagements", "/amenagements/001", "/aide",
    ):  # fmt: skip
        assert told in text_of(browser.get(path)), path
    mainland, _, _ = registered(sqlite_engine)
    assert "(heure de Paris)" in text_of(mainland.get("/mes-pieces/001"))


def test_the_last_tab_lists_every_document(sqlite_engine: Engine) -> None:
    """« N° Inscription »: the confirmation, and what the office handed over since, new until opened (seed 4)."""
    browser, _, registration_id = registered(sqlite_engine)
    assert "Convocation" not in text_of(browser.get("/mes-inscriptions/001/numero"))
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    done = units.perform(hand_over, officer, registration_id, "summons", "", a_file())
    page = browser.get("/mes-inscriptions/001/numero")
    assert "Convocation aux épreuves Nouveau" in text_of(page)
    assert f'href="/mes-documents/{done.check_code}"' in page.text
    assert text_of(page).count("Confirmation d’inscription") == 1


def test_what_is_wrong_is_kept_by_the_previous_button_too(sqlite_engine: Engine) -> None:
    """« Précédent » from a tab at fault leads back, and the tab still holds what was typed (seed 4, 6.26)."""
    with writing(sqlite_engine) as tx:
        candidate_id = factories.a_candidate(tx).id
    browser = signed_in(sqlite_engine, candidate_id)
    form = registering.begun(browser)
    for slug in ("identification", "infos-candidature", "qualification"):
        browser.send(f"{form}/{slug}", registering.TYPED[slug] | {"aller": "suivant"})
    wrong = {"situation": "diploma", "acquis.diploma": "HIGHER", "annee.HIGHER.0": "20x7"}
    answer = browser.send(f"{form}/acquis", wrong | {"aller": "precedent"})
    assert answer.headers["location"] == f"{form}/qualification"
    assert 'value="20x7"' in browser.get(f"{form}/acquis").text
    assert browser.ask(f"{form}/recapitulatif").status_code == 303


def test_the_service_is_said_open_where_one_lives(sqlite_engine: Engine, stopped_clock) -> None:
    """« Je ne peux pas m’inscrire »: the exams open in one's own académie, none of another's (seed 10)."""
    browser, candidate_id, _ = registered(sqlite_engine)
    said = text_of(browser.get("/aide"))
    assert "Dans mon académie de résidence (Grenoble), le service d’inscription est ouvert" in said
    assert "Baccalauréat professionnel" in said
    stopped_clock(NOW + timedelta(days=1000))
    browser = signed_in(sqlite_engine, candidate_id)
    assert "Aucun service d’inscription n’est ouvert en ce moment dans mon académie de résidence" in text_of(
        browser.get("/aide")
    )


def test_a_link_of_a_mail_leaves_the_forms_of_other_tabs_good(sqlite_engine: Engine) -> None:
    """The page to sign in, left open while the activation link is followed from the mail, still signs in.

    A browser brings no cookie said strict with a link of another site: another would replace it, and the form of the
    first tab would be refused. A form sent from another site brings neither (2.03).
    """
    browser = Browser()
    written = browser.ask("/creer-un-compte").headers["set-cookie"]
    assert written.startswith(f"{cookies.FORM}=")
    assert {"httponly", "samesite=lax", "path=/"} <= {part.strip().lower() for part in written.split(";")}
    accounts.creates(browser)
    waiting = browser.get("/connexion")
    browser.send(accounts.link(sqlite_engine, "account_activation"))
    answer = browser.send(waiting, {"email": accounts.ADDRESS, "password": accounts.GOOD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/mes-inscriptions")


def test_the_activation_mail_says_until_when_by_whose_clock(sqlite_engine: Engine) -> None:
    """Somebody of La Réunion reads the hour there and that of Paris; 48 hours after the creation (seed 2, 6.06)."""
    accounts.creates(Browser(), academie_code="28")
    with reading(sqlite_engine) as tx:
        mail = tx.scalars(select(OutboxMessage)).one()
        letter = compose(mail.template, "fr", mail.facts)
    assert "4 novembre 2026 à 13:00 (heure locale), soit 4 novembre 2026 à 10:00 à l’heure de Paris" in letter.text
    assert word("mail-account-activation-subject") == letter.subject


def to_tab(engine: Engine, reached: str) -> tuple[Browser, str]:
    """Somebody who has filled the tabs before one, and the address of the form."""
    with writing(engine) as tx:
        candidate_id = factories.a_candidate(tx).id
    browser = signed_in(engine, candidate_id)
    form = registering.begun(browser)
    for slug, typed in registering.TYPED.items():
        if slug == reached:
            break
        browser.send(f"{form}/{slug}", typed | {"aller": "suivant"})
    return browser, form


def test_enter_in_a_field_goes_on_and_declares_nothing(sqlite_engine: Engine) -> None:
    """The key « Go » of a telephone presses the first button of the form: it must be « Suivant », on every tab.

    On « Acquis » it was « Ajouter cet acquis » of the first situation: an exam failed that nobody had declared.
    """
    browser, form = to_tab(sqlite_engine, "epreuves")
    for slug in registering.TYPED:
        page = browser.get(f"{form}/{slug}").text.partition("<main")[2]
        first = re.findall(r"<button\b[^>]*type=\"submit\"[^>]*>", page)[0]
        assert 'form="tab-form"' in first, slug
        assert 'name="aller" value="suivant"' in first, slug
        assert 'tabindex="-1" aria-hidden="true"' in first, slug  # neither a stop of the keyboard nor read aloud
    year = {"situation": "diploma", "acquis.diploma": "HIGHER", "annee.HIGHER.0": "2017", "aller": "suivant"}
    answer = browser.send(f"{form}/acquis", year)
    assert answer.status_code == 422  # the académie is missing
    assert re.search(r'id="situation-diploma"[^>]* checked', answer.text)
    assert not re.search(r'id="situation-failed_same"[^>]* checked', answer.text)


def test_the_list_of_tabs_keeps_what_is_typed(sqlite_engine: Engine) -> None:
    """Another tab pressed in the list, « Visualiser / imprimer » or « Quitter »: nothing typed is lost (6.26)."""
    browser, form = to_tab(sqlite_engine, "epreuves")
    for language, go, led in (
        ("Anglais", "acquis", f"{form}/acquis"), ("Allemand", "apercu", f"{form}/apercu"),
        ("Italien", "quitter", "/mes-inscriptions"), ("Espagnol", "annuler", f"{form}/annuler"),
    ):  # fmt: skip
        page = browser.get(f"{form}/epreuves")
        listed = page.text.partition("<nav")[2]
        assert re.search(r'<button type="submit" form="tab-form" name="aller" value="acquis" formnovalidate>', listed)
        answer = browser.send(page, {"langue-E4": language, "aller": go})
        assert answer.headers["location"] == led
        assert browser.follow(answer).status_code == 200
        assert f'<option value="{language}" selected>' in browser.get(f"{form}/epreuves").text
    answer = browser.send(f"{form}/epreuves", {"langue-E4": "Anglais", "aller": "recapitulatif"})
    assert browser.follow(answer).request.url.path == f"{form}/epreuves"  # a tab not reached is not shown


def test_a_double_click_on_next_goes_on(sqlite_engine: Engine) -> None:
    """The same tab sent twice leads to the next one, without a word; other content on an old page is not (6.24)."""
    browser, form = to_tab(sqlite_engine, "qualification")
    page = browser.get(f"{form}/qualification")
    for _ in range(2):
        answer = browser.send(page, registering.TYPED["qualification"] | {"aller": "suivant"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{form}/acquis")
    answer = browser.send(page, {"speciality": "31213", "aller": "suivant"})
    assert answer.status_code == 422
    assert "ont changé depuis que vous les avez affichées" in text_of(answer)
    assert re.search(r'value="31212"[^>]* checked', browser.get(f"{form}/qualification").text)


def test_a_double_click_changes_one_s_data_once(sqlite_engine: Engine) -> None:
    """« Enregistrer mes modifications » pressed twice says that it is done, twice (6.24, seed 3)."""
    with writing(sqlite_engine) as tx:
        candidate_id = factories.a_candidate(tx, civility="MME").id
    browser = signed_in(sqlite_engine, candidate_id)
    page = browser.get("/mon-compte")
    for _ in range(2):
        answer = browser.send(page, {"city": "Vif"}, to="/mon-compte")
        assert (answer.status_code, answer.headers["location"]) == (303, "/mon-compte?fait=donnees")
    assert browser.send(page, {"city": "Vizille"}, to="/mon-compte").status_code == 422
    with reading(sqlite_engine) as tx:
        assert tx.get_one(Candidate, candidate_id).city == "Vif"
