"""The pages of bulk runs: what would be done, one order per click, progress, pause, files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from streamlit.testing.v1 import AppTest

from core import units
from core.bulk.actions import order
from core.bulk.options import RunOptions
from core.documents.actions import issue
from core.jobs.synchronous import run_promised
from core.search.listing import Order as ListOrder
from core.search.query import Query
from core.search.views.actions import Wanted, freeze, keep_view
from core.two_persons.rules import CountedAct
from core.two_persons.thresholds import set_threshold
from db.engine import reading, writing
from db.tables import AuditEvent, BulkRun, Document
from pages.shared.results_actions import RUN_SEARCH
from tests import factories
from tests.core.bulk.test_runs import move
from tests.core.documents.test_letters import decided
from tests.pages.conftest import SignIn, page_file
from tests.pages.test_volumes import opened, shown


@pytest.fixture(autouse=True)
def _store(settings_in: Any, tmp_path: Any) -> None:
    settings_in(tmp_path / "data")


@pytest.fixture
def registered(sqlite_engine: Engine) -> list[int]:
    """Three registrations of Grenoble, one of Lille."""
    with writing(sqlite_engine) as tx:
        mine = [factories.a_registration(tx).registration_id for _ in range(3)]
        factories.a_registration(tx, academie_code="09")
    return mine


def runs(engine: Engine) -> list[BulkRun]:
    with reading(engine) as tx:
        return list(tx.scalars(select(BulkRun).order_by(BulkRun.id)))


def test_the_page_says_what_would_be_done(
    sqlite_engine: Engine, registered: list[int], sign_in: SignIn, app: AppTest
) -> None:
    """Three to make, none of Lille; once one is up to date, two; nothing is ordered by looking (3.02)."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    sign_in(actor)
    opened(app, "documents")
    assert "À refaire 3" in shown(app)
    assert "Aucun document n’existe encore" in shown(app)
    units.perform(issue, actor, registered[0])
    app.run()
    assert "À refaire 2" in shown(app)
    assert "Déjà à jour 1" in shown(app)
    assert runs(sqlite_engine) == []


def test_three_first_pages_are_seen_on_the_screen_before_the_order(
    sqlite_engine: Engine, registered: list[int], sign_in: SignIn, app: AppTest
) -> None:
    """Asked for, they are pictures with a text for who cannot see them; another choice is looked at anew (3.22)."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    opened(app, "documents")
    assert len(app.get("image")) == 0
    app.button(key="documents_samples").click().run()
    assert not app.exception
    assert 1 <= len(app.get("image")) <= len(registered)
    with reading(sqlite_engine) as tx:
        read = tx.scalar(select(func.count()).select_from(AuditEvent).where(AuditEvent.name == "document.read"))
    assert read == len(app.get("image"))
    app.toggle(key="documents_notify").set_value(True).run()
    assert len(app.get("image")) == 0


def test_each_document_says_what_its_registration_changed_for(
    sqlite_engine: Engine, registered: list[int], sign_in: SignIn, app: AppTest
) -> None:
    """Of a registration that moved since its paper was printed, the list says by what kind of change."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    units.perform(issue, actor, registered[0])
    move(sqlite_engine, registered[0])
    sign_in(actor)
    opened(app, "documents")
    app.toggle(key="documents_each").set_value(True).run()
    assert not app.exception
    assert "La candidature a changé\u202f: modification" in shown(app)


def test_the_counter_of_the_home_page_leads_to_one_press_that_makes_just_these(
    sqlite_engine: Engine, registered: list[int], sign_in: SignIn, app: AppTest
) -> None:
    """The card counts two of three; where it leads, one press makes these two and no other; the card is gone."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    first = units.perform(issue, actor, registered[0])
    sign_in(actor)
    app.run()
    assert "documents sont à éditer ou à refaire" in shown(app)
    assert "2" in [one.value for one in app.subheader]
    app.query_params["kind"] = "confirmation"
    app.switch_page(page_file("documents")).run()
    app.button(key="documents_launch").click().run()
    (run,) = runs(sqlite_engine)
    assert (run.total, run.kind) == (2, "confirmation")
    run_promised()
    with reading(sqlite_engine) as tx:
        made = tx.scalars(select(Document).where(Document.current).order_by(Document.registration_id)).all()
        assert [one.registration_id for one in made] == registered
        assert made[0].id == first.document_id
    app.query_params.clear()
    app.switch_page(page_file("home")).run()
    assert not app.exception
    assert "documents sont à éditer" not in shown(app)


@pytest.mark.usefixtures("registered")
def test_a_double_click_orders_one_run(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Two clicks close together are one order (6.24)."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    opened(app, "documents")
    button = app.button(key="documents_launch")
    button.click().run()
    app.switch_page(page_file("documents")).run()
    app.button(key="documents_launch").click().run()
    assert [run.total for run in runs(sqlite_engine)] == [3]


@pytest.mark.usefixtures("registered")
def test_a_run_is_followed_paused_and_resumed(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Ordered, it waits for a worker and says so; paused it does nothing; resumed and done, its files are there."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    ordered = units.perform(order, actor, Query(), RunOptions(outputs=("manifest",)))
    sign_in(actor)
    app.run()
    app.query_params["id"] = str(ordered.run_id)
    app.switch_page(page_file("runs")).run()
    assert not app.exception
    assert "Aucun agent de traitement" in shown(app)
    app.button(key=f"run_pause_{ordered.run_id}").click().run()
    assert runs(sqlite_engine)[0].state == "paused"
    run_promised()
    app.button(key=f"run_resume_{ordered.run_id}").click().run()
    run_promised()
    app.run()
    assert not app.exception
    assert "Refaites 3" in shown(app)
    assert runs(sqlite_engine)[0].state == "done"


@pytest.mark.usefixtures("registered")
def test_a_run_of_another_academie_is_not_there(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Its number typed in the address shows a refusal and nothing of it (2.14, 3.03)."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    ordered = units.perform(order, actor, Query(), RunOptions())
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="09"))
    app.run()
    app.query_params["id"] = str(ordered.run_id)
    app.switch_page(page_file("runs")).run()
    assert not app.exception
    assert len(app.error) == 1
    assert actor.label not in shown(app)


@pytest.mark.usefixtures("registered")
def test_a_search_handed_over_is_said_and_taken(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """What the search found is what the run takes, until it is given up."""
    sign_in(factories.a_staff(sqlite_engine, "case_officer", academie_code="08"))
    app.run()
    app.session_state[RUN_SEARCH] = Query(text="personne").to_json()
    app.switch_page(page_file("documents")).run()
    assert not app.exception
    assert "personne" in shown(app)
    assert "À refaire 0" in shown(app)
    app.button(key="documents_forget").click().run()
    assert "À refaire 3" in shown(app)


@pytest.mark.usefixtures("registered")
def test_a_run_over_the_number_is_approved_by_another_person(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest
) -> None:
    """The head of office sets the number; who orders is told and finds no button to approve; the other one finds it."""
    head = factories.a_staff(sqlite_engine, "head_of_office", academie_code="08")
    sign_in(head)
    opened(app, "runs")
    app.number_input(key="run_approval_above_08_20000").set_value(2).run()
    app.button(key="run_threshold_keep").click().run()
    assert "au-delà de 2, une seconde personne" in shown(app)
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    sign_in(officer)
    opened(app, "documents")
    assert "attend l’accord d’une seconde personne" in shown(app)
    app.button(key="documents_launch").click().run()
    (run,) = runs(sqlite_engine)
    assert (run.state, run.total) == ("awaiting_approval", 3)
    opened(app, "runs")
    assert "Éditions à approuver" not in shown(app)
    assert f"run_approve_{run.id}" not in [button.key for button in app.button]
    sign_in(head)
    opened(app, "runs")
    assert "Éditions à approuver" in shown(app)
    app.button(key=f"run_approve_{run.id}").click().run()
    assert not app.exception
    assert runs(sqlite_engine)[0].state == "ordered"
    run_promised()
    assert runs(sqlite_engine)[0].state == "done"


@pytest.mark.usefixtures("registered")
def test_who_approves_long_after_signing_in_types_the_password_again(
    sqlite_engine: Engine, sign_in: SignIn, app: AppTest, stopped_clock: Any
) -> None:
    """The press is not offered on a screen left open; the refusal is (1.19)."""
    head = factories.a_staff(sqlite_engine, "head_of_office", academie_code="08")
    units.perform(set_threshold, head, CountedAct.RUN, "08", 1)
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    ordered = units.perform(order, officer, Query(), RunOptions(outputs=()))
    sign_in(head)
    stopped_clock(datetime(2026, 11, 23, 9, 6, tzinfo=UTC))
    opened(app, "runs")
    assert "mot de passe saisi depuis moins de cinq minutes" in shown(app)
    assert app.button(key=f"run_approve_{ordered.run_id}").disabled
    assert not app.button(key=f"run_refuse_{ordered.run_id}").disabled
    assert app.text_input(key="confirm_password")


@pytest.mark.usefixtures("registered")
def test_a_refusal_is_read_by_who_ordered(sqlite_engine: Engine, sign_in: SignIn, app: AppTest) -> None:
    """Without a reason nothing is refused; with one, the run says who refused it and why."""
    head = factories.a_staff(sqlite_engine, "head_of_office", academie_code="08")
    units.perform(set_threshold, head, CountedAct.RUN, "08", 1)
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    ordered = units.perform(order, officer, Query(), RunOptions(outputs=()))
    sign_in(head)
    opened(app, "runs")
    app.button(key=f"run_refuse_{ordered.run_id}").click().run()
    assert runs(sqlite_engine)[0].state == "awaiting_approval"
    app.text_area(key=f"run_reason_{ordered.run_id}").set_value("Les dates changent demain").run()
    app.button(key=f"run_refuse_{ordered.run_id}").click().run()
    assert runs(sqlite_engine)[0].state == "refused"
    sign_in(officer)
    app.run()
    app.query_params["id"] = str(ordered.run_id)
    app.switch_page(page_file("runs")).run()
    assert not app.exception
    assert "Les dates changent demain" in shown(app)
    assert f"refusée par {head.label}" in shown(app)


def test_a_card_of_the_home_page_opens_on_its_kind(
    sqlite_engine: Engine, registered: list[int], sign_in: SignIn, app: AppTest
) -> None:
    """Letters that changed are made again from there; a kind that does not exist is the first one, never an error."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    decided(sqlite_engine, registered[0])
    sign_in(actor)
    app.run()
    for asked, items in (("accommodation", "Candidatures retenues 1"), ("nonsense", "Candidatures retenues 3")):
        app.query_params["kind"] = asked
        app.switch_page(page_file("documents")).run()
        assert not app.exception
        assert items in shown(app)


def test_a_run_starts_from_a_view_or_a_frozen_list(
    sqlite_engine: Engine, registered: list[int], sign_in: SignIn, app: AppTest
) -> None:
    """A view is asked anew, in its order; a frozen list is what it was, whatever came since; each document says why."""
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    units.perform(
        keep_view, actor, Query(registrations=tuple(registered[:2])), Wanted("Deux dossiers"), columns=["number"],
        order=ListOrder("number", descending=True),
    )  # fmt: skip
    frozen = units.perform(freeze, actor, Query(registrations=(registered[2],)), name="Figée", reason="audit")
    sign_in(actor)
    opened(app, "documents")
    assert "Candidatures retenues 3" in shown(app)
    view = next(one for one in app.selectbox(key="documents_from").options if "Deux dossiers" in one)
    app.selectbox(key="documents_from").select(view).run()
    assert not app.exception
    assert "Candidatures retenues 2" in shown(app)
    app.selectbox(key="documents_order_True").select("Comme dans la liste").run()
    app.toggle(key="documents_each").set_value(True).run()
    assert "Aucun document n’existe encore" in shown(app)
    app.button(key="documents_launch").click().run()
    (run,) = runs(sqlite_engine)
    assert (run.options["order"], run.options["listed"], run.total) == ("listed", "-number", 2)
    opened(app, "documents")
    copy = next(one for one in app.selectbox(key="documents_from").options if "Figée" in one)
    app.selectbox(key="documents_from").select(copy).run()
    assert frozen.count == 1
    assert "Candidatures retenues 1" in shown(app)


def test_the_same_run_of_a_colleague_is_told_before_the_order_and_refused_after(
    sqlite_engine: Engine, registered: list[int], sign_in: SignIn, app: AppTest
) -> None:
    """Who ordered it and the way there; pressed all the same, the sentence, and no second run (4.09)."""
    colleague, actor = (factories.a_staff(sqlite_engine, "case_officer", academie_code="08") for _ in range(2))
    sign_in(actor)
    opened(app, "documents")
    assert colleague.label not in shown(app)
    units.perform(order, colleague, Query(registrations=tuple(registered[:1])), RunOptions(outputs=()))
    app.run()
    assert colleague.label not in shown(app)
    units.perform(order, colleague, Query(), RunOptions(outputs=()))
    app.button(key="documents_launch").click().run()
    assert not app.exception
    assert f"demandée par {colleague.label}" in " ".join(one.value.replace("\\", "") for one in app.error)
    app.run()
    assert f"a été demandée par {colleague.label}" in " ".join(one.value.replace("\\", "") for one in app.warning)
    assert len(runs(sqlite_engine)) == 2
