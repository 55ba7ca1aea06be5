"""What was proposed of two candidates, merges and their undoing, and what keeps someone from approving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from core import clock
from core.access import Actor, Permission, require
from core.access.independence import account_comes_from
from core.access.perimeter import candidates_in
from core.corrections.rules import RECENTLY, State
from core.corrections.witness import edited_lately
from core.duplicates import hindrances
from core.duplicates.proposing import MERGE, UNDO
from core.duplicates.rules import UNDONE_WITHIN
from db.tables import Candidate, CandidateMerge, Person, RegistrationMove


@dataclass(frozen=True, slots=True)
class Moved:
    """A registration that a merge moved, with both its numbers, as it is kept for ever."""

    from_number: str
    from_registration: int
    to_number: str
    to_registration: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A merge or its undoing, as it was proposed; `cannot` is the code of what keeps the actor from approving."""

    id: int
    kind: str
    state: str
    kept_id: int
    absorbed_id: int
    changes: tuple[tuple[str, Any, Any], ...]
    exchanged: bool
    reason: str
    digest: str
    proposer: str
    proposed_at: datetime
    expires_at: datetime
    decider: str
    decided_at: datetime | None
    decision_reason: str
    mine: bool
    cannot: str
    blockers: tuple[str, ...]
    undone_until: datetime | None  # of a merge approved that can still be undone
    moves: tuple[Moved, ...]


def proposals_of(tx: Session, actor: Actor, one: Candidate, other: Candidate) -> tuple[Proposal, ...]:
    """Give what was proposed of two candidates already found in the perimeter, the latest first."""
    ids = (one.id, other.id)
    proposer, decider = aliased(Person), aliased(Person)
    asked = (
        select(CandidateMerge, proposer.full_name, decider.full_name)
        .join(proposer, proposer.id == CandidateMerge.proposer_person_id)
        .outerjoin(decider, decider.id == CandidateMerge.decider_person_id)
        .where(CandidateMerge.kept_id.in_(ids), CandidateMerge.absorbed_id.in_(ids))
        .order_by(CandidateMerge.id.desc())
    )
    return tuple(_proposal(tx, actor, {one.id: one, other.id: other}, *row) for row in tx.execute(asked))


def to_decide(tx: Session, actor: Actor) -> int:
    """Count the proposals of other persons that can still be decided, both records in the perimeter (3.09)."""
    require(actor, Permission.CORRECTION_DECIDE)
    seen = select(Candidate.id).where(candidates_in(actor, Permission.CORRECTION_DECIDE)).correlate(CandidateMerge)
    return tx.scalar(
        select(func.count()).where(
            CandidateMerge.state == State.PROPOSED.value, CandidateMerge.expires_at > clock.now(tx),
            CandidateMerge.proposer_person_id != actor.person_id,
            seen.where(Candidate.id == CandidateMerge.kept_id).exists(),
            seen.where(Candidate.id == CandidateMerge.absorbed_id).exists(),
        )
    ) or 0  # fmt: skip


def _proposal(
    tx: Session, actor: Actor, candidates: dict[int, Candidate], row: CandidateMerge, proposer: str, decider: str | None
) -> Proposal:
    kept, absorbed = candidates[row.kept_id], candidates[row.absorbed_id]
    now = clock.now(tx)
    is_open = row.state == State.PROPOSED.value
    state = State.EXPIRED.value if is_open and now >= row.expires_at else row.state
    until = row.decided_at + UNDONE_WITHIN if row.state == State.APPROVED.value and row.decided_at else None
    can_undo = row.kind == MERGE and until is not None and now < until and absorbed.merged_into == kept.id
    return Proposal(
        id=row.id, kind=row.kind, state=state, kept_id=row.kept_id, absorbed_id=row.absorbed_id,
        changes=tuple((name, row.before[name], value) for name, value in row.after.items()), exchanged=row.exchanged,
        reason=row.reason, digest=row.digest, proposer=proposer, proposed_at=row.proposed_at,
        expires_at=row.expires_at, decider=decider or "", decided_at=row.decided_at,
        decision_reason=row.decision_reason, mine=row.proposer_person_id == actor.person_id,
        cannot=_cannot(tx, actor, row, state, kept, absorbed),
        blockers=_blockers(tx, row, kept, absorbed, is_open=is_open),
        undone_until=until if can_undo else None, moves=_moves(tx, row, candidates),
    )  # fmt: skip


def _blockers(
    tx: Session, row: CandidateMerge, kept: Candidate, absorbed: Candidate, *, is_open: bool
) -> tuple[str, ...]:
    """Give what stands in the way: of approving a proposal that waits, or of undoing a merge that was done."""
    if is_open and row.kind == MERGE:
        return hindrances.against_merging(tx, kept, absorbed)
    if is_open and row.kind == UNDO:
        merge = tx.get_one(CandidateMerge, row.undoes_id)
        return hindrances.against_undoing(tx, kept, absorbed, merge, clock.now(tx))
    if row.kind == MERGE and row.state == State.APPROVED.value and absorbed.merged_into == kept.id:
        return hindrances.against_undoing(tx, kept, absorbed, row, clock.now(tx))
    return ()


def _cannot(tx: Session, actor: Actor, row: CandidateMerge, state: str, kept: Candidate, absorbed: Candidate) -> str:
    """Say what keeps the actor from approving, the most final reason first; empty when nothing does."""
    if state != State.PROPOSED.value:
        return "merge_decided"
    if (kept.version, absorbed.version) != (row.kept_version, row.absorbed_version):
        return "stale_form"
    if row.proposer_person_id == actor.person_id:
        return "merge_own_proposal"
    if account_comes_from(tx, actor.id, row.proposer_person_id):
        return "account_comes_from_asker"
    since = clock.now(tx) - RECENTLY
    edited = any(edited_lately(tx, actor, one, since) for one in (kept.id, absorbed.id))
    return "merge_recent_editor" if edited else ""


def _moves(tx: Session, row: CandidateMerge, candidates: dict[int, Candidate]) -> tuple[Moved, ...]:
    written = select(RegistrationMove).where(RegistrationMove.merge_id == row.id).order_by(RegistrationMove.id)
    return tuple(
        Moved(
            candidates[one.from_candidate_id].number, one.from_number, candidates[one.to_candidate_id].number,
            one.to_number,
        )
        for one in tx.scalars(written)
    )  # fmt: skip
