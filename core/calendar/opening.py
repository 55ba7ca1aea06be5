"""« Ouverture des services »: the Grand Public periods of a choice, and what is open now, by the database's clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.calendar.offer import Offer, Place, offer
from core.calendar.queries import Criteria, ShownWindow, state_at, windows
from core.calendar.rules import Phase, WindowState
from core.catalogue.contacts import managing_office
from core.catalogue.queries import Choice, ShownOffice
from db.tables import ExamDomain, ExamSession, Window

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
    """Where the registrations of a domain stand, over all places: how many are open, the next instant to know."""

    code: str
    label: str
    exam_session: str
    open_places: int
    next_closing: datetime | None
    upcoming_places: int
    next_opening: datetime | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The domains that are open somewhere now, first to close first; then those yet to open, first to open first."""

    now: datetime
    open: tuple[DomainNow, ...]
    upcoming: tuple[DomainNow, ...]


def opening(tx: Session, actor: Actor, asked: Asked) -> Opening:
    """Answer a choice Domaine – Session – Académie; an exam session that is over has no service open any more."""
    require(actor, Permission.CALENDAR_READ)
    known = offer(tx, actor)
    domain, place = known.domain(asked.domain), known.place(asked.place)
    doubts = {
        "domain": asked.domain and domain is None,
        "exam_session": asked.exam_session and not LABEL.fullmatch(asked.exam_session),
        "place": asked.place and place is None,
    }
    unknown = frozenset(name for name, doubt in doubts.items() if doubt)
    exam_session = "" if "exam_session" in unknown else asked.exam_session
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
        return windows(tx, actor, replace(wanted, phase=Phase.REGISTRATION.value))
    return windows(tx, actor, replace(wanted, academie=place.academie_code, foreign_group=place.foreign_group))


def open_now(tx: Session, actor: Actor) -> Overview:
    """Tell which domains are open somewhere to the public now, and which open next."""
    require(actor, Permission.CALENDAR_READ)
    now = clock.now(tx)
    state = state_at(now)
    is_open, is_upcoming = state == WindowState.OPEN.value, state == WindowState.UPCOMING.value
    statement = (
        select(
            ExamDomain.code, ExamDomain.label, ExamSession.label,
            func.count(case((is_open, 1))), func.min(case((is_open, Window.closes_at))),
            func.count(case((is_upcoming, 1))), func.min(case((is_upcoming, Window.opens_at))),
        )
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
        .where(~ExamSession.closed, Window.audience == GRAND_PUBLIC, Window.phase == Phase.REGISTRATION.value)
        .group_by(ExamDomain.code, ExamDomain.label, ExamSession.label)
    )  # fmt: skip
    found = [DomainNow(*row) for row in tx.execute(statement)]
    return Overview(
        now,
        tuple(sorted((one for one in found if one.open_places), key=lambda one: (one.next_closing or now, one.code))),
        tuple(
            sorted(
                (one for one in found if one.upcoming_places and not one.open_places),
                key=lambda one: (one.next_opening or now, one.code),
            )
        ),
    )
