"""What the office reads of the mails sent to a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in, one_candidate, registrations_in
from core.accommodations.rules import SUBJECT
from core.notifications import templates
from core.notifications.rules import LEAVES_AGAIN, Answer, State, Way, answer_of
from db.tables import Candidate, OutboxMessage, Registration


@dataclass(frozen=True, slots=True)
class SentMail:
    """One mail to a candidate: its subject, where it stands, what the server said when it failed, and what that means.

    For one that could not be delivered, `way` says what can be done, and `address` where it would leave to.
    """

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
    answer: Answer = Answer.NONE
    way: Way = Way.NONE
    address: str = ""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A mail that could not be delivered, and to whom."""

    mail: SentMail
    candidate_id: int
    candidate_number: str
    name: str


@dataclass(frozen=True, slots=True)
class OutboxState:
    """Where the outbox stands: how many mails wait or are dead, and since when the oldest one waits."""

    waiting: int
    dead: int
    oldest_waiting: datetime | None


def mails_of(tx: Session, actor: Actor, candidate_id: int) -> list[SentMail]:
    """Give the mails promised or sent to a candidate, the latest first; none on a registration elsewhere (3.02)."""
    require(actor, Permission.CANDIDATE_READ)
    candidate = one_candidate(tx, actor, candidate_id)
    seen = select(Registration.id).where(Registration.candidate_id == candidate_id, registrations_in(actor))
    here = or_(OutboxMessage.registration_id.is_(None), OutboxMessage.registration_id.in_(seen))
    sent = select(OutboxMessage).where(OutboxMessage.candidate_id == candidate_id, here)
    rows = tx.scalars(sent.order_by(OutboxMessage.id.desc()))
    return [_line(row, candidate.email, actor.language) for row in rows]


def _line(row: OutboxMessage, current: str, language: str) -> SentMail:
    way = templates.way_again(row.template, current)
    return SentMail(
        row.id, row.template, templates.subject_of(row.template, language, dict(row.facts)), row.recipient, row.state,
        row.attempts, row.error, row.created_at, row.due_at, row.sent_at, answer_of(row.error), way,
        templates.address_again(row.template, row.recipient, current) if way in LEAVES_AGAIN else "",
    )  # fmt: skip


def undelivered_count(tx: Session, actor: Actor) -> int:
    """Count the mails to the candidates of the perimeter that could not be delivered."""
    require(actor, Permission.CANDIDATE_DESK)
    return tx.scalar(_dead(actor).with_only_columns(func.count())) or 0


def undelivered(tx: Session, actor: Actor, *, page: int = 1, size: int = 15) -> list[Undelivered]:
    """Give a page of the mails to the candidates of the perimeter that could not be delivered, the latest first."""
    require(actor, Permission.CANDIDATE_DESK)
    rows = tx.execute(_dead(actor).order_by(OutboxMessage.id.desc()).limit(size).offset((page - 1) * size))
    return [
        Undelivered(
            _line(row, candidate.email, actor.language), candidate.id, candidate.number,
            f"{candidate.birth_name} {candidate.first_names}",
        )
        for row, candidate in rows
    ]  # fmt: skip


def _dead(actor: Actor) -> Select[OutboxMessage, Candidate]:
    """The dead mails of the perimeter: none on a registration elsewhere, none to someone merged into another."""
    right = Permission.CANDIDATE_DESK
    seen = select(Registration.id).where(
        Registration.id == OutboxMessage.registration_id, registrations_in(actor, right)
    )
    decides = candidates_in(actor, Permission.ACCOMMODATION_DECIDE)
    return (
        select(OutboxMessage, Candidate)
        .join(Candidate, Candidate.id == OutboxMessage.candidate_id)
        .where(
            OutboxMessage.state == State.DEAD.value, Candidate.merged_into.is_(None), candidates_in(actor, right),
            or_(OutboxMessage.registration_id.is_(None), seen.correlate(OutboxMessage).exists()),
            or_(~OutboxMessage.template.startswith(SUBJECT), decides),
        )
    )  # fmt: skip


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
