"""Make one candidate of two: registrations, address, account and identity, versions, documents, mails, all or nothing.

The absorbed candidate stays for ever, with his number, and says who he turned out to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.duplicates import accounts, moving, signatures, values
from core.duplicates.closing import facts_of
from core.duplicates.finding import accounts_of, pair_of, registrations_of
from core.duplicates.rules import PairState
from core.duplicates.telling import tell_merged
from core.registrations.following import follow_candidate, promise_documents
from core.registrations.rules import Cause
from db.tables import Candidate, CandidateMerge, Slip


@dataclass(frozen=True, slots=True)
class Done:
    """What a merge, or its undoing, did."""

    moved: int
    versions: int
    documents: int
    mails: int


def merge(tx: Session, actor: Actor, row: CandidateMerge, kept: Candidate, absorbed: Candidate) -> Done:
    """Do what an approved merge says; both candidates are locked by the caller, who asked the right."""
    done: dict[str, Any] = {
        "signed": signatures.signed(tx, registrations_of(tx, kept) + registrations_of(tx, absorbed))
    }
    done |= _accounts(tx, row, kept, absorbed)
    done["slips"] = _revoke_slips(tx, absorbed)
    done["repointed"] = _repoint(tx, row, absorbed.id, kept.id)
    values.write(kept, row.after)
    kept.former_numbers = " ".join(
        sorted({*kept.former_numbers.split(), *absorbed.former_numbers.split(), absorbed.number})
    )
    kept.last_merge_id = absorbed.last_merge_id = row.id
    absorbed.merged_into = kept.id
    tx.flush()
    moved = moving.to_kept(tx, actor, row, kept, absorbed)
    row.done = done
    settle_pair(tx, row, PairState.MERGED)
    saved = follow_candidate(tx, actor, kept.id, Cause.MERGE, row.id)
    documents = promise_documents(tx, actor, saved)
    note(tx, actor, Event.MERGE_APPROVED, row, kept, absorbed)
    mails = tell_merged(tx, kept, absorbed, saved)
    return Done(moved, sum(one.changed for one in saved), documents, mails)


def _accounts(tx: Session, row: CandidateMerge, kept: Candidate, absorbed: Candidate) -> dict[str, Any]:
    """Let the account follow its address; the one left over is closed, and everybody signs in again."""
    accounts.end_all_sessions(tx, accounts_of(tx, kept, absorbed))
    if row.exchanged:
        accounts.exchange(tx, kept, absorbed)
    held = accounts_of(tx, kept, absorbed)
    if absorbed.id in held:
        accounts.close(tx, held[absorbed.id])
    return {
        "accounts": {str(one): account.id for one, account in held.items()},
        "addresses": [kept.email_key, absorbed.email_key],
    }


def _revoke_slips(tx: Session, absorbed: Candidate) -> list[str]:
    """A slip of the absorbed candidate opens nothing any more."""
    live = select(Slip).where(Slip.candidate_id == absorbed.id, Slip.used_at.is_(None), Slip.revoked_at.is_(None))
    slips = list(tx.scalars(live.order_by(Slip.code_hash).with_for_update()))
    for slip in slips:
        slip.revoked_at = clock.now(tx)
    return [slip.code_hash for slip in slips]


def _repoint(tx: Session, row: CandidateMerge, former: int, now: int) -> list[int]:
    """Whoever was merged into the one who is absorbed leads straight to who is kept."""
    earlier = list(
        tx.scalars(select(Candidate).where(Candidate.merged_into == former).order_by(Candidate.id).with_for_update())
    )
    for one in earlier:
        one.merged_into, one.last_merge_id = now, row.id
    tx.flush()
    return [one.id for one in earlier]


def settle_pair(tx: Session, row: CandidateMerge, state: PairState) -> None:
    """Say on the pair what became of it."""
    pair = pair_of(tx, row.kept_id, row.absorbed_id)
    if pair is not None:
        pair.state, pair.said, pair.said_at = state.value, row.reason, row.decided_at
    tx.flush()


def note(tx: Session, actor: Actor, event: Event, row: CandidateMerge, kept: Candidate, absorbed: Candidate) -> None:
    """Write the event on both candidates, with what changed in the one that is kept."""
    facts = facts_of(row) | {"merge": row.id, "proposer": row.proposer_id}
    changes = {name: (row.before[name], row.after[name]) for name in row.after}
    if row.exchanged:
        changes["email"] = (absorbed.email, kept.email)
    record(tx, actor, event, "candidate", kept.id, changes=changes, reason=row.reason, facts=facts)
    now, before = absorbed.merged_into, None if absorbed.merged_into else kept.id
    record(
        tx, actor, event, "candidate", absorbed.id, changes={"merged_into": (before, now)}, reason=row.reason,
        facts=facts,
    )  # fmt: skip
