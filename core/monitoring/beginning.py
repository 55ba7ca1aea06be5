"""The first day of an office: nobody is on file yet."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access.actor import Actor
from core.access.perimeter import candidates_in
from core.access.rights import Permission, require
from db.tables import Candidate


def nobody_on_file(tx: Session, actor: Actor) -> bool:
    """Whether not one candidate is on file yet in the perimeter."""
    require(actor, Permission.CANDIDATE_READ)
    return tx.scalar(select(Candidate.id).where(candidates_in(actor)).limit(1)) is None
