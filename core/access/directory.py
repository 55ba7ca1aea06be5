"""The accounts of the staff as those who administer them see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor, Role
from core.access.rights import Permission, require, scopes_for
from core.access.rules import may_give
from db.tables import Grant, Person, Staff, StaffSession


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
