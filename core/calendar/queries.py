"""The calendar as staff see it: windows of their perimeter, and what is open now by the database's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import places_in
from core.calendar.rules import Phase, WindowState
from db.tables import Academie, ExamDomain, ExamSession, Window

PAGE = 200


@dataclass(frozen=True, slots=True)
class Criteria:
    """What to show; an empty criterion shows everything."""

    domain: str = ""
    academie: str = ""
    exam_session: str = ""
    foreign_group: str | None = None  # empty: the académies themselves only
    audience: str = ""
    phase: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class ShownWindow:
    """One window as it is shown; instants are UTC, `zone` is the one whose hours are shown."""

    id: int
    domain_code: str
    domain_label: str
    exam_session: str
    academie_code: str
    academie_label: str
    foreign_group: str
    audience: str
    phase: Phase
    opens_at: datetime
    closes_at: datetime
    zone: str
    state: WindowState
    demonstration: bool
    source: str
    version: int


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many windows of a domain and exam session are in a state, for one phase."""

    domain_code: str
    exam_session: str
    phase: Phase
    state: WindowState
    windows: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the windows of the perimeter can be filtered by."""

    domains: tuple[tuple[str, str], ...]
    academies: tuple[tuple[str, str], ...]
    exam_sessions: tuple[str, ...]
    foreign_groups: tuple[str, ...]


def windows(
    tx: Session,
    actor: Actor,
    criteria: Criteria | None = None,
    *,
    limit: int = PAGE,
    offset: int = 0,
    soonest: bool = False,
) -> list[ShownWindow]:
    """Give a page of the windows of the perimeter, newest exam session first, then by domain, place and phase.

    `soonest`: first what is open, by its closing, then what is to come, by its opening, then what is closed.
    """
    require(actor, Permission.CALENDAR_READ)
    state = state_at(clock.now(tx))
    order = case({phase.value: position for position, phase in enumerate(Phase)}, value=Window.phase)
    statement = (
        _visible(actor, criteria or Criteria(), state)
        .add_columns(Window, ExamSession.label, ExamSession.domain_code, ExamDomain.label, Academie.label, state)
        .order_by(
            *(_soonest(state) if soonest else ()), ExamSession.label.desc(), ExamSession.domain_code,
            Window.academie_code, Window.foreign_group, Window.audience, order,
        )
        .limit(limit)
        .offset(offset)
    )  # fmt: skip
    return [
        ShownWindow(
            row.id, domain, domain_label, label, row.academie_code, academie, row.foreign_group, row.audience,
            Phase(row.phase), row.opens_at, row.closes_at, row.zone, WindowState(now), row.demonstration, row.source,
            row.version,
        )
        for _, row, label, domain, domain_label, academie, now in tx.execute(statement)
    ]  # fmt: skip


def _soonest(state: ColumnElement[str]) -> tuple[ColumnElement[int], ColumnElement[datetime]]:
    upcoming = state == WindowState.UPCOMING.value
    rank = case((state == WindowState.OPEN.value, 0), (upcoming, 1), else_=2)
    return rank, case((upcoming, Window.opens_at), else_=Window.closes_at)


def window_count(tx: Session, actor: Actor, criteria: Criteria | None = None) -> int:
    """Count the windows of the perimeter that satisfy the criteria."""
    require(actor, Permission.CALENDAR_READ)
    found = _visible(actor, criteria or Criteria(), state_at(clock.now(tx))).subquery()
    return tx.scalar(select(func.count()).select_from(found)) or 0


def state_counts(tx: Session, actor: Actor, criteria: Criteria | None = None) -> list[StateCount]:
    """Count the windows of the perimeter by domain, exam session, phase and state now."""
    require(actor, Permission.CALENDAR_READ)
    state = state_at(clock.now(tx)).label("state")
    statement = (
        _visible(actor, criteria or Criteria(), state)
        .with_only_columns(ExamSession.domain_code, ExamSession.label, Window.phase, state, func.count())
        .group_by(ExamSession.domain_code, ExamSession.label, Window.phase, state)
        .order_by(ExamSession.label.desc(), ExamSession.domain_code, Window.phase, state)
    )
    return [
        StateCount(domain, label, Phase(phase), WindowState(now), count)
        for domain, label, phase, now, count in tx.execute(statement)
    ]


def choices(tx: Session, actor: Actor) -> Choices:
    """Give what the windows of the perimeter can be filtered by."""
    require(actor, Permission.CALENDAR_READ)
    visible = _visible(actor, Criteria(), state_at(clock.now(tx)))
    domains = visible.with_only_columns(ExamDomain.code, ExamDomain.label).distinct().order_by(ExamDomain.code)
    academies = visible.with_only_columns(Academie.code, Academie.label).distinct().order_by(Academie.code)
    labels = visible.with_only_columns(ExamSession.label).distinct().order_by(ExamSession.label.desc())
    groups = visible.with_only_columns(Window.foreign_group).distinct().order_by(Window.foreign_group)
    return Choices(
        tuple((code, label) for code, label in tx.execute(domains)),
        tuple((code, label) for code, label in tx.execute(academies)),
        tuple(tx.scalars(labels)),
        tuple(group for group in tx.scalars(groups) if group),
    )


def state_at(now: datetime | ColumnElement[datetime]) -> ColumnElement[str]:
    """Give the state of a window at an instant, in SQL: the same answer as `rules.state`."""
    return case(
        (or_(Window.latched_at >= Window.closes_at, Window.closes_at <= now), WindowState.CLOSED.value),
        (Window.opens_at > now, WindowState.UPCOMING.value),
        else_=WindowState.OPEN.value,
    )


def _visible(actor: Actor, criteria: Criteria, state: ColumnElement[str]) -> Select[int]:
    """The windows of the perimeter that satisfy the criteria."""
    statement = (
        select(Window.id)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
        .join(Academie, Academie.code == Window.academie_code)
        .where(places_in(actor, Permission.CALENDAR_READ, Window.academie_code, ExamSession.domain_code))
    )
    wanted = {
        ExamSession.domain_code: criteria.domain,
        Window.academie_code: criteria.academie,
        ExamSession.label: criteria.exam_session,
        Window.audience: criteria.audience,
        Window.phase: criteria.phase,
    }
    statement = statement.where(*(column == value for column, value in wanted.items() if value))
    if criteria.foreign_group is not None:
        statement = statement.where(Window.foreign_group == criteria.foreign_group)
    return statement.where(state == criteria.state) if criteria.state else statement
