"""Accounts as a browser sees them: create, activate, enter, change, forget (seed 2 and 3, 1.10 to 1.19, 2.03)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import Engine, select

from core.accounts.links import answer_asked
from core.files import OPENERS
from db.engine import reading, writing
from db.tables import Account, Candidate, ErrorReport, OutboxMessage
from portal import cookies
from tests import factories
from tests.factories import SECRET
from tests.portal.conftest import text_of
from tests.portal.space import Browser, Forms, signed_in

GOOD, OTHER = "Plumier+vert", "Ardoise+bleue"
ADDRESS = "ines.v@example.org"
FORM = {
    "civility": "MME", "birth_name": "Vasseur", "first_names": "Inès", "birth_date": "12/03/2008",
    "birth_place": "Vizille", "birth_departement": "38", "birth_country": "France", "nationality": "Française",
    "phone": "06 39 98 00 01", "address": "3 rue du Pont", "postcode": "38220", "city": "Vizille",
    "country": "France", "academie_code": "08", "email": ADDRESS, "email_again": ADDRESS, "password": GOOD,
    "password_again": GOOD, "accepted": "y",
}  # fmt: skip
PDF = b"%PDF-1.4\n%%EOF\n"
Clock = Callable[[datetime], None]


@pytest.fixture
def browser(sqlite_engine: Engine) -> Browser:
    """Someone not signed in."""
    del sqlite_engine
    return Browser()


def link(engine: Engine, template: str) -> str:
    """Give the path of the link of the latest mail of a kind."""
    answer_asked()
    with reading(engine) as tx:
        latest = select(OutboxMessage).where(OutboxMessage.template == template).order_by(OutboxMessage.id.desc())
        return "/" + str(tx.scalars(latest.limit(1)).one().facts["link"]).split("/", 3)[3]


def creates(browser: Browser, **fields: str) -> httpx.Response:
    """Fill the form and confirm what is shown; give the last page."""
    confirming = browser.send("/creer-un-compte", FORM | fields)
    assert confirming.status_code == 200, text_of(confirming)
    return browser.follow(browser.send(confirming))


def signs_in(browser: Browser, email: str = ADDRESS, password: str = GOOD, page: str = "/connexion") -> httpx.Response:
    """Send the form of sign-in; give its answer."""
    return browser.send(page, {"email": email, "password": password})


def test_the_whole_way_from_creation_to_the_account(browser: Browser, sqlite_engine: Engine) -> None:
    """Typed, shown back, confirmed, activated by the button, signed in: the name is on the page."""
    shown = browser.send("/creer-un-compte", FORM)
    assert "Mon compte va être créé" in text_of(shown)
    assert "Vasseur" in text_of(shown)
    with reading(sqlite_engine) as tx:
        assert not tx.scalars(select(Account)).all()
    assert "48 heures" in text_of(browser.follow(browser.send(shown)))
    assert signs_in(browser).status_code == 422  # not before it is activated
    path = link(sqlite_engine, "account_activation")
    for method in ("GET", "HEAD", "GET"):
        browser.ask(path, method)
    assert "Mon compte est activé" in text_of(browser.follow(browser.send(path)))
    assert "Mon compte est déjà activé" in text_of(browser.get(path))
    answer = signs_in(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/mes-inscriptions")
    page = browser.get("/mon-compte")
    assert "Inès Vasseur" in text_of(page)
    assert page.text.count("<h1") == 1


def test_the_password_is_never_written_back(browser: Browser) -> None:
    """Neither in the form refused, nor in the page that confirms, hidden fields included; the rest is kept."""
    for fields in ({}, {"birth_name": ""}, {"password_again": OTHER}):
        answer = browser.send("/creer-un-compte", FORM | fields)
        assert GOOD not in answer.text
        assert "3 rue du Pont" in answer.text


def test_each_fault_is_said_by_its_field(browser: Browser) -> None:
    """The summary links to the field, the field is marked and described (1.39)."""
    answer = browser.send("/creer-un-compte", FORM | {"birth_date": "31/02/2008", "password": "faible"})
    assert answer.status_code == 422
    for name in ("birth_date", "password"):
        assert f'<a href="#{name}">' in answer.text
        assert re.search(rf'<input[^>]*aria-invalid="true"[^>]*id="{name}"', answer.text)
    assert "ce jour n’existe pas" in text_of(answer)


def test_fields_say_what_they_are_to_password_managers(browser: Browser) -> None:
    """Autocomplete of every field that has one, paste never forbidden (1.12)."""
    html = browser.get("/creer-un-compte").text
    expected = {
        "family-name": 1, "given-name": 1, "bday": 1, "tel": 1, "street-address": 1, "postal-code": 1,
        "country-name": 1, "email": 2, "new-password": 2,
    }  # fmt: skip
    assert {name: html.count(f'autocomplete="{name}"') for name in expected} == expected
    assert "onpaste" not in html
    entering = browser.get("/connexion").text
    assert 'autocomplete="username"' in entering
    assert 'autocomplete="current-password"' in entering


def test_an_address_that_exists_is_said_with_its_two_causes_the_same_way(
    browser: Browser, sqlite_engine: Engine
) -> None:
    """Held by an account or by a candidate of a school, byte for byte the same page (1.14)."""
    creates(browser)
    with writing(sqlite_engine) as tx:
        factories.a_candidate(tx, email="ecole1@example.org", kind="school")
    pages = []
    for email in (ADDRESS, "ecole1@example.org"):
        answer = browser.send("/creer-un-compte", FORM | {"email": email, "email_again": email})
        assert answer.status_code == 422
        assert "Cette adresse mail existe déjà dans l’application Sporades" in text_of(answer)
        pages.append(re.sub(r'value="[^"]*"', "", answer.text))
    assert pages[0] == pages[1]


def test_the_notice_in_plain_words_is_accepted(browser: Browser, sqlite_engine: Engine) -> None:
    """Not accepted, no account; accepted, its version is kept (1.27)."""
    assert browser.send("/creer-un-compte", FORM, without=("accepted",)).status_code == 422
    creates(browser)
    with reading(sqlite_engine) as tx:
        assert tx.scalar(select(Account.notice_version)) == "1"
    for language in ("fr", "en"):
        assert "cnil.fr" in text_of(Browser(language).get("/mes-donnees"))


def test_past_48_hours_the_page_says_to_start_again(
    browser: Browser, sqlite_engine: Engine, stopped_clock: Clock
) -> None:
    """By the button as by the link; a page opened in time does not help (6.06)."""
    made = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    stopped_clock(made)
    creates(browser)
    path = link(sqlite_engine, "account_activation")
    stopped_clock(made + timedelta(hours=48) - timedelta(microseconds=1))
    opened = browser.get(path)
    assert opened.status_code == 200
    stopped_clock(made + timedelta(hours=48))
    for answer in (browser.send(opened), browser.get(path), browser.get("/activer/nothing")):
        assert answer.status_code == 410
        assert "Compte supprimé, recommencez" in text_of(answer)


def test_a_form_sent_from_elsewhere_is_refused(browser: Browser, sqlite_engine: Engine) -> None:
    """Without the token, with another's, or from another site: nothing is done (2.03)."""
    shown = browser.get("/creer-un-compte")
    token = Forms(shown.text.split("<main")[1]).found[0][1]["jeton"]
    for fields, headers in (
        (FORM, {}),
        (FORM | {"jeton": token[:-1] + ("0" if token[-1] != "0" else "1")}, {}),
        (FORM | {"jeton": token}, {"sec-fetch-site": "cross-site"}),
        (FORM | {"jeton": token}, {"origin": "https://elsewhere.example"}),
    ):
        assert browser.ask("/creer-un-compte", "POST", data=fields, headers=headers).status_code == 403
    browser.cookies = httpx.Cookies()
    refused = browser.ask("/creer-un-compte", "POST", data=FORM | {"jeton": token})
    assert refused.status_code == 403
    assert "Ce formulaire n’est plus valable" in refused.text
    with reading(sqlite_engine) as tx:
        assert not tx.scalars(select(OutboxMessage)).all()


def entered(engine: Engine) -> tuple[Browser, int]:
    """Someone signed in, with the candidate's id."""
    with writing(engine) as tx:
        candidate_id = factories.an_account(tx, email=ADDRESS).candidate_id
    assert candidate_id
    return signed_in(engine, candidate_id), candidate_id


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/mon-compte", "/mon-compte"), ("/m-inscrire?lieu=08", "/m-inscrire?lieu=08"),
        ("//elsewhere.example", "/mes-inscriptions"), ("/\\elsewhere.example", "/mes-inscriptions"),
        ("https://elsewhere.example", "/mes-inscriptions"), ("/\t/elsewhere.example", "/mes-inscriptions"),
        ("javascript:alert(1)", "/mes-inscriptions"), ("/deconnexion", "/mes-inscriptions"), ("", "/mes-inscriptions"),
    ],
)  # fmt: skip
def test_signing_in_leads_to_our_own_pages_alone(sqlite_engine: Engine, asked: str, led: str) -> None:
    """Where one was going, if it is here; never elsewhere."""
    entered(sqlite_engine)
    browser = Browser()
    page = browser.ask("/connexion", params={"suite": asked})
    assert browser.send(page, {"email": ADDRESS, "password": SECRET}).headers["location"] == led


def test_a_page_of_one_s_own_asks_to_sign_in_and_comes_back(browser: Browser) -> None:
    """Nothing of an account is shown to anyone else."""
    answer = browser.ask("/mon-compte/mot-de-passe")
    assert (answer.status_code, answer.headers["location"]) == (303, "/connexion?suite=%2Fmon-compte%2Fmot-de-passe")


def test_a_session_is_a_new_secret_in_a_cookie_no_script_reads(sqlite_engine: Engine) -> None:
    """New at each sign-in, HttpOnly, and the cookie of the anonymous form goes (1.16, 1.18)."""
    entered(sqlite_engine)
    seen = set()
    browser = Browser()
    for _ in range(2):
        page = browser.ask("/connexion")
        answer = signs_in(browser, password=SECRET)
        written = answer.headers.get_list("set-cookie")
        secret = next(one for one in written if one.startswith(f"{cookies.SESSION}="))
        assert "HttpOnly" in secret
        assert "Path=/" in secret
        assert any(one.startswith(f'{cookies.FORM}=""') for one in written) or page.status_code == 303
        seen.add(browser.cookies[cookies.SESSION])
        browser.send("/contacts", to="/deconnexion")
    assert len(seen) == 2


def test_signing_out_ends_the_session_at_once(sqlite_engine: Engine) -> None:
    """What the browser kept is cleared; the same cookie opens nothing any more (1.17)."""
    browser, _ = entered(sqlite_engine)
    secret = browser.cookies[cookies.SESSION]
    answer = browser.send("/contacts", to="/deconnexion")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    browser.cookies.set(cookies.SESSION, secret, domain="127.0.0.1", path="/")
    assert browser.ask("/mon-compte").status_code == 303


def test_an_idle_session_ends_after_20_minutes_and_any_after_10_hours(
    sqlite_engine: Engine, stopped_clock: Clock
) -> None:
    """In use it lasts, ten hours at most (1.18)."""
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    browser, _ = entered(sqlite_engine)
    for minutes in range(0, 600, 19):
        stopped_clock(at + timedelta(minutes=minutes))
        assert browser.ask("/mon-compte").status_code == 200
    stopped_clock(at + timedelta(hours=10))
    assert browser.ask("/mon-compte").status_code == 303
    stopped_clock(at)
    idle = signed_in(sqlite_engine, entered_id(sqlite_engine))
    stopped_clock(at + timedelta(minutes=20))
    assert idle.ask("/mon-compte").status_code == 303


def entered_id(engine: Engine) -> int:
    """Give the candidate of the account of these tests."""
    with reading(engine) as tx:
        return tx.scalars(select(Candidate.id).where(Candidate.email == ADDRESS)).one()


def test_a_forgotten_password_is_answered_the_same_for_any_address(browser: Browser, sqlite_engine: Engine) -> None:
    """Known or not, byte for byte; the link of the mail chooses another, and nobody is let in by it (1.09)."""
    entered(sqlite_engine)
    pages = []
    for email in ("inconnue@example.org", ADDRESS):
        answer = browser.follow(browser.send("/mot-de-passe-oublie", {"email": email}))
        pages.append(re.sub(r'value="[^"]*"', "", answer.text))
    assert pages[0] == pages[1]
    path = link(sqlite_engine, "password_reset")
    browser.get(path)
    assert browser.send(path, {"password": "faible", "password_again": "faible"}).status_code == 422
    answer = browser.send(path, {"password": OTHER, "password_again": OTHER})
    assert cookies.SESSION not in browser.cookies
    assert "Mon mot de passe est enregistré" in text_of(browser.follow(answer))
    assert browser.get(path).status_code == 410
    assert signs_in(browser, password=OTHER).status_code == 303


def test_before_a_registration_everything_can_be_changed(sqlite_engine: Engine) -> None:
    """The form is filled with what is kept; a fault keeps what was typed."""
    browser, candidate_id = entered(sqlite_engine)
    changed = {"birth_name": "Durand-Noël", "civility": "M", "birth_departement": "38"}
    refused = browser.send("/mon-compte", changed | {"city": ""})
    assert refused.status_code == 422
    assert "Durand-Noël" in refused.text
    assert "enregistrées" in text_of(browser.follow(browser.send("/mon-compte", changed)))
    with reading(sqlite_engine) as tx:
        assert tx.get_one(Candidate, candidate_id).birth_name == "Durand-Noël"


def registered(engine: Engine) -> tuple[Browser, int]:
    """Someone signed in whose data are locked."""
    browser, candidate_id = entered(engine)
    with writing(engine) as tx:
        factories.a_registration(tx, tx.get_one(Candidate, candidate_id))
    return browser, candidate_id


def test_after_a_registration_data_are_grey_and_a_form_kept_open_is_refused(sqlite_engine: Engine) -> None:
    """No field to type in, the office at the top; the form opened before the registration changes nothing (6.08)."""
    browser, candidate_id = entered(sqlite_engine)
    opened = browser.get("/mon-compte")
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, tx.get_one(Candidate, candidate_id))
    refused = browser.send(opened, {"birth_name": "Autre", "civility": "M"}, to="/mon-compte")
    assert refused.status_code == 422
    assert "ne sont plus modifiables" in text_of(refused)
    page = browser.get("/mon-compte")
    assert 'name="birth_name"' not in page.text
    assert page.text.count("/mon-compte/signaler/") == 15
    assert "Votre gestionnaire" in text_of(page)
    with reading(sqlite_engine) as tx:
        assert tx.get_one(Candidate, candidate_id).birth_name == "Martin"


def test_the_address_and_the_password_can_always_be_changed(sqlite_engine: Engine) -> None:
    """Locked or not, each with the current password; the link of the new address confirms it (6.04, seed 3)."""
    browser, _ = registered(sqlite_engine)
    wanted = {"email": "nouvelle@example.org", "email_again": "nouvelle@example.org"}
    assert browser.send("/mon-compte/adresse-mail", wanted | {"current": OTHER}).status_code == 422
    assert browser.send("/mon-compte/adresse-mail", wanted | {"current": SECRET}).status_code == 303
    assert "nouvelle@example.org" in text_of(browser.get("/mon-compte"))
    browser.send(link(sqlite_engine, "email_change_confirm"))
    passwords = {"current": SECRET, "password": OTHER, "password_again": OTHER}
    answer = browser.follow(browser.send("/mon-compte/mot-de-passe", passwords))
    assert "Mon mot de passe est changé" in text_of(answer)
    assert signs_in(Browser(), "nouvelle@example.org", OTHER).status_code == 303


def test_an_error_is_reported_with_its_proof_and_once_at_a_time(sqlite_engine: Engine) -> None:
    """The state is shown by the field; a disguised file is refused; the second report on a field waits (seed 3)."""
    assert "evidence" in OPENERS
    browser, _ = registered(sqlite_engine)
    path = "/mon-compte/signaler/birth-name"
    assert "Martin" in text_of(browser.get(path))
    fields = {"wanted": "Martìn", "message": "L’accent manque."}
    fake = browser.send(path, fields, files={"proof": ("acte.pdf", b"<html>", "application/pdf")})
    assert fake.status_code == 422
    sent = browser.send(path, fields, files={"proof": ("acte.pdf", PDF, "application/pdf")})
    assert "Signalement envoyé" in text_of(browser.follow(sent))
    assert browser.send(path, fields).status_code == 422
    with reading(sqlite_engine) as tx:
        report = tx.scalars(select(ErrorReport)).one()
    assert (report.field, report.shown, report.wanted, report.state) == ("birth_name", "Martin", "Martìn", "waiting")
    assert report.file_id is not None


def test_only_a_locked_field_of_one_s_own_can_be_reported(sqlite_engine: Engine) -> None:
    """Neither a number nor a state, nor anything while one may change it oneself."""
    browser, _ = entered(sqlite_engine)
    assert browser.get("/mon-compte/signaler/birth-name").status_code == 404
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, tx.get_one(Candidate, entered_id(sqlite_engine)))
    for field in ("number", "locked-at", "email", "x"):
        assert browser.get(f"/mon-compte/signaler/{field}").status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_accounts_is_given_in_both_languages(sqlite_engine: Engine, language: str) -> None:
    """One main heading, one title each, nothing asked of another site (1.39, 1.40)."""
    with writing(sqlite_engine) as tx:
        candidate = factories.a_registration(tx, factories.a_candidate(tx, email=ADDRESS))
    del candidate
    inside = signed_in(sqlite_engine, entered_id(sqlite_engine), language=language)
    outside = Browser(language)
    pages = [
        *(outside.get(path) for path in (
            "/creer-un-compte", "/creer-un-compte/merci", "/connexion", "/mot-de-passe-oublie", "/mes-donnees",
            "/renvoyer-l-activation", "/activer/x", "/nouveau-mot-de-passe/x", "/confirmer-mon-adresse/x",
            "/mot-de-passe-choisi", "/adresse-confirmee",
        )),
        *(inside.get(path) for path in (
            "/mon-compte", "/mon-compte/mot-de-passe", "/mon-compte/adresse-mail", "/mon-compte/signaler/city",
        )),
    ]  # fmt: skip
    for page in pages:
        assert f'<html lang="{language}">' in page.text
        assert page.text.count("<h1") == 1
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", page.text)
    titles = [re.search("<title>(.*)</title>", page.text)[1] for page in pages]  # type: ignore[index]
    dead = 2  # a dead link to a password and one to an address say the same
    assert len(set(titles)) == len(titles) - dead + 1
