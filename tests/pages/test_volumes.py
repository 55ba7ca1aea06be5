"""The volumes page: the counts of the perimeter, as a chart and as a table."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.engine import writing
from tests import factories
from tests.pages.conftest import SignIn, page_file

PLACES = (("08", 6), ("09", 2))


@pytest.fixture
def registered(sqlite_engine: Engine, stopped_clock: Any) -> Engine:
    """Six registrations in Grenoble and two in Lille, over two days."""
    for day in (20, 21):
        stopped_clock(datetime(2026, 11, day, 9, 0, tzinfo=UTC))
        with writing(sqlite_engine) as tx:
            for place, many in PLACES:
                for _ in range(many // 2):
                    factories.a_registration(tx, academie_code=place)
    return sqlite_engine


def opened(app: AppTest, page: str) -> AppTest:
    app.run()
    app.switch_page(page_file(page)).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    """Everything a person reads on the page, tables included."""
    kinds = ("title", "header", "subheader", "caption", "text", "info", "warning", "error", "success", "markdown")
    words = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    words += [table.value.to_string() for table in app.table]
    words += [f"{metric.label} {metric.value}" for metric in app.metric]
    return "\n".join(words).replace("\\", "").replace("\u2060", "")


def test_volumes_are_those_of_the_perimeter(registered: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Six for Grenoble, three a day; nothing of Lille is on the page (3.02, 6.31)."""
    sign_in(factories.a_staff(registered, "case_officer", academie_code="08"))
    opened(app, "volumes")
    numbers = {metric.label: metric.value for metric in app.metric}
    assert numbers == {
        "Candidatures enregistrées": "6", "Candidatures actives": "6", "Enregistrées aujourd’hui": "3",
        "Désinscrites": "0",
    }  # fmt: skip
    by_day = app.table[0].value.astype(str).to_dict("records")
    assert [row["Total"] for row in by_day] == ["3", "3"]
    assert "Lille" not in shown(app)


def test_running_totals_end_at_the_total(registered: Engine, sign_in: SignIn, app: AppTest) -> None:
    """The last running total is the number of registrations; the table says the same as the curve (1.41)."""
    sign_in(factories.a_staff(registered, "head_of_office"))
    opened(app, "volumes")
    app.toggle(key="volumes_running").set_value(True).run()
    assert not app.exception
    by_day = app.table[0].value.astype(str).to_dict("records")
    assert [row["Total"] for row in by_day] == ["8", "4"]


def test_a_supervisor_sees_no_small_count(registered: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Two in Lille: « < 5 », in no total, whatever the selection; and no person anywhere (3.07)."""
    sign_in(factories.a_staff(registered, "supervisor"))
    opened(app, "volumes")
    assert {metric.label: metric.value for metric in app.metric}["Candidatures enregistrées"] == "6"
    cells = app.table[1].value.astype(str).to_dict("records")
    assert [(row["Académie"], row["BCP"], row["Total"]) for row in cells] == [
        ("Grenoble", "6", "6"),
        ("Lille", "\\< 5", "0"),
    ]
    assert "Martin" not in shown(app)
    app.multiselect(key="volumes_academie").set_value(["09"]).run()
    assert {metric.label: metric.value for metric in app.metric}["Candidatures enregistrées"] == "0"


def test_nothing_to_count_is_said(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Without a registration the page says what to do, and draws no empty chart."""
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="08"))
    opened(app, "volumes")
    assert "Aucune candidature" in shown(app)
    assert not app.metric


def test_a_technical_administrator_does_not_open_volumes(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Volumes are not of that role (3.08)."""
    sign_in(factories.a_staff(sqlite_engine, "technical_administrator"))
    opened(app, "volumes")
    assert "droits ne permettent pas" in shown(app)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", ["volumes", "calendar", "exports"])
def test_pages_open_in_both_languages(
    registered: Engine, sign_in: SignIn, app: AppTest, page: str, language: str
) -> None:
    """Every sentence of the page exists in the person's language, every axis and view included."""
    sign_in(factories.a_staff(registered, "head_of_office", language=language))
    opened(app, page)
    for key, values in (
        ("volumes_axis", ["academie"]), ("calendar_view", ["matrix", "timeline"]), ("calendar_state", [""]),
        ("calendar_view", ["table", "matrix", "timeline"]),
    ):  # fmt: skip
        for value in values:
            if any(group.key == key for group in app.segmented_control):
                app.segmented_control(key=key).set_value(value).run()
                assert not app.exception
