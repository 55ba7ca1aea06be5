"""A dashboard in the test's process: AppTest through the router, a browser that presents a cookie or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core.access import Actor
from core.access.staff_sessions import open_session
from db.engine import writing
from pages.shared import frame, identity, navigation
from tests.pages.server import Served, served

ROUTER = Path(navigation.__file__).with_name("router.py")

SignIn = Callable[[Actor], str]


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The browser in front of AppTest, which has none: the cookie it presents is what `cookie` holds."""
    held = {"cookie": ""}
    monkeypatch.setattr(frame, "SAME_CLICK_SECONDS", 60.0)  # clicks that follow each other do so on a slow machine too
    monkeypatch.setattr(identity, "presented_secret", lambda: held["cookie"])
    return held


@pytest.fixture
def sign_in(sqlite_engine: Engine, browser: dict[str, str]) -> SignIn:
    """Open a session for someone and let the browser present its cookie."""

    def opened(actor: Actor) -> str:
        with writing(sqlite_engine) as tx:
            browser["cookie"] = open_session(tx, actor.id, address="", agent="tests")
        return browser["cookie"]

    return opened


@pytest.fixture
def app(sqlite_engine: Engine, browser: dict[str, str]) -> AppTest:
    """The dashboard, not yet run; `app.switch_page(page_file("search"))` goes to a page."""
    del sqlite_engine, browser
    return AppTest.from_file(str(ROUTER), default_timeout=120)


def page_file(name: str) -> str:
    """Give the path of a page as `AppTest.switch_page` wants it, from the router's folder."""
    return f"../staff/{name}.py"


@pytest.fixture(scope="module")
def dashboard(_template_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The dashboard served by a process of its own, cold at the start of each module of tests."""
    with served(_template_sqlite, tmp_path_factory.mktemp("served")) as found:
        yield found
