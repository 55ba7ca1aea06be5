"""Thirty days after a merge nobody can undo it: the address that was held is free, the closed account is gone."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from core import clock, units
from core.access import Actor, Permission, require, system
from core.audit import Event, record
from core.candidates import claims
from core.corrections.rules import State
from core.duplicates.closing import expire_due
from core.duplicates.proposing import MERGE
from core.duplicates.rules import UNDONE_WITHIN
from db.tables import Account, Candidate, CandidateMerge

MOST = 100
SETTLER = system("duplicates")
_MARGIN = timedelta(minutes=5)  # an approval that is under way at the last second


def settle_all() -> None:
    """Let proposals that nobody decided expire, and settle the merges that cannot be undone; called at intervals."""
    units.perform(expire_due, SETTLER)
    units.perform(settle, SETTLER)


def settle(tx: Session, actor: Actor) -> int:
    """Free what was held for undoing; give how many merges were settled."""
    require(actor, Permission.CORRECTION_DECIDE)
    undo = aliased(CandidateMerge)
    undone = exists().where(undo.undoes_id == CandidateMerge.id, undo.state == State.APPROVED.value)
    due = select(CandidateMerge).where(
        CandidateMerge.kind == MERGE, CandidateMerge.state == State.APPROVED.value, ~undone,
        CandidateMerge.decided_at <= clock.now(tx) - UNDONE_WITHIN - _MARGIN,
        CandidateMerge.done["settled"].as_boolean().is_(None),
    )  # fmt: skip
    rows = list(tx.scalars(due.order_by(CandidateMerge.id).limit(MOST)))
    for row in rows:
        _settle(tx, actor, row)
    return len(rows)


def _settle(tx: Session, actor: Actor, row: CandidateMerge) -> None:
    absorbed = tx.get_one(Candidate, row.absorbed_id, with_for_update=True)
    account = tx.scalars(select(Account).where(Account.candidate_id == absorbed.id).with_for_update()).one_or_none()
    if absorbed.email_key:
        claims.release(tx, absorbed.email_key, "candidate", absorbed.id)
    if account is not None:
        claims.release(tx, account.email_key, "account", account.id)
        account.email, account.email_key, account.password_hash = "", f"closed:{account.id}", ""
    absorbed.email, absorbed.email_key = "", ""
    row.done = row.done | {"settled": True}
    tx.flush()
    record(tx, actor, Event.MERGE_SETTLED, "candidate", absorbed.id, facts={"merge": row.id})
