"""What the journal of one person is about: the record and everything of it, as far as a reader's rights go on it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import candidates_in, registrations_in
from db.tables import AccommodationRequest, Account, Candidate, Correction, Registration

Subjects = dict[str, list[int]]


def holds(tx: Session, actor: Actor, candidate_id: int, permission: Permission) -> bool:
    """Whether the actor has a right on this very record, not only somewhere."""
    inside = select(Candidate.id).where(Candidate.id == candidate_id, candidates_in(actor, permission))
    return tx.scalar(inside) is not None


def subjects_of(tx: Session, actor: Actor, candidate_id: int, registrations: Collection[int]) -> Subjects:
    """Give what the journal of a record in the perimeter may speak of; its registrations are those already found."""
    merged = select(Candidate.id).where(Candidate.merged_into == candidate_id)  # who turned out to be this person
    people = [candidate_id, *tx.scalars(merged)]
    corrections = select(Correction.id).where(Correction.candidate_id.in_(people))
    decides = registrations_in(actor, Permission.ACCOMMODATION_DECIDE)
    mine = select(Registration.id).where(Registration.id.in_(registrations), decides)
    requests = select(AccommodationRequest.id).where(AccommodationRequest.registration_id.in_(mine))
    return {
        "candidate": people,
        "account": list(tx.scalars(select(Account.id).where(Account.candidate_id.in_(people)))),
        "registration": list(registrations),
        "correction": (
            list(tx.scalars(corrections)) if holds(tx, actor, candidate_id, Permission.CORRECTION_READ) else []
        ),
        "accommodation": list(tx.scalars(requests)),
    }
