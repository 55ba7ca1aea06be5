"""Read corrections in the perimeter of their candidate, locked in the fixed order: candidate first (4.15)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import candidates_in, one_candidate
from core.corrections.rules import State
from core.errors import NotFound
from db.tables import Candidate, Correction


def one_correction(
    tx: Session, actor: Actor, correction_id: int, permission: Permission = Permission.CORRECTION_READ
) -> tuple[Candidate, Correction]:
    """Give a correction and its candidate; absent and outside the perimeter look the same (3.03)."""
    candidate_id = tx.scalar(
        select(Correction.candidate_id)
        .join(Candidate, Candidate.id == Correction.candidate_id)
        .where(Correction.id == correction_id, candidates_in(actor, permission))
    )
    if candidate_id is None:
        raise NotFound(kind="correction")
    candidate = one_candidate(tx, actor, candidate_id, permission)
    statement = select(Correction).where(Correction.id == correction_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Correction)
    return candidate, tx.scalars(statement).one()


def open_of(tx: Session, candidate_id: int) -> Correction | None:
    """Give the open proposal of a candidate already locked, if there is one."""
    statement = select(Correction).where(
        Correction.candidate_id == candidate_id, Correction.state == State.PROPOSED.value
    )
    return tx.scalars(statement).one_or_none()


def later_fields(tx: Session, row: Correction) -> list[list[str]]:
    """Give the fields of each correction approved after this one for the same candidate."""
    later = select(Correction.after).where(
        Correction.candidate_id == row.candidate_id,
        Correction.state == State.APPROVED.value,
        Correction.id > row.id,  # one is open at a time, so numbers follow decisions
    )
    return [list(after) for after in tx.scalars(later)]
