"""What follows a registration or its candidate: papers made and opened, requests, mails, records that look alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, literal, or_, select

from core.access import Permission
from core.access.perimeter import registrations_in
from core.duplicates.rules import KEPT, PairState
from core.search.conditions.asking import Asking, Clause
from db.tables import (
    AccommodationRequest,
    Candidate,
    Document,
    DocumentReading,
    DuplicatePair,
    HandedDocument,
    OutboxMessage,
    Registration,
)


def _there(statement: Select[Any]) -> Clause:
    return statement.correlate(Registration, Candidate).exists()


def _document(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking
    return _there(_papers(values))


def _papers(values: tuple[str, ...]) -> Select[Any]:
    held = select(Document.id).where(Document.registration_id == Registration.id, Document.current)
    return held.where(Document.kind.in_(values)) if values else held


def _document_opened(asking: Asking, values: tuple[str, ...]) -> Clause:
    """Whether its candidate opened one that is in force."""
    del asking
    return _there(_papers(values).join(DocumentReading, DocumentReading.document_id == Document.id))


def _handed(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking
    held = select(HandedDocument.id).where(HandedDocument.registration_id == Registration.id, HandedDocument.current)
    return _there(held.where(HandedDocument.kind.in_(values)) if values else held)


def _accommodation(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking
    asked = select(AccommodationRequest.id).where(AccommodationRequest.registration_id == Registration.id)
    return _there(asked.where(AccommodationRequest.state.in_(values)) if values else asked)


def _abroad(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking, values
    return Registration.foreign_group != literal("")


def mails(asking: Asking) -> Select[Any]:
    """The mails of a candidate that the office reads: none of a registration out of the perimeter (3.02)."""
    seen = select(Registration.id).where(registrations_in(asking.actor, Permission.CANDIDATE_READ))
    return select(OutboxMessage.id).where(
        OutboxMessage.candidate_id == Candidate.id,
        or_(OutboxMessage.registration_id.is_(None), OutboxMessage.registration_id.in_(seen.correlate(None))),
    )


def _mail(asking: Asking, values: tuple[str, ...]) -> Clause:
    found = mails(asking)
    return _there(found.where(OutboxMessage.state.in_(values)) if values else found)


def _duplicate(asking: Asking, values: tuple[str, ...]) -> Clause:
    """As the queue shows it: a pair not settled; how alike the two are is not asked, one may be of elsewhere."""
    del asking, values
    unsettled = (PairState.OPEN.value, PairState.PROPOSED.value)
    pairs = select(DuplicatePair.id).where(DuplicatePair.state.in_(unsettled), DuplicatePair.score >= KEPT)
    return or_(
        _there(pairs.where(DuplicatePair.a_id == Candidate.id)), _there(pairs.where(DuplicatePair.b_id == Candidate.id))
    )


def _merged(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking, values
    return Candidate.former_numbers != literal("")


FOLLOWING: dict[str, Callable[[Asking, tuple[str, ...]], Clause]] = {
    "document": _document, "document_opened": _document_opened, "handed": _handed, "accommodation": _accommodation,
    "abroad": _abroad, "mail": _mail, "duplicate": _duplicate, "merged": _merged,
}  # fmt: skip
