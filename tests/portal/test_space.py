"""The browser of these tests enters the candidate space as a candidate does."""

from __future__ import annotations

from sqlalchemy import Engine

from db.engine import writing
from tests import factories
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in


def test_someone_signed_in_is_named(sqlite_engine: Engine) -> None:
    """His name is on every page, and nobody else's is."""
    with writing(sqlite_engine) as tx:
        candidate_id = factories.a_candidate(tx, birth_name="Durand").id
    browser = signed_in(sqlite_engine, candidate_id)
    assert "Léa Durand" in text_of(browser.get("/contacts"))


def test_somebody_signed_in_is_not_told_to_create_an_account(sqlite_engine: Engine) -> None:
    """The front page leads to one's own registrations; who is not known is shown who uses what."""
    with writing(sqlite_engine) as tx:
        lea = factories.a_candidate(tx).id
    known = text_of(signed_in(sqlite_engine, lea).get("/"))
    assert "Dans mon espace" in known
    assert "Qui utilise quoi" not in known
    assert "Créer mon compte" not in known
    unknown = text_of(Browser().get("/"))
    assert "Qui utilise quoi" in unknown
    assert "Dans mon espace" not in unknown
