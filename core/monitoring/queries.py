"""Volumes counted from the registrations themselves, never from a counter kept beside them (6.31)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import places_in, registrations_in
from core.access.rights import scopes_for
from core.calendar.queries import state_at
from core.calendar.rules import Phase, WindowState
from core.monitoring.local_days import Instants, as_day, local_day
from core.monitoring.rules import is_withheld, start_of_day
from core.monitoring.volumes import Axis, Cell, Choices, DailyCell, DayCount, Selection, Volumes, WindowsNow
from core.registrations.rules import ACTIVE, State
from db.tables import Academie, ExamDomain, ExamSession, Registration, Window

Conditions = Sequence[ColumnElement[bool]]
CLOSING_SOON = timedelta(days=7)


def choices(tx: Session, actor: Actor) -> Choices:
    """Give the académies and domains of the perimeter and the exam sessions, whether or not they hold anything."""
    require(actor, Permission.VOLUMES_READ)
    scopes = scopes_for(actor, Permission.VOLUMES_READ)
    places = {scope.academie_code for scope in scopes}
    kinds = {scope.domain_code for scope in scopes}
    academies = select(Academie.code, Academie.label).where(not_(Academie.closed)).order_by(Academie.label)
    domains = select(ExamDomain.code, ExamDomain.label).order_by(ExamDomain.label)
    sessions = list(tx.execute(select(ExamSession.label, ExamSession.closed)))
    return Choices(
        academies=tuple((row.code, row.label) for row in tx.execute(academies) if places & {"", row.code}),
        domains=tuple((row.code, row.label) for row in tx.execute(domains) if kinds & {"", row.code}),
        exam_sessions=tuple(sorted({row.label for row in sessions}, reverse=True)),
        current=tuple(sorted({row.label for row in sessions if not row.closed}, reverse=True)),
    )


def volumes(tx: Session, actor: Actor, selection: Selection, axis: Axis = Axis.DOMAIN) -> Volumes:
    """Count the registrations of a selection, within the perimeter."""
    require(actor, Permission.VOLUMES_READ)
    inside = _inside(actor, selection)
    cells, states, hidden = _cells(tx, actor, inside)
    calendar = _Calendar(tx)
    series = Registration.domain_code if axis is Axis.DOMAIN else Registration.academie_code
    ended = Registration.closed_at.is_not(None)
    return Volumes(
        at=calendar.now,
        saved=states.total(),
        active=sum(count for state, count in states.items() if state in ACTIVE),
        saved_today=calendar.saved_today(inside) - (calendar.saved_today(hidden) if hidden else 0),
        states=tuple((state.value, states[state.value]) for state in State if states[state.value]),
        cells=cells,
        saved_by_day=calendar.by_day(Registration.first_saved_at, series, inside, hidden),
        ended_by_day=calendar.by_day(
            Registration.closed_at, Registration.state, [*inside, ended], [*hidden, ended] if hidden else []
        ),
    )


def daily_cells(tx: Session, actor: Actor, selection: Selection) -> tuple[tuple[DailyCell, ...], tuple[Cell, ...]]:
    """Count by day within each cell, for a spreadsheet; and name the cells that are withheld, without any day."""
    require(actor, Permission.VOLUMES_READ)
    inside = _inside(actor, selection)
    cells, _, _ = _cells(tx, actor, inside)
    withheld = {(cell.academie_code, cell.domain_code, cell.exam_session) for cell in cells if cell.withheld}
    calendar = _Calendar(tx)
    day = local_day(tx, Registration.first_saved_at, Registration.academie_code, calendar.zones, calendar.span)
    place = (Registration.academie_code, Registration.domain_code, ExamSession.label)
    rows = tx.execute(
        select(*place, day.label("day"), func.count())
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .where(*inside)
        .group_by(*place, "day")
        .order_by("day", *place)
    )
    shown = tuple(
        DailyCell(as_day(found), academie, domain, session, count)
        for academie, domain, session, found, count in rows
        if (academie, domain, session) not in withheld
    )
    return shown, tuple(cell for cell in cells if cell.withheld)


def windows_now(tx: Session, actor: Actor, selection: Selection) -> WindowsNow:
    """Count the registration windows of a selection that are open now, and those that close within seven days."""
    require(actor, Permission.VOLUMES_READ)
    now = clock.now(tx)
    wanted = (
        (Window.academie_code, selection.academies), (ExamSession.domain_code, selection.domains),
        (ExamSession.label, selection.exam_sessions),
    )  # fmt: skip
    soon = case((Window.closes_at <= now + CLOSING_SOON, 1), else_=0)
    row = tx.execute(
        select(func.count(), func.coalesce(func.sum(soon), 0))
        .select_from(Window)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .where(
            places_in(actor, Permission.VOLUMES_READ, Window.academie_code, ExamSession.domain_code),
            Window.phase == Phase.REGISTRATION,
            state_at(now) == WindowState.OPEN,
            *(column.in_(codes) for column, codes in wanted if codes),
        )
    ).one()
    return WindowsNow(row[0], int(row[1]))


def _inside(actor: Actor, selection: Selection) -> list[ColumnElement[bool]]:
    found = [registrations_in(actor, Permission.VOLUMES_READ)]
    if selection.academies:
        found.append(Registration.academie_code.in_(selection.academies))
    if selection.domains:
        found.append(Registration.domain_code.in_(selection.domains))
    if selection.exam_sessions:
        wanted = select(ExamSession.id).where(ExamSession.label.in_(selection.exam_sessions))
        found.append(Registration.exam_session_id.in_(wanted))
    return found


def _cells(
    tx: Session, actor: Actor, inside: Conditions
) -> tuple[tuple[Cell, ...], Counter[str], list[ColumnElement[bool]]]:
    """Give the cells, the states over the cells shown, and the condition of being in a withheld one, if any is.

    A cell is withheld whatever the rest of the selection, and is in no total: subtracting tells nothing (3.07).
    """
    where = (Registration.academie_code, Registration.domain_code, Registration.exam_session_id)
    rows = tx.execute(
        select(*where, Registration.state, func.count()).where(*inside).group_by(*where, Registration.state)
    )
    counted: dict[tuple[str, str, int], Counter[str]] = {}
    for academie, domain, session, state, count in rows:
        counted.setdefault((academie, domain, session), Counter())[state] += count
    labels = {row.id: row.label for row in tx.execute(select(ExamSession.id, ExamSession.label))}
    cells, states, hidden = [], Counter[str](), []
    for place, by_state in sorted(counted.items()):
        withheld = is_withheld(by_state.total(), sees_persons=_sees_persons(actor, place[0], place[1]))
        cells.append(_cell(place, labels[place[2]], Counter() if withheld else by_state, withheld=withheld))
        if withheld:
            hidden.append(place)
        else:
            states += by_state
    return tuple(cells), states, [*inside, tuple_(*where).in_(hidden)] if hidden else []


def _cell(place: tuple[str, str, int], label: str, by_state: Counter[str], *, withheld: bool) -> Cell:
    return Cell(
        academie_code=place[0],
        domain_code=place[1],
        exam_session=label,
        saved=by_state.total(),
        active=sum(count for state, count in by_state.items() if state in ACTIVE),
        deregistered=by_state[State.DEREGISTERED],
        withheld=withheld,
    )


def _sees_persons(actor: Actor, academie: str, domain: str) -> bool:
    return any(
        scope.academie_code in {"", academie} and scope.domain_code in {"", domain}
        for scope in scopes_for(actor, Permission.CANDIDATE_READ)
    )


class _Calendar:
    """The calendars of all académies at one instant, to count by the days they show.

    What is withheld is counted apart and taken away: it is a handful of rows, where leaving it out would be asked of
    every row.
    """

    def __init__(self, tx: Session) -> None:
        self.tx = tx
        self.now = clock.now(tx)
        self.zones = {row.code: row.zone for row in tx.execute(select(Academie.code, Academie.zone))}
        first = tx.scalar(select(func.min(Registration.first_saved_at))) or self.now
        # Whole days: what is worked out for a span serves again all day long.
        self.span = (_midnight(first), _midnight(self.now) + timedelta(days=1))

    def saved_today(self, where: Conditions) -> int:
        starts: dict[datetime, list[str]] = {}
        for code, zone in self.zones.items():
            starts.setdefault(start_of_day(self.now, zone), []).append(code)
        if not starts:
            return 0
        since = Registration.first_saved_at >= min(starts)
        today = or_(
            *(
                and_(Registration.first_saved_at >= start, Registration.academie_code.in_(codes))
                for start, codes in starts.items()
            )
        )
        return self.tx.scalar(select(func.count()).select_from(Registration).where(since, today, *where)) or 0

    def by_day(
        self, instant: Instants, series: InstrumentedAttribute[str], where: Conditions, hidden: Conditions
    ) -> tuple[DayCount, ...]:
        counted = self._count(instant, series, where)
        if hidden:
            counted.subtract(self._count(instant, series, hidden))
        return tuple(DayCount(day, name, count) for (day, name), count in sorted(counted.items()) if count)

    def _count(
        self, instant: Instants, series: InstrumentedAttribute[str], where: Conditions
    ) -> Counter[tuple[date, str]]:
        day = local_day(self.tx, instant, Registration.academie_code, self.zones, self.span)
        counted = select(day.label("day"), series.label("series"), func.count()).where(*where)
        rows = self.tx.execute(counted.group_by("day", "series"))
        return Counter({(as_day(found), name): count for found, name, count in rows})


def _midnight(instant: datetime) -> datetime:
    return instant.replace(hour=0, minute=0, second=0, microsecond=0)
