"""How the candidate space comes to its own database role (2.15)."""

from __future__ import annotations

import pytest

from core import settings
from core.operations import installation
from core.operations.serving import Faces
from db import roles
from db.engine import make_engine

OWN = "postgresql+psycopg://sporades_portal:secret@127.0.0.1/sporades"


@pytest.fixture
def told(monkeypatch):
    """Tell this process its settings, as the environment does; they are read anew."""

    def tell(**names):
        monkeypatch.setenv("SPORADES_DATABASE_URL", "")
        monkeypatch.setenv("SPORADES_PORTAL_DATABASE_URL", "")
        for name, value in names.items():
            monkeypatch.setenv(name, value)
        settings.current.cache_clear()
        return settings.current()

    yield tell
    monkeypatch.undo()
    settings.current.cache_clear()


def test_the_candidate_space_opens_the_database_with_its_own_address(told):
    """Started apart, it takes the address of its role; the embedded engine has no roles and stays as it is."""
    told(SPORADES_DATABASE_URL="postgresql+psycopg://sporades@127.0.0.1/sporades", SPORADES_PORTAL_DATABASE_URL=OWN)
    settings.as_portal()
    assert settings.current().database_url == OWN
    embedded = told(SPORADES_DATABASE_URL="sqlite:////tmp/x.db", SPORADES_PORTAL_DATABASE_URL=OWN)
    settings.as_portal()
    assert settings.current().database_url == embedded.database_url


def test_started_together_it_is_given_its_own_address_only(told):
    """What `serve` hands to the candidate space does not hold the address of the others."""
    chosen = told(SPORADES_DATABASE_URL="postgresql+psycopg://sporades@127.0.0.1/x", SPORADES_PORTAL_DATABASE_URL=OWN)
    assert Faces(chosen)._of_the_portal() == {"SPORADES_DATABASE_URL": OWN}
    assert Faces(told(SPORADES_DATABASE_URL="sqlite:////tmp/x.db"))._of_the_portal() == {}


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_preparing_an_installation_grants_the_role_again(engine, monkeypatch):
    """A release that adds a table or a right needs nothing more than `init`."""
    url = engine.url.set(username="sporades_portal_init").render_as_string(hide_password=False)
    assert installation.limit_portal(engine, url) == "sporades_portal_init"
    with engine.begin() as connection:
        connection.exec_driver_sql("REVOKE ALL ON candidate FROM sporades_portal_init")
    installation.limit_portal(engine, url)
    with engine.connect() as connection:
        assert roles.held(connection, "sporades_portal_init") == dict(roles.GRANTED)
    del monkeypatch


def test_the_embedded_engine_has_no_role_to_limit(tmp_path):
    """Nothing is asked of SQLite, and no role is said to be limited."""
    made = make_engine(f"sqlite:///{tmp_path / 'x.db'}")
    assert installation.limit_portal(made, OWN) == ""
    made.dispose()
