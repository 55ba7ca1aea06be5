"""What the page that proposes a correction starts from, and the note that someone opened the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate
from core.audit import Event, record
from core.candidates.contact import Reached
from core.candidates.faults import Unacceptable
from core.candidates.rules import parse_birth_date, parse_civility
from core.corrections.register import values_of
from core.corrections.reporting import WAITING
from core.corrections.rules import State
from db.tables import Correction, ErrorReport

OFFICE_ZONE = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class Correctable:
    """The data of a candidate that a correction may change; `open_correction` is the proposal that waits, if any."""

    candidate_id: int
    number: str
    birth_name: str
    first_names: str
    version: int
    locked_at: datetime | None
    values: tuple[tuple[str, str], ...]
    reached: Reached
    open_correction: int | None
    wanted: tuple[tuple[str, str], ...] = ()  # what a report asks, as the fields are typed


def correctable(tx: Session, actor: Actor, candidate_id: int, report_id: int = 0) -> Correctable:
    """Give what a correction of a candidate would start from; opened from a report that waits, what it asks."""
    require(actor, Permission.CORRECTION_PROPOSE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE)
    waiting = tx.scalar(
        select(Correction.id).where(
            Correction.candidate_id == candidate.id,
            Correction.state == State.PROPOSED.value,
            Correction.base_version == candidate.version,
            Correction.expires_at > clock.now(tx),
        )
    )
    reached = Reached(candidate.phone, tuple(candidate.address), candidate.postcode, candidate.city, candidate.country)
    return Correctable(
        candidate.id, candidate.number, candidate.birth_name, candidate.first_names, candidate.version,
        candidate.locked_at, tuple(values_of(candidate).items()), reached, waiting,
        _wanted(tx, candidate.id, report_id) if report_id else (),
    )  # fmt: skip


def _wanted(tx: Session, candidate_id: int, report_id: int) -> tuple[tuple[str, str], ...]:
    """Give what a report that waits asks; what cannot be read as its field is left to whoever corrects."""
    asked = select(ErrorReport).where(
        ErrorReport.id == report_id, ErrorReport.candidate_id == candidate_id, ErrorReport.state == WAITING
    )
    row = tx.scalars(asked).one_or_none()
    if row is None:
        return ()
    try:
        return ((row.field, _as_kept(row.field, row.wanted, clock.today(tx, OFFICE_ZONE))),)
    except Unacceptable:
        return ()


def _as_kept(field: str, wanted: str, today: date) -> str:
    if field == "birth_date":
        return parse_birth_date(wanted, today=today).isoformat()
    return parse_civility(wanted).value if field == "civility" else wanted


def note_opened(tx: Session, actor: Actor, candidate_id: int) -> None:
    """Note that someone opened a candidate's record in order to correct it (1.31)."""
    require(actor, Permission.CORRECTION_PROPOSE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE)
    record(tx, actor, Event.CANDIDATE_READ, "candidate", candidate.id, facts={"screen": "correction"})
