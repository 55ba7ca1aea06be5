"""Requests for accommodations: one's own for a candidate, those to decide for the office, never for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.accommodations.reference import Measure, accommodations
from core.accommodations.rules import OPEN, UNREAD_AFTER, State
from core.errors import NotFound
from core.registrations.ending import where
from core.registrations.labels import labels
from core.registrations.opening import Act, Service, service
from core.registrations.visible import own_registration, own_registrations
from db.tables import (
    Academie,
    AccommodationRequest,
    Candidate,
    Document,
    DocumentReading,
    Registration,
    StoredFile,
)

MOST = 300
TO_DO, WAITING, UNREAD, DONE = "to_do", "waiting", "unread", "done"
VIEWS = (TO_DO, WAITING, UNREAD, DONE)


@dataclass(frozen=True, slots=True)
class Request:
    """A request, as its candidate and those who decide see it; `read_at` is when its decision was first opened."""

    id: int
    state: State
    measures: tuple[str, ...]
    message: str
    proof: str
    granted: tuple[str, ...]
    answer: str
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str
    check_code: str
    read_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Own:
    """One's own registration, whether the service still takes a request, and the latest request on it."""

    registration_id: int
    number: int
    exam: str
    academie_code: str
    domain_code: str
    service: Service
    request: Request | None

    @property
    def can_ask(self) -> bool:
        """Whether a new request can be sent now."""
        return self.service.is_open and (self.request is None or self.request.state not in OPEN)


@dataclass(frozen=True, slots=True)
class Guidance:
    """What to do and where in an académie: its site, the rubric of its circular, and whether that one is invented."""

    academie_code: str
    academie: str
    website: str
    rubric: tuple[str, ...]
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A request in the list of those who decide: whose, where it stands, since when; not what it asks."""

    id: int
    candidate_id: int
    candidate_number: str
    name: str
    exam: str
    academie: str
    state: State
    asked_at: datetime
    decided_at: datetime | None
    read_at: datetime | None
    late: bool


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A request with all there is to decide on."""

    line: Line
    request: Request
    law: str


def guidance(tx: Session, actor: Actor, academie_code: str) -> Guidance | None:
    """Give what an académie publishes on accommodations."""
    require(actor, Permission.CALENDAR_READ)
    academie = tx.get(Academie, academie_code)
    if academie is None:
        return None
    rubric = accommodations().rubric(academie_code)
    return Guidance(academie.code, academie.label, academie.website, rubric.path, rubric.demonstration)


def measures() -> tuple[Measure, ...]:
    """Give the measures that can be asked, in the order they are shown."""
    return accommodations().measures


def own(tx: Session, actor: Actor) -> list[Own]:
    """Give one's own registrations with the latest request on each."""
    require(actor, Permission.OWN_FILE)
    return [_own(tx, actor, row) for row in own_registrations(tx, actor)]


def own_one(tx: Session, actor: Actor, number: int) -> Own:
    """Give one's own registration by its number, with the latest request on it."""
    require(actor, Permission.OWN_FILE)
    return _own(tx, actor, own_registration(tx, actor, number))


def _own(tx: Session, actor: Actor, row: Registration) -> Own:
    latest = tx.execute(
        _with_document()
        .where(AccommodationRequest.registration_id == row.id)
        .order_by(AccommodationRequest.id.desc())
        .limit(1)
    ).one_or_none()
    known = labels(tx)
    exam = f"{known.domains[row.domain_code]}, {known.exam_session(row.exam_session_id).label}"
    return Own(
        row.id, row.number, exam, row.academie_code, row.domain_code, service(tx, actor, Act.REGISTER, where(row)),
        _request(*latest) if latest else None,
    )  # fmt: skip


def _with_document() -> Select[AccommodationRequest, str | None, datetime | None, str | None]:
    return (
        select(AccommodationRequest, StoredFile.display_name, DocumentReading.read_at, Document.check_code)
        .outerjoin(StoredFile, StoredFile.id == AccommodationRequest.file_id)
        .outerjoin(Document, Document.id == AccommodationRequest.document_id)
        .outerjoin(DocumentReading, DocumentReading.document_id == AccommodationRequest.document_id)
    )


def _request(row: AccommodationRequest, proof: str | None, read_at: datetime | None, check_code: str | None) -> Request:
    return Request(
        row.id, State(row.state), tuple(row.measures), row.message, proof or "", tuple(row.granted), row.answer,
        row.asked_at, row.decided_at, row.decided_by, check_code or "", read_at, row.version,
    )  # fmt: skip


def worklist(tx: Session, actor: Actor, view: str = TO_DO) -> list[Line]:
    """Give the requests of the perimeter in one view, the oldest first: to do, awaited, unread, done."""
    require(actor, Permission.ACCOMMODATION_DECIDE)
    now = clock.now(tx)
    decided, unread = AccommodationRequest.state == State.DECIDED.value, DocumentReading.read_at.is_(None)
    of_view = {
        TO_DO: AccommodationRequest.state.in_([State.SENT.value, State.UNDER_REVIEW.value]),
        WAITING: AccommodationRequest.state == State.INCOMPLETE.value,
        UNREAD: and_(decided, unread),
        DONE: AccommodationRequest.state.in_([State.DECIDED.value, State.WITHDRAWN.value]),
    }
    rows = tx.execute(
        _lines(actor).where(of_view[view]).order_by(AccommodationRequest.asked_at, AccommodationRequest.id).limit(MOST)
    )
    return [_line(tx, now, *row) for row in rows]


def _lines(actor: Actor) -> Select[AccommodationRequest, Registration, Candidate, datetime | None]:
    return (
        select(AccommodationRequest, Registration, Candidate, DocumentReading.read_at)
        .join(Registration, Registration.id == AccommodationRequest.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .outerjoin(DocumentReading, DocumentReading.document_id == AccommodationRequest.document_id)
        .where(registrations_in(actor, Permission.ACCOMMODATION_DECIDE))
    )


def _line(
    tx: Session,
    now: datetime,
    row: AccommodationRequest,
    registration: Registration,
    candidate: Candidate,
    read_at: datetime | None,
) -> Line:
    known = labels(tx)
    late = row.decided_at is not None and read_at is None and now - row.decided_at >= UNREAD_AFTER
    return Line(
        row.id, candidate.id, candidate.number, f"{candidate.birth_name} {candidate.first_names}",
        f"{known.domains[registration.domain_code]}, {known.exam_session(registration.exam_session_id).label}",
        known.academies[registration.academie_code], State(row.state), row.asked_at, row.decided_at, read_at, late,
    )  # fmt: skip


def one(tx: Session, actor: Actor, request_id: int) -> ToDecide:
    """Give one request of the perimeter with all there is to decide on."""
    require(actor, Permission.ACCOMMODATION_DECIDE)
    found = tx.execute(_lines(actor).where(AccommodationRequest.id == request_id)).one_or_none()
    if found is None:
        raise NotFound(kind="accommodation")
    whole = tx.execute(_with_document().where(AccommodationRequest.id == request_id)).one()
    law = accommodations().law(found[1].domain_code)
    return ToDecide(_line(tx, clock.now(tx), *found), _request(*whole), law)
