"""What the office reads of the mails sent to a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, registrations_in
from core.notifications.rules import State
from core.notifications.templates import compose
from db.tables import OutboxMessage, Registration


@dataclass(frozen=True, slots=True)
class SentMail:
    """One mail to a candidate: its subject, where it stands, and what the server said when it failed."""

    id: int
    template: str
    subject: str
    recipient: str
    state: str
    attempts: int
    error: str
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class OutboxState:
    """Where the outbox stands: how many mails wait or are dead, and since when the oldest one waits."""

    waiting: int
    dead: int
    oldest_waiting: datetime | None


def mails_of(tx: Session, actor: Actor, candidate_id: int) -> list[SentMail]:
    """Give the mails promised or sent to a candidate, the latest first; none on a registration elsewhere (3.02)."""
    require(actor, Permission.CANDIDATE_READ)
    one_candidate(tx, actor, candidate_id)
    seen = select(Registration.id).where(Registration.candidate_id == candidate_id, registrations_in(actor))
    here = or_(OutboxMessage.registration_id.is_(None), OutboxMessage.registration_id.in_(seen))
    sent = select(OutboxMessage).where(OutboxMessage.candidate_id == candidate_id, here)
    rows = tx.scalars(sent.order_by(OutboxMessage.id.desc()))
    return [
        SentMail(
            row.id, row.template, _subject(row, actor.language), row.recipient, row.state, row.attempts, row.error,
            row.created_at, row.due_at, row.sent_at,
        )
        for row in rows
    ]  # fmt: skip


def _subject(row: OutboxMessage, language: str) -> str:
    """Give the subject in the reader's language; a mail whose secret was erased is named by its template."""
    try:
        return compose(row.template, language, dict(row.facts)).subject
    except (ValueError, KeyError):
        return row.template


def outbox_state(tx: Session, actor: Actor) -> OutboxState:
    """Give where the outbox stands, as counts only."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    rows = tx.execute(
        select(OutboxMessage.state, func.count().label("mails"))
        .where(OutboxMessage.state.in_((State.WAITING.value, State.DEAD.value)))
        .group_by(OutboxMessage.state)
    )
    counted: dict[str, int] = {row.state: row.mails for row in rows}
    oldest = tx.scalar(select(func.min(OutboxMessage.created_at)).where(OutboxMessage.state == State.WAITING.value))
    return OutboxState(counted.get(State.WAITING.value, 0), counted.get(State.DEAD.value, 0), oldest)
