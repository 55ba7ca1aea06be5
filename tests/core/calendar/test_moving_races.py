"""A deadline moved while candidates save: who was in time is kept, who was not is told, nobody slips between (6.18)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from core import clock, units
from core.access import system
from core.audit import Event, record
from core.calendar.moving.deciding import approve
from core.calendar.moving.proposing import propose
from core.calendar.moving.rules import Asked
from core.calendar.rules import Phase
from core.registrations import opening
from core.registrations.form.saving import Saved, save
from core.registrations.opening import LATEST, WindowClosed
from db import engine as db_engine
from db.tables import Registration, Window, WindowMove
from tests import factories
from tests.core.registrations.form.filling import begun, fill, someone
from tests.races import at_once, one_after_the_other

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
SAVES = 12
SECOND = timedelta(seconds=1)


@pytest.fixture
def heads(engine):
    """Two heads of office of Grenoble."""
    return [factories.a_staff(engine, "head_of_office", academie_code="08") for _ in range(2)]


def closing(engine, closes):
    """Have the window of Grenoble close at an instant."""
    with db_engine.writing(engine) as tx:
        session = factories.an_exam_session(tx).id
        window = tx.scalars(
            select(Window).filter_by(
                exam_session_id=session, academie_code="08", foreign_group="", audience="individual",
                phase=Phase.REGISTRATION.value,
            )
        ).one()  # fmt: skip
        window.opens_at, window.closes_at = closes - timedelta(days=9), closes
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", window.id)
        return window


def proposed(engine, head, window, closes):
    asked = Asked(closes=clock.local(closes, window.zone).replace(tzinfo=None, microsecond=0))
    done = units.perform(propose, head, ((window.id, window.version),), asked, reason="panne")
    with db_engine.reading(engine) as tx:
        return done.move_id, tx.get_one(WindowMove, done.move_id).digest


def crossing(engine, heads, stopped_clock):
    """Some save in time, some while the window is closed, some at the moment it is prolonged; the refused try again.

    The clock stands still at each of these instants: who comes when is certain, however slow the machine is. Gives
    what those who came while it was closed were told.
    """
    stopped_clock(NOON - SECOND)
    window = closing(engine, NOON)
    clicks = []
    for _ in range(SAVES):
        with db_engine.writing(engine) as tx:
            who = someone(tx)
        form = fill(who, begun(who))
        clicks.append(partial(units.perform, save, who, form.id, seen=form.version))
    move = proposed(engine, heads[0], window, NOON + timedelta(days=1))
    in_time, closed, meeting = clicks[:4], clicks[4:8], clicks[8:]
    assert {type(one) for one in at_once(*in_time)} == {Saved}
    stopped_clock(NOON + SECOND)
    told = at_once(*closed)
    stopped_clock(NOON + 2 * SECOND)
    moved, *met = at_once(partial(units.perform, approve, heads[1], *move), *meeting)
    assert moved.state == "approved"
    again = [click for click, one in zip(closed + meeting, told + met, strict=True) if isinstance(one, WindowClosed)]
    assert {type(one) for one in one_after_the_other(*again)} <= {Saved}
    return told


def between(engine):
    """Give how many were accepted, and how many of them between the old closing and the move."""
    with db_engine.reading(engine) as tx:
        moved_at = tx.scalars(select(WindowMove.decided_at)).one()
        accepted = tx.scalars(select(Registration.first_saved_at)).all()
    return len(accepted), sum(NOON <= at < moved_at for at in accepted)


def test_nobody_slips_between_the_closing_and_the_move(engine, heads, stopped_clock):
    """Before the old closing or after the move: accepted, at once for every process; between: refused, form kept."""
    told = crossing(engine, heads, stopped_clock)
    assert [type(one) for one in told] == [WindowClosed] * 4
    assert between(engine) == (SAVES, 0)


def test_without_the_window_they_slip_between(engine, heads, stopped_clock, monkeypatch):
    """Negative control: when the window does not decide, saves are accepted while it is closed (4.14)."""
    monkeypatch.setattr(opening, "_refuse_closed", lambda found: found.closes_at + timedelta(days=1))
    told = crossing(engine, heads, stopped_clock)
    assert [type(one) for one in told] == [Saved] * 4
    assert between(engine) == (SAVES, 4)


on_postgresql = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)  # the other has one writer at a time


def slow_save(engine, heads, stopped_clock):
    """Accept a save, bring the closing forward before it is kept, keep it late; tell what became of it."""
    stopped_clock(NOON)
    window = closing(engine, NOON + timedelta(days=9))
    with db_engine.writing(engine) as tx:
        who = someone(tx)
    form = fill(who, begun(who))
    sooner = NOON + timedelta(minutes=10)
    move = proposed(engine, heads[0], window, sooner)

    def delayed(tx, actor):
        done = save(tx, actor, form.id, seen=form.version)
        units.perform(approve, heads[1], *move)
        stopped_clock(sooner + LATEST + timedelta(microseconds=1))
        return done

    try:
        units.perform(delayed, who)
    except WindowClosed:
        return "refused"
    return "saved"


@on_postgresql
def test_a_save_under_way_obeys_the_new_closing(engine, heads, stopped_clock, reading):
    """Accepted under the old hours but kept later than five seconds after the new closing: not kept (6.15)."""
    assert slow_save(engine, heads, stopped_clock) == "refused"
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Registration)) == 0


@on_postgresql
def test_without_reading_the_window_again_it_is_kept(engine, heads, stopped_clock, monkeypatch):
    """Negative control: judged by the hours it read at first, the late save passes (4.14)."""
    monkeypatch.setattr(opening, "_refuse_late", lambda *_: None)
    assert slow_save(engine, heads, stopped_clock) == "saved"


def test_two_persons_decide_at_once_and_one_decides(engine, heads, stopped_clock):
    """Two approvals of one move at the same moment: one moves the window, the other learns that it is done (6.22)."""
    stopped_clock(NOON)
    window = closing(engine, NOON + timedelta(days=9))
    third = factories.a_staff(engine, "head_of_office", academie_code="08")
    move = proposed(engine, heads[0], window, datetime.combine(date(2027, 3, 1), NOON.timetz()))
    told = at_once(*(partial(units.perform, approve, who, *move) for who in (heads[1], third)))
    assert sorted(one.code if isinstance(one, units.ExamError) else one.state for one in told) == [
        "approved",
        "move_already_decided",
    ]
    with db_engine.reading(engine) as tx:
        assert tx.get_one(Window, window.id).version == window.version + 1
