"""The journal on the screen: found, paged, verified, taken away as a file."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from core import units
from core.access import Actor
from core.audit import Event, record
from core.audit.files import criteria_of, name_of
from core.audit.queries import Criteria, EventLine, events
from core.catalogue.reference import reference
from core.errors import NotFound
from core.i18n import has, t
from db.engine import make_engine, writing
from pages.shared import journal_words
from pages.shared.messages import plain
from tests import factories
from tests.pages.conftest import SignIn, page_file
from tests.source import called, modules


@pytest.fixture
def head(sqlite_engine: Engine) -> Actor:
    """The head of Grenoble."""
    return factories.a_staff(sqlite_engine, "head_of_office", academie_code="08")


@pytest.fixture
def page(head: Actor, sign_in: SignIn, app: AppTest) -> AppTest:
    """The journal page of the head of Grenoble."""
    sign_in(head)
    return app.run().switch_page(page_file("journal"))


def rows(page: AppTest) -> list[list[str]]:
    """Give the lines of the table, as plain text."""
    if not page.table:
        return []
    return [[str(cell).replace("\\", "") for cell in line] for line in page.table[0].value.values.tolist()]


def several(engine: Engine, actor: Actor, event: Event, many: int) -> None:
    """Journal the same thing several times."""
    with writing(engine) as tx:
        for _ in range(many):
            record(tx, actor, event, "staff", actor.id)


def test_older_events_are_a_click_away(page: AppTest, sqlite_engine: Engine, head: Actor) -> None:
    """Fifty a page, the newest first; the last page says so; back to the newest."""
    several(sqlite_engine, head, Event.SIGNED_IN, 60)
    page.run()
    assert not page.exception
    assert len(rows(page)) == 50
    first = rows(page)[0][0]
    page.button(key="journal_older").click().run()
    assert len(rows(page)) >= 10
    assert page.button(key="journal_older").disabled
    page.button(key="journal_newest").click().run()
    assert rows(page)[0][0] == first


def test_a_kind_of_event_is_found(page: AppTest, sqlite_engine: Engine, head: Actor) -> None:
    """One kind, then one that nobody did: the page says what to do."""
    several(sqlite_engine, head, Event.SIGNED_IN, 3)
    page.run()
    page.selectbox(key="journal_kind").set_value(t("fr", "event-staff-signed-in")).run()
    assert not page.exception
    assert {line[2] for line in rows(page)} == {t("fr", "event-staff-signed-in")}
    page.selectbox(key="journal_kind").set_value(t("fr", "event-export-ordered")).run()
    assert plain(t("fr", "journal-nothing")) in [one.value for one in page.markdown]


def test_the_journal_of_another_academie_is_not_shown(page: AppTest, sqlite_engine: Engine, head: Actor) -> None:
    """What staff of Lille do, and what happens to candidates there, is not for Grenoble (3.02)."""
    lille = factories.a_staff(sqlite_engine, "case_officer", academie_code="09")
    with writing(sqlite_engine) as tx:
        there = factories.a_registration(tx, factories.a_candidate(tx, academie_code="09"), academie_code="09")
        here = factories.a_registration(tx)
    several(sqlite_engine, lille, Event.SIGNED_IN, 2)
    page.run()
    shown = {(line[4], line[3]) for line in rows(page)}
    assert not {one for one in shown if one[1] == lille.label}
    found = {event.subject_id for event in units.read(events, head) if event.subject_kind == "registration"}
    assert found == {here.registration_id}
    assert there.registration_id not in found


def test_the_chain_is_verified_on_demand(page: AppTest, sqlite_engine: Engine, head: Actor) -> None:
    """Intact, then altered behind the product's back: the page says at which event (3.18)."""
    several(sqlite_engine, head, Event.SIGNED_IN, 3)
    page.run()
    page.button(key="journal_verify").click().run()
    assert len(page.success) == 1
    raw = make_engine(str(sqlite_engine.url))
    with raw.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS audit_event_refuses_update")
        names = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'")]
        for name in names:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE audit_event SET actor_label = 'personne' WHERE seq = 2")
        connection.commit()
    raw.dispose()
    page.button(key="journal_verify").click().run()
    assert not page.exception
    assert "n° 2" in page.error[0].value.replace("\\", "")


def test_the_administrator_verifies_without_reading(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """He sees whether it is intact, and no line of it (3.08)."""
    sign_in(factories.a_staff(sqlite_engine, "technical_administrator"))
    app.run().switch_page(page_file("journal")).run()
    app.button(key="journal_verify").click().run()
    assert not app.exception
    assert len(app.success) == 1
    assert not app.table


def test_the_name_of_the_file_carries_what_was_asked() -> None:
    """There and back, whatever was chosen; nonsense is not found, and no name of a person is in it (1.30)."""
    asked = Criteria(
        "staff.signed_in", 12, "staff", 7, datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
    )
    assert criteria_of(name_of(asked)) == asked
    assert criteria_of(name_of(Criteria())) == Criteria()
    for nonsense in ("id=x", "since=hier", "id=-1", "actor=1;DROP"):
        with pytest.raises(NotFound):
            criteria_of(nonsense)


def test_what_one_did_is_one_s_own(sqlite_engine: Engine, head: Actor, sign_in: SignIn, app: AppTest) -> None:
    """The home page lists the last acts of who looks, not those of a colleague."""
    other = factories.a_staff(sqlite_engine, "reader", academie_code="08")
    several(sqlite_engine, other, Event.SIGNED_OUT, 3)
    several(sqlite_engine, head, Event.SIGNED_IN, 2)
    sign_in(head)
    app.run()
    assert not app.exception
    told = [cell for table in app.table for line in table.value.values.tolist() for cell in line]
    assert plain(t("fr", "event-staff-signed-in")) in told
    assert plain(t("fr", "event-staff-signed-out")) not in told


def test_a_line_speaks_to_a_person(page: AppTest, sqlite_engine: Engine) -> None:
    """Days, civilities and facts in words; what only the machine reads stays in the file (3.15)."""
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, factories.a_candidate(tx, birth_date=date(2008, 3, 12), civility="MME"))
    page.run()
    told = {line[2]: line[5] for line in rows(page)}
    created, saved = told[t("fr", "event-candidate-created")], told[t("fr", "event-registration-saved")]
    assert "12/03/2008" in created
    assert "Madame" in created
    assert "Version" in saved
    assert "candidate" not in saved


def test_a_line_holds_no_code_of_the_machine(page: AppTest, sqlite_engine: Engine, head: Actor) -> None:
    """Who, what and its facts are in words; what has no name for people stays in the file (3.15)."""
    with writing(sqlite_engine) as tx:
        registration = factories.a_registration(tx)
        record(
            tx, head, Event.PIECE_CHANGED, "registration", registration.registration_id,
            changes={"state": ("awaited", "received")}, facts={"piece": "identity", "files": 2, "sheet": 4},
        )  # fmt: skip
        record(tx, head, Event.ROLE_GRANTED, "staff", head.id, facts={"role": "case_officer/08/*", "grant": 1})
        record(tx, head, Event.ACCOMMODATION_ASKED, "staff", head.id, facts={"asked": 2, "proof": False, "report": 3})
    page.run()
    assert not page.exception
    told = {line[2]: line[5] for line in rows(page)}
    piece = told[t("fr", "event-piece-changed")]
    assert f"{t('fr', 'piece-state-awaited')} → {t('fr', 'piece-state-received')}" in piece
    assert reference().pieces["identity"].label in piece
    assert "sheet" not in piece
    given = told[t("fr", "event-staff-role-granted")]
    assert "Gestionnaire (Grenoble, tous les domaines)" in given
    assert "case_officer" not in given
    asked = told[t("fr", "event-accommodation-asked")]
    assert plain(t("fr", "candidate-no")) in asked
    assert "False" not in asked
    assert "report" not in asked


def test_an_automatic_task_is_named_in_words() -> None:
    """Who reads the journal knows what did it; a person keeps her name, whatever it is."""
    task = EventLine(1, datetime(2026, 11, 23, tzinfo=UTC), "duplicate.found", "duplicates", "", "", 0, {}, "", ())
    assert journal_words.who(replace(task, actor_kind="system")) == t("fr", "journal-job-duplicates")
    assert journal_words.who(replace(task, actor_kind="staff")) == "duplicates"


def test_every_task_that_runs_by_itself_has_a_name() -> None:
    """Each one that signs a line of the journal has its words (3.15)."""
    written = {
        call.args[0].value for module in modules("core") for call in module.calls()
        if called(call) == "system" and call.args and isinstance(call.args[0], ast.Constant)
    }  # fmt: skip
    assert "duplicates" in written
    assert [name for name in sorted(written) if not has("fr", f"journal-job-{name.replace('.', '-')}")] == []


def test_every_fact_that_the_product_writes_has_a_name_or_is_for_the_machine() -> None:
    """A new fact is either said to people or declared as a mark: none comes out as its key (3.15)."""
    written = {
        key.value for module in modules("core") for call in module.calls() for word in call.keywords
        if called(call) == "record" and word.arg == "facts"
        for part in ast.walk(word.value) if isinstance(part, ast.Dict)
        for key in part.keys if isinstance(key, ast.Constant)
    }  # fmt: skip
    assert len(written) > 40
    unsaid = {name for name in written if not journal_words.label(name)}
    assert sorted(unsaid - journal_words.MARKS) == []
