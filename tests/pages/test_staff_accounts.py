"""The page of accounts and roles, and one's own account, through the screen."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import argon2
import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import settings, units
from core.access import Actor, nobody, passwords, roles, sign_in, staff, system
from core.access.actor import Role
from core.access.staff_sessions import whose
from core.i18n import t
from db.engine import reading
from db.tables import Grant, OutboxMessage, Staff, StaffSession
from pages.shared.messages import plain
from tests.pages.conftest import page_file

CLI = system("tests")
PASSWORD = "un grand platane bleu"  # noqa: S105 - of nobody
Clock = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()
    yield
    passwords._of_nobody.cache_clear()


def account(login: str, role: Role | None, academie_code: str = "08") -> int:
    """Open an account with a password, and a role if any."""
    invited = units.perform(staff.create_staff, CLI, login=login, full_name=login.title(), email=f"{login}@example.org")
    if role:
        units.perform(roles.grant_role, CLI, invited.staff_id, role, academie_code=academie_code)
    units.perform(sign_in.choose_password, nobody(), invited.link, PASSWORD)
    return invited.staff_id


def enter(browser: dict[str, str], login: str) -> Actor:
    """Sign in, and let the browser present the cookie."""
    ticket = sign_in.prove(login, PASSWORD, address="").ticket
    browser["cookie"] = units.perform(sign_in.exchange, nobody(), ticket, agent="Firefox/130 Windows").secret
    found = units.read(whose, nobody(), browser["cookie"])
    assert found is not None
    return found.actor


@pytest.fixture
def page(sqlite_engine: Engine, browser: dict[str, str], app: AppTest) -> AppTest:
    """The head of Grenoble on the page of accounts."""
    del sqlite_engine
    account("helene", Role.HEAD_OF_OFFICE)
    account("lea", Role.READER)
    account("lille", Role.READER, "09")
    enter(browser, "helene")
    return app.run().switch_page(page_file("staff_accounts")).run()


def choose(page: AppTest, login: str) -> AppTest:
    """Choose the account to administer."""
    box = page.selectbox(key="staff_chosen")
    box.set_value(next(line for line in box.options if f"({login})" in line))
    return page.run()


def grants(engine: Engine) -> list[tuple[str, str, bool]]:
    with reading(engine) as tx:
        rows = tx.execute(select(Grant.role, Grant.academie_code, Grant.ends_at).order_by(Grant.id))
        return [(row.role, row.academie_code, row.ends_at is None) for row in rows]


def test_only_the_accounts_one_may_administer_are_proposed(page: AppTest) -> None:
    """Grenoble's reader is; Lille's, and one's own, are not."""
    assert not page.exception
    assert page.selectbox(key="staff_chosen").options == ["Lea (lea)"]
    assert page.selectbox(key="grant_academie").options == ["Grenoble"]
    assert t("fr", "role-technical-administrator") not in page.selectbox(key="grant_role").options


def test_a_role_is_given_then_ended_on_the_screen(page: AppTest, sqlite_engine: Engine) -> None:
    """Given: said and in the list; ended: said, and gone from the next page of its holder."""
    page.selectbox(key="grant_role").set_value(t("fr", "role-case-officer"))
    page.button(key="grant_give").click().run()
    assert not page.exception
    assert plain(t("fr", "staff-role-given")) in [one.value for one in page.success]
    assert grants(sqlite_engine)[-1] == ("case_officer", "08", True)
    ending = [button for button in page.button if str(button.key).startswith("end_role_")]
    ending[-1].click().run()
    assert plain(t("fr", "staff-role-ended")) in [one.value for one in page.success]
    assert grants(sqlite_engine)[-1] == ("case_officer", "08", False)


def test_a_new_account_gives_its_link_once(page: AppTest, sqlite_engine: Engine) -> None:
    """The link opens the choice of a password; drawn again, the page no longer shows it; faults are said together."""
    page.text_input(key="account_name").set_value("Marc Blanc")
    page.text_input(key="account_login").set_value("É")
    page.text_input(key="account_email").set_value("marc")
    page.button(key="account_open").click().run()
    assert len(page.error) == 1
    assert not page.code
    page.text_input(key="account_login").set_value("marc.blanc")
    page.text_input(key="account_email").set_value("marc.blanc@example.org")
    page.button(key="account_open").click().run()
    assert not page.exception
    link = page.code[0].value
    page.run()
    assert not page.code
    units.perform(sign_in.choose_password, nobody(), link.split("?link=")[1], PASSWORD)
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Staff.password_hash).where(Staff.login == "marc.blanc")).one()


def test_with_a_mail_server_the_page_shows_no_link(
    page: AppTest, sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link goes to its owner: the page says to which address, for a new account and for a new link."""
    changed = dataclasses.replace(settings.current(), smtp_url="smtp://127.0.0.1:2525")
    monkeypatch.setattr(settings, "current", lambda: changed)
    page.text_input(key="account_name").set_value("Marc Blanc")
    page.text_input(key="account_login").set_value("marc.blanc")
    page.text_input(key="account_email").set_value("marc.blanc@example.org")
    page.button(key="account_open").click().run()
    assert not page.exception
    assert not page.code
    assert plain(t("fr", "staff-link-mailed", address="marc.blanc@example.org")) in [one.value for one in page.info]
    choose(page, "lea")
    page.button(key="staff_new_link").click().run()
    assert not page.code
    assert plain(t("fr", "staff-link-mailed", address="lea@example.org")) in [one.value for one in page.info]
    with reading(sqlite_engine) as tx:
        links = select(OutboxMessage.recipient).where(OutboxMessage.template == "staff_link").order_by(OutboxMessage.id)
        assert list(tx.scalars(links)) == ["marc.blanc@example.org", "lea@example.org"]


def test_an_account_is_closed_and_opened_again(page: AppTest, sqlite_engine: Engine) -> None:
    """The button says what it does, and does it."""
    for active, said in ((False, "staff-closed"), (True, "staff-reopened")):
        page.button(key="staff_set_active").click().run()
        assert plain(t("fr", said)) in [one.value for one in page.success]
        with reading(sqlite_engine) as tx:
            assert tx.scalars(select(Staff.active).where(Staff.login == "lea")).one() is active


def test_an_hour_later_the_password_is_asked_first(
    sqlite_engine: Engine, browser: dict[str, str], app: AppTest, stopped_clock: Clock
) -> None:
    """The list shows; what is dangerous waits for the password; a wrong one opens nothing (1.19)."""
    morning = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    stopped_clock(morning)
    account("helene", Role.HEAD_OF_OFFICE)
    account("lea", Role.READER)
    enter(browser, "helene")
    stopped_clock(morning + timedelta(minutes=20))
    page = app.run().switch_page(page_file("staff_accounts")).run()
    assert not page.selectbox
    page.text_input(key="confirm_password").set_value("faux")
    page.button(key="confirm_submit").click().run()
    assert [error.value for error in page.error] == [plain(t("fr", "error-wrong-password"))]
    assert not page.selectbox
    page.text_input(key="confirm_password").set_value(PASSWORD)
    page.button(key="confirm_submit").click().run()
    assert not page.exception
    assert page.selectbox(key="staff_chosen").options == ["Lea (lea)"]
    del sqlite_engine


@pytest.fixture
def mine(sqlite_engine: Engine, browser: dict[str, str], app: AppTest) -> AppTest:
    """A reader on her own account, with another session open elsewhere."""
    del sqlite_engine
    account("lea", Role.READER)
    enter(browser, "lea")
    enter(browser, "lea")
    return app.run().switch_page(page_file("my_account")).run()


def change(page: AppTest, current: str, new: str, again: str) -> AppTest:
    """Fill the form of the password and send it."""
    page.text_input(key="password_current").set_value(current)
    page.text_input(key="password_new").set_value(new)
    page.text_input(key="password_again").set_value(again)
    page.button(key="password_keep").click()
    return page.run()


def open_now(engine: Engine) -> int:
    with reading(engine) as tx:
        return len(list(tx.scalars(select(StaffSession.id_hash).where(StaffSession.revoked_at.is_(None)))))


def test_one_changes_one_s_password_and_stays(mine: AppTest, sqlite_engine: Engine) -> None:
    """Refusals are said in the page; once changed, this session stays and the other is ended (1.08)."""
    assert [one.value for one in change(mine, PASSWORD, "une phrase", "une autre").error] == [
        plain(t("fr", "password-differ"))
    ]
    assert [one.value for one in change(mine, "faux", "une autre longue phrase", "une autre longue phrase").error] == [
        plain(t("fr", "error-wrong-password"))
    ]
    change(mine, PASSWORD, "une autre longue phrase", "une autre longue phrase")
    assert not mine.exception
    assert plain(t("fr", "account-password-changed")) in [one.value for one in mine.success]
    assert open_now(sqlite_engine) == 1
    assert [title.value for title in mine.run().title] == [t("fr", "page-account")]


def test_one_ends_one_s_other_session(mine: AppTest, sqlite_engine: Engine) -> None:
    """It is named by its browser, and its button ends it at once."""
    assert "Firefox, Windows" in [text.value for text in mine.text]
    (ending,) = [button for button in mine.button if str(button.key).startswith("end_")]
    ending.click().run()
    assert not mine.exception
    assert open_now(sqlite_engine) == 1


def test_the_language_is_chosen_in_the_side_of_any_page(mine: AppTest, sqlite_engine: Engine) -> None:
    """English at once, kept for the next sign-in; unchoosing changes nothing."""
    mine.segmented_control(key="language").set_value("en").run()
    assert not mine.exception
    assert [title.value for title in mine.title] == [t("en", "page-account")]
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Staff.language).where(Staff.login == "lea")).one() == "en"


def test_signing_out_ends_the_session_and_asks_again(mine: AppTest, sqlite_engine: Engine) -> None:
    """The session is over in the database before the browser is told to drop its cookie (1.17)."""
    mine.button(key="sign_out").click().run()
    assert not mine.exception
    assert open_now(sqlite_engine) == 1
    assert not mine.title
    assert 'data-sporades-session="leave"' in "".join(one.proto.body for one in mine.get("html"))
    mine.run()
    assert [title.value for title in mine.title] == ["Sporades"]
