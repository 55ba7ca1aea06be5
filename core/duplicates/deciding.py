"""Decide about a merge or its undoing: another person approves exactly what was shown, and it is done (6.21)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.errors import AccountComesFromAsker
from core.access.independence import account_comes_from
from core.corrections.rules import RECENTLY, State
from core.corrections.witness import edited_lately
from core.duplicates import hindrances, merging, undoing
from core.duplicates.closing import Closed, close
from core.duplicates.errors import (
    MergeBlocked,
    MergeDecided,
    MergeNotAsShown,
    MergeOwnProposal,
    MergeRecentEditor,
    MergeRefusalUnexplained,
)
from core.duplicates.finding import one_merge
from core.duplicates.proposing import UNDO, digest
from core.duplicates.rules import LONGEST_REASON
from db.tables import Candidate, CandidateMerge


@dataclass(frozen=True, slots=True)
class Decided:
    """The receipt of a decision: `state` is approved, or stale or expired when it came too late to change anything."""

    merge_id: int
    state: str
    kept_id: int
    moved: int = 0
    versions: int = 0
    documents: int = 0
    mails: int = 0


def approve(tx: Session, actor: Actor, merge_id: int, shown: str) -> Decided:
    """Approve what was shown, named by its digest: two candidates become one, or two again, in this transaction."""
    require(actor, Permission.CORRECTION_DECIDE)
    kept, absorbed, row = one_merge(tx, actor, merge_id, Permission.CORRECTION_DECIDE)
    _refuse_decided(row)
    _refuse_same_person(tx, actor, row)
    if late := _too_late(tx, kept, absorbed, row):
        return Decided(row.id, close(tx, actor, row, late).state, kept.id)
    if not shown == row.digest == digest(row):
        raise MergeNotAsShown
    merge = tx.get_one(CandidateMerge, row.undoes_id) if row.kind == UNDO else None
    found = _against(tx, kept, absorbed, merge)
    if found:
        raise MergeBlocked(found)
    row.state, row.decided_at = State.APPROVED.value, clock.now(tx)
    row.decider_id, row.decider_person_id = actor.id, actor.person_id
    tx.flush()  # the database lets candidates and registrations move only for a merge already approved
    if merge is not None:
        done = undoing.undo(tx, actor, row, merge, kept, absorbed)
    else:
        done = merging.merge(tx, actor, row, kept, absorbed)
    return Decided(row.id, row.state, kept.id, done.moved, done.versions, done.documents, done.mails)


def _refuse_decided(row: CandidateMerge) -> None:
    if row.state != State.PROPOSED:
        raise MergeDecided(state=row.state)


def _against(tx: Session, kept: Candidate, absorbed: Candidate, merge: CandidateMerge | None) -> tuple[str, ...]:
    if merge is None:
        return hindrances.against_merging(tx, kept, absorbed)
    return hindrances.against_undoing(tx, kept, absorbed, merge, clock.now(tx))


def _refuse_same_person(tx: Session, actor: Actor, row: CandidateMerge) -> None:
    """Compare persons, not accounts; whoever changed one of the two files lately is no fresh pair of eyes (3.09)."""
    if row.proposer_person_id == actor.person_id:
        raise MergeOwnProposal
    if account_comes_from(tx, actor.id, row.proposer_person_id):
        raise AccountComesFromAsker
    since = clock.now(tx) - RECENTLY
    if any(edited_lately(tx, actor, one, since) for one in (row.kept_id, row.absorbed_id)):
        raise MergeRecentEditor


def _too_late(tx: Session, kept: Candidate, absorbed: Candidate, row: CandidateMerge) -> State | None:
    """A proposal dies after seven days, or as soon as one of the two records moved under it (3.11)."""
    if clock.now(tx) >= row.expires_at:
        return State.EXPIRED
    moved = (kept.version, absorbed.version) != (row.kept_version, row.absorbed_version)
    return State.STALE if moved else None


def refuse(tx: Session, actor: Actor, merge_id: int, *, reason: str) -> Closed:
    """Refuse a proposal with its reason; nothing changes."""
    require(actor, Permission.CORRECTION_DECIDE)
    _, _, row = one_merge(tx, actor, merge_id, Permission.CORRECTION_DECIDE)
    _refuse_decided(row)
    if row.proposer_person_id == actor.person_id:
        raise MergeOwnProposal
    explained = " ".join(reason.split())[:LONGEST_REASON]
    if not explained:
        raise MergeRefusalUnexplained
    row.decider_id, row.decider_person_id = actor.id, actor.person_id
    return close(tx, actor, row, State.REFUSED, reason=explained)
