"""The browser of these tests enters the candidate space as a candidate does."""

from __future__ import annotations

from sqlalchemy import Engine

from db.engine import writing
from tests import factories
from tests.portal.conftest import text_of
from tests.portal.space import signed_in


def test_someone_signed_in_is_named(sqlite_engine: Engine) -> None:
    """His name is on every page, and nobody else's is."""
    with writing(sqlite_engine) as tx:
        candidate_id = factories.a_candidate(tx, birth_name="Durand").id
    browser = signed_in(sqlite_engine, candidate_id)
    assert "Léa Durand" in text_of(browser.get("/contacts"))
