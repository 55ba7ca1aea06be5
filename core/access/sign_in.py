"""Prove a password, exchange the proof for a session, choose a password by link (1.04, 1.09, 1.13, 1.15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core import clock, units
from core.access import counting, passwords, throttle
from core.access.actor import Actor, nobody
from core.access.errors import LinkSpent, TicketSpent, TriedTooOften, WrongPassword
from core.access.second_factor.demand import is_demanded
from core.access.second_factor.keeping import has_factor
from core.access.staff_sessions import digest, end_sessions_of, new_secret, note_proof, open_session
from core.audit import Event, record
from core.notifications.staff_notices import tell_password_changed
from db.tables import Person, SignInTicket, Staff

SIGN_IN, FIRST_PASSWORD = "sign_in", "first_password"
SECOND_FACTOR, ENROLMENT = "second_factor", "enrolment"
TICKET_LIFE = timedelta(minutes=1)
STEP_LIFE = timedelta(minutes=10)  # between the password and the code
LINK_LIFE = timedelta(hours=24)
KEPT_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a tried password, or code, gives: a ticket, the step that comes next, nothing, or an instant to wait for.

    `enrols`: that step is to take a second factor, since one is demanded. `unread`: the key that opens the second
    factor is missing, so that only a recovery code can be right.
    """

    ticket: str = ""
    wait_until: datetime | None = None
    step: str = ""
    enrols: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """A counted try: the account behind the name (0 when there is none) and what is kept of its password."""

    staff_id: int
    kept: str
    wait_until: datetime | None = None
    source_waits: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A session just opened: the secret goes to the cookie and nowhere else."""

    secret: str
    staff_id: int


def folded_login(login: str) -> str:
    """Give the form in which a sign-in name is kept and looked for; a password has no such form."""
    return login.strip().lower()[:200]


def prove(login: str, password: str, *, address: str) -> Proof:
    """Try a password; the answer and its time do not depend on whether the account exists (1.15).

    The try is counted before the password is looked at, and the hash is computed outside any transaction.
    """
    here = nobody(address)
    tried = units.perform(take_try, here, login)
    if tried.source_waits:
        return Proof(wait_until=tried.wait_until)
    good = passwords.verify("" if tried.wait_until else tried.kept, password)
    if tried.wait_until:
        return Proof(wait_until=tried.wait_until)
    if not good:
        units.perform(note_failure, here, tried.staff_id)
        return Proof()
    anew = passwords.hash_password(password) if passwords.must_be_kept_anew(tried.kept) else ""
    return units.perform(give_ticket, here, login, tried.staff_id, proven=tried.kept, anew=anew)


def take_try(tx: Session, actor: Actor, login: str) -> Try:
    """Count one more try of a name from a source, or say until when both must wait."""
    now = clock.now(tx)
    account, source = (
        counting.counter(tx, "account", folded_login(login), now),
        counting.counter(tx, "source", actor.address, now),
    )
    if wait := throttle.wait_of_source(counting.value(source), now):
        return Try(0, "", wait, source_waits=True)
    staff = tx.scalars(select(Staff).where(Staff.login == folded_login(login))).one_or_none()
    counting.keep(
        source, throttle.after_try_of_source(counting.value(source), now)
    )  # a locked account costs a hash too
    wait = throttle.wait_of_account(counting.value(account), now)
    if not wait:
        counting.keep(account, throttle.after_try(counting.value(account), now))
    usable = staff is not None and staff.active
    return Try(staff.id if staff else 0, staff.password_hash if staff and usable else "", wait)


def note_failure(tx: Session, actor: Actor, staff_id: int) -> None:
    """Journal a wrong password; the name tried is not kept, only the account behind it when there is one."""
    record(tx, actor, Event.SIGN_IN_FAILED, "staff", staff_id)


def give_ticket(tx: Session, actor: Actor, login: str, staff_id: int, *, proven: str, anew: str = "") -> Proof:
    """Give the right to open one session within a minute, or to go on to the second factor (1.11).

    The failures of the account are forgotten.

    `proven` is what was kept of the password when it was checked: changed or closed since, it proves nothing.
    """
    staff = tx.scalars(
        select(Staff).where(Staff.id == staff_id).with_for_update().execution_options(populate_existing=True)
    ).one_or_none()
    if staff is None or not staff.active or staff.password_hash != proven:
        return Proof()
    now = clock.now(tx)
    _forgive(tx, actor, login, now)
    if anew:
        staff.password_hash = anew
        record(tx, actor, Event.STAFF_CHANGED, "staff", staff_id, facts={"password": "kept anew"})
    if has_factor(tx, staff_id):
        return Proof(step=issue(tx, staff_id, SECOND_FACTOR, now + STEP_LIFE))
    if is_demanded(tx, staff_id):
        return Proof(step=issue(tx, staff_id, ENROLMENT, now + STEP_LIFE), enrols=True)
    return Proof(ticket=issue(tx, staff_id, SIGN_IN, now + TICKET_LIFE))


def _forgive(tx: Session, actor: Actor, login: str, now: datetime) -> None:
    account, source = (
        counting.counter(tx, "account", folded_login(login), now),
        counting.counter(tx, "source", actor.address, now),
    )
    counting.keep(account, throttle.after_success(counting.value(account)))
    counting.keep(source, throttle.after_success_of_source(counting.value(source)))


def issue(tx: Session, staff_id: int, purpose: str, expires_at: datetime) -> str:
    """Draw a ticket, kept hashed; those long past are swept."""
    secret = new_secret()
    tx.execute(delete(SignInTicket).where(SignInTicket.expires_at < clock.now(tx) - KEPT_AFTER))
    tx.add(
        SignInTicket(
            ticket_hash=digest(secret), purpose=purpose, staff_id=staff_id, expires_at=expires_at, used_at=None
        )
    )
    return secret


def _use(tx: Session, secret: str, purpose: str) -> tuple[Staff, Person] | None:
    """Use a ticket up; once, in time, for what it was given, for an account that is open."""
    now = clock.now(tx)
    used = tx.execute(
        update(SignInTicket)
        .where(
            SignInTicket.ticket_hash == digest(secret), SignInTicket.purpose == purpose,
            SignInTicket.used_at.is_(None), SignInTicket.expires_at > now,
        )
        .values(used_at=now)
        .returning(SignInTicket.staff_id)
    ).scalar_one_or_none()  # fmt: skip
    if used is None:
        return None
    found = tx.execute(
        select(Staff, Person).join(Person, Person.id == Staff.person_id).where(Staff.id == used, Staff.active)
    ).one_or_none()
    return (found[0], found[1]) if found else None


def exchange(tx: Session, actor: Actor, ticket: str, *, agent: str) -> Opened:
    """Exchange a ticket for a session."""
    found = _use(tx, ticket, SIGN_IN)
    if found is None:
        raise TicketSpent
    staff, person = found
    secret = open_session(tx, staff.id, address=actor.address, agent=agent)
    entering = Actor("staff", staff.id, person.full_name, person.id, staff.language, address=actor.address)
    record(tx, entering, Event.SIGNED_IN, "staff", staff.id, facts={"session": digest(secret)[:12]})
    return Opened(secret, staff.id)


def choose_password(tx: Session, actor: Actor, link: str, password: str) -> None:
    """Choose a password with the one-time link; every open session and every other link ends with it (1.08, 1.09)."""
    found = _use(tx, link, FIRST_PASSWORD)
    if found is None:
        raise LinkSpent
    staff, person = found
    chooser = Actor("staff", staff.id, person.full_name, person.id, staff.language, address=actor.address)
    _keep(tx, chooser, staff, person, password)
    end_sessions_of(tx, staff.id)
    counting.forget(tx, "account", folded_login(staff.login))


def _keep(tx: Session, chooser: Actor, staff: Staff, person: Person, password: str) -> None:
    known = (staff.login, *person.full_name.split(), person.email, person.email.partition("@")[0])
    passwords.check_password(passwords.Policy.MODERNE, password, known)
    now = clock.now(tx)
    staff.password_hash = passwords.hash_password(password)
    staff.password_changed_at = now
    tx.execute(
        update(SignInTicket)
        .where(SignInTicket.staff_id == staff.id, SignInTicket.used_at.is_(None))
        .values(used_at=now)
    )
    record(tx, chooser, Event.STAFF_CHANGED, "staff", staff.id, facts={"password": "changed"})
    tell_password_changed(tx, staff, person)


def _prove_again(actor: Actor, password: str, login: str) -> None:
    """Check the password of someone who is signed in, counted like any other try (1.04)."""
    tried = units.perform(take_try, actor, login)
    if tried.wait_until:
        raise TriedTooOften(until=tried.wait_until)
    if tried.staff_id != actor.id or not passwords.verify(tried.kept, password):
        units.perform(note_failure, actor, actor.id)
        raise WrongPassword


def confirm(actor: Actor, password: str, *, login: str, session: str) -> None:
    """Type one's password again before something dangerous; it counts for five minutes (1.19)."""
    _prove_again(actor, password, login)
    units.perform(_confirmed, actor, login=login, session=session)


def _confirmed(tx: Session, actor: Actor, *, login: str, session: str) -> None:
    _forgive(tx, actor, login, clock.now(tx))
    note_proof(tx, actor, session)


def change_password(actor: Actor, current: str, new: str, *, login: str, session: str) -> None:
    """Change one's own password, knowing the current one: every other session ends at its next run (1.08)."""
    _prove_again(actor, current, login)
    units.perform(_change, actor, new, login=login, session=session)


def _change(tx: Session, actor: Actor, new: str, *, login: str, session: str) -> None:
    staff, person = tx.execute(
        select(Staff, Person).join(Person, Person.id == Staff.person_id).where(Staff.id == actor.id).with_for_update()
    ).one()
    _forgive(tx, actor, login, clock.now(tx))
    _keep(tx, actor, staff, person, new)
    end_sessions_of(tx, staff.id, but=session)
