"""Sessions of candidates: the server owns them, the cookie only names one (1.16 to 1.18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.actor import candidate as acting_candidate
from core.access.staff_sessions import OpenSession, digest, new_secret
from core.audit import Event, record
from core.errors import NotFound
from db.tables import Account, AccountSession, Candidate

IDLE = timedelta(minutes=20)
ABSOLUTE = timedelta(hours=10)
PARALLEL = 5
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SpaceOpened:
    """Who a valid session of the candidate space belongs to; `session` is the digest that names it."""

    actor: Actor
    account_id: int
    session: str
    to_touch: bool
    ends_at: datetime


def _valid(now: datetime) -> ColumnElement[bool]:
    return and_(
        AccountSession.revoked_at.is_(None), AccountSession.expires_at > now, AccountSession.last_seen_at > now - IDLE
    )


def whose(tx: Session, actor: Actor, secret: str) -> SpaceOpened | None:
    """Say who a cookie belongs to now: nothing when it is unknown, ended, idle, or its account is not active (1.17)."""
    del actor
    now = clock.now(tx)
    found = tx.execute(
        select(AccountSession, Account.id, Account.language, Candidate.id, Candidate.first_names, Candidate.birth_name)
        .join(Account, Account.id == AccountSession.account_id)
        .join(Candidate, Candidate.id == Account.candidate_id)
        .where(AccountSession.id_hash == digest(secret), _valid(now), Account.state == "active")
    ).one_or_none()
    if found is None:
        return None
    row, account_id, language, candidate_id, first_names, birth_name = found
    return SpaceOpened(
        actor=acting_candidate(
            candidate_id, f"{first_names} {birth_name}", language, proved_at=row.authenticated_at
        ),
        account_id=account_id,
        session=row.id_hash,
        to_touch=now - row.last_seen_at > TOUCH_EVERY,
        ends_at=min(row.expires_at, now + IDLE),
    )  # fmt: skip


def touch(tx: Session, actor: Actor, session: str) -> None:
    """Note that a session is in use, so that it does not end as idle."""
    del actor
    now = clock.now(tx)
    tx.execute(update(AccountSession).where(AccountSession.id_hash == session, _valid(now)).values(last_seen_at=now))


def open_session(tx: Session, account_id: int, *, agent: str) -> str:
    """Open a session and give its secret; beyond five at once the least recently used is ended (1.18)."""
    now, secret = clock.now(tx), new_secret()
    still_open = tx.scalars(
        select(AccountSession)
        .where(AccountSession.account_id == account_id, _valid(now))
        .order_by(AccountSession.last_seen_at.desc())
    ).all()
    for excess in still_open[PARALLEL - 1 :]:
        excess.revoked_at = now
    tx.add(
        AccountSession(
            id_hash=digest(secret), account_id=account_id, created_at=now, last_seen_at=now, expires_at=now + ABSOLUTE,
            revoked_at=None, authenticated_at=now, agent=agent[:200],
        )
    )  # fmt: skip
    tx.flush()
    return secret


def note_proof(tx: Session, account_id: int, session: str) -> None:
    """Note that the password was typed again in a session (1.19)."""
    tx.execute(
        update(AccountSession)
        .where(
            AccountSession.id_hash == session,
            AccountSession.account_id == account_id,
            AccountSession.revoked_at.is_(None),
        )
        .values(authenticated_at=clock.now(tx))
    )


def sign_out(tx: Session, actor: Actor, session: str) -> None:
    """End one's own session; ending it twice is harmless."""
    ended = tx.execute(
        update(AccountSession)
        .where(AccountSession.id_hash == session, AccountSession.revoked_at.is_(None))
        .values(revoked_at=clock.now(tx))
    )
    if ended.rowcount:  # type: ignore[attr-defined]
        record(tx, actor, Event.ACCOUNT_SIGNED_OUT, "candidate", actor.id)


def open_sessions(tx: Session, actor: Actor) -> list[OpenSession]:
    """List the sessions one has open, the most recently used first (1.18)."""
    require(actor, Permission.OWN_FILE)
    rows = tx.scalars(
        select(AccountSession)
        .join(Account, Account.id == AccountSession.account_id)
        .where(Account.candidate_id == actor.id, _valid(clock.now(tx)))
        .order_by(AccountSession.last_seen_at.desc(), AccountSession.created_at.desc())
    )
    return [OpenSession(row.id_hash, row.created_at, row.last_seen_at, "", row.agent) for row in rows]


def end_session(tx: Session, actor: Actor, session: str) -> None:
    """End another of one's own sessions at once; ending it twice is harmless (1.18)."""
    require(actor, Permission.OWN_FILE)
    row = tx.scalars(
        select(AccountSession)
        .join(Account, Account.id == AccountSession.account_id)
        .where(AccountSession.id_hash == session, Account.candidate_id == actor.id)
        .with_for_update(of=AccountSession)
    ).one_or_none()
    if row is None:
        raise NotFound(kind="session")
    if row.revoked_at is None:
        row.revoked_at = clock.now(tx)
        record(tx, actor, Event.ACCOUNT_SIGNED_OUT, "candidate", actor.id, facts={"session": session[:12]})


def end_sessions_of(tx: Session, account_id: int, *, but: str = "") -> int:
    """End every session of an account except one; called by what changes a password (1.08)."""
    ended = tx.execute(
        update(AccountSession)
        .where(
            AccountSession.account_id == account_id,
            AccountSession.revoked_at.is_(None),
            AccountSession.id_hash != but,
        )
        .values(revoked_at=clock.now(tx))
    )
    return int(ended.rowcount)  # type: ignore[attr-defined]
