"""What the record of a candidate says of merges: into whom, from whom, and how many other records look alike."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, allowed, require
from core.access.perimeter import candidates_in, one_candidate
from core.duplicates.queries import PairLine, pairs_of
from db.tables import Candidate


@dataclass(frozen=True, slots=True)
class MergedWith:
    """Another number of the same person; without `candidate_id` when that record is out of the perimeter."""

    number: str
    candidate_id: int = 0


@dataclass(frozen=True, slots=True)
class OfOnePerson:
    """What there is to say above a record."""

    into: MergedWith | None
    former: tuple[MergedWith, ...]
    alike: tuple[PairLine, ...]


def of_one_person(tx: Session, actor: Actor, candidate_id: int) -> OfOnePerson:
    """Say of a candidate of the perimeter into whom he was merged, who was merged into him, and who looks alike."""
    require(actor, Permission.CANDIDATE_READ)
    candidate = one_candidate(tx, actor, candidate_id)
    into = candidate.merged_into
    number = tx.scalar(select(Candidate.number).where(Candidate.id == into)) if into else None
    seen = select(Candidate.id).where(Candidate.id == into, candidates_in(actor))
    before = select(Candidate.number, Candidate.id).where(Candidate.merged_into == candidate.id, candidates_in(actor))
    alike = pairs_of(tx, actor, candidate.id) if allowed(actor, Permission.CORRECTION_PROPOSE) and not into else []
    return OfOnePerson(
        MergedWith(number, tx.scalar(seen) or 0) if number else None,
        tuple(MergedWith(row.number, row.id) for row in tx.execute(before.order_by(Candidate.number))), tuple(alike),
    )  # fmt: skip
