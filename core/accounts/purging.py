"""What ends by itself: an account not activated in 48 hours, a change of address never confirmed, a kept form."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, Permission, require, system
from core.accounts import tokens
from core.accounts.rules import AccountState, Purpose
from core.audit import Event, record
from db.tables import Account, AccountToken, Candidate, EmailClaim

MOST = 500
PURGER = system("accounts")


def purge_due() -> int:
    """Delete what is over, a few hundred at a time; called at intervals by every worker."""
    return units.perform(purge, PURGER)


def purge(tx: Session, actor: Actor) -> int:
    """Delete the accounts whose 48 hours are over, free the addresses nobody confirmed, forget the forms kept."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    gone = purge_overdue(tx)
    free_unconfirmed(tx)
    tokens.sweep(tx, Purpose.TYPED)
    return gone


def purge_overdue(tx: Session, *, email_key: str = "") -> int:
    """Delete accounts not activated in time, or the one that holds an address; give how many.

    Deleting asks again, in the statement itself, that the account still waits and that its time is over: an
    activation that came first keeps its account (6.07).
    """
    now = clock.now(tx)
    due = (Account.state == AccountState.PENDING.value, Account.deadline <= now)
    chosen = select(Account.id).where(*due, *([Account.email_key == email_key] if email_key else []))
    found = tx.scalars(chosen.order_by(Account.id).limit(MOST)).all()
    if not found:
        return 0
    gone = tx.execute(
        delete(Account)
        .where(Account.id.in_(found), *due)
        .returning(Account.id, Account.email_key, Account.candidate_id)
        .execution_options(synchronize_session=False)
    ).all()
    for one in gone:
        _give_back(tx, one.id, one.email_key, one.candidate_id)
        record(tx, PURGER, Event.ACCOUNT_PURGED, "account", one.id)
    _forget_links(tx, [one.id for one in gone])
    return len(gone)


def _give_back(tx: Session, account_id: int, email_key: str, candidate_id: int | None) -> None:
    """Free the address of an account that is gone, or give it back to the candidate whose address it was before."""
    held = (EmailClaim.email_key == email_key, EmailClaim.owner_kind == "account", EmailClaim.owner_id == account_id)
    was_his = candidate_id is not None and tx.get_one(Candidate, candidate_id).email_key == email_key
    if was_his:
        tx.execute(update(EmailClaim).where(*held).values(owner_kind="candidate", owner_id=candidate_id))
    else:
        tx.execute(delete(EmailClaim).where(*held).execution_options(synchronize_session=False))


def _forget_links(tx: Session, account_ids: Sequence[int]) -> None:
    if account_ids:
        of_them = delete(AccountToken).where(AccountToken.account_id.in_(account_ids))
        tx.execute(of_them.execution_options(synchronize_session=False))


def free_unconfirmed(tx: Session, *, email_key: str = "") -> None:
    """Free the addresses, or one of them, that were asked for and not confirmed in time (6.03, 6.04)."""
    over = [EmailClaim.expires_at <= clock.now(tx), *([EmailClaim.email_key == email_key] if email_key else [])]
    found = tx.scalars(select(EmailClaim.email_key).where(*over).order_by(EmailClaim.email_key).limit(MOST)).all()
    if not found:
        return
    freed = delete(EmailClaim).where(EmailClaim.email_key.in_(found), *over).returning(EmailClaim.owner_id)
    for account_id in tx.scalars(freed.execution_options(synchronize_session=False)).all():
        record(tx, PURGER, Event.ACCOUNT_CHANGED, "account", account_id, facts={"email": "never confirmed"})
