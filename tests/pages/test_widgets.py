"""Displays and inputs that several pages share."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core.i18n import t
from tests import factories
from tests.pages.conftest import SignIn

PAGE = """
import streamlit as st
from pages.shared import frame, widgets

frame.enter(None)
typed = st.text_input("name", key="name")
st.text(f"would keep {typed}")
if widgets.acted_on(typed, "keep", key="keep", disabled=not typed):
    st.session_state.setdefault("kept", []).append(typed)
"""


@pytest.fixture
def page(sqlite_engine: Engine, sign_in: SignIn, tmp_path: Path) -> AppTest:
    """A page that says what a click would do."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    path = tmp_path / "page.py"
    path.write_text(PAGE, encoding="utf-8")
    return AppTest.from_file(str(path), default_timeout=120).run()


def test_a_click_acts_on_what_was_shown_and_on_nothing_else(page: AppTest) -> None:
    """A field that the click itself leaves was not shown yet: nothing is done, and it is said (3.11)."""
    page.text_input(key="name").set_value("Dupond").run()
    page.text_input(key="name").set_value("Dupont")
    page.button(key="keep").click()
    page.run()
    assert "kept" not in page.session_state
    assert t("fr", "frame-changed-meanwhile") in page.warning[0].value.replace("\\", "")
    page.button(key="keep").click().run()
    assert page.session_state["kept"] == ["Dupont"]
    assert not page.warning
    page.run()
    assert page.session_state["kept"] == ["Dupont"]
