"""Accounts and roles of the staff: opened, given, ended, closed; nobody gives what he does not hold (1.13, 3.06)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from core import clock
from core.access import sign_in
from core.access.actor import Actor, Role, Scope
from core.access.errors import LoginTaken, NotHeld, NotToOneself
from core.access.rights import RIGHTS, Permission, require, scopes_for
from core.access.staff_sessions import end_sessions_of
from core.audit import Event, record
from core.errors import InvalidFields, NotFound
from core.i18n import LANGUAGES
from db.tables import Academie, ExamDomain, Grant, Person, Staff, StaffSession

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}\Z")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Invitation:
    """An account and the one-time link, valid a day, with which its owner chooses a password."""

    staff_id: int
    link: str


@dataclass(frozen=True, slots=True)
class Given:
    """A role just given."""

    grant_id: int


@dataclass(frozen=True, slots=True)
class GrantLine:
    """One role of an account, over an académie and a domain (empty: all), as a screen shows it."""

    id: int
    role: Role
    academie_code: str
    domain_code: str
    starts_at: datetime
    ends_at: datetime | None
    given_by: str


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One account as a screen shows it; `mine` when the reader may administer it."""

    id: int
    login: str
    full_name: str
    email: str
    active: bool
    has_password: bool
    last_seen_at: datetime | None
    grants: tuple[GrantLine, ...]
    mine: bool


def may_give(scopes: Iterable[Scope], role: Role, academie_code: str, domain_code: str) -> bool:
    """Whether someone with these scopes holds, over that place, the right to give and every right of the role. Pure."""
    held = tuple(scopes)

    def holds(permission: Permission) -> bool:
        return any(
            permission in RIGHTS[scope.role]
            and scope.academie_code in {"", academie_code}
            and scope.domain_code in {"", domain_code}
            for scope in held
        )

    return all(holds(permission) for permission in (Permission.STAFF_ADMINISTER, *RIGHTS[role]))


def create_staff(
    tx: Session, actor: Actor, *, login: str, full_name: str, email: str, language: str = "fr"
) -> Invitation:
    """Open an account without any role nor password; the same e-mail is the same person (3.09)."""
    require(actor, Permission.STAFF_ADMINISTER)
    login, full_name, email = sign_in.folded_login(login), " ".join(full_name.split()), email.strip()
    _refuse_faults(login, full_name, email, language)
    if tx.scalar(select(Staff.id).where(Staff.login == login)):
        raise LoginTaken(login=login)
    person = tx.scalars(select(Person).where(func.lower(Person.email) == email.lower())).first()
    if person is None:
        person = Person(full_name=full_name, email=email)
        tx.add(person)
        tx.flush()  # the account points at the person
    now = clock.now(tx)
    staff = Staff(
        person_id=person.id, login=login, password_hash="", language=language, active=True, password_changed_at=None,
        preferences={}, created_at=now,
    )  # fmt: skip
    tx.add(staff)
    tx.flush()  # the journal names the account by its number
    record(tx, actor, Event.STAFF_CREATED, "staff", staff.id, changes={"login": ("", login), "email": ("", email)})
    return Invitation(staff.id, sign_in.issue(tx, staff.id, sign_in.FIRST_PASSWORD, now + sign_in.LINK_LIFE))


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


def _administered(tx: Session, actor: Actor, staff_id: int) -> Staff:
    """Lock an account that the actor may administer: not his own person's, and no role he could not have given."""
    staff = tx.scalars(select(Staff).where(Staff.id == staff_id).with_for_update()).one_or_none()
    if staff is None:
        raise NotFound(kind="staff")
    if actor.person_id and staff.person_id == actor.person_id:
        raise NotToOneself
    for grant in _grants_now(tx, staff_id):
        if not may_give(actor.scopes, Role(grant.role), grant.academie_code, grant.domain_code):
            raise NotHeld(role=grant.role)
    return staff


def invite_again(tx: Session, actor: Actor, staff_id: int) -> Invitation:
    """Give a new one-time link to someone who lost a password; nothing changes until it is used (1.09)."""
    require(actor, Permission.STAFF_ADMINISTER)
    staff = _administered(tx, actor, staff_id)
    record(tx, actor, Event.STAFF_CHANGED, "staff", staff.id, facts={"link": "given"})
    return Invitation(staff.id, sign_in.issue(tx, staff.id, sign_in.FIRST_PASSWORD, clock.now(tx) + sign_in.LINK_LIFE))


def grant_role(
    tx: Session,
    actor: Actor,
    staff_id: int,
    role: Role,
    *,
    academie_code: str = "",
    domain_code: str = "",
    ends_at: datetime | None = None,
) -> Given:
    """Give a role over a place until an instant (none: until ended); never to oneself, never more than one holds."""
    require(actor, Permission.STAFF_ADMINISTER)
    _administered(tx, actor, staff_id)
    if not may_give(actor.scopes, role, academie_code, domain_code):
        raise NotHeld(role=role.value)
    _refuse_unknown_place(tx, academie_code, domain_code)
    now = clock.now(tx)
    if ends_at is not None and ends_at <= now:
        raise InvalidFields(fields={"ends_at": "in_the_past"})
    grant = Grant(
        staff_id=staff_id, role=role.value, academie_code=academie_code, domain_code=domain_code, starts_at=now,
        ends_at=ends_at, given_by=actor.label,
    )  # fmt: skip
    tx.add(grant)
    tx.flush()  # its number is the answer
    place = f"{role.value}/{academie_code or '*'}/{domain_code or '*'}"
    record(tx, actor, Event.ROLE_GRANTED, "staff", staff_id, facts={"role": place, "grant": grant.id})
    return Given(grant.id)


def _refuse_unknown_place(tx: Session, academie_code: str, domain_code: str) -> None:
    wrong = {}
    if academie_code and not tx.scalar(select(Academie.code).where(Academie.code == academie_code)):
        wrong["academie_code"] = "unknown"
    if domain_code and not tx.scalar(select(ExamDomain.code).where(ExamDomain.code == domain_code)):
        wrong["domain_code"] = "unknown"
    if wrong:
        raise InvalidFields(fields=wrong)


def end_role(tx: Session, actor: Actor, grant_id: int) -> None:
    """End a role now: its holder loses it at the next click (1.17); ending it twice is harmless."""
    require(actor, Permission.STAFF_ADMINISTER)
    grant = tx.scalars(select(Grant).where(Grant.id == grant_id).with_for_update()).one_or_none()
    if grant is None:
        raise NotFound(kind="grant")
    _administered(tx, actor, grant.staff_id)
    now = clock.now(tx)
    if grant.ends_at is not None and grant.ends_at <= now:
        return
    before, grant.ends_at = grant.ends_at, now
    record(
        tx, actor, Event.ROLE_ENDED, "staff", grant.staff_id,
        changes={"ends_at": (before, now)}, facts={"grant": grant.id},
    )  # fmt: skip


def set_active(tx: Session, actor: Actor, staff_id: int, *, active: bool) -> None:
    """Close an account, whose sessions end at once, or open it again."""
    require(actor, Permission.STAFF_ADMINISTER)
    staff = _administered(tx, actor, staff_id)
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


def staff_list(tx: Session, actor: Actor) -> list[StaffLine]:
    """List the accounts of the actor's perimeter, those without a role included, with what applies now."""
    require(actor, Permission.STAFF_ADMINISTER)
    seen = select(StaffSession.staff_id, func.max(StaffSession.last_seen_at).label("at")).group_by(
        StaffSession.staff_id
    ).subquery()  # fmt: skip
    rows = tx.execute(
        select(Staff, Person, seen.c.at)
        .join(Person, Person.id == Staff.person_id)
        .outerjoin(seen, seen.c.staff_id == Staff.id)
        .order_by(Person.full_name, Staff.id)
    ).all()
    grants = _grants_by_staff(tx)
    lines = (_line(actor, row, grants.get(row.Staff.id, [])) for row in rows)
    return [line for line in lines if _concerns(actor, line)]


def _grants_by_staff(tx: Session) -> dict[int, list[Grant]]:
    now = clock.now(tx)
    found: dict[int, list[Grant]] = {}
    for grant in tx.scalars(
        select(Grant).where((Grant.ends_at.is_(None)) | (Grant.ends_at > now)).order_by(Grant.starts_at, Grant.id)
    ):
        found.setdefault(grant.staff_id, []).append(grant)
    return found


def _line(actor: Actor, row: Row[Staff, Person, datetime | None], grants: list[Grant]) -> StaffLine:
    staff, person = row.Staff, row.Person
    own = actor.person_id != 0 and staff.person_id == actor.person_id
    givable = all(may_give(actor.scopes, Role(g.role), g.academie_code, g.domain_code) for g in grants)
    return StaffLine(
        staff.id, staff.login, person.full_name, person.email, staff.active, bool(staff.password_hash), row.at,
        tuple(
            GrantLine(g.id, Role(g.role), g.academie_code, g.domain_code, g.starts_at, g.ends_at, g.given_by)
            for g in grants
        ),
        mine=givable and not own,
    )  # fmt: skip


def _concerns(actor: Actor, line: StaffLine) -> bool:
    places = {scope.academie_code for scope in scopes_for(actor, Permission.STAFF_ADMINISTER)}
    return "" in places or not line.grants or any(grant.academie_code in places for grant in line.grants)
