"""Create an account: what is typed is read whole, shown back, and only then becomes an account that waits (seed 2).

Between the two, it is kept by us, under a secret, for half an hour: the password only ever as its hash.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, passwords
from core.access.counting import Quota, spend, wait_of
from core.accounts import opening, tokens
from core.accounts.errors import TypedIsGone
from core.accounts.rules import NOTICE_VERSION, TYPED, Purpose
from core.accounts.typed import TypedAccount, as_plain, context, from_plain, read_email, read_person
from core.audit import Event, record
from core.candidates import claims
from core.candidates.actions import Person
from core.candidates.emails import Email, parse_email
from core.candidates.errors import EmailTaken
from core.candidates.phones import shown_phone
from core.errors import InvalidFields
from core.i18n import PARIS
from db.tables import Academie

TAKEN_AN_HOUR = Quota("taken-hour", 5, timedelta(hours=1))
TAKEN_A_DAY = Quota("taken-day", 20, timedelta(days=1))
FORMS = Quota("typed", 200, timedelta(hours=1))  # a whole school may share one address


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a valid form gives: a secret under which it is kept, or a taken address, or an instant to wait for."""

    secret: str = ""
    taken: bool = False
    wait_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is about to be created, as it will be kept."""

    person: Person
    phone: str
    academie: str


@dataclass(frozen=True, slots=True)
class Created:
    """An account was created and waits, its mail is promised; or its address was taken meanwhile."""

    taken: bool = False


def prepare(actor: Actor, typed: TypedAccount) -> Prepared:
    """Read a whole form; every fault is told at once. Only a valid form learns that its address exists (1.14)."""
    person, email = units.read(_read, actor, typed)
    if wait := units.read(_wait, actor):  # before a hash is computed for nothing
        return Prepared(wait_until=wait)
    return units.perform(_keep, actor, person, email, passwords.hash_password(typed.password), typed.language)


def _read(tx: Session, actor: Actor, typed: TypedAccount) -> tuple[Person, Email]:
    del actor
    wrong: dict[str, str] = {}
    person = email = None
    academies = set(tx.scalars(select(Academie.code).where(~Academie.closed, Academie.er_code != "")))
    try:
        person = read_person(typed.person, today=clock.today(tx, PARIS), academies=academies)
    except InvalidFields as refusal:
        wrong |= refusal.facts["fields"]
    try:
        email = read_email(typed.email, typed.email_again)
    except InvalidFields as refusal:
        wrong |= refusal.facts["fields"]
    wrong |= _password_faults(typed, person, email)
    if not typed.accepted:
        wrong["accepted"] = "not_accepted"
    if wrong or person is None or email is None:
        raise InvalidFields(fields=wrong)
    return person, email


def _password_faults(typed: TypedAccount, person: Person | None, email: Email | None) -> dict[str, str]:
    known = context(person, email.typed if email else "") if person else ()
    try:
        passwords.check_password(
            passwords.Policy.CYCLADES, typed.password, known, born=person.birth_date if person else None
        )
    except InvalidFields as refusal:
        return dict(refusal.facts["fields"])
    return {} if typed.password == typed.password_again else {"password_again": "not_the_same"}


def _wait(tx: Session, actor: Actor) -> datetime | None:
    """Say until when a source that asked too often waits."""
    now = clock.now(tx)
    waits = (wait_of(tx, quota, actor.address, now) for quota in (TAKEN_AN_HOUR, TAKEN_A_DAY, FORMS))
    return next((one for one in waits if one), None)


def _keep(tx: Session, actor: Actor, person: Person, email: Email, password_hash: str, language: str) -> Prepared:
    if wait := _wait(tx, actor) or spend(tx, FORMS, actor.address, clock.now(tx)):
        return Prepared(wait_until=wait)
    if claims.is_taken(tx, email.key):
        return _note_taken(tx, actor)
    kept: dict[str, Any] = {
        "person": as_plain(person), "email": email.typed, "password": password_hash, "language": language,
        "notice": NOTICE_VERSION,
    }  # fmt: skip
    return Prepared(tokens.issue(tx, 0, Purpose.TYPED, TYPED, bound_to=json.dumps(kept)))


def _note_taken(tx: Session, actor: Actor) -> Prepared:
    """Count and journal one more answer « exists already »; never whose address it is."""
    now = clock.now(tx)
    wait = spend(tx, TAKEN_AN_HOUR, actor.address, now) or spend(tx, TAKEN_A_DAY, actor.address, now)
    record(tx, actor, Event.ACCOUNT_EMAIL_REFUSED, "account", 0)
    return Prepared(wait_until=wait) if wait else Prepared(taken=True)


def kept(tx: Session, actor: Actor, secret: str) -> Shown:
    """Give back what was typed, to whoever holds its secret and in time."""
    del actor
    token = tokens.look(tx, secret, Purpose.TYPED)
    if token is None or not tokens.alive(tx, token):
        raise TypedIsGone
    person = _person(json.loads(token.bound_to))
    return Shown(person, shown_phone(person.phone), tx.get_one(Academie, person.academie_code).label)


def _person(plain: dict[str, Any]) -> Person:
    return from_plain(plain["person"], email=parse_email(plain["email"]), language=plain["language"])


def create(actor: Actor, secret: str) -> Created:
    """Create the account whose form is kept under a secret; asking twice creates one."""
    try:
        return units.perform(_create, actor, secret)
    except EmailTaken:
        units.perform(_note_taken, actor)
        return Created(taken=True)


def _create(tx: Session, actor: Actor, secret: str) -> Created:
    token = tokens.look(tx, secret, Purpose.TYPED)
    if token is not None and token.used_at is not None:
        return Created()  # the second click
    if token is None or not tokens.alive(tx, token):
        raise TypedIsGone
    plain = json.loads(token.bound_to)
    token.used_at, token.bound_to = clock.now(tx), ""
    opening.open_pending(
        tx, actor, parse_email(plain["email"]), plain["password"], person=plain["person"],
        language=plain["language"], notice_version=plain["notice"],
    )  # fmt: skip
    return Created()
