"""The calendar page: what is open now, in the académie's own time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core.calendar.rules import Window as Shown
from core.calendar.rules import WindowState, state
from core.i18n import t
from db.engine import reading
from db.tables import Window
from pages.shared import calendar_panels
from pages.shared.messages import plain
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_volumes import opened, shown

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY, HOUR = r"\d\d/\d\d/\d{4}", r"\d\d:\d\d"


@pytest.fixture
def martinique(sqlite_engine: Engine, sign_in: SignIn, stopped_clock: Any) -> Engine:
    """A reader of Martinique, on 23 November 2026 at 9:00 UTC."""
    stopped_clock(NOW)
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="31"))
    return sqlite_engine


def rows_of(app: AppTest, n: int = 0) -> list[dict[str, str]]:
    rows = app.table[n].value.astype(str).to_dict("records")
    return [{_read(name): _read(cell) for name, cell in row.items()} for row in rows]


def _read(cell: str) -> str:
    return cell.replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def test_what_is_open_now_is_what_the_rules_say(martinique: Engine, app: AppTest) -> None:
    """As many open windows as the rule finds one by one, soonest to close first; nothing closed among them (6.15)."""
    opened(app, "calendar")
    with reading(martinique) as tx:
        rows = list(tx.scalars(select(Window).where(Window.academie_code == "31")))
    still = [
        row for row in rows
        if state(Shown(row.phase, row.opens_at, row.closes_at, row.zone, bool(row.latched_at)), NOW) is WindowState.OPEN
    ]  # fmt: skip
    shown_rows = rows_of(app)
    assert len(shown_rows) == min(len(still), 50) > 0
    assert {row["État"] for row in shown_rows} == {"Ouverte"}
    assert {row["Académie"] for row in shown_rows} == {"Martinique"}
    first = min(row.closes_at for row in still)
    assert f"{first.astimezone(UTC):%d/%m/%Y}" in shown_rows[0]["Ferme"]


def instant(written: str, zone: str) -> datetime:
    return datetime.strptime(written, "%d/%m/%Y %H:%M").replace(tzinfo=ZoneInfo(zone))


def test_hours_are_on_both_wall_clocks(martinique: Engine, app: AppTest) -> None:
    """Martinique's hour, then Paris's, with its day when it is another one; and how long is left (4.13)."""
    assert martinique
    opened(app, "calendar")
    for row in rows_of(app):
        local, paris = re.fullmatch(rf"({DAY} {HOUR}) \(((?:{DAY} )?{HOUR}) à Paris\)", row["Ferme"]).groups()
        here = paris if " " in paris else f"{local[:10]} {paris}"
        assert instant(here, "Europe/Paris") == instant(local, "America/Martinique")
        assert row["Temps restant"].startswith("ferme dans")
    assert "Source des dates" in shown(app)


def test_every_view_has_the_same_windows_as_a_table(martinique: Engine, app: AppTest) -> None:
    """The matrix and the timeline come with a table that says the same (1.41)."""
    assert martinique
    opened(app, "calendar")
    app.segmented_control(key="calendar_view").set_value("matrix").run()
    assert not app.exception
    (row,) = rows_of(app)
    assert row["Académie"] == "Martinique"
    assert any(cell.startswith("Ouverte →") for cell in row.values())
    app.segmented_control(key="calendar_view").set_value("timeline").run()
    assert not app.exception
    assert rows_of(app)


def test_a_choice_without_a_window_says_so(martinique: Engine, app: AppTest) -> None:
    """An empty table is not left without a word."""
    assert martinique
    opened(app, "calendar")
    app.selectbox(key="calendar_exam_session").set_value("2024").run()
    assert "Aucune période" in shown(app)


def test_a_timeline_of_the_whole_country_is_cut_and_says_so(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, stopped_clock: Any
) -> None:
    """No more bars than one reads: never a drawing of ten screens, and never a silent cut (1.41)."""
    stopped_clock(NOW)
    sign_in(factories.a_staff(sqlite_engine, "supervisor"))
    opened(app, "calendar")
    app.segmented_control(key="calendar_view").set_value("timeline").run()
    assert not app.exception
    assert [one.value for one in app.info] == [plain(t("fr", "calendar-too-many", most=calendar_panels.MOST_BARS))]
    assert len(rows_of(app)) == calendar_panels.MOST_BARS


def test_where_invented_dates_come_from_is_said_in_one_language(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, stopped_clock: Any
) -> None:
    """No French is left in an English screen: invented dates are called so in words, not by what the file says."""
    stopped_clock(NOW)
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="31", language="en"))
    opened(app, "calendar")
    assert plain(t("en", "calendar-source-of-all", source=t("en", "calendar-source-demonstration"))) in [
        one.value for one in app.caption
    ]
    assert "inventées" not in shown(app)
