"""What a person does of a mail that could not be delivered: send it again, or give it up; the journal says who."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, one_registration
from core.audit import Event, record
from core.errors import NotFound
from core.notifications import rules, templates
from core.notifications.errors import MailHoldsLink, MailNotDead, NoAddressToWrite
from db.tables import Candidate, OutboxMessage

AT_ONCE = 500  # mails of one transaction


@dataclass(frozen=True, slots=True)
class SentAgain:
    """The receipt of a mail that leaves again, and where it goes now."""

    mail_id: int
    recipient: str
    moved: bool


@dataclass(frozen=True, slots=True)
class GivenUp:
    """The receipt of a mail that is tried no more."""

    mail_id: int


def send_again(tx: Session, actor: Actor, mail_id: int) -> SentAgain:
    """Let a dead mail be tried again from the start, at the address the candidate has now; never one with a link."""
    require(actor, Permission.CANDIDATE_DESK)
    row, candidate = dead_mail(tx, actor, mail_id)
    way = templates.way_again(row.template, candidate.email)
    if way is rules.Way.NO_ADDRESS:
        raise NoAddressToWrite
    if way not in rules.LEAVES_AGAIN:
        raise MailHoldsLink(template=row.template)
    return _again(tx, actor, row, candidate.email)


def give_up(tx: Session, actor: Actor, mail_id: int) -> GivenUp:
    """Give a dead mail up: the candidate was told otherwise, or need not be; the record keeps it."""
    require(actor, Permission.CANDIDATE_DESK)
    row, _ = dead_mail(tx, actor, mail_id)
    drop(tx, actor, row)
    return GivenUp(row.id)


def drop(tx: Session, actor: Actor, row: OutboxMessage) -> None:
    """Note that a dead mail is tried no more."""
    row.state = rules.State.DROPPED.value
    _note(tx, actor, Event.MAIL_GIVEN_UP, row)


def dead_mail(tx: Session, actor: Actor, mail_id: int) -> tuple[OutboxMessage, Candidate]:
    """Find a mail to a candidate of the perimeter that could not be delivered, both locked, the candidate first."""
    found = tx.get(OutboxMessage, mail_id)
    if found is None or found.candidate_id is None:
        raise NotFound(kind="mail")
    candidate = one_candidate(tx, actor, found.candidate_id, Permission.CANDIDATE_DESK)
    if found.registration_id is not None:
        one_registration(tx, actor, found.registration_id, Permission.CANDIDATE_DESK)
    same = select(OutboxMessage).where(OutboxMessage.id == mail_id).with_for_update()
    row = tx.scalars(same, execution_options={"populate_existing": True}).one()
    if row.state != rules.State.DEAD.value:
        raise MailNotDead
    return row, candidate


def send_unreached_again(tx: Session, actor: Actor, *, after: int = 0, most: int = AT_ONCE) -> tuple[int, int]:
    """Send again, from a number on, the dead mails that no server refused: ours, or the line, was down.

    Gives how many leave again, and the number after which to go on; zero when all were looked at.
    """
    require(actor, Permission.SYSTEM_ADMINISTER)
    dead = select(OutboxMessage, Candidate).outerjoin(Candidate, Candidate.id == OutboxMessage.candidate_id)
    looked = dead.where(OutboxMessage.state == rules.State.DEAD.value, OutboxMessage.id > after)
    rows = tx.execute(looked.order_by(OutboxMessage.id).limit(most).with_for_update(of=OutboxMessage)).all()
    sent = 0
    for row, candidate in rows:
        alone = row.candidate_id is None  # to a member of the staff, or about an account that waits
        current = row.recipient if alone else candidate.email
        if not alone and candidate.merged_into is not None:
            continue
        if _unreached(row) and templates.way_again(row.template, current) in rules.LEAVES_AGAIN:
            _again(tx, actor, row, current)
            sent += 1
    return sent, rows[-1][0].id if len(rows) == most else 0


def _unreached(row: OutboxMessage) -> bool:
    return rules.answer_of(row.error) in rules.NOT_OF_THE_MAIL


def _again(tx: Session, actor: Actor, row: OutboxMessage, current: str) -> SentAgain:
    before, row.recipient = row.recipient, templates.address_again(row.template, row.recipient, current)
    row.state, row.attempts, row.due_at = rules.State.WAITING.value, 0, clock.now(tx)
    moved = before != row.recipient
    _note(tx, actor, Event.MAIL_SENT_AGAIN, row, {"recipient": (before, row.recipient)} if moved else {})
    return SentAgain(row.id, row.recipient, moved)


def _note(
    tx: Session, actor: Actor, event: Event, row: OutboxMessage, changes: dict[str, tuple[str, str]] | None = None
) -> None:
    kind, about = ("mail", row.id) if row.candidate_id is None else ("candidate", row.candidate_id)
    record(tx, actor, event, kind, about, changes=changes or {}, facts={"mail": row.id, "template": row.template})
