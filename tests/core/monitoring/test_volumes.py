"""Volumes tell the truth, and no more than a person may know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from core.access import Actor, Role, Scope
from core.errors import NotAllowed
from core.monitoring import queries
from core.monitoring.volumes import Axis, Selection, Volumes
from core.registrations.ending import deregister
from db.tables import Academie, ExamSession, Registration, Window
from tests.factories import a_registration

Units = Callable[[], Any]
Clock = Callable[[datetime], None]

# Minutes around midnight in Paris and Fort-de-France, on both sides of the clock change of 25 October 2026.
INSTANTS = (
    datetime(2026, 10, 24, 21, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 24, 22, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 25, 23, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 26, 3, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 26, 4, 0, 0, tzinfo=UTC),
    datetime(2026, 11, 23, 8, 0, 0, tzinfo=UTC),
)
NATIONAL = (Scope(Role.CASE_OFFICER),)


@pytest.fixture
def spread(writing: Units, stopped_clock: Clock) -> None:
    """Registrations of three académies and two domains at delicate hours, two of them deregistered since."""
    for place, speciality in (("08", "31212"), ("09", "31212"), ("31", "31212"), ("31", "31224")):
        for instant in INSTANTS:
            stopped_clock(instant)
            with writing() as tx:
                a_registration(tx, academie_code=place, speciality=speciality)
    stopped_clock(datetime(2026, 11, 24, 3, 30, tzinfo=UTC))
    with writing() as tx:
        actor = Actor("staff", 0, "tests", scopes=NATIONAL)
        for registration in tx.scalars(select(Registration).where(Registration.academie_code == "31").limit(2)):
            deregister(tx, actor, registration.id, reason="error", seen=registration.version)


def recount(tx: Any, inside: Callable[[Registration], bool]) -> tuple[Counter[tuple[date, str]], Counter[str]]:
    """Count one by one, in Python, with the zone database: another way than the query's."""
    zones = {a.code: ZoneInfo(a.zone) for a in tx.scalars(select(Academie))}
    days: Counter[tuple[date, str]] = Counter()
    states: Counter[str] = Counter()
    for one in tx.scalars(select(Registration)):
        if inside(one):
            days[one.first_saved_at.astimezone(zones[one.academie_code]).date(), one.domain_code] += 1
            states[one.state] += 1
    return days, states


def as_counters(found: Volumes) -> tuple[Counter[tuple[date, str]], Counter[str]]:
    return Counter({(c.day, c.series): c.count for c in found.saved_by_day}), Counter(dict(found.states))


SELECTIONS: tuple[tuple[Selection, Callable[[Registration], bool]], ...] = (
    (Selection(), lambda _: True),
    (Selection(academies=("31",)), lambda one: one.academie_code == "31"),
    (Selection(domains=("CAP",)), lambda one: one.domain_code == "CAP"),
    (Selection(("08", "31"), ("BCP",)), lambda one: one.academie_code != "09" and one.domain_code == "BCP"),
    (Selection(exam_sessions=("1999",)), lambda _: False),
)


@pytest.mark.usefixtures("spread")
def test_volumes_equal_a_recount(reading: Units) -> None:
    """Each number equals a recount on the same state, day by day in the académie's calendar; none is lost (6.31)."""
    everywhere = Actor("staff", 1, "A", scopes=NATIONAL)
    for selection, inside in SELECTIONS:
        with reading() as tx:
            found = queries.volumes(tx, everywhere, selection)
            days, states = recount(tx, inside)
        assert as_counters(found) == (days, states)
        assert found.saved == states.total() == sum(cell.saved for cell in found.cells)
        assert found.active == states["registered"] == sum(cell.active for cell in found.cells)
        assert sum(c.count for c in found.ended_by_day) == states["deregistered"]


@pytest.mark.usefixtures("spread")
def test_today_is_the_day_of_each_academie(reading: Units) -> None:
    """At 3:30 UTC on the 24th it is still the 23rd in Fort-de-France: its last registrations are of today."""
    everywhere = Actor("staff", 1, "A", scopes=NATIONAL)
    with reading() as tx:
        assert queries.volumes(tx, everywhere, Selection(academies=("31",))).saved_today == 2
        assert queries.volumes(tx, everywhere, Selection(academies=("09",))).saved_today == 0


@pytest.mark.usefixtures("spread")
def test_deregistrations_are_dated_in_the_academies_calendar(reading: Units) -> None:
    """Deregistered at 3:30 UTC on the 24th, it is the 23rd in Fort-de-France."""
    with reading() as tx:
        found = queries.volumes(tx, Actor("staff", 1, "A", scopes=NATIONAL), Selection())
    assert [(c.day, c.series, c.count) for c in found.ended_by_day] == [(date(2026, 11, 23), "deregistered", 2)]


@pytest.mark.usefixtures("spread")
def test_volumes_stay_in_the_perimeter(reading: Units, stranger: Actor) -> None:
    """Lille counts Lille; nothing of Grenoble or Martinique is in any number, whatever is asked for (3.02)."""
    with reading() as tx:
        found = queries.volumes(tx, stranger, Selection(), Axis.ACADEMIE)
        other = queries.volumes(tx, stranger, Selection(academies=("08",)))
    assert found.saved == len(INSTANTS)
    assert {cell.academie_code for cell in found.cells} == {"09"} == {c.series for c in found.saved_by_day}
    assert other.saved == 0
    assert not other.cells


def test_a_technical_administrator_reads_no_volume(reading: Units, technical_administrator: Actor) -> None:
    """Running the system gives no right on what it holds (3.08)."""
    with reading() as tx, pytest.raises(NotAllowed):
        queries.volumes(tx, technical_administrator, Selection())


@pytest.fixture
def small(writing: Units, stopped_clock: Clock) -> None:
    """Six registrations in Grenoble, three in Lille, one in Martinique."""
    stopped_clock(INSTANTS[-1])
    with writing() as tx:
        for place, many in (("08", 6), ("09", 3), ("31", 1)):
            for _ in range(many):
                a_registration(tx, academie_code=place)


@pytest.mark.usefixtures("small")
def test_small_cells_are_withheld_from_a_supervisor(reading: Units, supervisor: Actor) -> None:
    """Fewer than five say « < 5 » and are in no total, no state and no day (3.07)."""
    with reading() as tx:
        found = queries.volumes(tx, supervisor, Selection(), Axis.ACADEMIE)
    assert {(c.academie_code, c.saved, c.withheld) for c in found.cells} == {
        ("08", 6, False),
        ("09", 0, True),
        ("31", 0, True),
    }
    assert (found.saved, found.active, found.saved_today, found.withheld) == (6, 6, 6, 2)
    assert dict(found.states) == {"registered": 6}
    assert {c.series for c in found.saved_by_day} == {"08"}


@pytest.mark.usefixtures("small")
def test_subtracting_two_selections_tells_nothing(reading: Units, supervisor: Actor) -> None:
    """The same cells are withheld whatever the selection: no difference of two totals gives a withheld count (3.07)."""
    places = ((), ("08",), ("09",), ("31",), ("08", "09"), ("08", "31"), ("09", "31"), ("08", "09", "31"))
    with reading() as tx:
        totals = {chosen: queries.volumes(tx, supervisor, Selection(academies=chosen)).saved for chosen in places}
    differences = {abs(one - other) for one in totals.values() for other in totals.values()}
    assert differences == {0, 6}


@pytest.mark.usefixtures("small")
def test_who_sees_the_persons_sees_their_number(reading: Units) -> None:
    """A supervisor who is also a case officer of Lille sees Lille whole, and Martinique withheld still (3.07)."""
    both = Actor("staff", 1, "A", scopes=(Scope(Role.SUPERVISOR), Scope(Role.CASE_OFFICER, "09")))
    with reading() as tx:
        found = queries.volumes(tx, both, Selection())
    assert {(c.academie_code, c.saved) for c in found.cells} == {("08", 6), ("09", 3), ("31", 0)}
    assert found.saved == 9


def test_what_can_be_selected_is_the_perimeter(reading: Units, stranger: Actor, writing: Units) -> None:
    """Académies of others are not offered; an exam session that is over is offered, but is not current."""
    with writing() as tx:
        session = tx.scalars(select(ExamSession).filter_by(domain_code="BCP", label="2027")).one()
        tx.add(ExamSession(domain_code="BCP", label="2019", closed=True))
        assert session.closed is False
    with reading() as tx:
        offered = queries.choices(tx, stranger)
    assert [code for code, _ in offered.academies] == ["09"]
    assert {"BCP", "CAP"} <= {code for code, _ in offered.domains}
    assert "2019" in offered.exam_sessions
    assert "2019" not in offered.current


def test_windows_open_now_are_those_of_the_rule(reading: Units, stranger: Actor, stopped_clock: Clock) -> None:
    """As many as the rule finds one by one, in the perimeter and the selection; those that close soon among them."""
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    stopped_clock(now)
    with reading() as tx:
        found = queries.windows_now(tx, stranger, Selection(domains=("BCP", "CAP")))
        rows = tx.execute(
            select(Window, ExamSession.domain_code)
            .join(ExamSession, ExamSession.id == Window.exam_session_id)
            .where(Window.academie_code == "09", Window.phase == "registration")
        )
        still = [
            row.closes_at
            for row, domain in rows
            if domain in {"BCP", "CAP"} and row.opens_at <= now < row.closes_at and row.latched_at is None
        ]
    assert found.open == len(still) > 0
    assert found.closing_soon == sum(closes <= now + timedelta(days=7) for closes in still)
