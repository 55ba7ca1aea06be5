"""Replace the e-mail of a candidate, and of the account that signs in with it: claimed, then the old one released."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.candidates import claims
from core.candidates.errors import EmailTaken
from db.tables import Account, Candidate, EmailClaim

_OPEN = ("pending", "active")


def is_taken(tx: Session, candidate: Candidate, email_key: str) -> bool:
    """Whether an address belongs to someone else (6.01); it never says to whom (1.14)."""
    holder = tx.get(EmailClaim, email_key)
    return holder is not None and (holder.owner_kind, holder.owner_id) not in _owners(tx, candidate)


def refuse_taken(tx: Session, candidate: Candidate, email_key: str) -> None:
    """Refuse an address that belongs to someone else."""
    if is_taken(tx, candidate, email_key):
        raise EmailTaken


def replace_email(tx: Session, candidate: Candidate, email: str, email_key: str) -> None:
    """Take the new address and give the old one back, in the transaction that changes the candidate (6.01)."""
    refuse_taken(tx, candidate, email_key)
    account = _account(tx, candidate)
    owner = ("account", account.id) if account is not None else ("candidate", candidate.id)
    if email_key != candidate.email_key:
        if not is_ours(tx, candidate, email_key):
            claims.claim(tx, email_key, *owner)
        for kind, number in _owners(tx, candidate):
            claims.release(tx, candidate.email_key, kind, number)
    if account is not None:
        account.email, account.email_key = email, email_key
    candidate.email, candidate.email_key = email, email_key


def is_ours(tx: Session, candidate: Candidate, email_key: str) -> bool:
    """Whether the candidate already holds an address."""
    holder = tx.get(EmailClaim, email_key)
    return holder is not None and (holder.owner_kind, holder.owner_id) in _owners(tx, candidate)


def _account(tx: Session, candidate: Candidate) -> Account | None:
    statement = select(Account).where(Account.candidate_id == candidate.id, Account.state.in_(_OPEN))
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Account)
    return tx.scalars(statement).one_or_none()


def _owners(tx: Session, candidate: Candidate) -> list[tuple[str, int]]:
    account = _account(tx, candidate)
    return [("candidate", candidate.id)] + ([("account", account.id)] if account is not None else [])
