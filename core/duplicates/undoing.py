"""Make two candidates again of one, within thirty days: what the merge changed is put back, what came since stays.

A registration that was changed or ended since goes back as it is; one that was saved since stays with the kept
candidate; a number given by the merge is never given again (6.20).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.accounts.rules import AccountState
from core.audit import Event
from core.duplicates import accounts, moving, signatures, values
from core.duplicates.finding import accounts_of, registrations_of
from core.duplicates.merging import Done, note, settle_pair
from core.duplicates.rules import PairState
from core.duplicates.telling import tell_undone
from core.registrations.following import follow_candidate, promise_documents
from core.registrations.rules import Cause
from db.tables import Candidate, CandidateMerge, Slip


def undo(
    tx: Session, actor: Actor, row: CandidateMerge, merge: CandidateMerge, kept: Candidate, absorbed: Candidate
) -> Done:
    """Put back what an approved merge did; both candidates are locked by the caller, who asked the right."""
    done = merge.done
    _accounts(tx, row, kept, absorbed)
    _give_slips_back(tx, done)
    values.write(kept, row.after)
    _point_back(tx, row, kept, absorbed, done)
    moved = moving.back(tx, actor, row, kept, absorbed)
    settle_pair(tx, row, PairState.UNDONE)
    saved = [one for each in (kept, absorbed) for one in follow_candidate(tx, actor, each.id, Cause.MERGE, row.id)]
    signatures.give_back(tx, actor, done["signed"], registrations_of(tx, kept) + registrations_of(tx, absorbed))
    documents = promise_documents(tx, actor, saved)
    note(tx, actor, Event.MERGE_UNDONE, row, kept, absorbed)
    return Done(moved, sum(one.changed for one in saved), documents, tell_undone(tx, kept, absorbed))


def _accounts(tx: Session, row: CandidateMerge, kept: Candidate, absorbed: Candidate) -> None:
    held = accounts_of(tx, kept, absorbed)
    accounts.end_all_sessions(tx, held)
    for account in held.values():
        if account.state == AccountState.CLOSED.value:
            account.state = AccountState.ACTIVE.value
    tx.flush()
    if row.exchanged:
        accounts.exchange(tx, kept, absorbed)


def _give_slips_back(tx: Session, done: dict[str, Any]) -> None:
    for slip in tx.scalars(select(Slip).where(Slip.code_hash.in_(done["slips"])).with_for_update()):
        slip.revoked_at = None


def _point_back(tx: Session, row: CandidateMerge, kept: Candidate, absorbed: Candidate, done: dict[str, Any]) -> None:
    """The absorbed candidate is himself again, with those who had been merged into him before."""
    kept.last_merge_id = absorbed.last_merge_id = row.id
    absorbed.merged_into = None
    theirs = {absorbed.number}
    for one in tx.scalars(select(Candidate).where(Candidate.id.in_(done["repointed"])).with_for_update()):
        one.merged_into, one.last_merge_id = absorbed.id, row.id
        theirs.add(one.number)
    kept.former_numbers = " ".join(one for one in kept.former_numbers.split() if one not in theirs)
    tx.flush()
