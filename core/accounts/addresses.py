"""Change the address of an account: asked with the password, confirmed from the new address within a day (6.04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, settings, units
from core.access import Actor
from core.access.actor import candidate as acting_candidate
from core.access.counting import Quota, spend, wait_of
from core.access.errors import TriedTooOften
from core.accounts import tokens
from core.accounts.errors import AccountLinkDead
from core.accounts.proving import prove_again
from core.accounts.rules import EMAIL_CHANGE, AccountState, Purpose
from core.accounts.typed import read_email
from core.audit import Event, record
from core.candidates import claims
from core.candidates.emails import Email
from core.candidates.errors import EmailTaken
from core.errors import InvalidFields
from core.notifications.notices import tell_account
from core.notifications.outbox import promise_mail
from core.registrations.following import follow_candidate, promise_documents
from core.registrations.rules import Cause
from db.tables import Account, AccountToken, Candidate, EmailClaim

TAKEN = Quota("email-taken", 5, timedelta(hours=1))
ASKS = Quota("email-change", 10, timedelta(days=1))


@dataclass(frozen=True, slots=True)
class EmailChanged:
    """The receipt of a confirmed change: versions saved and documents to make again because they print it."""

    versions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Awaited:
    """A change of address that waits for its confirmation."""

    email: str
    until: datetime


def ask_change(actor: Actor, current: str, email: str, again: str, *, account_id: int, session: str) -> None:
    """Ask for another address, knowing the password (1.19): it is reserved for a day, and the old one is told."""
    wanted = read_email(email, again)
    prove_again(actor, current, account_id=account_id, session=session)
    wait = units.perform(_may_ask, actor, account_id)
    if wait:
        raise TriedTooOften(until=wait)
    try:
        units.perform(_ask, actor, account_id, wanted)
    except EmailTaken:
        units.perform(_note_taken, actor, account_id)
        raise


def _may_ask(tx: Session, actor: Actor, account_id: int) -> datetime | None:
    del actor
    now = clock.now(tx)
    return wait_of(tx, TAKEN, str(account_id), now) or spend(tx, ASKS, str(account_id), now)


def _note_taken(tx: Session, actor: Actor, account_id: int) -> None:
    spend(tx, TAKEN, str(account_id), clock.now(tx))
    record(tx, actor, Event.ACCOUNT_EMAIL_REFUSED, "candidate", actor.id)


def _ask(tx: Session, actor: Actor, account_id: int, wanted: Email) -> None:
    account = _locked(tx, account_id)
    if wanted.typed == account.email:
        raise InvalidFields(fields={"email": "same_as_now"})
    give_up_change(tx, account)
    claims.reserve(tx, wanted.key, "account", account.id, until=clock.now(tx) + EMAIL_CHANGE)
    secret = tokens.issue(tx, account.id, Purpose.EMAIL, EMAIL_CHANGE, bound_to=f"{wanted.key} {wanted.typed}")
    record(
        tx, actor, Event.ACCOUNT_EMAIL_ASKED, "candidate", actor.id, changes={"email": (account.email, wanted.typed)}
    )
    link = f"{settings.current().portal_url}/confirmer-mon-adresse/{secret}"
    promise_mail(
        tx, "email_change_confirm", recipient=wanted.typed, language=account.language, facts={"link": link},
        candidate_id=actor.id,
    )  # fmt: skip
    tell_account(tx, "email_change_asked", tx.get_one(Candidate, actor.id), account.email)


def give_up_change(tx: Session, account: Account) -> None:
    """Give up a change that waits: another was asked, or the password is new; what it reserved is free again."""
    tokens.end(tx, account.id, Purpose.EMAIL)
    held = select(EmailClaim.email_key).where(
        EmailClaim.owner_kind == "account", EmailClaim.owner_id == account.id, EmailClaim.expires_at.is_not(None)
    )
    for key in list(tx.scalars(held)):
        claims.release(tx, key, "account", account.id)


def awaited_change(tx: Session, actor: Actor, account_id: int) -> Awaited | None:
    """Give the change of address of one's own account that waits for its confirmation."""
    mine = select(Account.id).where(Account.id == account_id, Account.candidate_id == actor.id).scalar_subquery()
    found = tx.scalars(
        select(AccountToken).where(
            AccountToken.account_id == mine, AccountToken.purpose == Purpose.EMAIL.value,
            AccountToken.used_at.is_(None), AccountToken.expires_at > clock.now(tx),
        )
    ).first()  # fmt: skip
    return Awaited(found.bound_to.partition(" ")[2], found.expires_at) if found else None


def change_of(tx: Session, actor: Actor, secret: str) -> str:
    """Give the address a confirmation link is for; opening it changes nothing (1.10)."""
    del actor
    token = tokens.look(tx, secret, Purpose.EMAIL)
    if token is None or not tokens.alive(tx, token):
        raise AccountLinkDead
    return token.bound_to.partition(" ")[2]


def confirm_change(tx: Session, actor: Actor, secret: str) -> EmailChanged:
    """Confirm a change of address: the new one is taken for good, and only then is the old one given back (6.03)."""
    del actor
    token = tokens.look(tx, secret, Purpose.EMAIL)
    if token is None or not tokens.alive(tx, token):
        raise AccountLinkDead
    account = _locked(tx, token.account_id)
    key, _, typed = token.bound_to.partition(" ")
    claims.claim(tx, key, "account", account.id)
    token.used_at = clock.now(tx)
    tokens.end(tx, account.id, Purpose.RESET)
    old, old_key = account.email, account.email_key
    account.email, account.email_key = typed, key
    if key != old_key:
        claims.release(tx, old_key, "account", account.id)
    candidate = tx.get_one(Candidate, account.candidate_id)
    done = follow_email(tx, owner_of(account, candidate), candidate, account)
    tell_account(tx, "email_changed", candidate, old)
    return done


def follow_email(tx: Session, owner: Actor, candidate: Candidate, account: Account) -> EmailChanged:
    """Give a candidate the address of his account; each registration that prints it gets a new version."""
    if candidate.email == account.email:
        return EmailChanged(0, 0)
    changes = {"email": (candidate.email, account.email)}
    if candidate.email_key and candidate.email_key != account.email_key:
        claims.release(tx, candidate.email_key, "candidate", candidate.id)
    candidate.email, candidate.email_key = account.email, account.email_key
    tx.flush()
    record(tx, owner, Event.ACCOUNT_EMAIL_CHANGED, "candidate", candidate.id, changes=changes)
    saved = follow_candidate(tx, owner, candidate.id, Cause.MODIFICATION)
    return EmailChanged(sum(one.changed for one in saved), promise_documents(tx, owner, saved))


def owner_of(account: Account, candidate: Candidate) -> Actor:
    """Give the candidate as the actor of what happens to his account."""
    return acting_candidate(candidate.id, f"{candidate.first_names} {candidate.birth_name}", account.language)


def _locked(tx: Session, account_id: int) -> Account:
    """Lock an active account after its candidate, always in that order (4.15)."""
    candidate_id = tx.scalar(select(Account.candidate_id).where(Account.id == account_id))
    tx.execute(select(Candidate.id).where(Candidate.id == candidate_id).with_for_update())
    statement = select(Account).where(Account.id == account_id, Account.state == AccountState.ACTIVE.value)
    found = tx.scalars(statement.with_for_update()).one_or_none()
    if found is None:
        raise AccountLinkDead
    return found
