"""Accounts of the staff: opened without role nor password, invited by a one-time link, closed (1.13)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import sign_in
from core.access.actor import Actor, Role
from core.access.errors import LoginTaken, NotHeld, NotToOneself
from core.access.recent import require_recent
from core.access.rights import Permission, require
from core.access.rules import may_give
from core.access.staff_sessions import end_sessions_of
from core.audit import Event, record
from core.errors import InvalidFields, NotFound
from core.i18n import LANGUAGES
from core.notifications.staff_notices import send_link
from db.tables import Grant, Person, Staff

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}\Z")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Invitation:
    """An account and the one-time link, valid a day, with which its owner chooses a password.

    Mailed to its owner (`mailed_to`), the link is given to nobody else and is empty here.
    """

    staff_id: int
    link: str
    mailed_to: str = ""


def create_staff(
    tx: Session, actor: Actor, *, login: str, full_name: str, email: str, language: str = "fr"
) -> Invitation:
    """Open an account without any role nor password; the same e-mail is the same person (3.09)."""
    require(actor, Permission.STAFF_ADMINISTER)
    require_recent(tx, actor)
    login, full_name, email = sign_in.folded_login(login), " ".join(full_name.split()), email.strip()
    _refuse_faults(login, full_name, email, language)
    if tx.scalar(select(Staff.id).where(Staff.login == login)):
        raise LoginTaken(login=login)
    person = _person_of(tx, full_name, email)
    now = clock.now(tx)
    staff = Staff(
        person_id=person.id, login=login, password_hash="", language=language, active=True, password_changed_at=None,
        preferences={}, created_at=now,
    )  # fmt: skip
    tx.add(staff)
    try:
        tx.flush()  # the journal names the account by its number
    except IntegrityError as meanwhile:
        raise LoginTaken(login=login) from meanwhile
    record(tx, actor, Event.STAFF_CREATED, "staff", staff.id, changes={"login": ("", login), "email": ("", email)})
    return _invited(tx, staff, person)


def _invited(tx: Session, staff: Staff, person: Person) -> Invitation:
    """Draw a link and mail it to its owner; without a mail server, give it to who administers the account."""
    secret = sign_in.issue(tx, staff.id, sign_in.FIRST_PASSWORD, clock.now(tx) + sign_in.LINK_LIFE)
    mailed_to = send_link(tx, staff, person, secret)
    return Invitation(staff.id, "" if mailed_to else secret, mailed_to)


def _person_of(tx: Session, full_name: str, email: str) -> Person:
    """Give the person of an address, whatever its case, accents included: databases do not fold them alike."""
    known = tx.execute(select(Person.id, Person.email).order_by(Person.id))
    same = next((number for number, address in known if address.casefold() == email.casefold()), None)
    if same is not None:
        return tx.get_one(Person, same)
    person = Person(full_name=full_name, email=email)
    tx.add(person)
    tx.flush()  # the account points at the person
    return person


def _refuse_faults(login: str, full_name: str, email: str, language: str) -> None:
    wrong = {}
    if not LOGIN.match(login):
        wrong["login"] = "login_form"
    if not full_name or len(full_name) > NAME_LENGTH:
        wrong["full_name"] = "missing"
    if not EMAIL.match(email):
        wrong["email"] = "email_form"
    if language not in LANGUAGES:
        wrong["language"] = "unknown"
    if wrong:
        raise InvalidFields(fields=wrong)


def _grants_now(tx: Session, staff_id: int) -> list[Grant]:
    now = clock.now(tx)
    return list(
        tx.scalars(select(Grant).where(Grant.staff_id == staff_id, (Grant.ends_at.is_(None)) | (Grant.ends_at > now)))
    )


def administered(tx: Session, actor: Actor, staff_id: int) -> Staff:
    """Lock an account that the actor may administer: not his own person's, and no role he could not have given."""
    staff = tx.scalars(select(Staff).where(Staff.id == staff_id).with_for_update()).one_or_none()
    if staff is None:
        raise NotFound(kind="staff")
    if actor.person_id and staff.person_id == actor.person_id:
        raise NotToOneself
    for grant in _grants_now(tx, staff_id):
        if not may_give(actor.scopes, Role(grant.role), grant.academie_code, grant.domain_code):
            raise NotHeld
    return staff


def invite_again(tx: Session, actor: Actor, staff_id: int) -> Invitation:
    """Give a new one-time link to someone who lost a password; nothing changes until it is used (1.09)."""
    require(actor, Permission.STAFF_ADMINISTER)
    require_recent(tx, actor)
    staff = administered(tx, actor, staff_id)
    record(tx, actor, Event.STAFF_CHANGED, "staff", staff.id, facts={"link": "given"})
    return _invited(tx, staff, tx.get_one(Person, staff.person_id))


def set_active(tx: Session, actor: Actor, staff_id: int, *, active: bool) -> None:
    """Close an account, whose sessions end at once, or open it again."""
    require(actor, Permission.STAFF_ADMINISTER)
    require_recent(tx, actor)
    staff = administered(tx, actor, staff_id)
    if staff.active is active:
        return
    staff.active = active
    if not active:
        end_sessions_of(tx, staff_id)
    record(tx, actor, Event.STAFF_CHANGED, "staff", staff_id, changes={"active": (not active, active)})


def choose_language(tx: Session, actor: Actor, language: str) -> None:
    """Choose one's own language of the screens."""
    if language not in LANGUAGES:
        raise InvalidFields(fields={"language": "unknown"})
    staff = tx.scalars(select(Staff).where(Staff.id == actor.id).with_for_update()).one_or_none()
    if staff is None:
        raise NotFound(kind="staff")
    before, staff.language = staff.language, language
    record(tx, actor, Event.STAFF_CHANGED, "staff", staff.id, changes={"language": (before, language)})
