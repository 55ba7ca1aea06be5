"""What a candidate asked the office: errors reported, accommodations; each to those who answer it alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.candidates.subjects import holds
from db.tables import AccommodationRequest, ErrorReport, Registration


@dataclass(frozen=True, slots=True)
class FileReport:
    """An error the candidate reported, and what was answered."""

    id: int
    field: str
    shown: str
    wanted: str
    message: str
    state: str
    answer: str
    sent_at: datetime
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class FileAccommodation:
    """A request for accommodations on a registration, and what was decided."""

    id: int
    registration_number: int
    measures: tuple[str, ...]
    message: str
    state: str
    granted: tuple[str, ...]
    answer: str
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str


def reports_of(tx: Session, actor: Actor, candidate_id: int) -> tuple[FileReport, ...]:
    """Give the errors a candidate reported, the latest first, to those who answer them for this very record."""
    if not holds(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE):
        return ()
    asked = select(ErrorReport).where(ErrorReport.candidate_id == candidate_id).order_by(ErrorReport.id.desc())
    return tuple(
        FileReport(
            row.id, row.field, row.shown, row.wanted, row.message, row.state, row.answer, row.sent_at, row.decided_at,
            row.decided_by,
        )
        for row in tx.scalars(asked)
    )  # fmt: skip


def accommodations_of(
    tx: Session, actor: Actor, registrations: Collection[int]
) -> tuple[FileAccommodation, ...]:  # fmt: skip
    """Give the requests for accommodations on some registrations, the latest first, to those who decide there."""
    asked = (
        select(AccommodationRequest, Registration.number)
        .join(Registration, Registration.id == AccommodationRequest.registration_id)
        .where(Registration.id.in_(registrations), registrations_in(actor, Permission.ACCOMMODATION_DECIDE))
        .order_by(AccommodationRequest.id.desc())
    )
    return tuple(
        FileAccommodation(
            row.id, number, tuple(row.measures), row.message, row.state, tuple(row.granted), row.answer, row.asked_at,
            row.decided_at, row.decided_by,
        )
        for row, number in tx.execute(asked)
    )  # fmt: skip
