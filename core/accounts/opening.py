"""Open an account that waits for its activation: its address is taken and its mail promised in one transaction."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock, settings
from core.access import Actor
from core.accounts import tokens
from core.accounts.rules import NOTICE_VERSION, AccountState, Purpose, deadline
from core.audit import Event, record
from core.candidates import claims
from core.candidates.emails import Email
from core.candidates.errors import EmailTaken
from core.i18n import PARIS
from core.notifications.outbox import promise_mail
from db.tables import Academie, Account, Candidate


def open_pending(
    tx: Session,
    actor: Actor,
    email: Email,
    password_hash: str,
    *,
    person: dict[str, Any],
    language: str,
    candidate: Candidate | None = None,
    notice_version: str = NOTICE_VERSION,
) -> Account:
    """Write an account that waits 48 hours; `candidate` is given when the person is already in the register.

    The candidate's own address stays his: its claim passes to the account. Anyone else's is refused (6.01).
    """
    if candidate is not None and candidate.email_key == email.key:
        claims.release(tx, email.key, "candidate", candidate.id)
    if claims.is_taken(tx, email.key):
        raise EmailTaken
    at = clock.now(tx)
    account = Account(
        candidate_id=candidate.id if candidate else None, email=email.typed, email_key=email.key,
        password_hash=password_hash, state=AccountState.PENDING.value, deadline=deadline(at), activated_at=None,
        person=person, language=language, notice_version=notice_version, created_at=at,
    )  # fmt: skip
    _add(tx, account)
    claims.claim(tx, email.key, "account", account.id)
    record(tx, actor, Event.ACCOUNT_CREATED, "account", account.id, facts={"notice": notice_version})
    promise_activation(tx, account)
    return account


def _add(tx: Session, account: Account) -> None:
    try:
        with tx.begin_nested():
            tx.add(account)
            tx.flush()
    except IntegrityError:
        raise EmailTaken from None


def promise_activation(tx: Session, account: Account) -> None:
    """Promise the mail that activates; it says until when, by the clock of where the person lives."""
    secret = tokens.issue(tx, account.id, Purpose.ACTIVATION, account.deadline - clock.now(tx))
    facts = {
        "link": f"{settings.current().portal_url}/activer/{secret}",
        "until": account.deadline.isoformat(),
        "zone": _zone(tx, account),
    }
    promise_mail(
        tx, "account_activation", recipient=account.email, language=account.language, facts=facts,
        candidate_id=account.candidate_id,
    )  # fmt: skip


def _zone(tx: Session, account: Account) -> str:
    """Give the zone of the académie of residence, typed or of the register, else that of Paris."""
    academie = account.person.get("academie_code", "")
    if account.candidate_id is not None:
        academie = tx.get_one(Candidate, account.candidate_id).academie_code
    found = tx.scalar(select(Academie.zone).where(Academie.code == academie)) if academie else None
    return ZoneInfo(found or PARIS).key
