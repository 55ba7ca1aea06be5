"""Search, open a record, go on to what can be done with it, through the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core.access import Actor
from core.audit import Event
from core.i18n import t
from core.search.query import Query
from db.engine import reading, writing
from db.tables import AuditEvent, Document
from tests import factories
from tests.pages.conftest import SignIn, page_file
from tests.pages.test_corrections import opened, shown


@pytest.fixture(autouse=True)
def _files_of_this_test(settings_in: Callable[[Path], None], tmp_path: Path) -> None:
    settings_in(tmp_path / "data")


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    """A case officer of Grenoble."""
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def people(sqlite_engine: Engine) -> dict[str, int]:
    """Two persons of Grenoble, and one of Lille."""
    with writing(sqlite_engine) as tx:
        one = factories.a_candidate(tx, birth_name="LEFÈVRE", first_names="[clic](x) Zoé", birth_date=date(2008, 3, 12))
        other = factories.a_candidate(tx, birth_name="Lefebvre", first_names="Noé")
        far = factories.a_candidate(tx, birth_name="Lefèvre", first_names="Jules", academie_code="09")
        factories.a_registration(tx, one)
        factories.a_registration(tx, far, academie_code="09")
        return {"one": one.id, "other": other.id, "far": far.id}


def typed(app: AppTest, text: str) -> AppTest:
    app.text_input(key="search_text").set_value(text).run()
    assert not app.exception
    return app


def lines(app: AppTest) -> list[list[str]]:
    """The cells of the tables of lines."""
    return [list(row) for table in app.dataframe for row in table.value.itertuples(index=False)]


def events(engine: Engine, name: Event) -> list[AuditEvent]:
    with reading(engine) as tx:
        return list(tx.scalars(select(AuditEvent).where(AuditEvent.name == name.value)))


def test_an_empty_box_says_what_to_do_and_notes_nothing(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor
) -> None:
    """No list of everybody by default, no line in the journal."""
    sign_in(officer)
    opened(app, "search")
    assert "Entrée" in shown(app)
    assert not app.dataframe
    assert events(sqlite_engine, Event.SEARCH_RUN) == []


def test_a_search_shows_who_answers_and_why(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, people: dict[str, int]
) -> None:
    """The exact one, then the near one apart; nobody of another académie; one line in the journal, no name in it."""
    sign_in(officer)
    typed(opened(app, "search"), "lefevre 12/03/2008")
    first, *others = lines(app)
    assert first[1:4] == ["LEFÈVRE", "[clic](x) Zoé", "12/03/2008"]
    assert first[4:6] == ["BCP 2027", t("fr", "registration-state-registered")]
    assert "Nom de famille" in first[6]
    assert not any("Jules" in cells for cells in others)
    app.run()
    (noted,) = events(sqlite_engine, Event.SEARCH_RUN)
    assert noted.facts["kinds"] == ["day", "name"]
    assert "lefevre" not in repr(noted.facts)
    assert not any("lefevre" in value for values in app.query_params.values() for value in values)
    typed(app, "lefevbre noe")
    assert t("fr", "search-near") in shown(app)
    assert lines(app)[0][2] == "Noé"


def test_choosing_a_line_opens_the_record_and_notes_its_reading(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, people: dict[str, int]
) -> None:
    """The record shows everything about the person, whose name stays letters (2.10); back, nothing is chosen."""
    sign_in(officer)
    typed(opened(app, "search"), "lefevre")
    app.selectbox(key="search_open_0").set_value(people["one"]).run()
    assert not app.exception
    assert "clic" in app.title[0].value
    assert "](x)" not in app.title[0].value
    assert "Version 01" in shown(app)
    (noted,) = events(sqlite_engine, Event.CANDIDATE_READ)
    assert (noted.subject_id, noted.actor_id) == (people["one"], officer.id)
    assert "1 sur 2" in shown(app)
    assert (app.query_params["place"], app.query_params["sort"]) == ("1", "ranked")
    assert "lefevre" not in repr(dict(app.query_params)).lower()
    app.switch_page(page_file("search")).run()
    assert not app.exception
    assert app.text_input(key="search_text").value == "lefevre"


def test_a_record_of_another_academie_is_not_there(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, people: dict[str, int]
) -> None:
    """Its address answers as one that does not exist, and nothing is noted on it (3.03)."""
    sign_in(officer)
    answers = []
    for number in (people["far"], 10**9):
        opened(app, "candidate", id=number)
        answers.append((shown(app), [title.value for title in app.title]))
    assert answers[0] == answers[1]
    assert events(sqlite_engine, Event.CANDIDATE_READ) == []


def test_filters_alone_give_a_list_and_hold_in_the_address(
    sign_in: SignIn, app: AppTest, officer: Actor, people: dict[str, int]
) -> None:
    """Codes may stand in an address: a list can be kept as a bookmark; a code that is no choice restricts nothing."""
    sign_in(officer)
    app.run()
    app.switch_page(page_file("search"))
    app.query_params["states"] = ["registered"]
    app.query_params["domains"] = ["BCP", "nonsense"]
    app.run()
    assert not app.exception
    assert [cells[2] for cells in lines(app)] == ["[clic](x) Zoé"]
    app.multiselect(key="states").set_value(["deregistered"]).run()
    assert lines(app) == []
    assert (app.query_params["states"], app.query_params["domains"]) == ("deregistered", "BCP")


def test_a_list_asked_by_another_page_forgets_what_was_typed(
    sign_in: SignIn, app: AppTest, officer: Actor, people: dict[str, int]
) -> None:
    """The link of an import or of a count leads to all it counted, not to those of them an earlier search named."""
    sign_in(officer)
    typed(opened(app, "search"), "nobody of that name")
    app.query_params["states"] = ["registered"]
    app.run()
    assert not app.exception
    assert app.text_input(key="search_text").value == ""
    assert [cells[2] for cells in lines(app)] == ["[clic](x) Zoé"]
    typed(app, "lefevre")
    assert app.text_input(key="search_text").value == "lefevre"


def test_the_whole_search_is_handed_over_to_an_export(
    sign_in: SignIn, app: AppTest, officer: Actor, people: dict[str, int]
) -> None:
    """In the session, never in an address: what was typed may be a name (1.30)."""
    sign_in(officer)
    typed(opened(app, "search"), "lefevre")
    app.button(key="search_export").click().run()
    assert not app.exception
    assert app.session_state["_export_search"]["text"] == "lefevre"
    assert Query(text="lefevre").to_json().items() <= app.session_state["_export_search"].items()


def test_a_confirmation_is_made_from_the_record(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, people: dict[str, int]
) -> None:
    """One click makes it, once, and its link follows; it is then no longer offered (6.24)."""
    sign_in(officer)
    opened(app, "candidate", id=people["one"])
    (offered,) = [button for button in app.button if str(button.key).startswith("issue_")]
    offered.click().run()
    assert not app.exception
    assert "La confirmation est éditée" in shown(app)
    assert not [button for button in app.button if str(button.key).startswith("issue_")]
    with reading(sqlite_engine) as tx:
        assert len(tx.scalars(select(Document)).all()) == 1
