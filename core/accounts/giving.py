"""Give an account to someone already in the register: invited by the office, at the address it has on file."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import clock, settings
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate
from core.accounts import tokens
from core.accounts.addresses import owner_of
from core.accounts.errors import NoAddress
from core.accounts.links import promise_reset
from core.accounts.opening import promise_activation
from core.accounts.rules import INVITATION, NOTICE_VERSION, AccountState, Purpose, deadline
from core.audit import Event, record
from core.candidates.emails import Email
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from db.tables import Account, Candidate, EmailClaim


@dataclass(frozen=True, slots=True)
class Invited:
    """The receipt of an invitation: which link was sent, never where to; `link` is invitation, activation or reset."""

    candidate_id: int
    link: str


def invite(tx: Session, actor: Actor, candidate_id: int) -> Invited:
    """Send a candidate of the perimeter, at his stored address, the link that his account needs now."""
    require(actor, Permission.CANDIDATE_DESK)
    candidate = one_candidate(tx, actor, candidate_id, Permission.CANDIDATE_DESK)
    if not is_address(candidate.email):
        raise NoAddress
    account = tx.scalars(select(Account).where(Account.candidate_id == candidate.id).with_for_update()).one_or_none()
    if account is not None and account.state == AccountState.ACTIVE.value:
        promise_reset(tx, actor, account)
        return Invited(candidate.id, Purpose.RESET.value)
    if account is not None and clock.now(tx) < account.deadline:
        record(tx, actor, Event.ACCOUNT_RESET_ASKED, "candidate", candidate.id, facts={"link": "activation"})
        promise_activation(tx, account)
        return Invited(candidate.id, Purpose.ACTIVATION.value)
    _promise_invitation(tx, actor, candidate)
    return Invited(candidate.id, Purpose.INVITATION.value)


def _promise_invitation(tx: Session, actor: Actor, candidate: Candidate) -> None:
    bound = f"{candidate.id} {candidate.email_key}"
    secret = tokens.issue(tx, 0, Purpose.INVITATION, INVITATION, bound_to=bound)
    link = f"{settings.current().portal_url}/nouveau-mot-de-passe/{secret}"
    promise_mail(
        tx, "account_invitation", recipient=candidate.email, language=candidate.language, facts={"link": link},
        candidate_id=candidate.id,
    )  # fmt: skip
    record(tx, actor, Event.ACCOUNT_RESET_ASKED, "candidate", candidate.id, facts={"link": "invitation"})


def give_account(
    tx: Session, candidate: Candidate, email: Email, password_hash: str, *, notice_version: str = NOTICE_VERSION
) -> Account:
    """Write the active account of a candidate who proved the address; the claim of the address passes to it."""
    at = clock.now(tx)
    account = Account(
        candidate_id=candidate.id, email=email.typed, email_key=email.key, password_hash=password_hash,
        state=AccountState.ACTIVE.value, deadline=deadline(at), activated_at=at, person={},
        language=candidate.language, notice_version=notice_version, created_at=at,
    )  # fmt: skip
    tx.add(account)
    tx.flush()
    his = (EmailClaim.email_key == email.key, EmailClaim.owner_kind == "candidate", EmailClaim.owner_id == candidate.id)
    tx.execute(update(EmailClaim).where(*his).values(owner_kind="account", owner_id=account.id))
    record(
        tx, owner_of(account, candidate), Event.ACCOUNT_ACTIVATED, "candidate", candidate.id,
        facts={"account": account.id, "notice": notice_version},
    )  # fmt: skip
    return account
