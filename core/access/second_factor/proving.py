"""The second step of signing in: a code, counted before it is looked at, or a first enrolment when one is demanded."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import counting, throttle
from core.access.actor import Actor
from core.access.errors import TicketSpent
from core.access.second_factor import enrolling, keeping
from core.access.second_factor.keeping import Scanned
from core.access.sign_in import ENROLMENT, SECOND_FACTOR, SIGN_IN, TICKET_LIFE, Proof, issue
from core.access.staff_sessions import digest
from core.audit import Event, record
from db.tables import Person, SignInTicket, Staff


def try_code(tx: Session, actor: Actor, step: str, code: str) -> Proof:
    """Try a code; right, it gives the ticket that the browser exchanges. Five wrong ones, and the next must wait."""
    ticket, staff = _held(tx, step, SECOND_FACTOR)
    wait = _counted(tx, staff.id)
    if wait is not None:
        return wait
    if not keeping.is_right(tx, staff.id, code):
        record(tx, actor, Event.SIGN_IN_FAILED, "staff", staff.id, facts={"step": "code"})
        return Proof(unread=keeping.is_unread(tx, staff.id))
    return _through(tx, ticket, staff)


def show_secret(tx: Session, actor: Actor, step: str) -> Scanned:
    """Draw what someone who must have a second factor is to scan before entering."""
    del actor
    _, staff = _held(tx, step, ENROLMENT)
    return keeping.draw(tx, staff.id)


def enrol(tx: Session, actor: Actor, step: str, code: str) -> tuple[Proof, tuple[str, ...]]:
    """Take the second factor just scanned, then give the ticket and the recovery codes, shown once."""
    ticket, staff = _held(tx, step, ENROLMENT)
    wait = _counted(tx, staff.id)
    if wait is not None:
        return wait, ()
    if not keeping.prove_pending(tx, staff.id, code):
        record(tx, actor, Event.SIGN_IN_FAILED, "staff", staff.id, facts={"step": "enrolment"})
        return Proof(), ()
    name = tx.scalar(select(Person.full_name).where(Person.id == staff.person_id)) or ""
    oneself = Actor("staff", staff.id, name, staff.person_id, staff.language, address=actor.address)
    codes = enrolling.enrolled(tx, oneself, staff.id).codes
    return _through(tx, ticket, staff), codes


def _held(tx: Session, step: str, purpose: str) -> tuple[SignInTicket, Staff]:
    """Find the step a proven password gave, still good, and its account; locked, so that tries take turns."""
    statement = (
        select(SignInTicket, Staff)
        .join(Staff, Staff.id == SignInTicket.staff_id)
        .where(
            SignInTicket.ticket_hash == digest(step), SignInTicket.purpose == purpose, SignInTicket.used_at.is_(None),
            SignInTicket.expires_at > clock.now(tx), Staff.active,
        )
        .with_for_update(of=SignInTicket)
        .execution_options(populate_existing=True)
    )  # fmt: skip
    found = tx.execute(statement).one_or_none()
    if found is None:
        raise TicketSpent
    return found[0], found[1]


def _counted(tx: Session, staff_id: int) -> Proof | None:
    """Count one more try of an account's codes, or say until when the next one must wait."""
    now = clock.now(tx)
    row = counting.counter(tx, keeping.TRIES, str(staff_id), now)
    if wait := throttle.wait_of_account(counting.value(row), now):
        return Proof(wait_until=wait)
    counting.keep(row, throttle.after_try(counting.value(row), now))
    return None


def _through(tx: Session, ticket: SignInTicket, staff: Staff) -> Proof:
    now = clock.now(tx)
    ticket.used_at = now
    row = counting.counter(tx, keeping.TRIES, str(staff.id), now)
    counting.keep(row, throttle.after_success(counting.value(row)))
    return Proof(ticket=issue(tx, staff.id, SIGN_IN, now + TICKET_LIFE))
