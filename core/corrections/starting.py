"""What the page that proposes a correction starts from, and the note that someone opened the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate
from core.audit import Event, record
from core.candidates.contact import Reached
from core.corrections.register import values_of
from core.corrections.rules import State
from db.tables import Correction


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


def correctable(tx: Session, actor: Actor, candidate_id: int) -> Correctable:
    """Give what a correction of a candidate would start from."""
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
    )  # fmt: skip


def note_opened(tx: Session, actor: Actor, candidate_id: int) -> None:
    """Note that someone opened a candidate's record in order to correct it (1.31)."""
    require(actor, Permission.CORRECTION_PROPOSE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE)
    record(tx, actor, Event.CANDIDATE_READ, "candidate", candidate.id, facts={"screen": "correction"})
