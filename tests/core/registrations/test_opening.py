"""Windows close at their exact instant, in the hours of the place, by the database's clock under the lock."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select, update

from core import clock, units
from core.access import system
from core.audit import Event, record
from core.calendar.latching import latch_closed, note_closed
from core.calendar.rules import Phase, WindowState, instant_of
from core.i18n import refusal
from core.registrations import opening
from core.registrations.ending import deregister
from core.registrations.form.saving import save, withdraw, withdraw_own
from core.registrations.opening import (
    LATEST,
    Act,
    ExamSessionOver,
    NotYetOpen,
    NoWindow,
    Where,
    WindowClosed,
    require_open,
    service,
)
from db import engine as db_engine
from db.tables import AuditEvent, Registration, RegistrationDraft, Window
from tests import factories
from tests.core.registrations.form.filling import begun, fill, modified, registered, someone
from tests.races import behind_a_lock, served

ZONES = (
    "Europe/Paris", "America/Guadeloupe", "America/Martinique", "America/Cayenne", "Indian/Reunion", "Indian/Mayotte",
    "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis", "America/Miquelon", "Africa/Casablanca", "Asia/Beirut",
)  # fmt: skip
# Both changes of Paris, both of Miquelon, a leap day, the last day of a year.
DAYS = (
    date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1), date(2028, 2, 29), date(2026, 12, 31),
)  # fmt: skip
TICK = timedelta(microseconds=1)
NOON = datetime(2026, 11, 2, 11, 0, tzinfo=UTC)


@pytest.fixture
def lea(writing):
    with writing() as tx:
        return someone(tx)


def place(tx, phase=Phase.REGISTRATION, *, academie="08", group="", domain="BCP"):
    """Give the individual window of a place; one is made when the calendar has none."""
    exam_session = factories.an_exam_session(tx, domain).id
    known = select(Window).filter_by(
        exam_session_id=exam_session, academie_code=academie, foreign_group=group, audience="individual",
        phase=phase.value,
    )  # fmt: skip
    row = tx.scalars(known).one_or_none()
    if row is None:
        row = Window(
            exam_session_id=exam_session, academie_code=academie, foreign_group=group, audience="individual",
            phase=phase.value, opens_at=NOON, closes_at=NOON + timedelta(days=1), zone="Europe/Paris", latched_at=None,
            source="tests", demonstration=True,
        )  # fmt: skip
        tx.add(row)
        tx.flush()
    return row


def moved(engine, *, opens=None, closes=None, phase=Phase.REGISTRATION, zone="", **where):
    """Move a window, as the office does; the phase of modification goes with that of registration."""
    if phase is Phase.REGISTRATION:
        moved(engine, opens=opens, closes=closes, phase=Phase.MODIFICATION, zone=zone, **where)
    with db_engine.writing(engine) as tx:
        row = place(tx, phase, **where)
        row.opens_at, row.closes_at = opens or row.opens_at, closes or row.closes_at
        row.zone = zone or row.zone
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", row.id)
        return Where(row.exam_session_id, row.academie_code, row.foreign_group)


def allowed(tx, who, act, where):
    """Whether an act is allowed now, or the name of the refusal."""
    try:
        require_open(tx, who, act, where)
    except (NotYetOpen, WindowClosed) as refused:
        return refused.code
    return "open"


@pytest.mark.parametrize("zone", ZONES)
def test_the_360_cases_of_zones(engine, stopped_clock, lea, zone):
    """12 zones x 6 days x 5 instants: from the opening included to the closing excluded, to the microsecond (4.13)."""
    expected = ["not_yet_open", "open", "open", "window_closed", "window_closed"]
    for day in DAYS:
        midnight = datetime.combine(day, datetime.min.time())
        opens, closes = (instant_of(midnight.replace(hour=hour), zone) for hour in (8, 17))
        where = moved(engine, opens=opens, closes=closes, zone=zone)
        found = []
        with db_engine.reading(engine) as tx:
            for instant in (opens - TICK, opens, closes - TICK, closes, closes + TICK):
                stopped_clock(instant)
                found.append(allowed(tx, lea, Act.REGISTER, where))
        assert found == expected, (zone, day)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 2), 24)])
def test_a_day_of_a_clock_change_is_as_long_as_it_is(day, hours):
    """From midnight to midnight on the wall: 23, 25 or 24 elapsed hours, never the same length in UTC (4.13)."""
    midnight = datetime.combine(day, datetime.min.time())
    elapsed = instant_of(midnight + timedelta(days=1), "Europe/Paris") - instant_of(midnight, "Europe/Paris")
    assert elapsed == timedelta(hours=hours)


def test_the_refusal_says_the_hour_of_the_place(engine, stopped_clock, lea):
    """The sentence gives the closing in the hours of the académie of the registration, and names its zone (6.16)."""
    closes = datetime(2026, 11, 13, 21, tzinfo=UTC)
    where = moved(engine, opens=NOON, closes=closes, zone="America/Martinique", academie="31")
    stopped_clock(closes)
    with db_engine.reading(engine) as tx, pytest.raises(WindowClosed) as refused:
        require_open(tx, lea, Act.REGISTER, where)
    assert "13 novembre 2026 à 17:00 (America/Martinique)" in refusal("fr", refused.value)
    assert "13 November 2026 at 17:00 (America/Martinique)" in refusal("en", refused.value)


def test_each_place_has_its_own_window(engine, stopped_clock, lea):
    """An académie closed, its centres abroad still open, a place without any window: each its own answer (6.16)."""
    here = moved(engine, opens=NOON - timedelta(days=9), closes=NOON)
    abroad = moved(engine, opens=NOON - timedelta(days=9), closes=NOON + timedelta(hours=2), group="A08-MOYEN-ORIENT")
    nowhere = Where(here.exam_session_id, "08", "A00-NOWHERE")
    stopped_clock(NOON)
    with db_engine.reading(engine) as tx:
        assert allowed(tx, lea, Act.REGISTER, here) == "window_closed"
        assert allowed(tx, lea, Act.REGISTER, abroad) == "open"
        with pytest.raises(NoWindow):
            require_open(tx, lea, Act.REGISTER, nowhere)


def test_a_modification_phase_prolongs_modifying_only(engine, stopped_clock, lea):
    """With a phase of modification in the calendar one modifies or withdraws after the closing, never registers."""
    here = moved(engine, opens=NOON - timedelta(days=9), closes=NOON)
    moved(engine, opens=NOON, closes=NOON + timedelta(days=2), phase=Phase.MODIFICATION)
    stopped_clock(NOON + timedelta(hours=1))
    with db_engine.reading(engine) as tx:
        assert allowed(tx, lea, Act.REGISTER, here) == "window_closed"
        for act in (Act.MODIFY, Act.DEREGISTER):
            assert allowed(tx, lea, act, here) == "open"
            assert service(tx, lea, act, here).closes_at == NOON + timedelta(days=2)


def test_a_clock_stepping_back_reopens_nothing(engine, stopped_clock, lea, reading):
    """Once seen closed a window is latched; only the deadline itself, moved, opens it again (6.15, 6.18, 4.12)."""
    here = moved(engine, opens=NOON - timedelta(days=9), closes=NOON)
    stopped_clock(NOON - TICK)
    note_closed()
    stopped_clock(NOON - timedelta(minutes=10))
    with reading() as tx:
        assert allowed(tx, lea, Act.REGISTER, here) == "open"
    stopped_clock(NOON)
    note_closed()
    stopped_clock(NOON - timedelta(minutes=10))
    with reading() as tx:
        assert allowed(tx, lea, Act.REGISTER, here) == "window_closed"
        noted = tx.scalars(select(AuditEvent.facts).filter_by(name=Event.WINDOWS_CLOSED.value)).all()
        assert len(noted) >= 1
    assert units.perform(latch_closed, system("tests")) == 0
    moved(engine, closes=NOON + timedelta(hours=1))
    with reading() as tx:
        assert allowed(tx, lea, Act.REGISTER, here) == "open"


@pytest.mark.parametrize("when", [timedelta(0), timedelta(days=30)])
def test_a_candidate_has_no_grace(engine, stopped_clock, lea, reading, when):
    """From the closing on nothing is registered, modified nor withdrawn by the candidate; all is kept (6.15, 6.26)."""
    stopped_clock(NOON)
    moved(engine, opens=NOON - timedelta(days=9), closes=NOON + timedelta(days=1))
    first = registered(lea)
    found = modified(lea, first.registration_id, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    new = fill(lea, begun(lea), qualification={"speciality": "30004"})
    stopped_clock(NOON + timedelta(days=1) + when)
    for refused in (
        lambda: units.perform(save, lea, found.id, seen=found.version),
        lambda: units.perform(save, lea, new.id, seen=new.version),
        lambda: units.perform(withdraw_own, lea, 1, reason="", seen=1),
        lambda: units.perform(deregister, lea, first.registration_id, reason="", seen=1),
    ):
        with pytest.raises(WindowClosed):
            refused()
    with reading() as tx:
        row = tx.get_one(Registration, first.registration_id)
        assert (row.version, row.state) == (1, "registered")
        assert tx.scalar(select(func.count()).select_from(RegistrationDraft)) == 2


def test_the_office_acts_outside_the_window_and_the_journal_says_so(engine, stopped_clock, lea, case_officer, reading):
    """Until the exam session is closed the office registers, modifies, withdraws; outside is journalled (6.17)."""
    stopped_clock(NOON)
    moved(engine, opens=NOON - timedelta(days=9), closes=NOON)
    found = fill(case_officer, begun(case_officer, lea.id))
    saved = units.perform(save, case_officer, found.id, seen=found.version, reason="dossier reçu par courrier")
    change = modified(case_officer, saved.registration_id, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    assert units.perform(save, case_officer, change.id, seen=change.version).version == 2
    units.perform(withdraw, case_officer, saved.registration_id, reason="courrier", seen=2)
    with reading() as tx:
        names = ("registration.saved", "registration.modified", "registration.deregistered")
        events = tx.scalars(select(AuditEvent).where(AuditEvent.name.in_(names)).order_by(AuditEvent.seq)).all()
        assert [(one.name, one.facts["outside_window"]) for one in events] == [(name, True) for name in names]
        assert events[0].reason == "dossier reçu par courrier"


def test_nobody_acts_once_the_exam_session_is_closed(engine, stopped_clock, lea, case_officer):
    """Not the office either: a session that is over is over (6.17)."""
    stopped_clock(NOON)
    moved(engine, opens=NOON - timedelta(days=9), closes=NOON + timedelta(days=1))
    saved = registered(lea)
    with db_engine.writing(engine) as tx:
        factories.an_exam_session(tx).closed = True
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 0)
    for who in (lea, case_officer):
        with pytest.raises(ExamSessionOver):
            units.perform(deregister, who, saved.registration_id, reason="", seen=1)


def test_what_is_kept_too_late_is_not_kept(engine, stopped_clock, lea, reading):
    """A save accepted in time whose commit comes later than five seconds after the closing leaves nothing (6.15)."""
    stopped_clock(NOON - timedelta(minutes=1))
    moved(engine, opens=NOON - timedelta(days=9), closes=NOON)
    found = fill(lea, begun(lea))

    def slow(late):
        def delayed(tx, actor):
            stopped_clock(NOON - TICK)
            saved = save(tx, actor, found.id, seen=found.version)
            db_engine.before_commit(tx, "zzz", lambda _: stopped_clock(NOON + LATEST + late))
            return saved

        return delayed

    with pytest.raises(WindowClosed):
        units.perform(slow(TICK), lea)
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Registration)) == 0
    assert units.perform(slow(timedelta(0)), lea).version == 1


def test_a_lock_held_across_the_instant_is_no_excuse(engine, lea, reading, stopped_clock):
    """Whoever waited for a lock until after the closing is refused: the clock is read under the lock (6.15)."""
    assert _held_across(engine, lea, stopped_clock) == "window_closed"
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Registration)) == 0


def test_without_the_guard_the_same_wait_lets_it_pass(engine, lea, stopped_clock, monkeypatch):
    """Negative control: with the clock read before the lock, the late save is accepted (4.14)."""
    monkeypatch.setattr(opening.clock, "now", lambda _: NOON - TICK)
    assert _held_across(engine, lea, stopped_clock) == "saved"


def _held_across(engine, lea, stopped_clock):
    """Save in time, and wait until after the closing for what another transaction holds; tell what became of it."""
    stopped_clock(NOON - TICK)
    moved(engine, opens=NOON - timedelta(days=1), closes=NOON)
    found = fill(lea, begun(lea))

    def click():
        try:
            units.perform(save, lea, found.id, seen=found.version)
        except WindowClosed as refused:
            return refused.code
        return "saved"

    draft = update(RegistrationDraft).where(RegistrationDraft.id == found.id).values(started_by="autre")
    return behind_a_lock(engine, click, lock=lambda tx: tx.execute(draft), meanwhile=lambda: stopped_clock(NOON))


CROSSING, CONTROL = 200, 24
HANDS = 12  # fewer than the connections of an engine: nobody waits for one


def test_many_saves_cross_the_closing(engine, reading):
    """Every save accepted has an instant before the closing; every other is refused with its draft kept (6.15)."""
    accepted, refused = _cross(engine, CROSSING)
    assert accepted + refused == CROSSING
    with reading() as tx:
        closes = place(tx).closes_at
        assert all(at < closes for at in tx.scalars(select(Registration.first_saved_at)))
        assert tx.scalar(select(func.count()).select_from(Registration)) == accepted
        assert tx.scalar(select(func.count()).select_from(RegistrationDraft)) == refused
    assert refused > 0


def test_without_the_window_the_crossing_lets_all_pass(engine, monkeypatch, reading):
    """Negative control: without the rule some saves are later than the closing (4.14)."""
    monkeypatch.setattr(opening, "_refuse_closed", lambda found: found.closes_at + timedelta(days=1))
    accepted, _ = _cross(engine, CONTROL)
    assert accepted == CONTROL
    with reading() as tx:
        closes = place(tx).closes_at
        assert any(at >= closes for at in tx.scalars(select(Registration.first_saved_at)))


def _forms(engine, many):
    """Give as many candidates, each with the same form filled up to its summary."""
    with db_engine.writing(engine) as tx:
        people = [someone(tx) for _ in range(many)]
    first = fill(people[0], begun(people[0]))
    with db_engine.writing(engine) as tx:
        model = tx.get_one(RegistrationDraft, first.id)
        facts = {column.key: getattr(model, column.key) for column in RegistrationDraft.__table__.columns}
        for who in people[1:]:
            tx.add(RegistrationDraft(**facts | {"id": None, "candidate_id": who.id, "version": None}))
        tx.flush()
        kept = tx.execute(select(RegistrationDraft.candidate_id, RegistrationDraft.id, RegistrationDraft.version))
        by_candidate = {candidate: SimpleNamespace(id=number, version=seen) for candidate, number, seen in kept}
    return [(who, by_candidate[who.id]) for who in people]


def _cross(engine, saves):
    """Let many candidates save around the instant of closing; one in four comes after it, however slow the machine."""
    now = clock.display_now()
    moved(engine, opens=now - timedelta(days=1), closes=now + timedelta(days=1))
    drafts = _forms(engine, saves)
    span = 0.8 * (saves / CONTROL) ** 0.5
    closes = clock.display_now() + timedelta(seconds=span)
    moved(engine, closes=closes)

    def click(position, who, found):
        at = closes + timedelta(seconds=span * (position / saves - 0.75))
        time.sleep(max(0.0, (at - clock.display_now()).total_seconds()))
        try:
            served(partial(units.perform, save, who, found.id, seen=found.version))
        except WindowClosed:
            return False
        return True

    with ThreadPoolExecutor(HANDS) as pool:
        done = list(pool.map(click, range(saves), *zip(*drafts, strict=True)))
    return done.count(True), done.count(False)


def test_the_state_told_is_the_state_that_decides(engine, stopped_clock, lea):
    """What screens show and what refuses are one answer: open, to come or closed (6.19)."""
    here = moved(engine, opens=NOON, closes=NOON + timedelta(days=1))
    for instant, state, said in (
        (NOON - TICK, WindowState.UPCOMING, "not_yet_open"),
        (NOON, WindowState.OPEN, "open"),
        (NOON + timedelta(days=1), WindowState.CLOSED, "window_closed"),
    ):
        stopped_clock(instant)
        with db_engine.reading(engine) as tx:
            assert service(tx, lea, Act.REGISTER, here).state is state
            assert allowed(tx, lea, Act.REGISTER, here) == said
