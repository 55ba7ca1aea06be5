"""The tests of the pages again: the test acts as the owner of the database, the portal with a role of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from core import units
from db import roles
from db.engine import make_engine
from tests.conftest import _postgresql_engine

ROLE = "sporades_portal_pages"


@pytest.fixture
def sqlite_engine(
    postgresql_server: str, _template_postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Engine]:
    """In place of the embedded engine: PostgreSQL, which `core.units` opens with the role."""
    with _postgresql_engine(postgresql_server, _template_postgresql) as owner:
        url = owner.url.set(username=ROLE).render_as_string(hide_password=False)
        with owner.begin() as connection:
            roles.apply(connection, url)
        limited = make_engine(url)
        monkeypatch.setattr(units, "engine", lambda: limited)
        yield owner
        limited.dispose()
