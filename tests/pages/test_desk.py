"""Register, modify, deregister and set aside at the desk, through the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core import clock
from core.access import Actor, system
from core.audit import Event, record
from core.i18n import t
from db.engine import reading, writing
from db.tables import AuditEvent, Registration, RegistrationDraft, Window
from tests import factories
from tests.pages.conftest import SignIn, page_file

SOON, LATER = timedelta(days=1), timedelta(days=30)


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def lea(sqlite_engine: Engine) -> int:
    with writing(sqlite_engine) as tx:
        return factories.a_candidate(tx).id


@pytest.fixture
def windows(sqlite_engine: Engine) -> Callable[[timedelta, timedelta], None]:
    """Place the windows of BCP in Grenoble around this instant."""

    def put(opens: timedelta, closes: timedelta) -> None:
        with writing(sqlite_engine) as tx:
            exam_session, now = factories.an_exam_session(tx).id, clock.now(tx)
            for row in tx.scalars(select(Window).filter_by(exam_session_id=exam_session, academie_code="08")):
                row.opens_at, row.closes_at = now + opens, now + closes
            record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 1)

    return put


def opened(app: AppTest, **query: int) -> AppTest:
    app.run()
    app.switch_page(page_file("desk"))
    for key, value in query.items():
        app.query_params[key] = str(value)
    app.run()
    assert not app.exception
    return app


def draft_of(engine: Engine) -> str:
    with reading(engine) as tx:
        row = tx.scalars(select(RegistrationDraft)).one()
        return f"{row.id}_{row.seen_version}"


def begun(app: AppTest, engine: Engine, lea: int) -> str:
    """Choose the exam and begin; give the mark of the draft."""
    opened(app, candidate=lea)
    app.selectbox(key="desk_domain").select("BCP")
    app.selectbox(key="desk_session").select("2027")
    app.selectbox(key="desk_place").select("08").run()
    app.button(key="desk_begin").click().run()
    assert not app.exception
    return draft_of(engine)


def filled(app: AppTest, draft: str, language: str = "Anglais") -> None:
    """Fill each part, one click each."""
    app.selectbox(key=f"desk_{draft}_category").select("BCP-IND")
    app.selectbox(key=f"desk_{draft}_speciality").select("31212")
    app.button(key=f"desk_{draft}_keep_exam").click().run()
    app.button(key=f"desk_{draft}_credits_keep").click().run()
    app.selectbox(key=f"desk_{draft}_language_E4").select(language)
    app.selectbox(key=f"desk_{draft}_language_E42").select("Espagnol")
    app.button(key=f"desk_{draft}_keep_papers").click().run()
    assert not app.exception


def registered(engine: Engine) -> list[tuple[int, int, str]]:
    with reading(engine) as tx:
        rows = tx.scalars(select(Registration).order_by(Registration.number))
        return [(one.number, one.version, one.state) for one in rows]


def test_the_whole_form_at_the_desk(sqlite_engine, officer, lea, windows, sign_in: SignIn, app: AppTest) -> None:
    """Each part opens the next; nothing is registered before the last click; then version 2 by « Modifier »."""
    windows(-SOON, LATER)
    sign_in(officer)
    draft = begun(app, sqlite_engine, lea)
    assert not [one for one in app.button if one.key == f"desk_{draft}_save"]
    filled(app, draft)
    assert registered(sqlite_engine) == []
    app.button(key=f"desk_{draft}_save").click().run()
    assert not app.exception
    assert registered(sqlite_engine) == [(1, 1, "registered")]
    with reading(sqlite_engine) as tx:
        number = tx.scalars(select(Registration.id)).one()
    opened(app, candidate=lea)
    app.button(key=f"desk_modify_{number}").click().run()
    draft = draft_of(sqlite_engine)
    filled(app, draft, "Allemand")
    app.button(key=f"desk_{draft}_save").click().run()
    assert registered(sqlite_engine) == [(1, 2, "registered")]


def test_outside_the_window_a_reason_is_needed(
    sqlite_engine, officer, lea, windows, sign_in: SignIn, app: AppTest
) -> None:
    """Closed to the candidate: the button waits for the reason and the tick, and the journal has both (6.17)."""
    windows(-LATER, -SOON)
    sign_in(officer)
    draft = begun(app, sqlite_engine, lea)
    filled(app, draft)
    assert t("fr", "desk-outside") in " ".join(one.value.replace("\\", "") for one in app.warning)
    assert app.button(key=f"desk_{draft}_save").disabled
    app.text_input(key=f"desk_{draft}_save_reason").set_value("dossier reçu par courrier")
    app.checkbox(key=f"desk_{draft}_save_known").check().run()
    app.button(key=f"desk_{draft}_save").click().run()
    assert registered(sqlite_engine) == [(1, 1, "registered")]
    with reading(sqlite_engine) as tx:
        event = tx.scalars(select(AuditEvent).filter_by(name="registration.saved")).one()
        assert (event.facts["outside_window"], event.reason) == (True, "dossier reçu par courrier")


@pytest.mark.parametrize(("what", "state"), [("deregister", "deregistered"), ("set_aside", "set_aside")])
def test_ending_needs_its_reason(
    sqlite_engine, officer, lea, windows, sign_in: SignIn, app: AppTest, what: str, state: str
) -> None:
    """Without a reason nothing ends; with it the registration is over, and gone from the desk."""
    windows(-SOON, LATER)
    with writing(sqlite_engine) as tx:
        number = factories.a_registration(tx, tx.get_one(factories.Candidate, lea)).registration_id
    sign_in(officer)
    opened(app, candidate=lea)
    app.button(key=f"desk_{what}_{number}").click().run()
    assert registered(sqlite_engine) == [(1, 1, "registered")]
    app.text_area(key=f"desk_{what}_{number}_reason").set_value("courrier du 3 novembre").run()
    app.button(key=f"desk_{what}_{number}").click().run()
    assert not app.exception
    assert registered(sqlite_engine) == [(1, 1, state)]
    assert not [one for one in app.button if one.key == f"desk_modify_{number}"]


def test_another_academie_finds_nobody(sqlite_engine, lea, sign_in: SignIn, app: AppTest) -> None:
    """Out of the perimeter there is no candidate, whatever the address says (3.03)."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="09"))
    opened(app, candidate=lea)
    assert "desk_begin" not in [one.key for one in app.button]
    assert not app.header


def test_a_title_held_twice_is_declared_twice(
    sqlite_engine, officer, lea, windows, sign_in: SignIn, app: AppTest
) -> None:
    """Two attempts of two years: each with its own year, kept both, and found again both."""
    windows(-SOON, LATER)
    sign_in(officer)
    draft = begun(app, sqlite_engine, lea)
    app.selectbox(key=f"desk_{draft}_category").select("BCP-IND")
    app.selectbox(key=f"desk_{draft}_speciality").select("31212")
    app.button(key=f"desk_{draft}_keep_exam").click().run()
    app.multiselect(key=f"desk_{draft}_credits").set_value(["HIGHER"]).run()
    app.number_input(key=f"desk_{draft}_credits_times_HIGHER").set_value(2).run()
    app.number_input(key="exemptions_year_HIGHER").set_value(2017).run()
    app.number_input(key="exemptions_year_HIGHER.1").set_value(2020).run()
    for rank in (0, 1):
        app.selectbox(key=f"desk_{draft}_credits_{rank}_academie_HIGHER").select("08").run()
    app.button(key=f"desk_{draft}_credits_keep").click().run()
    assert not app.exception
    with reading(sqlite_engine) as tx:
        kept = tx.scalars(select(RegistrationDraft)).one().content["declared"]
    assert [(one["option"], one["year"]) for one in kept] == [("HIGHER", 2017), ("HIGHER", 2020)]
    opened(app, draft=int(draft.partition("_")[0]))
    assert app.number_input(key=f"desk_{draft}_credits_times_HIGHER").value == 2
