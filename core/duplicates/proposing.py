"""Propose that two candidates are one person, or that they were not after all; another person decides (6.21)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.corrections.rules import State
from core.duplicates import hindrances
from core.duplicates.accounts import must_exchange
from core.duplicates.closing import Closed, close, facts_of
from core.duplicates.errors import MergeAlreadyOpen, MergeBlocked, MergeDecided, MergeNotYours, MergeUnexplained
from core.duplicates.finding import accounts_of, both, one_merge, one_pair
from core.duplicates.rules import LONGEST_REASON, VALID_FOR, PairState
from core.duplicates.values import CHOICES, taken
from core.errors import StaleForm
from db.tables import Candidate, CandidateMerge

MERGE, UNDO = "merge", "undo"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which candidate is kept, and which fields come from the other one."""

    kept_id: int
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """The receipt of a proposal."""

    merge_id: int
    digest: str


def propose(tx: Session, actor: Actor, pair_id: int, choice: Choice, *, reason: str, seen: tuple[int, int]) -> Proposed:
    """Propose a merge; nothing changes until another person approves. `seen`: versions of the kept one, the other."""
    require(actor, Permission.CORRECTION_PROPOSE)
    pair = one_pair(tx, actor, pair_id, Permission.CORRECTION_PROPOSE)
    other = pair.b_id if choice.kept_id == pair.a_id else pair.a_id
    kept, absorbed = both(tx, actor, choice.kept_id, other, Permission.CORRECTION_PROPOSE)
    if (kept.version, absorbed.version) != tuple(seen):
        raise StaleForm
    _refuse_open(tx, actor, kept, absorbed)
    if found := hindrances.against_merging(tx, kept, absorbed):
        raise MergeBlocked(found)
    fields = [name for name in CHOICES if name in choice.taken]
    before, after = taken(kept, absorbed, fields)
    exchanged = must_exchange(kept, absorbed, accounts_of(tx, kept, absorbed), wanted="email" in fields)
    made = _write(tx, actor, kept, absorbed, reason, before=before, after=after, exchanged=exchanged, undoes=None)
    pair.state, pair.said, pair.said_by, pair.said_at = PairState.PROPOSED.value, "", actor.label, clock.now(tx)
    tx.flush()
    return made


def propose_undoing(tx: Session, actor: Actor, merge_id: int, *, reason: str, seen: tuple[int, int]) -> Proposed:
    """Propose to undo a merge, within thirty days of it by the database's clock; another person approves."""
    require(actor, Permission.CORRECTION_PROPOSE)
    kept, absorbed, merge = one_merge(tx, actor, merge_id, Permission.CORRECTION_PROPOSE)
    if merge.kind != MERGE or merge.state != State.APPROVED:
        raise MergeDecided(state=merge.state)
    if (kept.version, absorbed.version) != tuple(seen):
        raise StaleForm
    _refuse_open(tx, actor, kept, absorbed)
    if found := hindrances.against_undoing(tx, kept, absorbed, merge, clock.now(tx)):
        raise MergeBlocked(found)
    return _write(
        tx, actor, kept, absorbed, reason, before=merge.after, after=merge.before, exchanged=merge.exchanged,
        undoes=merge.id,
    )  # fmt: skip


def _write(
    tx: Session, actor: Actor, kept: Candidate, absorbed: Candidate, reason: str, *, before: Mapping[str, Any],
    after: Mapping[str, Any], exchanged: bool, undoes: int | None,
) -> Proposed:  # fmt: skip
    said = " ".join(reason.split())[:LONGEST_REASON]
    if not said:
        raise MergeUnexplained
    at = clock.now(tx)
    row = CandidateMerge(
        kind=UNDO if undoes else MERGE, state=State.PROPOSED.value, kept_id=kept.id, absorbed_id=absorbed.id,
        kept_version=kept.version, absorbed_version=absorbed.version, before=dict(before), after=dict(after),
        exchanged=exchanged, reason=said, digest="", undoes_id=undoes, done={}, proposer_id=actor.id,
        proposer_person_id=actor.person_id, proposed_at=at, expires_at=at + VALID_FOR, decider_id=None,
        decider_person_id=None, decided_at=None, decision_reason="",
    )  # fmt: skip
    row.digest = digest(row)
    try:
        with tx.begin_nested():
            tx.add(row)
            tx.flush()
    except IntegrityError:
        raise MergeAlreadyOpen from None
    changes = {name: (row.before[name], row.after[name]) for name in row.after}
    record(tx, actor, Event.MERGE_PROPOSED, "merge", row.id, changes=changes, reason=said, facts=facts_of(row))
    return Proposed(row.id, row.digest)


def digest(row: CandidateMerge) -> str:
    """Give the SHA-256 of what is approved: who is kept, who is not, their versions, and what changes (3.10)."""
    plain = [
        row.kind, row.kept_id, row.absorbed_id, row.kept_version, row.absorbed_version, row.before, row.after,
        row.exchanged, row.undoes_id,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _refuse_open(tx: Session, actor: Actor, kept: Candidate, absorbed: Candidate) -> None:
    """One proposal at a time on a candidate; one that can no longer be approved makes room."""
    ids = (kept.id, absorbed.id)
    waiting = select(CandidateMerge).where(
        CandidateMerge.state == State.PROPOSED.value,
        CandidateMerge.kept_id.in_(ids) | CandidateMerge.absorbed_id.in_(ids),
    )
    for row in tx.scalars(waiting).all():
        if clock.now(tx) < row.expires_at and not _moved(row, kept, absorbed):
            raise MergeAlreadyOpen
        close(tx, actor, row, State.EXPIRED if clock.now(tx) >= row.expires_at else State.STALE)


def _moved(row: CandidateMerge, *candidates: Candidate) -> bool:
    """Whether one of the candidates of a proposal has changed since; one that is not at hand is not judged."""
    versions = {one.id: one.version for one in candidates}
    wanted = {row.kept_id: row.kept_version, row.absorbed_id: row.absorbed_version}
    return any(versions[one] != version for one, version in wanted.items() if one in versions)


def withdraw(tx: Session, actor: Actor, merge_id: int) -> Closed:
    """Take one's own proposal back; nothing changes."""
    require(actor, Permission.CORRECTION_PROPOSE)
    _, _, row = one_merge(tx, actor, merge_id, Permission.CORRECTION_PROPOSE)
    if row.proposer_person_id != actor.person_id:
        raise MergeNotYours
    if row.state != State.PROPOSED:
        raise MergeDecided(state=row.state)
    return close(tx, actor, row, State.WITHDRAWN)
