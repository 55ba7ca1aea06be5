"""Roles given and ended: nobody gives what he does not hold, nor to himself (3.06)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor, Role
from core.access.errors import NotHeld
from core.access.recent import require_recent
from core.access.rights import Permission, require, scopes_for
from core.access.rules import STAFF_ROLES, may_give
from core.access.staff import administered
from core.audit import Event, record
from core.errors import InvalidFields, NotFound
from core.notifications.staff_notices import tell_role_given
from db.tables import Academie, ExamDomain, Grant


@dataclass(frozen=True, slots=True)
class Given:
    """A role just given."""

    grant_id: int


def grant_role(
    tx: Session,
    actor: Actor,
    staff_id: int,
    role: Role,
    *,
    academie_code: str = "",
    domain_code: str = "",
    ends_on: date | None = None,
) -> Given:
    """Give a role over a place, until the end of a day or until ended; never to oneself, never more than one holds."""
    require(actor, Permission.STAFF_ADMINISTER)
    require_recent(tx, actor)
    administered(tx, actor, staff_id)
    if not may_give(actor.scopes, role, academie_code, domain_code):
        raise NotHeld
    zone, now = _zone_of(tx, academie_code, domain_code), clock.now(tx)
    ends_at = _end_of(ends_on, zone) if ends_on else None
    if ends_at is not None and ends_at <= now:
        raise InvalidFields(fields={"ends_on": "in_the_past"})
    grant = Grant(
        staff_id=staff_id, role=role.value, academie_code=academie_code, domain_code=domain_code, starts_at=now,
        ends_at=ends_at, given_by=actor.label,
    )  # fmt: skip
    tx.add(grant)
    tx.flush()  # its number is the answer
    place = f"{role.value}/{academie_code or '*'}/{domain_code or '*'}"
    record(tx, actor, Event.ROLE_GRANTED, "staff", staff_id, facts={"role": place, "grant": grant.id})
    tell_role_given(tx, grant)
    return Given(grant.id)


def _end_of(day: date, zone: str) -> datetime:
    """Give the first instant of the day after, by the clock of a place."""
    return datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone))


def _zone_of(tx: Session, academie_code: str, domain_code: str) -> str:
    """Give the zone of a place, or refuse a place that does not exist; everywhere is counted in Paris."""
    wrong, zone = {}, "Europe/Paris"
    if academie_code:
        found = tx.scalar(select(Academie.zone).where(Academie.code == academie_code))
        if found is None:
            wrong["academie_code"] = "unknown"
        zone = found or zone
    if domain_code and not tx.scalar(select(ExamDomain.code).where(ExamDomain.code == domain_code)):
        wrong["domain_code"] = "unknown"
    if wrong:
        raise InvalidFields(fields=wrong)
    return zone


def end_role(tx: Session, actor: Actor, grant_id: int) -> None:
    """End a role now: its holder loses it at the next click (1.17); ending it twice is harmless."""
    require(actor, Permission.STAFF_ADMINISTER)
    require_recent(tx, actor)
    grant = tx.scalars(select(Grant).where(Grant.id == grant_id).with_for_update()).one_or_none()
    if grant is None:
        raise NotFound(kind="grant")
    administered(tx, actor, grant.staff_id)
    now = clock.now(tx)
    if grant.ends_at is not None and grant.ends_at <= now:
        return
    before, grant.ends_at = grant.ends_at, now
    record(
        tx, actor, Event.ROLE_ENDED, "staff", grant.staff_id,
        changes={"ends_at": (before, now)}, facts={"grant": grant.id},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Givable:
    """What someone may give: each role with the places (académie, domain; empty: all) over which he holds it."""

    roles: tuple[Role, ...]
    academies: tuple[tuple[str, str], ...]
    domains: tuple[tuple[str, str], ...]


def givable(tx: Session, actor: Actor) -> Givable:
    """List the roles, académies and domains that the actor may give; the action checks the combination again."""
    require(actor, Permission.STAFF_ADMINISTER)
    academies = tx.execute(select(Academie.code, Academie.label).order_by(Academie.label))
    domains = tx.execute(select(ExamDomain.code, ExamDomain.label).order_by(ExamDomain.label))
    scopes = scopes_for(actor, Permission.STAFF_ADMINISTER)
    return Givable(
        tuple(
            role for role in STAFF_ROLES
            if any(may_give(actor.scopes, role, scope.academie_code, scope.domain_code) for scope in scopes)
        ),
        _within({scope.academie_code for scope in scopes}, academies),
        _within({scope.domain_code for scope in scopes}, domains),
    )  # fmt: skip


def _within(mine: set[str], rows: Iterable[Row[str, str]]) -> tuple[tuple[str, str], ...]:
    every = (("", ""), *((code, label) for code, label in rows))
    return tuple(one for one in every if "" in mine or one[0] in mine)
