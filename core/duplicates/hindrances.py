"""What must be settled before two candidates are made one, or two again: said at once, all of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from core.accounts.rules import AccountState
from core.corrections.reporting import WAITING
from core.corrections.rules import State
from core.duplicates.finding import accounts_of, registrations_of
from core.duplicates.rules import UNDONE_WITHIN
from core.duplicates.values import values_of
from core.registrations.rules import ENDED
from db.tables import Account, Candidate, CandidateMerge, Correction, ErrorReport


def against_merging(tx: Session, kept: Candidate, absorbed: Candidate) -> tuple[str, ...]:
    """Give the codes of what stands in the way of a merge; their sentences are `duplicates-blocker-<code>`."""
    found = {
        "merged": kept.merged_into is not None or absorbed.merged_into is not None,
        "keep_registered": absorbed.locked_at is not None and kept.locked_at is None,
        "both_registered": bool(_exams(tx, kept) & _exams(tx, absorbed)),
        "correction_open": _has_open_correction(tx, kept, absorbed),
        "report_waiting": _has_waiting_report(tx, absorbed),
        "account_waits": _has_pending_account(tx, kept, absorbed),
    }
    return tuple(code for code, stands in found.items() if stands)


def against_undoing(
    tx: Session, kept: Candidate, absorbed: Candidate, merge: CandidateMerge, now: datetime
) -> tuple[str, ...]:
    """Give the codes of what stands in the way of undoing a merge; what was done since to registrations does not."""
    accounts = accounts_of(tx, kept, absorbed)
    found = {
        "too_late": merge.decided_at is None or now >= merge.decided_at + UNDONE_WITHIN,
        "merged_again": absorbed.merged_into != kept.id or _is_not_last(tx, kept, absorbed, merge),
        "changed_since": any(values_of(kept)[name] != value for name, value in merge.after.items()),
        "address_changed": [kept.email_key, absorbed.email_key] != merge.done.get("addresses"),
        "account_changed": any(_holder(accounts, one) != row for one, row in merge.done.get("accounts", {}).items()),
        "correction_open": _has_open_correction(tx, kept, absorbed),
        "account_waits": _has_pending_account(tx, kept, absorbed),
    }
    return tuple(code for code, stands in found.items() if stands)


def _holder(accounts: dict[int, Account], candidate_id: str) -> int:
    found = accounts.get(int(candidate_id))
    return found.id if found else 0


def _exams(tx: Session, candidate: Candidate) -> set[tuple[int, str]]:
    active = (one for one in registrations_of(tx, candidate) if one.state not in ENDED)
    return {(one.exam_session_id, one.speciality_code) for one in active}


def _has_open_correction(tx: Session, *candidates: Candidate) -> bool:
    waits = exists().where(
        Correction.candidate_id.in_([one.id for one in candidates]), Correction.state == State.PROPOSED.value
    )
    return bool(tx.scalar(select(waits)))


def _has_waiting_report(tx: Session, candidate: Candidate) -> bool:
    waits = exists().where(ErrorReport.candidate_id == candidate.id, ErrorReport.state == WAITING)
    return bool(tx.scalar(select(waits)))


def _has_pending_account(tx: Session, *candidates: Candidate) -> bool:
    return any(row.state == AccountState.PENDING.value for row in accounts_of(tx, *candidates).values())


def _is_not_last(tx: Session, kept: Candidate, absorbed: Candidate, merge: CandidateMerge) -> bool:
    """Whether this merge was undone, or another one came after on one of the two: the last one is undone first."""
    ids = (kept.id, absorbed.id)
    after = tx.scalars(
        select(CandidateMerge).where(
            CandidateMerge.id > merge.id,
            CandidateMerge.state == State.APPROVED.value,
            or_(CandidateMerge.kept_id.in_(ids), CandidateMerge.absorbed_id.in_(ids)),
        )
    ).all()
    undone = {one.undoes_id for one in after}
    return merge.id in undone or any(one.undoes_id is None and one.id not in undone for one in after)
