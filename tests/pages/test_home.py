"""The home page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests import factories
from tests.pages.conftest import SignIn


def test_someone_signed_in_sees_the_home_page(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    app.run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Accueil"]


def test_an_hour_elsewhere_is_said_in_paris_too(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, stopped_clock: Any
) -> None:
    """Who watches every académie never takes 17:00 in Guyane for 17:00 in Paris (4.13, 6.16)."""
    stopped_clock(datetime(2026, 11, 23, 18, 0, tzinfo=UTC))
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="31"))
    app.run()
    closing = app.table[0].value["Ferme le"]
    assert len(closing) > 0
    assert all("à\N{NO-BREAK SPACE}Paris" in cell for cell in closing)
