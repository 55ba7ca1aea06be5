"""Open the account of a candidate already in the register, in place of one that he never activated."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.access import Actor
from core.accounts.opening import open_pending
from core.accounts.rules import AccountState
from core.audit import Event, record
from core.candidates import claims
from core.candidates.emails import Email
from core.slips.errors import SlipNotRecognised
from db.tables import Account, AccountToken, Candidate, EmailClaim


def open_account(
    tx: Session, actor: Actor, candidate_id: int, email: Email, password_hash: str, language: str
) -> Account:
    """Open an account that waits for its activation, bound to its candidate; the address he had becomes its own."""
    statement = select(Account).where(Account.candidate_id == candidate_id).with_for_update()
    earlier = tx.scalars(statement).one_or_none()  # locked before its candidate, as an activation does (4.15)
    candidate = tx.scalars(select(Candidate).where(Candidate.id == candidate_id).with_for_update()).one()
    if earlier is not None and earlier.state != AccountState.PENDING.value:
        raise SlipNotRecognised
    if earlier is not None:
        _forget(tx, actor, earlier, candidate)
    return open_pending(tx, actor, email, password_hash, person={}, language=language, candidate=candidate)


def _forget(tx: Session, actor: Actor, account: Account, candidate: Candidate) -> None:
    """Forget an account that was never activated: a mistyped address is mended by another slip."""
    if account.email_key == candidate.email_key:
        tx.execute(
            update(EmailClaim)
            .where(
                EmailClaim.email_key == account.email_key, EmailClaim.owner_kind == "account",
                EmailClaim.owner_id == account.id,
            )
            .values(owner_kind="candidate", owner_id=candidate.id)
        )  # fmt: skip
    else:
        claims.release(tx, account.email_key, "account", account.id)
    tx.execute(delete(AccountToken).where(AccountToken.account_id == account.id))
    record(tx, actor, Event.ACCOUNT_PURGED, "account", account.id)
    tx.delete(account)
    tx.flush()
