"""Prove the password of an account and enter: the answer and its time do not depend on the account (1.04, 1.15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, counting, passwords, throttle
from core.access.errors import TriedTooOften, WrongPassword
from core.accounts.rules import AccountState
from core.accounts.sessions import note_proof, open_session
from core.audit import Event, record
from core.candidates.emails import email_key
from core.candidates.faults import Unacceptable
from db.tables import Account, Candidate

ACCOUNT, SOURCE = "candidate-account", "candidate-source"  # kinds of counters


@dataclass(frozen=True, slots=True)
class Entered:
    """What a tried password gives: the secret of a new session, or nothing, or an instant to wait for."""

    secret: str = ""
    wait_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Try:
    """A counted try: the account behind the address (0 when there is none) and what is kept of its password."""

    account_id: int
    candidate_id: int
    kept: str
    wait_until: datetime | None = None
    source_waits: bool = False


def looked_for(email: str) -> str:
    """Give the form in which an address is looked for; what is no address is looked for as it is, and not found."""
    try:
        return email_key(email[:400])
    except Unacceptable:
        return email[:400]


def sign_in(actor: Actor, email: str, password: str, *, agent: str) -> Entered:
    """Try a password and enter; one hash is computed whatever the account is, outside any transaction."""
    key = looked_for(email)
    tried = units.perform(take_try, actor, key)
    if tried.source_waits:
        return Entered(wait_until=tried.wait_until)
    good = passwords.verify("" if tried.wait_until else tried.kept, password)
    if tried.wait_until:
        return Entered(wait_until=tried.wait_until)
    if not good:
        units.perform(note_failure, actor, tried.candidate_id)
        return Entered()
    anew = passwords.hash_password(password) if passwords.must_be_kept_anew(tried.kept) else ""
    return Entered(units.perform(_enter, actor, key, tried, anew=anew, agent=agent))


def take_try(tx: Session, actor: Actor, key: str) -> Try:
    """Count one more try of an address from a source, or say until when both must wait."""
    now = clock.now(tx)
    account, source = counting.counter(tx, ACCOUNT, key, now), counting.counter(tx, SOURCE, actor.address, now)
    if wait := throttle.wait_of_source(counting.value(source), now):
        return Try(0, 0, "", wait, source_waits=True)
    counting.keep(source, throttle.after_try_of_source(counting.value(source), now))
    found = tx.scalars(select(Account).where(Account.email_key == key)).one_or_none()
    wait = throttle.wait_of_account(counting.value(account), now)
    if not wait:
        counting.keep(account, throttle.after_try(counting.value(account), now))
    if found is None or found.state != AccountState.ACTIVE.value:
        return Try(0, 0, "", wait)
    return Try(found.id, found.candidate_id or 0, found.password_hash, wait)


def note_failure(tx: Session, actor: Actor, candidate_id: int) -> None:
    """Journal a wrong password; the address tried is not kept, only the candidate behind it when there is one."""
    record(tx, actor, Event.ACCOUNT_SIGN_IN_FAILED, "candidate", candidate_id)


def _enter(tx: Session, actor: Actor, key: str, tried: Try, *, anew: str, agent: str) -> str:
    """Open a session for a proven password; changed or closed since, it proves nothing."""
    account = _same(tx, tried)
    if account is None:
        return ""
    _forgive(tx, actor, key)
    if anew:
        account.password_hash = anew
    secret = open_session(tx, account.id, agent=agent)
    record(tx, _self(tx, tried.candidate_id), Event.ACCOUNT_SIGNED_IN, "candidate", tried.candidate_id)
    return secret


def _same(tx: Session, tried: Try) -> Account | None:
    statement = select(Account).where(Account.id == tried.account_id, Account.state == AccountState.ACTIVE.value)
    account = tx.scalars(statement.with_for_update().execution_options(populate_existing=True)).one_or_none()
    return account if account is not None and account.password_hash == tried.kept else None


def _self(tx: Session, candidate_id: int) -> Actor:
    person = tx.get_one(Candidate, candidate_id)
    return Actor("candidate", candidate_id, f"{person.first_names} {person.birth_name}")


def _forgive(tx: Session, actor: Actor, key: str) -> None:
    now = clock.now(tx)
    account, source = counting.counter(tx, ACCOUNT, key, now), counting.counter(tx, SOURCE, actor.address, now)
    counting.keep(account, throttle.after_success(counting.value(account)))
    counting.keep(source, throttle.after_success_of_source(counting.value(source)))


def prove_again(actor: Actor, password: str, *, account_id: int, session: str) -> None:
    """Check the password of someone signed in, counted like any other try; it counts for five minutes (1.19)."""
    key = units.read(_own_key, actor, account_id)
    tried = units.perform(take_try, actor, key)
    if tried.wait_until:
        raise TriedTooOften(until=tried.wait_until)
    if tried.account_id != account_id or not passwords.verify(tried.kept, password):
        units.perform(note_failure, actor, actor.id)
        raise WrongPassword
    units.perform(_proved, actor, key, account_id=account_id, session=session)


def _own_key(tx: Session, actor: Actor, account_id: int) -> str:
    statement = select(Account.email_key).where(Account.id == account_id, Account.candidate_id == actor.id)
    return tx.scalar(statement) or ""


def _proved(tx: Session, actor: Actor, key: str, *, account_id: int, session: str) -> None:
    _forgive(tx, actor, key)
    note_proof(tx, account_id, session)
