"""Whether someone may register, modify or deregister now: the window, by the database's clock, under the lock.

A candidate acts within `[opens, closes)` of the place and audience of the registration (6.15, 6.16, 6.19). The office
acts until the exam session is closed, and the journal says when the candidate no longer could (6.17).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.access.perimeter import CANDIDATE
from core.calendar.rules import Phase, WindowState, state
from core.calendar.rules import Window as Period
from core.errors import ExamError
from db.engine import before_commit
from db.tables import ExamSession, Window

LATEST = timedelta(seconds=5)  # a save accepted in time that is not kept by then is not kept at all (6.15)


class Act(StrEnum):
    """What someone wants to do with a registration."""

    REGISTER = "register"
    MODIFY = "modify"
    DEREGISTER = "deregister"


PHASES = {
    Act.REGISTER: (Phase.REGISTRATION,),
    Act.MODIFY: (Phase.REGISTRATION, Phase.MODIFICATION),
    Act.DEREGISTER: (Phase.REGISTRATION, Phase.MODIFICATION),
}


class NoWindow(ExamError):
    """The calendar has no registration service for this choice."""

    code = "no_window"


class NotYetOpen(ExamError):
    """The service opens later. Facts: `opens`, and the `zone` whose hours are meant."""

    code = "not_yet_open"


class WindowClosed(ExamError):
    """The service closed. Facts: `closes`, and the `zone` whose hours are meant."""

    code = "window_closed"


class ExamSessionOver(ExamError):
    """The exam session is closed: nobody changes its registrations any more."""

    code = "exam_session_over"


@dataclass(frozen=True, slots=True)
class Where:
    """Whose windows rule a registration: exam session, académie or centres attached to it, audience (6.16)."""

    exam_session_id: int
    academie_code: str
    foreign_group: str = ""
    audience: str = "individual"


@dataclass(frozen=True, slots=True)
class Service:
    """Where a registration service stands for an act: open, to come or closed; the instants are UTC.

    `opens_at` and `closes_at` are those of the window that decides; none when the calendar has no window.
    """

    now: datetime
    state: WindowState
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    zone: str = "Europe/Paris"

    @property
    def is_open(self) -> bool:
        """Whether a candidate may act now."""
        return self.state is WindowState.OPEN


def service(tx: Session, actor: Actor, act: Act, where: Where) -> Service:
    """Tell where the service of a place stands towards the candidates it is for, whoever asks."""
    del actor
    return _service(tx, act, where, clock.now(tx))


def _service(tx: Session, act: Act, where: Where, now: datetime) -> Service:
    return decided((period(row) for row in _windows(tx, act, where)), now)


def _windows(tx: Session, act: Act, where: Where) -> Iterable[Window]:
    statement = select(Window).where(
        Window.exam_session_id == where.exam_session_id, Window.academie_code == where.academie_code,
        Window.foreign_group == where.foreign_group, Window.audience == where.audience,
        Window.phase.in_([phase.value for phase in PHASES[act]]),
    )  # fmt: skip
    return tx.scalars(statement.execution_options(populate_existing=True))


def period(row: Window) -> Period:
    """Read a window; a deadline moved beyond the instant it was seen closed is open again (6.18)."""
    latched = row.latched_at is not None and row.latched_at >= row.closes_at
    return Period(Phase(row.phase), row.opens_at, row.closes_at, row.zone, latched)


def decided(periods: Iterable[Period], now: datetime) -> Service:
    """Choose the window that decides: one that is open, the last to close; else the next to open; else the last."""
    known = sorted(periods, key=lambda one: one.closes)
    if not known:
        return Service(now, WindowState.CLOSED)
    by_state = {found: [one for one in known if state(one, now) is found] for found in WindowState}
    for found in (WindowState.OPEN, WindowState.UPCOMING, WindowState.CLOSED):
        if by_state[found]:
            one = by_state[found][0 if found is WindowState.UPCOMING else -1]
            return Service(now, found, one.opens, one.closes, one.zone)
    raise AssertionError("a window is open, to come or closed")


@dataclass(frozen=True, slots=True)
class Allowed:
    """An act that may be done now; `facts` are for the journal: the office says when it acts outside the window."""

    service: Service
    outside_window: bool = False

    @property
    def facts(self) -> dict[str, bool]:
        """What the journal adds to the event of the act (6.17)."""
        return {"outside_window": True} if self.outside_window else {}


def require_open(tx: Session, actor: Actor, act: Act, where: Where) -> Allowed:
    """Refuse an act outside its window; called in the transaction that writes, once its locks are held (6.15).

    The transaction is refused as well when it would be kept later than five seconds after the closing, wherever
    that was moved meanwhile.
    """
    found = _service(tx, act, where, clock.decide(tx))
    if tx.get_one(ExamSession, where.exam_session_id).closed and actor.kind != "system":
        raise ExamSessionOver
    if actor.kind != CANDIDATE:
        return Allowed(found, outside_window=actor.kind == "staff" and not found.is_open)
    _refuse_closed(found)
    before_commit(tx, "window", lambda last: _refuse_late(last, act, where, found.now), very_last=True)
    return Allowed(found)


def _refuse_closed(found: Service) -> datetime:
    if found.opens_at is None or found.closes_at is None:
        raise NoWindow
    if found.state is WindowState.UPCOMING:
        raise NotYetOpen(opens=found.opens_at, zone=found.zone)
    if found.state is WindowState.CLOSED:
        raise WindowClosed(closes=found.closes_at, zone=found.zone)
    return found.closes_at


def _refuse_late(tx: Session, act: Act, where: Where, accepted_at: datetime) -> None:
    """Read the window again, last of all: a deadline brought forward since the acceptance counts (6.18).

    Only the instants count by now: the round that notes what closed may have come between.
    """
    periods = (replace(period(row), latched=False) for row in _windows(tx, act, where))
    found = decided(periods, accepted_at)
    closes = _refuse_closed(found)
    if clock.now(tx) > closes + LATEST:
        raise WindowClosed(closes=closes, zone=found.zone)
