"""What the journal says of a person: who opened a proof, who changed a file lately."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from core.access import Actor
from core.audit import Event
from core.registrations.rules import Cause
from db.tables import AuditEvent, Correction, Registration, Staff

_CANDIDATE_EDITS = (Event.CANDIDATE_CREATED, Event.CANDIDATE_CONTACT_CHANGED)
_REGISTRATION_EDITS = (
    Event.REGISTRATION_SAVED, Event.REGISTRATION_MODIFIED, Event.REGISTRATION_DEREGISTERED,
    Event.REGISTRATION_SET_ASIDE,
)  # fmt: skip
_STAFF = "staff"


def _accounts(actor: Actor) -> Select[int]:
    """Every account of the person who acts."""
    return select(Staff.id).where(Staff.person_id == actor.person_id)


def has_read_evidence(tx: Session, actor: Actor, correction: Correction) -> bool:
    """Whether the person opened the evidence of this very correction, under any account (3.12)."""
    found = (
        select(AuditEvent.seq)
        .where(
            AuditEvent.subject_kind == "correction",
            AuditEvent.subject_id == correction.id,
            AuditEvent.name == Event.EVIDENCE_READ.value,
            AuditEvent.actor_kind == _STAFF,
            AuditEvent.actor_id.in_(_accounts(actor)),
        )
        .limit(1)
    )
    return tx.scalar(found) is not None


def edited_lately(tx: Session, actor: Actor, candidate_id: int, since: datetime) -> bool:
    """Whether the person changed this candidate or a registration of his by hand since an instant.

    What a list brought in, and the versions that follow an approved correction or merge, are nobody's edit.
    """
    registrations = select(Registration.id).where(Registration.candidate_id == candidate_id)
    events = select(AuditEvent.facts).where(
        AuditEvent.at >= since,
        AuditEvent.actor_kind == _STAFF,
        AuditEvent.actor_id.in_(_accounts(actor)),
        or_(
            and_(
                AuditEvent.subject_kind == "candidate",
                AuditEvent.subject_id == candidate_id,
                AuditEvent.name.in_([event.value for event in _CANDIDATE_EDITS]),
            ),
            and_(
                AuditEvent.subject_kind == "registration",
                AuditEvent.subject_id.in_(registrations),
                AuditEvent.name.in_([event.value for event in _REGISTRATION_EDITS]),
            ),
        ),
    )
    nobodys = {Cause.IMPORT.value, Cause.CORRECTION.value, Cause.MERGE.value}
    return any(not {facts.get("origin"), facts.get("cause")} & nobodys for facts in tx.scalars(events))
