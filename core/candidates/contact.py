"""Change how a candidate is reached: one person, journalled; what prints it gets a new version. Never the e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate
from core.audit import Event, record
from core.candidates.rules import parse_contact
from core.errors import StaleForm
from core.notifications.notices import tell_of_change
from core.registrations.following import follow_candidate, promise_documents
from core.registrations.rules import Cause
from db.tables import Candidate


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a candidate is reached, as typed; the e-mail is corrected by two persons, not here (3.09)."""

    phone: str
    address: tuple[str, ...]
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """The receipt of a change of contact: how many fields changed, versions saved, documents to make again."""

    candidate_id: int
    fields: int
    versions: int
    documents: int


def change_contact(tx: Session, actor: Actor, candidate_id: int, reached: Reached, *, seen: int) -> ContactChanged:
    """Change telephone and address as they were asked; what changes nothing keeps nothing."""
    require(actor, Permission.CANDIDATE_DESK)
    candidate = one_candidate(tx, actor, candidate_id, Permission.CANDIDATE_DESK)
    if candidate.version != seen:
        raise StaleForm
    changes = _changes(candidate, reached)
    if not changes:
        return ContactChanged(candidate.id, 0, 0, 0)
    for name, (_, after) in changes.items():
        setattr(candidate, name, after)
    tx.flush()
    record(tx, actor, Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate.id, changes=changes)
    saved = follow_candidate(tx, actor, candidate.id, Cause.MODIFICATION)
    documents = promise_documents(tx, actor, saved)
    tell_of_change(tx, "contact_changed", candidate, changes, saved)
    return ContactChanged(candidate.id, len(changes), sum(one.changed for one in saved), documents)


def _changes(candidate: Candidate, reached: Reached) -> dict[str, tuple[Any, Any]]:
    read = parse_contact(
        email="", phone=reached.phone, address=reached.address, postcode=reached.postcode, city=reached.city,
        country=reached.country,
    )  # fmt: skip
    wanted: dict[str, Any] = {
        "phone": read.phone, "address": list(read.address), "postcode": read.postcode, "city": read.city,
        "country": read.country,
    }  # fmt: skip
    return {
        name: (getattr(candidate, name), value) for name, value in wanted.items() if getattr(candidate, name) != value
    }
