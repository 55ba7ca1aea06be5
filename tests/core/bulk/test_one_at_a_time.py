"""One run at a time of a kind and scope: the second to order the same is told who did, and where to look (4.09)."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from core import units
from core.access import Actor, system
from core.access.actor import Scope
from core.audit import Event, record
from core.bulk.actions import cancel, order, pause, resume, retry_failures
from core.bulk.approving import approve_run
from core.bulk.ongoing import RunAlreadyOrdered, ongoing, scope_of
from core.bulk.options import ZIP, RunOptions
from core.bulk.rules import ENDED, Order, RunState
from core.i18n import refusal
from core.jobs.synchronous import run_promised
from core.search.query import Query
from core.two_persons.rules import CountedAct
from core.two_persons.thresholds import set_threshold
from db.engine import reading, writing
from db.tables import BulkItem, BulkRun
from db.tables.documents import LIVE_RUN
from tests import factories
from tests.races import at_once, behind_a_lock

NO_FILES = RunOptions(outputs=())


@pytest.fixture
def registered(engine):
    with writing(engine) as tx:
        return [factories.a_registration(tx).registration_id for _ in range(3)]


def runs(engine):
    with reading(engine) as tx:
        return list(tx.scalars(select(BulkRun).order_by(BulkRun.id)))


@pytest.mark.usefixtures("registered")
def test_the_same_run_is_not_ordered_while_it_goes_on(engine, case_officer, other_case_officer):
    """Whatever files the second wants: told who ordered it and when; paused, it still is one; over, it is ordered."""
    first = units.perform(order, case_officer, Query(), NO_FILES)
    again = partial(units.perform, order, other_case_officer, Query(), RunOptions(order=Order.NAME, outputs=(ZIP,)))
    for step in (None, pause, resume):
        if step:
            units.perform(step, case_officer, first.run_id)
        with pytest.raises(RunAlreadyOrdered) as refused:
            again()
        assert (refused.value.facts["run"], refused.value.facts["who"]) == (str(first.run_id), case_officer.label)
        told = refusal("fr", refused.value)
        assert case_officer.label in told
        assert "Suivi des éditions" in told
    seen = units.read(ongoing, other_case_officer, Query(), "confirmation")
    assert seen is not None
    assert (seen.run_id, seen.who) == (first.run_id, case_officer.label)
    assert len(runs(engine)) == 1
    run_promised()
    assert units.read(ongoing, other_case_officer, Query(), "confirmation") is None
    assert again().run_id != first.run_id


@pytest.mark.usefixtures("registered")
def test_a_run_that_awaits_approval_is_approved_not_ordered_again(case_officer, other_case_officer, head_of_office):
    """Two persons who want the same large run are the two persons that it needs; cancelled, it stands in no way."""
    units.perform(set_threshold, head_of_office, CountedAct.RUN, "08", 1)
    first = units.perform(order, case_officer, Query(), NO_FILES)
    with pytest.raises(RunAlreadyOrdered) as refused:
        units.perform(order, other_case_officer, Query(), NO_FILES)
    assert "seconde personne" in refusal("fr", refused.value)
    assert units.perform(approve_run, other_case_officer, first.run_id).state == "ordered"
    units.perform(cancel, case_officer, first.run_id)
    assert units.perform(order, other_case_officer, Query(), NO_FILES).state == "awaiting_approval"


def test_other_registrations_and_other_documents_are_made_at_the_same_time(case_officer, stranger, registered):
    """Another list, another kind, the same words elsewhere: nobody waits for what is not his."""
    units.perform(order, case_officer, Query(), NO_FILES)
    units.perform(order, case_officer, Query(registrations=tuple(registered[:1])), NO_FILES)
    units.perform(order, case_officer, Query(), RunOptions(kind="missing_pieces", outputs=()))
    units.perform(order, stranger, Query(), NO_FILES)


def a_person(*scopes):
    return Actor("staff", 1, "Une personne", 1, scopes=tuple(Scope("case_officer", *place) for place in scopes))


def test_the_scope_is_where_a_query_is_asked_within_the_perimeter():
    """The whole of Grenoble is one, be it asked by its office or by the nation; an order of codes changes nothing."""
    nation, grenoble, both = a_person(("", "")), a_person(("08", "")), a_person(("08", ""), ("08", "BCP"))
    of_08 = Query(academies=("08",))
    assert scope_of(nation, of_08) == scope_of(grenoble, Query()) == scope_of(both, of_08)
    assert scope_of(nation, Query()) != scope_of(grenoble, Query())
    assert scope_of(nation, Query(academies=("09", "08"))) == scope_of(nation, Query(academies=("08", "09")))
    assert scope_of(nation, Query(text=" lea  martin")) == scope_of(nation, Query(text="lea martin"))
    assert scope_of(nation, Query(text="lea")) != scope_of(nation, Query(text="martin"))
    assert scope_of(grenoble, Query(domains=("BCP",))) == scope_of(a_person(("08", "BCP")), Query())


@pytest.mark.usefixtures("registered")
def test_of_two_orders_at_once_one_is_a_run(engine, case_officer, other_case_officer):
    """The second comes while the first is not written yet: it waits for it, then is told who was first."""
    with pytest.raises(RunAlreadyOrdered) as refused:
        behind_a_lock(
            engine, partial(units.perform, order, other_case_officer, Query(), NO_FILES),
            lock=lambda tx: order(tx, case_officer, Query(), NO_FILES), meanwhile=lambda: None,
        )  # fmt: skip
    assert refused.value.facts["who"] == case_officer.label
    assert len(runs(engine)) == 1


@pytest.mark.usefixtures("registered")
def test_two_managers_who_press_together_get_one_run(engine, case_officer, other_case_officer):
    """Whichever comes first, the other is refused, never both and never none."""
    got = at_once(
        *(partial(units.perform, order, who, Query(), NO_FILES) for who in (case_officer, other_case_officer))
    )
    assert sorted(type(one).__name__ for one in got) == ["Ordered", "RunAlreadyOrdered"]
    assert len(runs(engine)) == 1


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("registered")
def test_without_the_index_two_orders_at_once_are_two_runs(engine, case_officer, other_case_officer):
    """The negative control: neither sees the other, who is not written yet (4.14)."""
    with engine.begin() as connection:
        connection.execute(text("DROP INDEX one_live_run_per_scope"))
    with writing(engine) as tx:
        order(tx, case_officer, Query(), NO_FILES)
        units.perform(order, other_case_officer, Query(), NO_FILES)
    assert len(runs(engine)) == 2


@pytest.mark.usefixtures("registered")
def test_the_database_refuses_the_second_by_itself(engine, case_officer):
    """A defect of ours, or an order by hand, cannot start it twice; the index and the rule name the same states."""
    units.perform(order, case_officer, Query(), NO_FILES)
    again = (
        "INSERT INTO bulk_run (kind, query, options, state, total, skipped, ordered_by, ordered_at, error, scope)"
        " SELECT kind, query, options, state, total, skipped, ordered_by, ordered_at, error, scope FROM bulk_run"
    )
    with pytest.raises(IntegrityError), writing(engine) as tx:
        tx.execute(text(again))
    assert {state for state in RunState if f"'{state.value}'" in LIVE_RUN} == set(RunState) - ENDED


def test_failures_are_not_tried_again_beside_the_same_run(engine, case_officer, other_case_officer, registered):
    """A finished run begins again only when the same is not being made by another."""
    first = units.perform(order, case_officer, Query(), NO_FILES)
    run_promised()
    with writing(engine) as tx:
        one = BulkItem.run_id == first.run_id, BulkItem.registration_id == registered[0]
        tx.execute(update(BulkItem).where(*one).values(state="failed", error="essai"))
    second = units.perform(order, other_case_officer, Query(), NO_FILES)
    with pytest.raises(RunAlreadyOrdered):
        units.perform(retry_failures, case_officer, first.run_id)
    units.perform(cancel, other_case_officer, second.run_id)
    assert units.perform(retry_failures, case_officer, first.run_id).state == "running"


@pytest.mark.usefixtures("registered")
def test_a_run_of_an_earlier_release_stands_in_no_way(engine, case_officer):
    """It bears no scope: what it makes cannot be told, so nothing is refused because of it."""
    with writing(engine) as tx:
        for _ in range(2):
            tx.add(
                BulkRun(
                    kind="confirmation", query={}, options={}, state="paused", total=0, skipped={}, error="",
                    ordered_by="Ancien", ordered_at=datetime(2026, 11, 1, tzinfo=UTC), needs_approval=False,
                )
            )  # fmt: skip
        record(tx, system("tests"), Event.RUN_ORDERED, "run", 0)
    assert units.perform(order, case_officer, Query(), NO_FILES).state == "ordered"
