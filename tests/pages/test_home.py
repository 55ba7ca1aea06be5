"""The home page."""

from __future__ import annotations

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests import factories
from tests.pages.conftest import SignIn


def test_someone_signed_in_sees_the_home_page(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    app.run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Accueil"]
