"""Activate an account by the button of the page its mail leads to, within 48 elapsed hours (1.10, 6.06, 6.07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.accounts import tokens
from core.accounts.addresses import follow_email, owner_of
from core.accounts.errors import AccountGone
from core.accounts.rules import AccountState, Purpose
from core.accounts.typed import from_plain
from core.audit import Event, record
from core.candidates.actions import enter
from core.candidates.emails import Email
from db.tables import Account, AccountToken, Candidate


@dataclass(frozen=True, slots=True)
class Activation:
    """What the page of an activation link shows; opening it changes nothing."""

    already: bool
    deadline: datetime


@dataclass(frozen=True, slots=True)
class Activated:
    """An account is active; `already` when it was before this click."""

    already: bool


def activation(tx: Session, actor: Actor, secret: str) -> Activation:
    """Say what an activation link would do now; a dead one is refused, its account deleted or not."""
    del actor
    _, account = _awaited(tx, secret)
    return Activation(account.state != AccountState.PENDING.value, account.deadline)


def activate(tx: Session, actor: Actor, secret: str) -> Activated:
    """Activate an account and enter its person in the register; a second click is harmless.

    The account is locked before the clock is read: against the purge exactly one wins (6.07).
    """
    token, account = _awaited(tx, secret)
    if account.state != AccountState.PENDING.value:
        return Activated(already=True)
    at = clock.now(tx)
    candidate = _candidate(tx, actor, account)
    token.used_at = at
    account.state, account.activated_at = AccountState.ACTIVE.value, at
    account.candidate_id, account.person = candidate.id, {}
    owner = owner_of(account, candidate)
    record(tx, owner, Event.ACCOUNT_ACTIVATED, "candidate", candidate.id, facts={"account": account.id})
    follow_email(tx, owner, candidate, account)
    return Activated(already=False)


def _candidate(tx: Session, actor: Actor, account: Account) -> Candidate:
    """Give the candidate of an account: the one of the register it was opened for, or a new one."""
    if account.candidate_id is not None:
        return tx.get_one(Candidate, account.candidate_id)
    email = Email(account.email, account.email_key)
    person = from_plain(account.person, email=email, language=account.language)
    return enter(tx, person, by=actor, kind="individual", origin="account")


def _awaited(tx: Session, secret: str) -> tuple[AccountToken, Account]:
    """Find the link and its account, while the account waits or once it is active; past its time, it is gone."""
    token = tokens.look(tx, secret, Purpose.ACTIVATION, lock=False)  # the account decides, and is locked first
    statement = select(Account).where(Account.id == (token.account_id if token else 0))
    if tx.info.get("writes"):
        statement = statement.with_for_update()
    account = tx.scalars(statement).one_or_none()
    if token is None or account is None or account.state == AccountState.CLOSED.value:
        raise AccountGone
    if account.state == AccountState.PENDING.value and account.deadline <= clock.now(tx):
        raise AccountGone
    return token, account
