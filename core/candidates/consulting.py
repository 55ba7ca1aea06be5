"""Write in the journal who read the record of a candidate (1.31, 3.22)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in
from core.audit import Event, record
from core.errors import NotFound
from db.tables import AuditEvent, Candidate

AGAIN = timedelta(minutes=1)


def note_reading(tx: Session, actor: Actor, candidate_id: int) -> bool:
    """Note that a record was opened, once a minute at most for the same person and record.

    A record out of the perimeter is not found, and nothing is noted on it.
    """
    require(actor, Permission.CANDIDATE_READ)
    inside = select(Candidate.id).where(Candidate.id == candidate_id, candidates_in(actor, Permission.CANDIDATE_READ))
    if tx.scalar(inside) is None:
        raise NotFound(kind="candidate")
    lately = select(AuditEvent.seq).where(
        AuditEvent.subject_kind == "candidate", AuditEvent.subject_id == candidate_id,
        AuditEvent.name == Event.CANDIDATE_READ.value, AuditEvent.actor_kind == actor.kind,
        AuditEvent.actor_id == actor.id, AuditEvent.at > clock.now(tx) - AGAIN,
    )  # fmt: skip
    if tx.scalar(lately.limit(1)) is not None:
        return False
    record(tx, actor, Event.CANDIDATE_READ, "candidate", candidate_id)
    return True
