"""The bridge between a screen and the core: one click = one action, the session checked again, texts kept plain."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import units
from core.access import roles, staff, system
from core.audit import Event
from db.engine import reading
from db.tables import AuditEvent, Grant
from pages.shared import frame
from pages.shared.messages import plain
from tests import factories
from tests.pages.conftest import SignIn

PAGE = """
import streamlit as st
from core.access import Permission, roles
from core.access.actor import Role
from pages.shared import frame

actor = frame.enter(Permission.STAFF_ADMINISTER)
key = frame.one_use_key("grant")
st.text_input("key", key, key="shown_key")

def give(used):
    frame.perform(roles.grant_role, actor, st.session_state["who"], Role(st.session_state.get("role", "reader")),
                  academie_code="08", key=used)
    frame.perform(roles.grant_role, actor, st.session_state["who"], Role(st.session_state.get("role", "reader")),
                  academie_code="08", key=used)

st.button("give", key="give", on_click=give, args=(key,))
if st.button("inline", key="inline"):
    frame.perform(roles.grant_role, actor, st.session_state["who"], Role("reader"), academie_code="09")
if st.button("tell", key="tell"):
    frame.tell("home-no-role", "info")
"""


@pytest.fixture
def other(sqlite_engine: Engine) -> int:
    """Someone to give roles to."""
    return factories.a_staff(sqlite_engine, "reader", academie_code="08").id


@pytest.fixture
def page(sqlite_engine: Engine, sign_in: SignIn, other: int, tmp_path: Path) -> AppTest:
    """A page of a head of office, as page authors write them."""
    sign_in(factories.a_staff(sqlite_engine, "head_of_office", academie_code="08"))
    path = tmp_path / "page.py"
    path.write_text(PAGE, encoding="utf-8")
    app = AppTest.from_file(str(path), default_timeout=120)
    app.session_state["who"] = other
    return app.run()


def given(engine: Engine, staff_id: int) -> int:
    with reading(engine) as tx:
        return len(list(tx.scalars(select(Grant.id).where(Grant.staff_id == staff_id)))) - 1


def test_two_clicks_on_one_form_are_one_action(page: AppTest, sqlite_engine: Engine, other: int) -> None:
    """The callback runs twice with the key of the form: one role, one event (6.24)."""
    page.button(key="give").click().run()
    assert not page.exception
    assert not page.error
    assert given(sqlite_engine, other) == 1


def test_the_form_drawn_again_later_is_another_action(
    page: AppTest, sqlite_engine: Engine, other: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A double click is one action; a click made when the first is long done is another (6.24)."""
    page.button(key="give").click().run()
    page.button(key="give").click().run()
    assert given(sqlite_engine, other) == 1
    monkeypatch.setattr(frame, "SAME_CLICK_SECONDS", -1.0)
    page.run()
    page.button(key="give").click().run()
    assert given(sqlite_engine, other) >= 2


def test_the_same_key_with_another_content_is_refused(page: AppTest, sqlite_engine: Engine, other: int) -> None:
    """What was sent under a key cannot be replaced by something else; nothing more is given (6.24)."""
    page.button(key="give").click().run()
    page.session_state["role"] = "case_officer"
    page.button(key="give").click().run()
    assert len(page.error) == 2
    assert given(sqlite_engine, other) == 1


def test_a_refusal_is_a_sentence_where_it_happens(page: AppTest, sqlite_engine: Engine, other: int) -> None:
    """No trace, no half: the sentence of the refusal, and nothing given."""
    page.button(key="inline").click().run()
    assert not page.exception
    assert len(page.error) == 1
    assert given(sqlite_engine, other) == 0


def test_a_click_after_the_right_was_taken_away_does_nothing(page: AppTest, sqlite_engine: Engine, other: int) -> None:
    """The page was drawn with the right; the callback runs with the rights of now (1.17)."""
    with reading(sqlite_engine) as tx:
        grant = tx.scalars(select(Grant.id).where(Grant.role == "head_of_office")).one()
    units.perform(roles.end_role, system("tests"), grant)
    page.button(key="give").click().run()
    assert given(sqlite_engine, other) == 0


def test_a_click_with_another_cookie_does_nothing_and_is_journalled(
    page: AppTest, sqlite_engine: Engine, other: int, browser: dict[str, str]
) -> None:
    """Whoever took the page over has another cookie, or none (2.01)."""
    browser["cookie"] = ""
    page.button(key="give").click().run()
    assert not page.exception
    assert given(sqlite_engine, other) == 0
    with reading(sqlite_engine) as tx:
        assert list(tx.scalars(select(AuditEvent.name))).count(Event.SESSION_REFUSED.value) == 1


def test_a_closed_account_is_out_at_its_next_click(page: AppTest, sqlite_engine: Engine, other: int) -> None:
    """Nothing is done, and the page asks to sign in (1.17)."""
    with reading(sqlite_engine) as tx:
        head = tx.scalars(select(Grant.staff_id).where(Grant.role == "head_of_office")).one()
    units.perform(staff.set_active, system("tests"), head, active=False)
    page.button(key="give").click().run()
    assert not page.exception
    assert given(sqlite_engine, other) == 0
    assert [error.value for error in page.error] == [plain(frame.i18n.t("fr", "frame-signed-out"))]


def test_a_sentence_said_inline_is_shown(page: AppTest) -> None:
    """`tell` in the page draws at once."""
    page.button(key="tell").click().run()
    assert [info.value for info in page.info] == [plain(frame.i18n.t("fr", "home-no-role"))]


@pytest.mark.parametrize(
    "text",
    [
        "[clic](http://evil.example)", "![](http://evil.example/x.png)", "<b>gras</b>", "<script>alert(1)</script>",
        ":material/home:", ":red[rouge]", ":smile:", "$x^2$", "**gras**", "_it_", "`code`", "# titre", "> cite",
        "- liste", "1. liste", "| a | b |", "http://evil.example", "www.evil.example", "a@evil.example", "&lt;",
        "\\", "~~barré~~", "~indice~", "^exp^", "O’Brien-N'Guyen", "Œuvre", "===", "---", ":blue-badge[x]", "[^1]",
    ],
)  # fmt: skip
def test_a_hostile_text_stays_letters(text: str) -> None:
    """Each sign that Markdown reads is escaped, and what plug-ins look for after that is cut (2.10)."""
    written = plain(text)
    assert written.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\").replace("\u2060", "") == text
    for sign in "[]()<>*_`#$|~^!":
        assert written.count(sign) == written.count(f"\\{sign}")
    for active in (":material", "://", "www.", "@evil", ":smile:"):
        assert active not in written.replace("\\", "")


@pytest.mark.parametrize("text", ["16:31", "Né le 12/03/2008 : à Grenoble", "O’Brien", "38185", "a, b; c"])
def test_an_ordinary_text_gains_no_invisible_sign(text: str) -> None:
    """An hour or a place copied from a screen is what was read."""
    assert "\u2060" not in plain(text)
