"""What a page may cost: how many statements it asks of the database, whoever else is there (budget of the space)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, event, select

from core.access.actor import candidate as acting
from core.registrations.form.drafts import modify
from db.engine import writing
from db.tables import Registration
from tests import factories
from tests.portal.space import Browser, signed_in

IN_TIME = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
MARGIN = 3
COSTS = {
    "/": 5, "/ouverture-des-services?domaine=CAP&session=2027&lieu=08": 10, "/mes-inscriptions": 14,
    "/mes-inscriptions/001": 9, "/mes-inscriptions/001/numero": 15, "/mes-documents": 26, "/mes-pieces/001": 16,
    "/mon-compte": 13, "/aide": 16, "/amenagements": 20, "/m-inscrire/{draft}/identification": 27,
    "/m-inscrire/{draft}/acquis": 38, "/m-inscrire/{draft}/epreuves": 27, "/m-inscrire/{draft}/recapitulatif": 28,
}  # fmt: skip

LANGUAGES = {"E4": {"taken": True, "choice": "Anglais"}, "E42": {"taken": True, "choice": "Espagnol"}}


@pytest.fixture
def asked(sqlite_engine: Engine) -> Iterator[list[str]]:
    """The statements that read or write rows, since the list was last emptied."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if re.match("(SELECT|INSERT|UPDATE|DELETE) ", statement):
            statements.append(statement)

    event.listen(sqlite_engine, "before_cursor_execute", note)
    yield statements
    event.remove(sqlite_engine, "before_cursor_execute", note)


@pytest.fixture
def draft(sqlite_engine: Engine, stopped_clock, settings_in, tmp_path) -> int:
    """The form in which somebody modifies his registration."""
    stopped_clock(IN_TIME)
    settings_in(tmp_path / "data")
    with writing(sqlite_engine) as tx:
        for _ in range(5):
            factories.a_registration(tx)
        candidate = factories.a_candidate(tx)
        saved = factories.a_registration(tx, candidate, category_code="BCP-IND", answers=LANGUAGES)
        return modify(tx, acting(candidate.id, "Léa Martin"), saved.registration_id)


@pytest.fixture
def browser(sqlite_engine: Engine, draft: int) -> Browser:
    """That person, signed in."""
    del draft
    with writing(sqlite_engine) as tx:
        latest = select(Registration.candidate_id).order_by(Registration.id.desc()).limit(1)
        candidate_id = tx.scalars(latest).one()
    return signed_in(sqlite_engine, candidate_id)


@pytest.mark.parametrize("path", COSTS)
def test_a_page_asks_little_of_the_database(browser: Browser, draft: int, asked: list[str], path: str) -> None:
    """Within its budget, once its first visit is over; a page that reads line by line, or twice, is found here."""
    here = path.format(draft=draft)
    assert browser.ask(here).status_code == 200
    asked.clear()
    assert browser.ask(here).status_code == 200
    assert 0 < len(asked) <= COSTS[path] + MARGIN, "\n".join(asked)
