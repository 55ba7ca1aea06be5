"""Mails are promised in the transaction of the action that causes them; the worker sends them later (4.11)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from core import clock, settings
from core.access import Actor, Permission, require
from core.notifications import rules, templates
from db.tables import OutboxMessage

LOOKED_AT = 400  # due mails read to share a sending fairly between domains
PER_DOMAIN = 20


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mail taken for sending; `attempts` counts this try and tells a later one apart."""

    id: int
    attempts: int
    template: str
    recipient: str
    language: str
    facts: dict[str, Any]
    message_id: str
    created_at: datetime


def promise_mail(
    tx: Session,
    template: str,
    *,
    recipient: str,
    language: str,
    facts: dict[str, Any],
    candidate_id: int | None = None,
    registration_id: int | None = None,
) -> int:
    """Promise a mail; it is written once here, so that a fact that lacks is found before anything is kept."""
    rules.check_address(recipient)
    templates.compose(template, language, facts)
    at = clock.now(tx)
    domain = rules.domain_of(settings.current().mail_from)
    row = OutboxMessage(
        template=template, recipient=recipient, language=language, facts=facts, candidate_id=candidate_id,
        registration_id=registration_id, message_id=f"<{secrets.token_hex(16)}@{domain}>",
        state=rules.State.WAITING.value, attempts=0, error="", created_at=at, due_at=at, sent_at=None,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    return row.id


def is_any_due(tx: Session, actor: Actor) -> bool:
    """Whether a mail waits to be sent now."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    waiting = exists().where(OutboxMessage.state == rules.State.WAITING.value, OutboxMessage.due_at <= clock.now(tx))
    return bool(tx.scalar(select(waiting)))


def claim_due(tx: Session, actor: Actor, *, most: int) -> list[Claimed]:
    """Take the mails to send now, for ten minutes: a sender that dies leaves them to the next one."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    at = clock.now(tx)
    due = (
        select(OutboxMessage)
        .where(OutboxMessage.state == rules.State.WAITING.value, OutboxMessage.due_at <= at)
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(LOOKED_AT)
        .with_for_update(skip_locked=True)
    )
    rows = {row.id: row for row in tx.scalars(due)}
    chosen = rules.fair_share(((row.id, row.recipient) for row in rows.values()), most=most, most_per_domain=PER_DOMAIN)
    for number in chosen:
        rows[number].attempts += 1
        rows[number].due_at = at + rules.LEASE
    return [_claimed(rows[number]) for number in chosen]


def _claimed(row: OutboxMessage) -> Claimed:
    return Claimed(
        row.id, row.attempts, row.template, row.recipient, row.language, dict(row.facts), row.message_id,
        row.created_at,
    )  # fmt: skip


def _mine(tx: Session, claimed: Claimed) -> OutboxMessage | None:
    """Give the row of a claimed mail, unless it was taken over since."""
    row = tx.scalars(select(OutboxMessage).where(OutboxMessage.id == claimed.id).with_for_update()).one()
    ours = row.state == rules.State.WAITING.value and row.attempts == claimed.attempts
    return row if ours else None


def hold(tx: Session, actor: Actor, claimed: Claimed) -> bool:
    """Hold a claimed mail for ten more minutes, the time to send it; false when another sender took it over."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    row = _mine(tx, claimed)
    if row is None:
        return False
    row.due_at = clock.now(tx) + rules.LEASE
    return True


def note_sent(tx: Session, actor: Actor, claimed: Claimed) -> None:
    """Note that a server took a mail; its secret facts are erased."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    if row := _mine(tx, claimed):
        row.state, row.sent_at, row.error = rules.State.SENT.value, clock.now(tx), ""
        row.facts = templates.without_secrets(row.template, dict(row.facts))


def note_failed(tx: Session, actor: Actor, claimed: Claimed, *, said: str, for_good: bool) -> str:
    """Note a failed try: the mail waits for its next one, or is dead when the server refused it or time is up.

    The link of a dead one is erased: it leaves again by a new one only.
    """
    require(actor, Permission.SYSTEM_ADMINISTER)
    row = _mine(tx, claimed)
    if row is None:
        return ""
    row.error = rules.told(said)
    delay = None if for_good else rules.next_delay(row.attempts)
    if delay is None:
        row.state, row.facts = rules.State.DEAD.value, templates.without_secrets(row.template, dict(row.facts))
    else:
        row.due_at = clock.now(tx) + delay
    return row.state


def drop_unsent(tx: Session, registration_id: int) -> int:
    """Drop the mails about a registration that were not delivered: what they say is no longer true (6.14)."""
    unsent = update(OutboxMessage).where(
        OutboxMessage.registration_id == registration_id,
        OutboxMessage.state.in_((rules.State.WAITING.value, rules.State.DEAD.value)),
    )
    dropped = tx.execute(unsent.values(state=rules.State.DROPPED.value))
    return int(dropped.rowcount)  # type: ignore[attr-defined]
