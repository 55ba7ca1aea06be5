"""A run over the number that the office set waits for a second person (3.13), and changing that number is an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core import units
from core.access import system
from core.access.errors import AccountComesFromAsker, ProofTooOld
from core.audit import Event
from core.bulk.actions import RunCannotChange, cancel, order, pause, resume
from core.bulk.approving import OrdererCannotApprove, RefusalReasonMissing, approve_run, awaiting_me, refuse_run
from core.bulk.dry_run import dry_run
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.errors import InvalidFields, NotAllowed, NotFound
from core.jobs.synchronous import run_promised
from core.monitoring.awaiting import awaiting
from core.search.query import Query
from core.two_persons.rules import CountedAct
from core.two_persons.thresholds import approval_above, set_threshold, smallest, thresholds
from db.engine import reading, writing
from db.tables import AuditEvent, AuditValue, BulkRun, Document, PromisedTask
from tests import factories

NO_FILES, RUN = RunOptions(outputs=()), CountedAct.RUN
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def registered(engine):
    with writing(engine) as tx:
        return [factories.a_registration(tx).registration_id for _ in range(4)]


@pytest.fixture
def low(engine, head_of_office, registered):
    """One person of Grenoble issues three documents alone, no more."""
    return units.perform(set_threshold, head_of_office, RUN, "08", 3)


def made(engine):
    with reading(engine) as tx:
        return len(tx.scalars(select(Document.id)).all())


def promised(engine):
    with reading(engine) as tx:
        return tx.scalars(select(PromisedTask.id).where(PromisedTask.task == "bulk.run")).all()


def events(engine):
    with reading(engine) as tx:
        rows = select(AuditEvent.name).where(AuditEvent.subject_kind == "run").order_by(AuditEvent.seq)
        return list(tx.scalars(rows))


@pytest.mark.usefixtures("low")
def test_over_the_number_nothing_is_promised_until_another_person_approves(engine, case_officer, other_case_officer):
    """It is said before, it waits, nothing is made; approved, it is made once; both acts are in the journal."""
    assert units.read(dry_run, case_officer, Query(), NO_FILES).above == 3
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    assert (ordered.state, ordered.total, promised(engine)) == ("awaiting_approval", 4, [])
    run_promised()
    assert made(engine) == 0
    (line,) = units.read(awaiting_me, other_case_officer)
    assert (line.id, line.total, line.ordered_by) == (ordered.run_id, 4, case_officer.label)
    units.perform(approve_run, other_case_officer, ordered.run_id)
    run_promised()
    assert made(engine) == 4
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.run.decided_by) == ("done", other_case_officer.label)
    assert events(engine)[:2] == [Event.RUN_ORDERED.value, Event.RUN_APPROVED.value]
    with pytest.raises(RunCannotChange):
        units.perform(approve_run, other_case_officer, ordered.run_id)


@pytest.mark.usefixtures("low")
def test_a_run_is_approved_by_someone_whose_password_was_typed_within_five_minutes(
    engine, case_officer, other_case_officer, stopped_clock
):
    """An open screen is not a person (1.19): nothing is promised; refusing needs no password; five minutes are kept."""
    stopped_clock(NINE)
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    for proved_at in (None, NINE - timedelta(minutes=5, seconds=1)):
        with pytest.raises(ProofTooOld):
            units.perform(approve_run, replace(other_case_officer, proved_at=proved_at), ordered.run_id)
    assert promised(engine) == []
    units.perform(approve_run, replace(other_case_officer, proved_at=NINE - timedelta(minutes=5)), ordered.run_id)
    assert promised(engine) != []
    run_promised()
    again = units.perform(order, case_officer, Query(), NO_FILES)
    gone = replace(other_case_officer, proved_at=None)
    assert units.perform(refuse_run, gone, again.run_id, reason="Déjà faite").state == "refused"


@pytest.mark.usefixtures("low")
def test_up_to_the_number_one_person_is_enough(case_officer, other_case_officer, registered):
    """Exactly the number: no second person; only what is stale counts when only that is made."""
    query = Query(registrations=tuple(registered[:3]))
    assert units.read(dry_run, case_officer, query, NO_FILES).above is None
    assert units.perform(order, case_officer, query, NO_FILES).state == "ordered"
    run_promised()
    whole = units.perform(order, other_case_officer, Query(), RunOptions(outputs=(), only_stale=True))
    assert (whole.state, whole.total) == ("ordered", 1)


@pytest.mark.usefixtures("low")
def test_an_order_cut_in_small_ones_waits_as_a_whole_one_would(engine, case_officer, registered, stopped_clock):
    """What one person orders alone in a day is counted together, under any account; the same again adds nothing."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    first, last = Query(registrations=tuple(registered[:3])), Query(registrations=tuple(registered[3:]))
    for _ in range(2):
        assert units.perform(order, case_officer, first, NO_FILES).state == "ordered"
        run_promised()
    twin = factories.a_staff(engine, "case_officer", academie_code="08", person_id=case_officer.person_id)
    for actor in (case_officer, twin):
        assert units.read(dry_run, actor, last, NO_FILES).above == 3
        waiting = units.perform(order, actor, last, NO_FILES)
        assert waiting.state == "awaiting_approval"
        units.perform(cancel, actor, waiting.run_id)
    stopped_clock(datetime(2026, 11, 24, 9, 1, tzinfo=UTC))
    assert units.perform(order, case_officer, last, NO_FILES).state == "ordered"


@pytest.mark.usefixtures("low")
def test_what_was_approved_or_cancelled_before_it_began_is_not_counted(case_officer, other_case_officer, registered):
    """Two persons saw the first; nothing came of the second."""
    whole, small = Query(), Query(registrations=tuple(registered[:2]))
    units.perform(approve_run, other_case_officer, units.perform(order, case_officer, whole, NO_FILES).run_id)
    cancelled = units.perform(order, case_officer, Query(registrations=tuple(registered[2:])), NO_FILES)
    units.perform(cancel, case_officer, cancelled.run_id)
    assert units.perform(order, case_officer, small, NO_FILES).state == "ordered"


@pytest.mark.usefixtures("registered")
def test_nobody_orders_alone_under_a_number_that_he_raised_himself(engine, head_of_office):
    """The number of all académies counts for him, and the first one for who raised that; others use what was set."""
    national = factories.a_staff(engine, "head_of_office")
    units.perform(set_threshold, national, RUN, "", 3)
    units.perform(set_threshold, head_of_office, RUN, "08", 100)
    assert units.read(dry_run, head_of_office, Query(), NO_FILES).above == 3
    colleague = factories.a_staff(engine, "head_of_office", academie_code="08")
    assert units.read(dry_run, colleague, Query(), NO_FILES).above is None
    units.perform(set_threshold, national, RUN, "", 10_000_000)
    with reading(engine) as tx:
        assert approval_above(tx, RUN, ["09"], asker=national.label) == 20_000
        assert approval_above(tx, RUN, ["09"], asker=colleague.label) == 10_000_000


@pytest.mark.usefixtures("low")
def test_who_ordered_cannot_approve_under_any_account(engine, case_officer, stranger, reader):
    """Neither the account, nor another account of the same person, nor one this person gave; nor who sees less."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    twin = factories.a_staff(engine, "case_officer", academie_code="08", person_id=case_officer.person_id)
    for actor in (case_officer, twin, system("tests")):
        assert units.read(awaiting_me, actor) == []
        with pytest.raises(OrdererCannotApprove):
            units.perform(approve_run, actor, ordered.run_id)
    made_by = factories.a_staff(engine, "case_officer", academie_code="08")
    with writing(engine) as tx:
        factories.record(tx, case_officer, Event.ROLE_GRANTED, "staff", made_by.id)
    with pytest.raises(AccountComesFromAsker):
        units.perform(approve_run, made_by, ordered.run_id)
    with pytest.raises(NotFound):
        units.perform(approve_run, stranger, ordered.run_id)
    with pytest.raises(NotAllowed):
        units.perform(approve_run, reader, ordered.run_id)
    assert (made(engine), promised(engine)) == (0, [])


@pytest.mark.usefixtures("low")
def test_a_refusal_says_why_and_is_the_end(engine, case_officer, other_case_officer):
    """Without a reason it is not refused; refused, nobody takes it up again."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    with pytest.raises(RefusalReasonMissing):
        units.perform(refuse_run, other_case_officer, ordered.run_id, reason="  ")
    units.perform(refuse_run, other_case_officer, ordered.run_id, reason="Attendons la fin des corrections")
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.run.decision_reason) == ("refused", "Attendons la fin des corrections")
    for change in (pause, resume, cancel, approve_run):
        with pytest.raises(RunCannotChange):
            units.perform(change, other_case_officer, ordered.run_id)
    run_promised()
    assert made(engine) == 0


@pytest.mark.usefixtures("low")
def test_who_ordered_may_think_better_of_it(engine, case_officer, other_case_officer):
    """Cancelled while it waits, it is over; it can be neither begun nor paused before it is approved."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    for change in (pause, resume):
        with pytest.raises(RunCannotChange):
            units.perform(change, case_officer, ordered.run_id)
    units.perform(cancel, case_officer, ordered.run_id)
    assert units.read(awaiting_me, other_case_officer) == []
    with pytest.raises(RunCannotChange):
        units.perform(approve_run, other_case_officer, ordered.run_id)


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE bulk_run SET state = 'ordered'",
        "UPDATE bulk_run SET state = 'running'",
        "UPDATE bulk_run SET needs_approval = false",
        "UPDATE bulk_run SET ordered_by_person_id = NULL",
        "UPDATE bulk_run SET state = 'ordered', decided_by_id = ordered_by_id,"
        " decided_by_person_id = ordered_by_person_id",
        "UPDATE bulk_run SET state = 'ordered', decided_by_person_id ="
        " (SELECT max(id) FROM person WHERE id <> ordered_by_person_id)",
    ],
)
def test_the_database_refuses_by_itself_a_run_that_nobody_approved(engine, case_officer, attack):
    """Were the check of the code forgotten, none of these is kept (3.13)."""
    units.perform(order, case_officer, Query(), NO_FILES)
    with pytest.raises(DBAPIError), writing(engine) as tx:
        tx.execute(text(attack))


def test_a_run_over_several_academies_follows_the_smallest_number(engine, head_of_office, registered):
    """Each académie keeps its own number; those without one follow that of all."""
    national = factories.a_staff(engine, "head_of_office")
    units.perform(set_threshold, national, RUN, "", 100)
    units.perform(set_threshold, head_of_office, RUN, "08", 3)
    with reading(engine) as tx:
        assert (approval_above(tx, RUN, ["09"]), approval_above(tx, RUN, ["09", "08"]), smallest(tx, RUN)) == (
            100,
            3,
            3,
        )
    with writing(engine) as tx:
        for _ in range(4):
            factories.a_registration(tx, academie_code="09")
    officer = factories.a_staff(engine, "case_officer")
    assert units.read(dry_run, officer, Query(academies=("09",)), NO_FILES).above is None
    assert units.read(dry_run, officer, Query(), NO_FILES).above == 3


def test_the_number_is_set_by_a_head_of_office_within_the_scope_and_journalled(
    engine, head_of_office, case_officer, stranger
):
    """Not by an officer, not for another académie nor for all, not by a head of one domain; before and after kept."""
    assert [one.academie_code for one in units.read(thresholds, head_of_office, RUN)] == ["08"]
    assert units.perform(set_threshold, head_of_office, RUN, "08", 500).above == 500
    units.perform(set_threshold, head_of_office, RUN, "08", 300)
    for place in ("09", "", "99"):
        with pytest.raises(NotFound):
            units.perform(set_threshold, head_of_office, RUN, place, 10)
    narrow = factories.a_staff(engine, "head_of_office", academie_code="08", domain_code="BCP")
    with pytest.raises(NotFound):
        units.perform(set_threshold, narrow, RUN, "08", 10)
    with pytest.raises(NotAllowed):
        units.perform(set_threshold, case_officer, RUN, "08", 10)
    for wrong in (-1, 10_000_001):
        with pytest.raises(InvalidFields):
            units.perform(set_threshold, head_of_office, RUN, "08", wrong)
    with reading(engine) as tx:
        values = select(AuditValue).where(AuditValue.field == "run_approval_above").order_by(AuditValue.id)
        found = [(row.before, row.after) for row in tx.scalars(values)]
    assert found == [(None, 500), (500, 300)]


@pytest.mark.usefixtures("low")
def test_the_home_page_counts_the_runs_that_await_someone(case_officer, other_case_officer, stranger):
    """The one who may approve sees a card; who ordered and who sees less do not."""
    units.perform(order, case_officer, Query(), NO_FILES)

    def counted(actor):
        return {one.key: one.count for one in units.read(awaiting, actor)}.get("runs-to-approve", 0)

    assert [counted(actor) for actor in (case_officer, other_case_officer, stranger)] == [0, 1, 0]


@pytest.mark.usefixtures("registered")
def test_a_command_of_the_system_waits_for_nobody(engine, head_of_office):
    """An automatic run has no orderer who could be one of two persons."""
    units.perform(set_threshold, head_of_office, RUN, "08", 0)
    assert units.perform(order, system("tests"), Query(), NO_FILES).state == "ordered"
    with reading(engine) as tx:
        assert tx.scalars(select(BulkRun.needs_approval)).all() == [False]
