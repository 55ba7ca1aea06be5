"""Sessions of the staff: the server owns them, the cookie only names one (1.16 to 1.18)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor, Role, Scope
from core.audit import Event, record
from core.errors import NotFound
from db.tables import Grant, Person, Staff, StaffSession

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=10)
PARALLEL = 5
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a valid session belongs to, with the roles that apply at this instant."""

    actor: Actor
    session: str
    login: str
    to_touch: bool


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One session as its owner sees it; `session` is the digest that names it, never the secret."""

    session: str
    opened_at: datetime
    last_seen_at: datetime
    address: str
    agent: str


def digest(secret: str) -> str:
    """Give what is kept of a secret drawn at random: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """Draw 256 random bits, as text."""
    return secrets.token_urlsafe(32)


def _valid(now: datetime) -> ColumnElement[bool]:
    return and_(
        StaffSession.revoked_at.is_(None), StaffSession.expires_at > now, StaffSession.last_seen_at > now - IDLE
    )


def whose(tx: Session, actor: Actor, secret: str) -> SignedIn | None:
    """Say who a cookie belongs to now: nothing when it is unknown, ended, idle, or its account is closed (1.17)."""
    now = clock.now(tx)
    found = tx.execute(
        select(StaffSession, Staff, Person)
        .join(Staff, Staff.id == StaffSession.staff_id)
        .join(Person, Person.id == Staff.person_id)
        .where(StaffSession.id_hash == digest(secret), _valid(now), Staff.active)
    ).one_or_none()
    if found is None:
        return None
    session, staff, person = found
    return SignedIn(
        actor=Actor(
            "staff", staff.id, person.full_name, person.id, staff.language, scopes_of(tx, staff.id, now),
            address=session.address or actor.address, proved_at=session.authenticated_at,
        ),
        session=session.id_hash,
        login=staff.login,
        to_touch=now - session.last_seen_at > TOUCH_EVERY,
    )  # fmt: skip


def scopes_of(tx: Session, staff_id: int, now: datetime) -> tuple[Scope, ...]:
    """Give the roles a staff account holds at an instant, and where."""
    rows = tx.execute(
        select(Grant.role, Grant.academie_code, Grant.domain_code)
        .where(Grant.staff_id == staff_id, Grant.starts_at <= now, (Grant.ends_at.is_(None)) | (Grant.ends_at > now))
        .order_by(Grant.id)
    )
    return tuple(Scope(Role(row.role), row.academie_code, row.domain_code) for row in rows)


def touch(tx: Session, actor: Actor, session: str) -> None:
    """Note that a session is in use, so that it does not end as idle."""
    del actor
    now = clock.now(tx)
    tx.execute(update(StaffSession).where(StaffSession.id_hash == session, _valid(now)).values(last_seen_at=now))


def open_session(tx: Session, staff_id: int, *, address: str, agent: str) -> str:
    """Open a session and give its secret; beyond five at once the least recently used is ended (1.18)."""
    now, secret = clock.now(tx), new_secret()
    still_open = tx.scalars(
        select(StaffSession)
        .where(StaffSession.staff_id == staff_id, _valid(now))
        .order_by(StaffSession.last_seen_at.desc())
    ).all()
    for excess in still_open[PARALLEL - 1 :]:
        excess.revoked_at = now
    tx.add(
        StaffSession(
            id_hash=digest(secret), staff_id=staff_id, created_at=now, last_seen_at=now, expires_at=now + ABSOLUTE,
            revoked_at=None, authenticated_at=now, address=address[:200], agent=agent[:200],
        )
    )  # fmt: skip
    return secret


def note_proof(tx: Session, actor: Actor, session: str) -> None:
    """Note that the password was typed again in a session (1.19)."""
    tx.execute(
        update(StaffSession)
        .where(StaffSession.id_hash == session, StaffSession.staff_id == actor.id, StaffSession.revoked_at.is_(None))
        .values(authenticated_at=clock.now(tx))
    )


def sign_out(tx: Session, actor: Actor, session: str) -> None:
    """End one's own session; ending it twice is harmless."""
    now = clock.now(tx)
    ended = tx.execute(
        update(StaffSession)
        .where(StaffSession.id_hash == session, StaffSession.staff_id == actor.id, StaffSession.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    if ended.rowcount:  # type: ignore[attr-defined]
        record(tx, actor, Event.SIGNED_OUT, "staff", actor.id)


def open_sessions(tx: Session, actor: Actor) -> list[OpenSession]:
    """List the sessions the actor has open, the most recent first."""
    rows = tx.scalars(
        select(StaffSession)
        .where(StaffSession.staff_id == actor.id, _valid(clock.now(tx)))
        .order_by(StaffSession.last_seen_at.desc())
    )
    return [OpenSession(row.id_hash, row.created_at, row.last_seen_at, row.address, row.agent) for row in rows]


def end_session(tx: Session, actor: Actor, session: str) -> None:
    """End another of one's own sessions at once."""
    row = tx.scalars(
        select(StaffSession).where(StaffSession.id_hash == session, StaffSession.staff_id == actor.id).with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound(kind="session")
    row.revoked_at = row.revoked_at or clock.now(tx)
    record(tx, actor, Event.SIGNED_OUT, "staff", actor.id, facts={"session": session[:12]})


def end_sessions_of(tx: Session, staff_id: int, *, but: str = "") -> int:
    """End every session of an account except one; called by what changes a password or closes an account (1.08)."""
    ended = tx.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == staff_id, StaffSession.revoked_at.is_(None), StaffSession.id_hash != but)
        .values(revoked_at=clock.now(tx))
    )
    return int(ended.rowcount)  # type: ignore[attr-defined]


def note_refused(tx: Session, actor: Actor, session: str) -> None:
    """Journal that a browser presented another cookie than the one its page was opened with (2.01)."""
    record(tx, actor, Event.SESSION_REFUSED, "staff", actor.id, facts={"session": session[:12]})


def note_access_refused(tx: Session, actor: Actor, permission: str) -> None:
    """Journal that someone opened a page outside his rights (1.31)."""
    record(tx, actor, Event.ACCESS_REFUSED, "staff", actor.id, facts={"permission": permission})
