"""« Ouverture des services »: the Grand Public periods of a choice, and what is open now, by the database's clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import places_in
from core.calendar.offer import Offer, Place, offer
from core.calendar.queries import Criteria, ShownWindow, state_at, windows
from core.calendar.rules import Phase, WindowState
from core.candidates.folding import fold
from core.catalogue.contacts import managing_office
from core.catalogue.queries import Choice, ShownOffice
from db.tables import Academie, ExamDomain, ExamSession, Window

GRAND_PUBLIC = "individual"
LABEL = re.compile("[0-9]{4}(-[0-9]{2})?")  # of an exam session: a year, or a year and month


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone chose, as it was written; an empty place is every place."""

    domain: str = ""
    exam_session: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """The answer to a choice: no window means that no service is open for it.

    `unknown` names what was asked and does not exist; without a place, only registrations are given, everywhere.
    """

    now: datetime
    offer: Offer
    domain: Choice | None
    exam_session: str
    place: Place | None
    unknown: frozenset[str]
    windows: tuple[ShownWindow, ...] = ()
    office: ShownOffice | None = None

    @property
    def answers(self) -> bool:
        """Whether there was something to look for."""
        return bool(self.domain and self.exam_session and not self.unknown)


@dataclass(frozen=True, slots=True)
class DomainNow:
    """Where the registrations of a domain stand, over the places in one state.

    `edge` is the next instant to know, the first closing or the first opening; it comes at `academie_label` (or at
    centres attached to it) and at `others` places at the same time.
    """

    code: str
    label: str
    exam_session: str
    state: WindowState
    places: int
    edge: datetime
    academie_label: str
    foreign_group: str
    others: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The domains that are open somewhere now, first to close first; then those yet to open, first to open first."""

    now: datetime
    open: tuple[DomainNow, ...]
    upcoming: tuple[DomainNow, ...]


def opening(tx: Session, actor: Actor, asked: Asked) -> Opening:
    """Answer a choice Domaine – Session – Académie; an exam session that is over has no service open any more.

    Without an exam session, the newest is meant.
    """
    require(actor, Permission.CALENDAR_READ)
    known = offer(tx, actor)
    domain, place = known.domain(asked.domain), known.place(asked.place)
    doubts = {
        "domain": asked.domain and domain is None,
        "exam_session": asked.exam_session and not LABEL.fullmatch(asked.exam_session),
        "place": asked.place and place is None,
    }
    unknown = frozenset(name for name, doubt in doubts.items() if doubt)
    exam_session = "" if "exam_session" in unknown else asked.exam_session or next(iter(known.exam_sessions), "")
    answer = Opening(clock.now(tx), known, domain, exam_session, place, unknown)
    if not answer.answers or domain is None:
        return answer
    return replace(
        answer,
        windows=tuple(_windows(tx, actor, known, domain.code, exam_session, place)),
        office=managing_office(tx, actor, place.academie_code, domain.code) if place else None,
    )


def _windows(
    tx: Session, actor: Actor, known: Offer, domain: str, exam_session: str, place: Place | None
) -> list[ShownWindow]:
    if exam_session not in known.exam_sessions or (place and not place.takes(domain)):
        return []
    wanted = Criteria(domain=domain, exam_session=exam_session, audience=GRAND_PUBLIC)
    if place is None:
        found = windows(tx, actor, replace(wanted, phase=Phase.REGISTRATION.value))
        return sorted(found, key=lambda one: (one.foreign_group != "", fold(one.academie_label)))
    return windows(tx, actor, replace(wanted, academie=place.academie_code, foreign_group=place.foreign_group))


def open_now(tx: Session, actor: Actor) -> Overview:
    """Tell which domains are open somewhere to the public now, and which open next."""
    require(actor, Permission.CALENDAR_READ)
    now = clock.now(tx)
    found = [_domain_now(row) for row in tx.execute(_first_edges(actor), {"now": now})]
    is_open = [one for one in found if one.state is WindowState.OPEN]
    known = {(one.code, one.exam_session) for one in is_open}
    upcoming = [one for one in found if (one.code, one.exam_session) not in known]
    return Overview(now, tuple(is_open), tuple(upcoming))


@lru_cache(maxsize=64)
def _first_edges(actor: Actor) -> Select[Any]:
    """Each domain, exam session and state, open or upcoming, with the first place to change and how many there are."""
    state = state_at(bindparam("now", type_=Window.opens_at.type))
    edge = case((state == WindowState.OPEN.value, Window.closes_at), else_=Window.opens_at)
    alike = (ExamSession.domain_code, ExamSession.label, state)
    places = (
        select(
            ExamSession.domain_code, ExamDomain.label, ExamSession.label.label("exam_session"), state.label("state"),
            func.count().over(partition_by=alike).label("places"), edge.label("edge"),
            Academie.label.label("academie"), Window.foreign_group, Window.demonstration,
            func.count().over(partition_by=(*alike, edge)).label("together"),
            func.row_number().over(partition_by=alike, order_by=(edge, Window.academie_code, Window.id)).label("rank"),
        )
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
        .join(Academie, Academie.code == Window.academie_code)
        .where(~ExamSession.closed, Window.audience == GRAND_PUBLIC, Window.phase == Phase.REGISTRATION.value)
        .where(state != WindowState.CLOSED.value)
        .where(places_in(actor, Permission.CALENDAR_READ, Window.academie_code, ExamSession.domain_code))
        .subquery()
    )  # fmt: skip
    return select(places).where(places.c.rank == 1).order_by(places.c.edge, places.c.domain_code)


def _domain_now(row: Row[Any]) -> DomainNow:
    return DomainNow(
        row.domain_code, row.label, row.exam_session, WindowState(row.state), row.places, row.edge, row.academie,
        row.foreign_group, row.together - 1, row.demonstration,
    )  # fmt: skip
