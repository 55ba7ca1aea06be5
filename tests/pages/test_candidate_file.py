"""The record on screen: its place in the list it was opened from, its requests, its timeline, its litigation file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core.access import Actor
from core.access.actor import candidate as as_candidate
from core.accommodations.actions import ask
from core.audit import Event
from core.i18n import t
from db.engine import reading, writing
from db.tables import AuditEvent, LitigationFile
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown
from tests.pages.test_search import typed


@pytest.fixture(autouse=True)
def _files_of_this_test(
    settings_in: Callable[[Path], None], tmp_path: Path, stopped_clock: Callable[[datetime], None]
) -> None:
    """A store of its own, and a day when candidates may ask, whatever the day of the tests."""
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    settings_in(tmp_path / "data")


@pytest.fixture
def people(sqlite_engine: Engine) -> list[int]:
    """Three of the same name in Grenoble, in the order of their first names; the first asked for accommodations."""
    with writing(sqlite_engine) as tx:
        found = []
        for first_names in ("Alix", "Basile", "Camille"):
            one = factories.a_candidate(
                tx, birth_name="Lefebvre", first_names=first_names, birth_date=date(2008, 3, 12)
            )
            found.append((one.id, factories.a_registration(tx, one).registration_id))
    with writing(sqlite_engine) as tx:
        ask(tx, as_candidate(found[0][0], "Alix"), found[0][1], measures=("reader",), message="merci")
    return [number for number, _ in found]


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def head(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "head_of_office", academie_code="08")


def _address(app: AppTest) -> dict[str, str]:
    return {name: _one(value) for name, value in app.query_params.items()}


def test_a_record_goes_to_the_next_and_the_previous_of_its_list(
    sign_in: SignIn, app: AppTest, officer: Actor, people: list[int]
) -> None:
    """Its place is said; the address leads along the list, without what was typed; at the ends, one way only."""
    sign_in(officer)
    typed(opened(app, "search"), "lefebvre")
    app.selectbox(key="search_open_0").set_value(people[0]).run()
    assert "1 sur 3" in shown(app)
    assert app.button(key="search_previous").disabled
    walked = [app.title[0].value]
    for _ in range(2):
        opened(app, "candidate", **_address(app))
        app.button(key="search_next").click().run()
        assert not app.exception
        walked.append(app.title[0].value)
    assert [title.rpartition(" ")[2] for title in walked] == ["Alix", "Basile", "Camille"]
    assert "3 sur 3" in shown(app)
    assert app.button(key="search_next").disabled
    opened(app, "candidate", **_address(app))
    app.button(key="search_previous").click().run()
    assert "Basile" in app.title[0].value
    assert "lefebvre" not in repr(_address(app)).lower()


def _one(value: object) -> str:
    """Give the one value of a part of an address."""
    return str(value[0] if isinstance(value, list) else value)


def test_the_place_survives_a_reload_and_nobody_else_s_list_is_followed(
    sign_in: SignIn, app: AppTest, officer: Actor, people: list[int], sqlite_engine: Engine
) -> None:
    """The same address in a new session of the same person: the same place. Of another person: no place at all."""
    sign_in(officer)
    typed(opened(app, "search"), "lefebvre")
    app.selectbox(key="search_open_0").set_value(people[1]).run()
    address = _address(app)
    again = AppTest.from_file(app._script_path, default_timeout=120)
    opened(again, "candidate", **address)
    assert "2 sur 3" in shown(again)
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    other = AppTest.from_file(app._script_path, default_timeout=120)
    opened(other, "candidate", **address)
    assert "sur 3" not in shown(other)
    assert "Basile" in other.title[0].value


def test_the_timeline_is_a_chart_and_its_table_filtered_by_kind(
    sign_in: SignIn, app: AppTest, head: Actor, people: list[int]
) -> None:
    """Every kind that happened can be hidden; what is shown in the chart is in the table (1.41)."""
    sign_in(head)
    opened(app, "candidate", id=people[0])
    pills = app.get("button_group")
    assert pills
    whole = shown(app)
    assert t("fr", "event-accommodation-asked") in whole
    assert t("fr", "event-candidate-read") not in whole  # it was not read before
    opened(app, "candidate", id=people[1])
    opened(app, "candidate", id=people[0])
    assert t("fr", "event-candidate-read") in shown(app)


def test_requests_are_on_the_record_for_who_answers_them(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, officer: Actor, people: list[int]
) -> None:
    """Accommodations asked are shown to who decides on them, never to a reader (GDPR, art. 9)."""
    sign_in(officer)
    opened(app, "candidate", id=people[0])
    assert "Assistance d’un lecteur" in shown(app)
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="08"))
    again = AppTest.from_file(app._script_path, default_timeout=120)
    opened(again, "candidate", id=people[0])
    assert "Assistance d’un lecteur" not in shown(again)


def test_a_head_of_office_has_the_litigation_file_made_with_its_reason(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, head: Actor, officer: Actor, people: list[int]
) -> None:
    """Without a reason it is refused; made, its link is there; a case officer is not offered it."""
    sign_in(officer)
    opened(app, "candidate", id=people[0])
    assert t("fr", "litigation-make") not in [button.label for button in app.button]
    sign_in(head)
    opened(app, "candidate", id=people[0])
    (make,) = [button for button in app.button if button.label == t("fr", "litigation-make")]
    make.click().run()
    assert not app.exception
    assert "motif" in shown(app)
    app.text_area(key="litigation_reason").set_value("Recours n° 2026-114")
    (make,) = [button for button in app.button if button.label == t("fr", "litigation-make")]
    make.click().run()
    assert not app.exception
    with reading(sqlite_engine) as tx:
        (made,) = tx.scalars(select(LitigationFile))
        (ordered,) = tx.scalars(select(AuditEvent).where(AuditEvent.name == Event.LITIGATION_ORDERED.value))
    assert (made.state, made.candidate_id, ordered.reason) == ("ready", people[0], "Recours n° 2026-114")
    links = [str(one.proto.url) for one in app.get("link_button")]
    assert f"/files/litigation/{made.id}" in links
