"""The second step of the sign-in screen, and the second factor on « Mon compte » (1.11)."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import argon2
import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import settings, units
from core.access import nobody, passwords, roles, sign_in, staff, system
from core.access.actor import Role
from core.access.second_factor import enrolling, rules, sealing
from core.access.staff_sessions import open_session, whose
from core.i18n import t
from db.engine import reading, writing
from db.tables import SecondFactor, Staff
from tests.pages.conftest import page_file

PASSWORD = "un grand platane bleu"  # noqa: S105 - of nobody
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(seconds=30)


@pytest.fixture
def camille(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch, stopped_clock: Any) -> int:
    """Camille, head of office of Grenoble, with a password."""
    stopped_clock(NOON)
    monkeypatch.setattr(passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()
    wanted = dataclasses.replace(settings.current(), sign_in_form="plain")
    monkeypatch.setattr(settings, "current", lambda: wanted)
    del sqlite_engine
    made = units.perform(
        staff.create_staff, system("tests"), login="camille", full_name="Camille Duval", email="c.duval@example.org"
    )
    units.perform(roles.grant_role, system("tests"), made.staff_id, Role.HEAD_OF_OFFICE, academie_code="08")
    units.perform(sign_in.choose_password, nobody(), made.link, PASSWORD)
    return made.staff_id


def code(engine: Engine, staff_id: int, instant: datetime, *, pending: bool = False) -> str:
    with reading(engine) as tx:
        row = tx.get_one(SecondFactor, staff_id)
        return rules.code_at(
            rules.read(sealing.opened(row.staff_id, row.pending if pending else row.secret)),
            rules.step_at(instant.timestamp()),
        )


def signed_in(engine: Engine, staff_id: int, browser: dict[str, str]) -> None:
    with writing(engine) as tx:
        browser["cookie"] = open_session(tx, staff_id, address="", agent="tests")


def type_password(app: AppTest) -> AppTest:
    app.run()
    app.text_input(key="sign_in_login").set_value("camille")
    app.text_input(key="sign_in_password").set_value(PASSWORD)
    app.button(key="sign_in_submit").click().run()
    assert not app.exception
    return app


def ticket(app: AppTest) -> str:
    html = "".join(element.proto.body for element in app.get("html"))
    found = re.search('data-ticket="([^"]+)"', html)
    return found.group(1) if found else ""


def send(app: AppTest, form: str, typed: str) -> AppTest:
    app.text_input(key=f"{form}_typed").set_value(typed)
    app.button(key=f"{form}_send").click().run()
    assert not app.exception
    return app


def taken(engine: Engine, staff_id: int) -> None:
    with reading(engine) as tx:
        person = tx.get_one(Staff, staff_id).person_id
    owner = dataclasses.replace(system("tests"), kind="staff", id=staff_id, person_id=person, proved_at=NOON)
    units.perform(enrolling.begin, owner)
    units.perform(enrolling.finish, owner, code(engine, staff_id, NOON, pending=True))


def test_the_code_is_asked_after_the_password(
    sqlite_engine: Engine, camille: int, app: AppTest, stopped_clock: Any
) -> None:
    """The password shows the second step and hands nothing over; a wrong code says so; the right one enters."""
    taken(sqlite_engine, camille)
    stopped_clock(LATER)
    type_password(app)
    assert ticket(app) == ""
    send(app, "second_code", "000000")
    assert [one.value.replace("\\", "") for one in app.error] == [t("fr", "error-wrong-code")]
    send(app, "second_code", code(sqlite_engine, camille, LATER))
    assert units.perform(sign_in.exchange, nobody(), ticket(app), agent="").staff_id == camille


def test_the_second_step_can_be_left(sqlite_engine: Engine, camille: int, app: AppTest) -> None:
    """« Recommencer » leads back to the password."""
    taken(sqlite_engine, camille)
    type_password(app)
    app.button(key="second_back").click().run()
    assert app.text_input(key="sign_in_login")


def test_where_it_is_demanded_it_is_taken_before_entering(
    sqlite_engine: Engine, camille: int, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Square, key and first code; the recovery codes are shown before the session is opened."""
    wanted = dataclasses.replace(settings.current(), second_factor_required=True)
    monkeypatch.setattr(settings, "current", lambda: wanted)
    type_password(app)
    assert ticket(app) == ""
    send(app, "second_first_code", code(sqlite_engine, camille, NOON, pending=True))
    assert len(app.code[0].value.split("\n")) == 10
    assert ticket(app) == ""
    app.button(key="second_codes_kept").click().run()
    assert units.perform(sign_in.exchange, nobody(), ticket(app), agent="").staff_id == camille


def test_it_is_taken_and_given_up_on_my_account(
    sqlite_engine: Engine, camille: int, app: AppTest, browser: dict[str, str]
) -> None:
    """Take it by a first code, keep the recovery codes, then give it up."""
    signed_in(sqlite_engine, camille, browser)
    app.run()
    app.switch_page(page_file("my_account")).run()
    app.toggle(key="factor_change").set_value(True).run()
    app.button(key="factor_take").click().run()
    send(app, "factor_code", code(sqlite_engine, camille, NOON, pending=True))
    assert len(app.code[0].value.split("\n")) == 10
    app.button(key="factor_codes_kept").click().run()
    assert not app.code
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(SecondFactor.secret)).one()
    app.toggle(key="factor_change").set_value(True).run()
    app.button(key="factor_renounce").click().run()
    assert not app.exception
    with reading(sqlite_engine) as tx:
        assert not tx.scalars(select(SecondFactor)).all()
        assert units.read(whose, nobody(), browser["cookie"]) is not None
