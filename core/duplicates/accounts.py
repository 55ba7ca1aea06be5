"""Addresses and accounts when two candidates become one: the account follows its address, the other one is closed.

No address is lost nor freed while the merge can be undone: the two candidates exchange theirs, or keep them.
"""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.accounts.addresses import give_up_change
from core.accounts.rules import AccountState
from core.accounts.sessions import end_sessions_of
from core.duplicates.finding import accounts_of
from db.tables import Account, AccountToken, Candidate, EmailClaim


def must_exchange(kept: Candidate, absorbed: Candidate, accounts: dict[int, Account], *, wanted: bool) -> bool:
    """Whether the kept candidate takes the other's address: as wanted, unless only one of them signs in with his."""
    if (kept.id in accounts) != (absorbed.id in accounts):
        return absorbed.id in accounts
    return wanted and bool(absorbed.email_key)


def exchange(tx: Session, kept: Candidate, absorbed: Candidate) -> None:
    """Give each the address of the other, with the claim on it and the account that signs in with it."""
    accounts = accounts_of(tx, kept, absorbed)
    other = {kept.id: absorbed.id, absorbed.id: kept.id}
    for row in accounts.values():
        row.candidate_id = None
    tx.flush()  # two candidates never share an account, not even in the middle
    for candidate_id, row in accounts.items():
        row.candidate_id = other[candidate_id]
    claims = select(EmailClaim).where(EmailClaim.owner_kind == "candidate", EmailClaim.owner_id.in_(list(other)))
    for claim in tx.scalars(claims.order_by(EmailClaim.email_key).with_for_update()).all():
        claim.owner_id = other[claim.owner_id]
    kept.email, absorbed.email = absorbed.email, kept.email
    kept.email_key, absorbed.email_key = absorbed.email_key, kept.email_key
    tx.flush()


def close(tx: Session, account: Account) -> None:
    """Close an account: it signs in no more, its links are dead, an address asked for is free again."""
    give_up_change(tx, account)
    tx.execute(delete(AccountToken).where(AccountToken.account_id == account.id))
    account.state = AccountState.CLOSED.value
    tx.flush()


def end_all_sessions(tx: Session, accounts: dict[int, Account]) -> None:
    """Whoever was signed in signs in again, and finds the record as it has become."""
    for row in accounts.values():
        end_sessions_of(tx, row.id)
