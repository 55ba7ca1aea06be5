"""The registration through the candidate space, as a browser without JavaScript does it, in both languages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import Engine, func, select

from core.calendar.rules import Phase
from core.i18n import LANGUAGES, instant, t
from db.engine import reading, writing
from db.tables import Candidate, ExamSession, Registration, RegistrationDraft, Window
from tests import factories
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CHOICE = {"domaine": "BCP", "session": "2027", "lieu": "08"}
BESIDE = {"E4": "Anglais", "E42": "Espagnol"}
TYPED = {
    "identification": {},
    "infos-candidature": {"category": "BCP-IND"},
    "qualification": {"speciality": "31212"},
    "acquis": {},
    "epreuves": {f"langue-{code}": language for code, language in BESIDE.items()},
}


@pytest.fixture(autouse=True)
def _in_the_window(stopped_clock):
    stopped_clock(NOW)


@pytest.fixture
def lea(sqlite_engine: Engine) -> int:
    with writing(sqlite_engine) as tx:
        return factories.a_candidate(tx).id


@pytest.fixture
def browser(sqlite_engine: Engine, lea: int) -> Browser:
    return signed_in(sqlite_engine, lea)


def word(key: str, language: str = "fr", **facts: str) -> str:
    """A sentence as `text_of` gives it."""
    return re.sub("[ \u00a0]+", " ", t(language, key, **facts))


def begun(browser: Browser) -> str:
    """Choose the exam, see the dates, validate; give the address of the form."""
    query = "&".join(f"{name}={value}" for name, value in CHOICE.items())
    answer = browser.send(browser.get(f"/m-inscrire?{query}"), to="/m-inscrire/valider")
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].rsplit("/", 1)[0]


def filled(browser: Browser, form: str, **other: dict[str, str]) -> httpx.Response:
    """Fill the tabs one after the other; give the summary."""
    for slug, typed in TYPED.items():
        answer = browser.send(f"{form}/{slug}", {**typed, **other.get(slug, {}), "aller": "suivant"})
        assert answer.status_code == 303, text_of(answer)
    return browser.follow(answer)


def saved(browser: Browser, **other: dict[str, str]) -> httpx.Response:
    """Save from the summary; give the last tab."""
    return browser.follow(browser.send(filled(browser, begun(browser), **other), {"aller": "enregistrer"}))


def registrations(engine: Engine) -> int:
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(Registration)) or 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_seven_tabs(sqlite_engine: Engine, lea: int, language: str) -> None:
    """From the choice to the numbers, without a script, the guide's words on screen; saved only at the end (seed 4)."""
    browser = signed_in(sqlite_engine, lea, language=language)
    form = begun(browser)
    for slug, typed in TYPED.items():
        page = browser.get(f"{form}/{slug}")
        assert page.status_code == 200
        assert page.text.count('aria-current="step"') == 1
        assert re.search(r"<button[^>]*disabled[^>]*>" + t(language, "form-save"), page.text)
        assert t(language, "form-not-saved") in page.text
        assert not re.search(r'style="|<script|width="[0-9]', page.text.partition("<main")[2])
        answer = browser.send(page, {**typed, "aller": "suivant"})
        assert answer.status_code == 303, text_of(answer)
    summary = browser.follow(answer)
    assert word("form-not-saved-yet", language) in text_of(summary)
    assert ("Anglais" in summary.text, registrations(sqlite_engine)) == (True, 0)
    last = browser.follow(browser.send(summary, {"aller": "enregistrer"}))
    said = text_of(last)
    assert last.request.url.path == "/mes-inscriptions/001/numero"
    assert "Version 01" in said
    assert word("form-candidate-number", language) in said
    assert word("form-print", language) in said
    with reading(sqlite_engine) as tx:
        row = tx.scalars(select(Registration)).one()
        assert (row.candidate_id, row.speciality_code, row.version) == (lea, "31212", 1)
        assert tx.get_one(Candidate, lea).number in said
        assert tx.scalar(select(func.count()).select_from(RegistrationDraft)) == 0


def test_required_fields_are_asked_for_and_what_was_typed_stays(browser: Browser) -> None:
    """« Suivant » with something missing stays on the tab and says what; « Précédent » keeps what is typed (6.26)."""
    form = begun(browser)
    browser.send(f"{form}/identification", {"aller": "suivant"})
    answer = browser.send(f"{form}/infos-candidature", {"aller": "suivant"})
    assert answer.status_code == 422
    assert 'href="#category"' in answer.text
    browser.send(f"{form}/infos-candidature", TYPED["infos-candidature"] | {"aller": "suivant"})
    browser.send(f"{form}/qualification", TYPED["qualification"] | {"aller": "precedent"})
    assert re.search(r'value="31212"[^>]* checked', browser.get(f"{form}/qualification").text)


def test_tabs_are_not_skipped(browser: Browser, sqlite_engine: Engine) -> None:
    """The address of a later tab leads back to the one reached; a forged save registers nothing (6.25)."""
    form = begun(browser)
    assert browser.ask(f"{form}/epreuves").headers["location"] == f"{form}/identification"
    page = browser.get(f"{form}/identification")
    forged = re.search(r'name="jeton" value="([^"]+)"', page.text)
    assert forged
    sent = {"jeton": forged[1], "cle": "k" * 20, "vu": "1", "aller": "enregistrer"}
    headers = {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8502"}
    answer = browser.ask(f"{form}/recapitulatif", "POST", data=sent, headers=headers)
    assert answer.status_code == 422
    assert registrations(sqlite_engine) == 0
    assert browser.ask(f"{form}/autre").status_code == 404


def test_a_double_click_is_one_registration(browser: Browser, sqlite_engine: Engine) -> None:
    """The same summary sent twice leads twice to the same number; the second click says nothing wrong (6.24)."""
    summary = filled(browser, begun(browser))
    first, second = (browser.send(summary, {"aller": "enregistrer"}) for _ in range(2))
    assert first.headers["location"] == second.headers["location"] == "/mes-inscriptions/001/numero"
    assert registrations(sqlite_engine) == 1


def test_modify_makes_version_two(browser: Browser, sqlite_engine: Engine) -> None:
    """« Modifier » shows every tab again; saving gives « Version 02 »; nothing changed is said so (seed 6, 6.09)."""
    saved(browser)
    page = browser.get("/mes-inscriptions/001")
    assert "Version 01" in text_of(page)
    again = browser.send(page, to="/mes-inscriptions/001/modifier")
    form = again.headers["location"].rsplit("/", 1)[0]
    summary = filled(browser, form, epreuves={"langue-E4": "Allemand"})
    assert "Version 02" in text_of(browser.follow(browser.send(summary, {"aller": "enregistrer"})))
    form = browser.send("/mes-inscriptions/001", to="/mes-inscriptions/001/modifier").headers["location"]
    summary = filled(browser, form.rsplit("/", 1)[0], epreuves={"langue-E4": "Allemand"})
    last = browser.follow(browser.send(summary, {"aller": "enregistrer"}))
    assert word("form-unchanged", version="02") in text_of(last)
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Registration.version)).one() == 2


def test_deregister_asks_first_and_is_final(browser: Browser, sqlite_engine: Engine) -> None:
    """A page asks, a click confirms; the registration is then nowhere, its addresses answer 404 (6.10, 6.27)."""
    saved(browser)
    page = browser.get("/mes-inscriptions/001/desinscrire")
    assert registrations(sqlite_engine) == 1
    first, second = (browser.send(page, {"motif": "autre projet"}) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    listed = browser.follow(first)
    assert word("form-mine-none") in text_of(listed)
    for path in ("", "/numero", "/modifier", "/desinscrire"):
        assert browser.ask(f"/mes-inscriptions/001{path}").status_code == 404
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Registration.state_reason)).one() == "autre projet"


def test_what_is_not_ones_own_or_not_there_is_404(browser: Browser, sqlite_engine: Engine) -> None:
    """Another's form, an unknown number, a number badly written: the same answer (3.03, 6.27)."""
    saved(browser)
    with writing(sqlite_engine) as tx:
        other = factories.a_candidate(tx).id
    stranger = signed_in(sqlite_engine, other)
    form = begun(browser_of_other := stranger)
    assert browser.ask(f"{form}/identification").status_code == 404
    assert browser.ask(f"{form}/annuler").status_code == 404
    assert browser_of_other.ask("/mes-inscriptions/001").status_code == 404
    for number in ("002", "1", "0x1", "999999999999"):
        assert browser.ask(f"/mes-inscriptions/{number}").status_code == 404


def test_drafts_are_shown_as_not_registered(browser: Browser) -> None:
    """« Mes inscriptions » shows a form in progress as not saved, to take up again or give up (6.26)."""
    form = begun(browser)
    browser.send(f"{form}/identification", {"aller": "suivant"})
    browser.send(f"{form}/infos-candidature", TYPED["infos-candidature"] | {"aller": "quitter"})
    listed = text_of(browser.get("/mes-inscriptions"))
    assert word("form-draft-new") in listed
    assert word("form-mine-none") in listed
    gone = browser.follow(browser.send(f"{form}/annuler"))
    assert word("form-given-up") in text_of(gone)
    assert browser.ask(f"{form}/identification").status_code == 404


def test_at_the_closing_instant_the_text_is_kept(lea: int, sqlite_engine: Engine, stopped_clock) -> None:
    """The save at the very instant of closing is refused with its hour; the draft stays; the window is latched."""
    closes = closing(sqlite_engine)
    stopped_clock(closes - timedelta(minutes=11))
    browser = signed_in(sqlite_engine, lea)
    summary = filled(browser, begun(browser))
    hour = instant("fr", closes - timedelta(minutes=11), "Europe/Paris")
    assert word("portal-hour-paris", hour=hour) in text_of(summary)
    stopped_clock(closes)
    answer = browser.send(summary, {"aller": "enregistrer"})
    assert answer.status_code == 422
    assert t("fr", "form-refused") in answer.text
    assert registrations(sqlite_engine) == 0
    stopped_clock(closes - timedelta(minutes=10))
    assert browser.send(summary, {"aller": "enregistrer"}).status_code == 422
    with reading(sqlite_engine) as tx:
        assert tx.scalar(select(func.count()).select_from(RegistrationDraft)) == 1


def closing(engine: Engine) -> datetime:
    with reading(engine) as tx:
        exam_session = tx.scalars(select(ExamSession.id).filter_by(domain_code="BCP", label="2027")).one()
        wanted = select(Window.closes_at).filter_by(
            exam_session_id=exam_session, academie_code="08", foreign_group="", audience="individual",
            phase=Phase.REGISTRATION.value,
        )  # fmt: skip
        return tx.scalars(wanted).one()


def test_nobody_registers_without_signing_in(ask) -> None:
    """Every address asks to sign in first, and comes back to it."""
    for path in ("/m-inscrire", "/mes-inscriptions", "/mes-inscriptions/001", "/m-inscrire/1/identification"):
        answer = ask(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/connexion?suite=")


def test_prior_credits_free_from_papers(browser: Browser, sqlite_engine: Engine) -> None:
    """The guide's own case: BTS, 2017, Corse, frees from E4, E5-B, E5-A, E7 and E6, shown before going on (seed 4)."""
    form = begun(browser)
    for slug in ("identification", "infos-candidature", "qualification"):
        browser.send(f"{form}/{slug}", TYPED[slug] | {"aller": "suivant"})
    page = browser.get(f"{form}/acquis")
    assert "BTS" in page.text
    option = re.search(r'name="rang\.(HIGHER[^"]*)"|name="rang\.([A-Z_-]*BTS[A-Z_-]*)"', page.text)
    assert option, re.findall(r'name="rang\.([^"]+)"', page.text)
    code = option[1] or option[2]
    group = re.search(rf'name="acquis\.([^"]+)" value="{code}"', page.text)
    assert group
    typed = {
        "situation": group[1], f"acquis.{group[1]}": code, f"rang.{code}": "0", f"annee.{code}.0": "2017",
        f"academie.{code}.0": "27", "aller": "suivant",
    }  # fmt: skip
    shown = browser.send(page, typed)
    assert shown.status_code == 200, text_of(shown)
    assert word("form-credits-look") in text_of(shown)
    onwards = browser.send(shown, {"aller": "suivant"})
    assert onwards.headers["location"].endswith("/epreuves")
    papers = browser.follow(onwards)
    assert 'name="langue-E4"' not in papers.text
    summary = browser.follow(browser.send(papers, {"langue-E42": "Espagnol", "aller": "suivant"}))
    browser.send(summary, {"aller": "enregistrer"})
    with reading(sqlite_engine) as tx:
        from db.tables import Exemption

        assert set(tx.scalars(select(Exemption.paper_code))) == {"E4", "E5-A", "E5-B", "E6", "E7"}
