"""The sign-in screen, drawn by the package or plainly: one behaviour (2.20, 2.25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import argon2
import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import settings, units
from core.access import nobody, passwords, roles, sign_in, staff, system
from core.access.actor import Role
from core.i18n import t
from db.engine import reading
from db.tables import StaffSession
from pages.shared import sign_in as screen
from pages.shared.messages import plain

PASSWORD = "un grand platane bleu"  # noqa: S105 - of nobody
Clock = Callable[[datetime], None]


@pytest.fixture(params=["authenticator", "plain"], autouse=True)
def _form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both drawings of the form in turn."""
    chosen = replace(settings.current(), sign_in_form=request.param)
    monkeypatch.setattr(settings, "current", lambda: chosen)
    monkeypatch.setattr(passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()


@pytest.fixture
def link(sqlite_engine: Engine) -> str:
    """The account of Camille, without password yet, and her one-time link."""
    del sqlite_engine
    invited = units.perform(
        staff.create_staff, system("tests"), login="camille", full_name="Camille Duval", email="c.duval@example.org"
    )
    units.perform(roles.grant_role, system("tests"), invited.staff_id, Role.READER, academie_code="08")
    return invited.link


@pytest.fixture
def camille(link: str) -> None:
    """Camille has chosen her password."""
    units.perform(sign_in.choose_password, nobody(), link, PASSWORD)


def submit(app: AppTest, login: str, password: str, language: str = "fr") -> AppTest:
    """Type a name and a password, and send the form."""
    fields = {field.label: field for field in app.text_input}
    fields[t(language, "sign-in-login")].set_value(login)
    fields[t(language, "sign-in-password")].set_value(password)
    next(button for button in app.button if button.label == t(language, "sign-in-submit")).click()
    return app.run()


def errors(app: AppTest) -> list[str]:
    return [error.value for error in app.error]


@pytest.mark.usefixtures("camille")
def test_a_right_password_hands_a_ticket_to_the_browser(app: AppTest, sqlite_engine: Engine) -> None:
    """The page carries a ticket that opens a session; it holds neither the password nor a session yet (1.16)."""
    submit(app.run(), "camille", PASSWORD)
    assert not app.exception
    html = "".join(element.proto.body for element in app.get("html"))
    ticket = html.split('data-ticket="')[1].split('"')[0]
    with reading(sqlite_engine) as tx:
        assert not list(tx.scalars(select(StaffSession)))
    assert units.perform(sign_in.exchange, nobody(), ticket, agent="").secret
    assert PASSWORD not in html


@pytest.mark.usefixtures("camille")
@pytest.mark.parametrize(
    ("login", "password"),
    [("camille", "faux"), ("personne", PASSWORD), ("camille", f"{PASSWORD} "), ("", ""), ("camille", "")],
)
def test_a_refusal_says_nothing_of_the_account(app: AppTest, login: str, password: str) -> None:
    """Unknown name, wrong password, a space too many, nothing typed: one sentence (1.05, 1.15)."""
    submit(app.run(), login, password)
    assert not app.exception
    assert errors(app) == [plain(t("fr", "sign-in-wrong"))]
    assert not app.get("html")


@pytest.mark.usefixtures("camille")
def test_the_throttle_holds_through_the_page(app: AppTest, stopped_clock: Clock) -> None:
    """Six tries in the form: the sixth is not looked at, even right, and says when the next will be (2.23)."""
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    app.run()
    for _ in range(5):
        submit(app, "camille", "faux")
    submit(app, "camille", PASSWORD)
    assert errors(app) == [plain(t("fr", "sign-in-wait", until="23 novembre 2026 à 10:01"))]
    assert not app.get("html")


@pytest.mark.usefixtures("camille")
def test_the_form_speaks_both_languages(app: AppTest) -> None:
    """English is one click away; French comes back with one more."""
    app.run()
    app.segmented_control(key="sign_in_language").set_value("en").run()
    submit(app, "camille", "faux", "en")
    assert errors(app) == [plain(t("en", "sign-in-wrong"))]


@pytest.mark.usefixtures("sqlite_engine")
def test_the_package_leaves_nothing_behind(app: AppTest) -> None:
    """No component of its own, no frame, no secret, and no wait before the form (2.20, 2.21)."""
    app.run()
    assert not app.exception
    assert not [element for element in app.main if element.type in {"component_instance", "iframe"}]
    assert not app.session_state["authentication_status"] if "authentication_status" in app.session_state else True


def test_a_first_password_is_chosen_on_the_page_of_the_link(app: AppTest, link: str) -> None:
    """Opening the link changes nothing; two different entries and a common password are refused; then it serves."""
    app.query_params["link"] = link
    app.run()

    def choose(first: str, again: str) -> AppTest:
        app.text_input(key="first_password_new").set_value(first)
        app.text_input(key="first_password_again").set_value(again)
        app.button(key="first_password_keep").click()
        return app.run()

    assert errors(choose(PASSWORD, "autre chose")) == [plain(t("fr", "password-differ"))]
    assert t("fr", "fault-password-common") in errors(choose("motdepasse2026!", "motdepasse2026!"))[0].replace("\\", "")
    choose(PASSWORD, PASSWORD)
    assert not app.error
    assert [one.value for one in app.success] == [plain(t("fr", "password-kept"))]
    assert sign_in.prove("camille", PASSWORD, address="").ticket


def test_a_link_that_has_served_says_so(app: AppTest, link: str) -> None:
    """The second use is refused with what to do."""
    units.perform(sign_in.choose_password, nobody(), link, PASSWORD)
    app.query_params["link"] = link
    app.run()
    app.text_input(key="first_password_new").set_value("une autre longue phrase")
    app.text_input(key="first_password_again").set_value("une autre longue phrase")
    app.button(key="first_password_keep").click()
    app.run()
    assert errors(app) == [plain(t("fr", "error-link-spent"))]


@pytest.mark.usefixtures("camille")
def test_the_ticket_is_handed_over_once(app: AppTest) -> None:
    """A page drawn again holds no ticket any more: the form is back if the browser did nothing with it."""
    submit(app.run(), "camille", PASSWORD)
    assert screen._HANDED not in app.session_state
    app.run()
    assert not app.get("html")
