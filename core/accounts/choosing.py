"""Choose a password: knowing the current one, or by a link; every other session ends, and a mail says so (1.08)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, counting, passwords
from core.accounts import tokens
from core.accounts.addresses import give_up_change, owner_of
from core.accounts.errors import AccountLinkDead
from core.accounts.giving import give_account
from core.accounts.proving import ACCOUNT, prove_again
from core.accounts.rules import AccountState, Purpose
from core.accounts.sessions import end_sessions_of
from core.audit import Event, record
from core.candidates.emails import Email
from core.errors import InvalidFields
from core.notifications.notices import tell_account
from db.tables import Account, AccountToken, Candidate


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page of a link asks: a new password, and for a first account the notice to accept."""

    first: bool


def choice(tx: Session, actor: Actor, secret: str) -> Choice:
    """Say what a link would do now; opening it changes nothing (1.10)."""
    del actor
    token = _alive(tx, secret)
    _subject(tx, token)
    return Choice(token.purpose == Purpose.INVITATION.value)


def choose_by_link(actor: Actor, secret: str, password: str, again: str, *, accepted: bool) -> None:
    """Choose a password with the link of a mail: once, in time, for the account it was sent for; nobody is let in."""
    person, first = units.read(_person, actor, secret)
    _check(person, password, again)
    if first and not accepted:
        raise InvalidFields(fields={"accepted": "not_accepted"})
    units.perform(_choose, actor, secret, passwords.hash_password(password))


def change_password(actor: Actor, current: str, new: str, again: str, *, account_id: int, session: str) -> None:
    """Change one's own password, knowing the current one: every other session ends at its next page (1.08)."""
    prove_again(actor, current, account_id=account_id, session=session)
    _check(units.read(_own, actor), new, again)
    units.perform(_change, actor, passwords.hash_password(new), account_id=account_id, session=session)


def _check(person: Candidate, password: str, again: str) -> None:
    names = f"{person.birth_name} {person.usual_name} {person.first_names}".split()
    known = (*names, person.city, person.email, person.email.partition("@")[0])
    passwords.check_password(passwords.Policy.CYCLADES, password, known, born=person.birth_date)
    if password != again:
        raise InvalidFields(fields={"password_again": "not_the_same"})


def _alive(tx: Session, secret: str) -> AccountToken:
    token = tokens.look(tx, secret, Purpose.RESET, Purpose.INVITATION)
    if token is None or not tokens.alive(tx, token):
        raise AccountLinkDead
    return token


def _subject(tx: Session, token: AccountToken) -> tuple[Candidate, Account | None]:
    """Find whom a link is for; the account moved on, or the address changed since: the link is dead."""
    if token.purpose == Purpose.INVITATION.value:
        number, _, key = token.bound_to.partition(" ")
        candidate = _candidate(tx, int(number))
        taken = tx.scalar(select(Account.id).where(Account.candidate_id == candidate.id))
        if taken is not None or candidate.email_key != key or candidate.merged_into is not None:
            raise AccountLinkDead
        return candidate, None
    statement = select(Account).where(Account.id == token.account_id, Account.state == AccountState.ACTIVE.value)
    account = tx.scalars(statement.with_for_update() if tx.info.get("writes") else statement).one_or_none()
    if account is None or account.candidate_id is None or tokens.of_password(account.password_hash) != token.bound_to:
        raise AccountLinkDead
    return _candidate(tx, account.candidate_id), account


def _candidate(tx: Session, candidate_id: int) -> Candidate:
    return tx.get_one(Candidate, candidate_id, with_for_update=bool(tx.info.get("writes")) or None)


def _person(tx: Session, actor: Actor, secret: str) -> tuple[Candidate, bool]:
    del actor
    token = _alive(tx, secret)
    return _subject(tx, token)[0], token.purpose == Purpose.INVITATION.value


def _own(tx: Session, actor: Actor) -> Candidate:
    return tx.get_one(Candidate, actor.id)


def _choose(tx: Session, actor: Actor, secret: str, password_hash: str) -> None:
    del actor
    token = _alive(tx, secret)
    candidate, account = _subject(tx, token)
    token.used_at, token.bound_to = clock.now(tx), ""
    if account is None:
        email = Email(candidate.email, candidate.email_key)
        give_account(tx, candidate, email, password_hash)
        return
    _keep(tx, owner_of(account, candidate), account, password_hash, by="link")
    end_sessions_of(tx, account.id)
    counting.forget(tx, ACCOUNT, account.email_key)


def _change(tx: Session, actor: Actor, password_hash: str, *, account_id: int, session: str) -> None:
    account = tx.scalars(
        select(Account).where(Account.id == account_id, Account.candidate_id == actor.id).with_for_update()
    ).one()
    _keep(tx, actor, account, password_hash, by="password")
    end_sessions_of(tx, account.id, but=session)


def _keep(tx: Session, actor: Actor, account: Account, password_hash: str, *, by: str) -> None:
    """Keep a new password; what was asked with the former one, a link or another address, serves no more."""
    account.password_hash = password_hash
    tokens.end(tx, account.id, Purpose.RESET)
    give_up_change(tx, account)
    record(tx, actor, Event.ACCOUNT_PASSWORD_CHANGED, "candidate", actor.id, facts={"by": by})
    tell_account(tx, "password_changed", tx.get_one(Candidate, actor.id), account.email)
