"""Staff see the windows of their perimeter, with what is open now by the database's clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from core.access import Actor, Role, Scope, system
from core.audit import Event, record
from core.calendar.queries import Criteria, choices, state_counts, window_count, windows
from core.calendar.rules import Phase, WindowState
from core.catalogue.reference import reference
from core.errors import NotAllowed
from db.engine import reading, writing
from db.tables import Window
from tests.factories import a_staff

StopClock = Callable[[datetime], None]
CAP_GRENOBLE = Criteria(domain="CAP", academie="08", exam_session="2027", audience="individual", phase="registration")
CLOSES = datetime(2026, 11, 24, 16, tzinfo=UTC)


def everyone() -> Actor:
    return Actor("staff", 1, "Agent", scopes=(Scope(Role.READER),))


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 10, 14, 7, 59, 59, tzinfo=UTC), WindowState.UPCOMING),
        (datetime(2026, 10, 14, 8, tzinfo=UTC), WindowState.OPEN),
        (CLOSES - timedelta(microseconds=1), WindowState.OPEN),
        (CLOSES, WindowState.CLOSED),
    ],
)
def test_the_state_shown_is_exact(
    engine: Engine, stopped_clock: StopClock, instant: datetime, expected: WindowState
) -> None:
    """The table says open until the very instant of closing, and filters by the same answer (6.15)."""
    stopped_clock(instant)
    with reading(engine) as tx:
        (shown,) = windows(tx, everyone(), CAP_GRENOBLE)
        assert (shown.state, shown.closes_at, shown.zone) == (expected, CLOSES, "Europe/Paris")
        for state in WindowState:
            wanted = replace(CAP_GRENOBLE, state=state.value)
            assert window_count(tx, everyone(), wanted) == (1 if state is expected else 0)


def test_a_latched_window_is_shown_closed(engine: Engine, stopped_clock: StopClock) -> None:
    """Once seen closed it is shown closed, even when the clock steps back (6.15)."""
    with writing(engine) as tx:
        row = tx.get_one(Window, _id(tx))
        row.latched_at = CLOSES
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", row.id)
    stopped_clock(CLOSES - timedelta(minutes=10))
    with reading(engine) as tx:
        (shown,) = windows(tx, everyone(), CAP_GRENOBLE)
        assert shown.state is WindowState.CLOSED


def _id(tx: Session) -> int:
    (shown,) = windows(tx, everyone(), CAP_GRENOBLE)
    return shown.id


def test_only_the_perimeter_is_shown(engine: Engine) -> None:
    """An officer of Grenoble for the CAP sees no window of Lille and none of another exam (3.02)."""
    actor = a_staff(engine, "case_officer", academie_code="08", domain_code="CAP")
    with reading(engine) as tx:
        shown = windows(tx, actor, limit=1000)
        assert {(one.academie_code, one.domain_code) for one in shown} == {("08", "CAP")}
        assert len(shown) == window_count(tx, actor) > 0
        assert windows(tx, actor, Criteria(academie="09")) == []
        found = choices(tx, actor)
    assert (found.academies, found.domains) == (
        (("08", "Grenoble"),),
        (("CAP", "Certificat d’aptitude professionnelle"),),
    )
    assert found.exam_sessions == ("2027", "2026")


def test_someone_without_any_role_sees_no_calendar(engine: Engine) -> None:
    """Denied by default (3.01)."""
    with pytest.raises(NotAllowed), reading(engine) as tx:
        windows(tx, Actor("staff", 1, "Agent"))


def test_counts_and_pages_agree_with_the_files(engine: Engine, stopped_clock: StopClock) -> None:
    """Pages put end to end are all the windows, each once, in the order of the screen; counts by state add up."""
    total = len(reference().windows)
    stopped_clock(datetime(2026, 11, 23, 14, tzinfo=UTC))
    with reading(engine) as tx:
        assert window_count(tx, everyone()) == total
        counts = state_counts(tx, everyone())
        assert sum(one.windows for one in counts) == total
        current = Criteria(exam_session="2027", domain="CAP")
        shown = [
            one for start in range(0, 1000, 100) for one in windows(tx, everyone(), current, limit=100, offset=start)
        ]
    assert (
        len({one.id for one in shown})
        == len(shown)
        == sum(one.windows for one in counts if (one.domain_code, one.exam_session) == ("CAP", "2027"))
    )
    grenoble = [one.phase for one in shown if one.academie_code == "08" and one.audience == "individual"]
    assert grenoble == [Phase.REGISTRATION, Phase.MODIFICATION, Phase.PIECES, Phase.CONFIRMATIONS]


def test_foreign_groups_can_be_set_apart(engine: Engine) -> None:
    """The académie of Grenoble itself, or its centres of the Middle East: never mixed when one of them is asked."""
    with reading(engine) as tx:
        own = windows(tx, everyone(), Criteria(academie="08", domain="BGT", foreign_group=""))
        group = windows(tx, everyone(), Criteria(academie="08", foreign_group="A08-MOYEN-ORIENT", exam_session="2022"))
    assert {one.foreign_group for one in own} == {""}
    assert {(one.domain_code, one.phase) for one in group} == {
        ("EA", Phase.REGISTRATION),
        ("BGT", Phase.REGISTRATION),
    }
