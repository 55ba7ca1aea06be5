"""Deadlines are moved by two persons, at once and everywhere, with the candidates told and nothing accepted lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core import units
from core.access import system
from core.access.errors import AccountComesFromAsker, ProofTooOld
from core.audit import Event, record
from core.calendar.latching import note_closed
from core.calendar.moving.deciding import approve, refuse
from core.calendar.moving.errors import (
    InstantPassed,
    MoveAlreadyDecided,
    MoveAlreadyOpen,
    MoveClosesBeforeItOpens,
    MoveUnexplained,
    NothingMoves,
    NotYourMove,
    OwnMove,
    WindowIsOpen,
)
from core.calendar.moving.proposing import propose, withdraw
from core.calendar.moving.queries import moves, moves_to_decide, preview
from core.calendar.moving.rules import Asked
from core.calendar.moving.telling import tell_candidates, tell_some
from core.calendar.rules import Phase
from core.catalogue.load import load_reference
from core.corrections.errors import NotWhatWasShown
from core.errors import NotAllowed, NotFound, StaleForm
from core.jobs.control import Again, Control
from core.jobs.fulfilment import Kept, keep_promise
from core.registrations.ending import deregister
from core.registrations.form.saving import save
from core.registrations.opening import Act, ExamSessionOver, Where, WindowClosed, service
from db import engine as db_engine
from db.tables import (
    AuditEvent,
    ForeignCentre,
    OutboxMessage,
    PromisedTask,
    Registration,
    Window,
    WindowMove,
    WindowNotice,
)
from tests import factories
from tests.core.registrations.form.filling import begun, fill, registered, someone

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def wall(year, month, day, hour, minute=0):
    """An hour as the clock on the wall of a place shows it."""
    return datetime.combine(date(year, month, day), time(hour, minute))


LATER = Asked(closes=wall(2027, 3, 1, 17))
ON_TIME = datetime(2027, 3, 1, 16, 0, tzinfo=UTC)  # 17:00 in Paris


@pytest.fixture(autouse=True)
def _monday(stopped_clock):
    stopped_clock(NOW)


@pytest.fixture
def other_head(engine):
    """A second head of office of Grenoble: another person."""
    return factories.a_staff(engine, "head_of_office", academie_code="08")


def window_of(tx, domain="BCP", academie="08", phase=Phase.REGISTRATION, group="", audience="individual"):
    session = factories.an_exam_session(tx, domain).id
    return tx.scalars(
        select(Window).filter_by(
            exam_session_id=session, academie_code=academie, foreign_group=group, audience=audience, phase=phase.value
        )
    ).one()


def the_window(engine, **where):
    with db_engine.reading(engine) as tx:
        return window_of(tx, **where)


def set_hours(engine, opens, closes, **where):
    with db_engine.writing(engine) as tx:
        window = window_of(tx, **where)
        window.opens_at, window.closes_at, window.latched_at = opens, closes, None
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", window.id)
    return the_window(engine, **where)


def proposed(engine, actor, asked=LATER, windows=None, reason="panne du service"):
    wanted = windows or [the_window(engine)]
    seen = tuple((one.id, one.version) for one in wanted)
    return units.perform(propose, actor, seen, asked, reason=reason)


def digest_of(engine, move_id):
    with db_engine.reading(engine) as tx:
        return tx.get_one(WindowMove, move_id).digest


def approved(engine, actor, move_id):
    return units.perform(approve, actor, move_id, digest_of(engine, move_id))


def test_two_persons_move_a_deadline_at_once(engine, head_of_office, other_head, reading):
    """Nothing moves before the second person; then what decides has moved, with its history and its events (6.18)."""
    before = the_window(engine)
    done = proposed(engine, head_of_office)
    assert the_window(engine).closes_at == before.closes_at
    assert units.read(moves_to_decide, other_head) == 1
    assert units.read(moves_to_decide, head_of_office) == 0
    assert approved(engine, other_head, done.move_id).state == "approved"
    with reading() as tx:
        after = window_of(tx)
        assert (after.closes_at, after.opens_at, after.version) == (ON_TIME, before.opens_at, before.version + 1)
        where = Where(after.exam_session_id, "08")
        assert service(tx, system("tests"), Act.REGISTER, where).closes_at == ON_TIME
        names = [name for name in tx.scalars(select(AuditEvent.name).order_by(AuditEvent.seq)) if "calendar" in name]
        assert names[-3:] == ["calendar.move_proposed", "calendar.window_changed", "calendar.move_approved"]
    (shown,) = units.read(moves, head_of_office, decided=True)
    assert (shown.windows[0].move.closes_before, shown.windows[0].move.closes_after) == (before.closes_at, ON_TIME)
    assert (shown.reason, shown.state, shown.mine) == ("panne du service", "approved", True)


@pytest.mark.parametrize("same", ["account", "person", "opened"])
def test_one_person_never_moves_a_deadline_alone(engine, head_of_office, same, writing):
    """Neither the same account, nor another of the same person, nor an account that comes from the asker (3.13)."""
    done = proposed(engine, head_of_office)
    who, refusal = head_of_office, OwnMove
    if same == "person":
        who = factories.a_staff(engine, "head_of_office", academie_code="08", person_id=head_of_office.person_id)
    elif same == "opened":
        who, refusal = factories.a_staff(engine, "head_of_office", academie_code="08"), AccountComesFromAsker
        with writing() as tx:
            record(tx, head_of_office, Event.STAFF_CREATED, "staff", who.id)
    with pytest.raises(refusal):
        approved(engine, who, done.move_id)
    with pytest.raises(refusal):
        units.perform(refuse, who, done.move_id, reason="non")
    assert the_window(engine).version == 1


def test_who_has_not_the_right_does_nothing(engine, head_of_office, case_officer, stranger, other_head):
    """Neither a case officer, nor a head of another place, nor an open screen left behind (3.02, 1.19)."""
    window = the_window(engine)
    elsewhere = factories.a_staff(engine, "head_of_office", academie_code="09")
    with pytest.raises(NotAllowed):
        proposed(engine, case_officer)
    with pytest.raises(NotFound):
        proposed(engine, elsewhere)
    with pytest.raises(ProofTooOld):
        proposed(engine, replace(head_of_office, proved_at=NOW - timedelta(minutes=6)))
    both = factories.a_staff(engine, "head_of_office")
    done = proposed(engine, both, windows=[window, the_window(engine, academie="09")])
    assert units.read(moves_to_decide, other_head) == 0
    (shown,) = units.read(moves, other_head, decided=False)
    assert (len(shown.windows), shown.hidden, shown.cannot) == (1, 1, "not_allowed")
    with pytest.raises(NotFound):
        approved(engine, other_head, done.move_id)
    with pytest.raises(ProofTooOld):
        approved(engine, replace(other_head, proved_at=None), done.move_id)
    assert units.read(moves, stranger, decided=False)[0].hidden == 1


def test_only_a_sensible_move_is_proposed(engine, head_of_office, stopped_clock):
    """Nothing in the past, nothing turned round, an open door is not shut on those inside, always a reason (6.18)."""
    window = the_window(engine)
    assert window.opens_at < NOW < window.closes_at
    same = Asked(closes=window.closes_at.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=1))
    for asked, refusal in (
        (Asked(), NothingMoves),
        (same, NothingMoves),
        (Asked(closes=wall(2026, 11, 23, 10, 4)), InstantPassed),
        (Asked(closes=wall(2026, 9, 1, 8)), MoveClosesBeforeItOpens),
        (Asked(opens=wall(2026, 11, 24, 8)), WindowIsOpen),
    ):
        with pytest.raises(refusal):
            proposed(engine, head_of_office, asked)
        with pytest.raises(refusal):
            units.read(preview, head_of_office, [window.id], asked)
    with pytest.raises(MoveUnexplained):
        proposed(engine, head_of_office, reason="  ")
    with pytest.raises(StaleForm):
        units.perform(propose, head_of_office, ((window.id, 7),), LATER, reason="x")
    assert proposed(engine, head_of_office, Asked(closes=wall(2026, 11, 23, 10, 5))).windows == 1


def test_nobody_moves_a_deadline_of_a_closed_exam_session(engine, head_of_office, writing):
    """A session that is over stays over (6.17)."""
    with writing() as tx:
        factories.an_exam_session(tx).closed = True
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 0)
    with pytest.raises(ExamSessionOver):
        proposed(engine, head_of_office)


def test_several_places_move_to_the_same_hour_of_their_own(engine):
    """17:00 is 17:00 in Grenoble and 17:00 in Martinique, four hours apart (6.16, 4.13)."""
    heads = [factories.a_staff(engine, "head_of_office") for _ in range(2)]
    windows = [the_window(engine), the_window(engine, academie="31")]
    done = proposed(engine, heads[0], windows=windows)
    approved(engine, heads[1], done.move_id)
    assert the_window(engine).closes_at == ON_TIME
    assert the_window(engine, academie="31").closes_at == datetime(2027, 3, 1, 21, 0, tzinfo=UTC)


def test_one_move_at_a_time_for_a_window(engine, head_of_office, other_head, stopped_clock):
    """A second proposal waits for the first, unless that one can no longer be approved."""
    first = proposed(engine, head_of_office)
    with pytest.raises(MoveAlreadyOpen):
        proposed(engine, other_head)
    stopped_clock(NOW + timedelta(days=7))
    second = proposed(engine, other_head)
    with pytest.raises(MoveAlreadyDecided):
        approved(engine, other_head, first.move_id)
    with pytest.raises(NotYourMove):
        units.perform(withdraw, head_of_office, second.move_id)
    assert units.perform(withdraw, other_head, second.move_id).state == "withdrawn"
    proposed(engine, head_of_office)


def test_a_move_that_comes_too_late_moves_nothing(engine, head_of_office, other_head, stopped_clock):
    """Stale when the window moved otherwise, expired when its new instant is near; a window keeps its hours (3.11)."""
    done = proposed(engine, head_of_office)
    now = set_hours(engine, NOW - timedelta(days=1), NOW + timedelta(days=9))
    assert approved(engine, other_head, done.move_id).state == "stale"
    again = proposed(engine, head_of_office, Asked(closes=wall(2026, 11, 23, 12)))
    stopped_clock(datetime(2026, 11, 23, 10, 59, tzinfo=UTC))
    assert approved(engine, other_head, again.move_id).state == "expired"
    assert the_window(engine).closes_at == now.closes_at


def test_one_approves_exactly_what_was_shown(engine, head_of_office, other_head):
    """Another digest than that of the move approves nothing (3.10)."""
    done = proposed(engine, head_of_office)
    with pytest.raises(NotWhatWasShown):
        units.perform(approve, other_head, done.move_id, "0" * 64)
    assert the_window(engine).version == 1


def test_a_refusal_says_why_and_is_final(engine, head_of_office, other_head):
    """The reason goes back to who proposed; a move decided is not decided again (3.09)."""
    done = proposed(engine, head_of_office)
    with pytest.raises(MoveUnexplained):
        units.perform(refuse, other_head, done.move_id, reason=" ")
    units.perform(refuse, other_head, done.move_id, reason="date déjà publiée")
    (shown,) = units.read(moves, head_of_office, decided=True)
    assert (shown.state, shown.decision_reason) == ("refused", "date déjà publiée")
    with pytest.raises(MoveAlreadyDecided):
        approved(engine, other_head, done.move_id)


def test_the_reference_data_loaded_again_leave_it_there(engine, head_of_office, other_head, writing):
    """What two persons moved is not moved back by a reload (5.11)."""
    approved(engine, other_head, proposed(engine, head_of_office).move_id)
    with writing() as tx:
        load_reference(tx, system("tests"))
    assert the_window(engine).closes_at == ON_TIME


def test_a_window_seen_closed_opens_again_by_a_move_alone(engine, head_of_office, other_head, stopped_clock, reading):
    """Noted as closed for good, then moved by two persons: open again, and noted again when it closes (6.15)."""
    closed = set_hours(engine, NOW - timedelta(days=9), NOW - timedelta(hours=1))
    note_closed()
    where = Where(closed.exam_session_id, "08")
    with reading() as tx:
        assert not service(tx, system("tests"), Act.REGISTER, where).is_open
    approved(engine, other_head, proposed(engine, head_of_office).move_id)
    with reading() as tx:
        assert service(tx, system("tests"), Act.REGISTER, where).is_open
    stopped_clock(ON_TIME)
    note_closed()
    stopped_clock(ON_TIME - timedelta(hours=1))
    with reading() as tx:
        assert not service(tx, system("tests"), Act.REGISTER, where).is_open


def test_shortening_cancels_nothing_that_was_accepted(engine, head_of_office, other_head, stopped_clock, writing):
    """Registered before: still registered after the new closing; whoever comes then is refused, his form kept."""
    set_hours(engine, NOW - timedelta(days=1), NOW + timedelta(days=9))
    with writing() as tx:
        lea, tom = someone(tx), someone(tx)
    first = registered(lea)
    form = fill(tom, begun(tom))
    asked = Asked(closes=wall(2026, 11, 23, 12))
    assert units.read(preview, head_of_office, [the_window(engine).id], asked).concerned == 2
    approved(engine, other_head, proposed(engine, head_of_office, asked).move_id)
    stopped_clock(datetime(2026, 11, 23, 11, 0, tzinfo=UTC))
    with pytest.raises(WindowClosed):
        units.perform(save, tom, form.id, seen=form.version)
    with db_engine.reading(engine) as tx:
        row = tx.get_one(Registration, first.registration_id)
        assert (row.state, row.version) == ("registered", 1)


def concerned_people(engine, writing):
    """One registered, one with a form begun, one withdrawn, one elsewhere, one of a school, one without address."""
    set_hours(engine, NOW - timedelta(days=1), NOW + timedelta(days=9))
    with writing() as tx:
        lea, tom, zoe = someone(tx), someone(tx), someone(tx)
        factories.a_registration(tx, academie_code="09")
        factories.a_registration(tx, audience="school")
        silent = factories.a_registration(tx, factories.a_candidate(tx, email="", email_key=""))
    registered(lea)
    fill(tom, begun(tom))
    gone = registered(zoe)
    units.perform(deregister, zoe, gone.registration_id, reason="", seen=1)
    return lea, tom, silent


def test_each_candidate_concerned_is_told_once(engine, head_of_office, other_head, writing, reading):
    """By the worker: who is registered there or has begun a form, once, and nobody else; a second run adds none."""
    lea, tom, _ = concerned_people(engine, writing)
    done = proposed(engine, head_of_office)
    (waiting,) = units.read(moves, other_head, decided=False)
    assert waiting.concerned == 3
    approved(engine, other_head, done.move_id)
    with reading() as tx:
        assert not tx.scalars(select(OutboxMessage).filter_by(template="deadline_moved")).all()
        (task,) = tx.scalars(select(PromisedTask).filter_by(task="calendar.tell_move"))
    assert keep_promise(task.id, Control("tests")) is Kept.DONE
    tell_candidates({"move_id": done.move_id}, Control("tests"))
    with reading() as tx:
        mails = tx.scalars(select(OutboxMessage).filter_by(template="deadline_moved")).all()
        assert sorted(one.candidate_id for one in mails) == sorted([lea.id, tom.id])
        assert mails[0].facts["moves"][0]["closes"][1] == ON_TIME.isoformat()
        assert mails[0].facts["moves"][0]["opens"] == []
    (shown,) = units.read(moves, head_of_office, decided=True)
    assert (shown.mails, shown.all_told) == (2, True)


def test_a_worker_stopped_in_the_middle_goes_on_where_it_was(engine, head_of_office, other_head, writing, reading):
    """Batch by batch, what was told is kept with the mails; nobody is told twice, nobody is left out (4.11)."""
    lea, tom, _ = concerned_people(engine, writing)
    done = proposed(engine, head_of_office)
    approved(engine, other_head, done.move_id)
    assert units.perform(tell_some, system("w"), done.move_id, most=1) == 1

    def killed(tx, actor):
        tell_some(tx, actor, done.move_id, most=1)
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        units.perform(killed, system("w"))
    with pytest.raises(Again):
        tell_candidates({"move_id": done.move_id}, Control("w", stopping=lambda: True))
    tell_candidates({"move_id": done.move_id}, Control("w"))
    with reading() as tx:
        mails = tx.scalars(select(OutboxMessage.candidate_id).filter_by(template="deadline_moved")).all()
        assert sorted(mails) == sorted([lea.id, tom.id])
        assert tx.get_one(WindowNotice, done.move_id).finished_at is not None


def test_a_form_abroad_is_told_of_its_own_window(engine, writing):
    """A form begun in a country is ruled by the window of its group of centres, not by that of the académie (6.16)."""
    heads = [factories.a_staff(engine, "head_of_office") for _ in range(2)]
    abroad = {"domain": "BGT", "academie": "04", "group": "A04-MAROC"}
    set_hours(engine, NOW - timedelta(days=1), NOW + timedelta(days=9), **abroad)
    with writing() as tx:
        lea = someone(tx)
        country = tx.scalars(select(ForeignCentre.code).filter_by(group_code="A04-MAROC")).first()
    begun(lea, exam="BGT", place=country)
    at_home = the_window(engine, domain="BGT", academie="04")
    assert units.read(preview, heads[0], [the_window(engine, **abroad).id], LATER).concerned == 1
    assert units.read(preview, heads[0], [at_home.id], LATER).concerned == 0


@pytest.mark.parametrize(
    ("statement", "guard"),
    [
        ("UPDATE window_move SET reason = 'autre'", "a_move_is_decided_once"),
        ("UPDATE window_move SET expires_at = '2999-01-01'", "a_move_is_decided_once"),
        ("DELETE FROM window_move", "a_move_is_never_deleted"),
        ("UPDATE moved_window SET closes_after = '2999-01-01'", "a_moved_window_never_changes"),
        ("DELETE FROM moved_window", "a_moved_window_is_never_deleted"),
        ("UPDATE window_move SET state = 'approved'", "a_decision_has_a_decider"),
        (
            "UPDATE window_move SET state = 'approved', decider_id = proposer_id,"
            " decider_person_id = proposer_person_id", "two_(accounts|persons)_decide",
        ),
    ],
)  # fmt: skip
def test_the_database_refuses_what_the_office_must_not_do(engine, head_of_office, statement, guard):
    """Decided once, as proposed, by two persons, and never deleted, whoever speaks to the database (3.13, 5.13)."""
    proposed(engine, head_of_office)
    with pytest.raises(DBAPIError, match=guard), db_engine.writing(engine) as tx:
        tx.execute(text(statement))


def test_a_decision_is_final_in_the_database_too(engine, head_of_office, other_head):
    """Neither undecided, nor decided again, nor given one more window (3.09)."""
    done = proposed(engine, head_of_office)
    approved(engine, other_head, done.move_id)
    another = the_window(engine, domain="BTS").id
    for statement in (
        "UPDATE window_move SET state = 'proposed'",
        "INSERT INTO moved_window (move_id, window_id, base_version, opens_before, closes_before, opens_after,"
        f" closes_after) SELECT move_id, {another}, 1, opens_before, closes_before, opens_after, closes_after"
        " FROM moved_window",
    ):
        with pytest.raises(DBAPIError, match=r"a_move_is_decided_once|a_decided_move_takes_no_more_windows"):  # noqa: SIM117
            with db_engine.writing(engine) as tx:
                tx.execute(text(statement))


def test_who_decides_is_the_person_of_the_account(engine, head_of_office, other_head, stranger, writing):
    """The second person is the one behind the account: none can be made up (3.13)."""
    proposed(engine, head_of_office)
    with pytest.raises(DBAPIError, match="the decider is the person of the account"), writing() as tx:
        tx.execute(
            text("UPDATE window_move SET state = 'approved', decider_id = :account, decider_person_id = :person"),
            {"account": other_head.id, "person": stranger.person_id},
        )
