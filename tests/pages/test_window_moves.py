"""Propose to move a deadline as one person and decide as another, through the calendar page."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core.access import Actor
from db.engine import reading
from db.tables import Window, WindowMove
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_volumes import opened
from tests.pages.test_volumes import shown as written

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def heads(sqlite_engine: Engine, stopped_clock: Any) -> list[Actor]:
    """Two heads of office of Martinique, on 23 November 2026."""
    stopped_clock(NOW)
    return [factories.a_staff(sqlite_engine, "head_of_office", academie_code="31") for _ in range(2)]


def shown(app: AppTest) -> str:
    """Everything a person can read on the page, with plain spaces."""
    tables = " ".join(one.value.to_csv() for one in app.table)
    return f"{written(app)} {tables}".replace("\xa0", " ").replace("\\", "").replace("\u2060", "")


def at_moves(app: AppTest) -> AppTest:
    opened(app, "calendar")
    app.segmented_control(key="calendar_view").set_value("moves").run()
    app.selectbox(key="calendar_domain").set_value("BCP").run()
    app.selectbox(key="calendar_audience").set_value("individual").run()
    app.selectbox(key="calendar_phase").set_value("registration").run()
    assert not app.exception
    return app


def window_of(engine: Engine) -> Window:
    with reading(engine) as tx:
        return tx.scalars(
            select(Window).where(
                Window.academie_code == "31", Window.audience == "individual", Window.phase == "registration",
                Window.exam_session_id == factories.an_exam_session(tx).id,
            )
        ).one()  # fmt: skip


def proposed(engine: Engine, app: AppTest) -> AppTest:
    at_moves(app)
    app.multiselect(key="move_windows").set_value([window_of(engine).id]).run()
    app.date_input(key="move_closes_day").set_value(date(2027, 3, 1)).run()
    app.time_input(key="move_closes_hour").set_value(time(17, 0)).run()
    assert "01/03/2027 17:00 (22:00 à Paris)" in shown(app)
    assert app.button(key="move_send").disabled
    app.text_area(key="move_reason").set_value("panne du réseau").run()
    app.button(key="move_send").click().run()
    assert not app.exception
    return app


def test_a_deadline_is_proposed_then_decided_by_another(
    sqlite_engine: Engine, app: AppTest, sign_in: SignIn, heads: list[Actor]
) -> None:
    """Before → after in the hours of the place; who proposed is told to wait; the other approves, and it moves."""
    sign_in(heads[0])
    proposed(sqlite_engine, app)
    assert "proposé" in shown(app)
    assert [one.key for one in app.button if str(one.key).startswith("move_approve")] == []
    with reading(sqlite_engine) as tx:
        move = tx.scalars(select(WindowMove)).one()
    assert move.state == "proposed"
    sign_in(heads[1])
    other = at_moves(AppTest.from_file(app._script_path, default_timeout=120))
    assert "panne du réseau" in shown(other)
    other.button(key=f"move_approve_{move.id}").click().run()
    assert "Échéance déplacée" in shown(other)
    with reading(sqlite_engine) as tx:
        moved = tx.scalars(select(Window).where(Window.version > 1)).one()
        assert moved.closes_at == datetime(2027, 3, 1, 21, 0, tzinfo=UTC)


def test_a_refusal_needs_its_reason(sqlite_engine: Engine, app: AppTest, sign_in: SignIn, heads: list[Actor]) -> None:
    """Without a reason nothing is refused; with one the proposal is over and the history says why."""
    sign_in(heads[0])
    proposed(sqlite_engine, app)
    sign_in(heads[1])
    other = at_moves(AppTest.from_file(app._script_path, default_timeout=120))
    other.button(key="move_refuse_1").click().run()
    assert "Écrivez le motif" in shown(other)
    other.text_area(key="move_reason_1").set_value("date déjà publiée").run()
    other.button(key="move_refuse_1").click().run()
    assert "date déjà publiée" in shown(other)
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(WindowMove.state)).all() == ["refused"]


def test_one_who_only_reads_sees_the_history_and_moves_nothing(
    app: AppTest, sign_in: SignIn, heads: list[Actor], sqlite_engine: Engine
) -> None:
    """What is proposed and decided in the perimeter is shown to whoever reads the calendar, without any button."""
    sign_in(heads[0])
    proposed(sqlite_engine, app)
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="31"))
    other = at_moves(AppTest.from_file(app._script_path, default_timeout=120))
    assert "panne du réseau" in shown(other)
    assert not [one for one in other.button if str(one.key).startswith("move_")]
    assert not other.multiselect


def test_the_home_page_leads_to_what_waits(
    sqlite_engine: Engine, app: AppTest, sign_in: SignIn, heads: list[Actor]
) -> None:
    """A move that another person proposes is among what awaits; one's own is not."""
    sign_in(heads[0])
    proposed(sqlite_engine, app)
    for who, expected in ((heads[0], False), (heads[1], True)):
        sign_in(who)
        home = AppTest.from_file(app._script_path, default_timeout=120).run()
        assert ("déplacement d’échéance" in shown(home)) is expected
    assert window_of(sqlite_engine).version == 1
