"""Secret links: 256 random bits, kept hashed, one use, a life of their own (1.09, 1.10)."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access.staff_sessions import digest, new_secret
from core.accounts.rules import Purpose
from db.tables import AccountToken


def issue(tx: Session, account_id: int, purpose: Purpose, life: timedelta, *, bound_to: str = "") -> str:
    """Draw a secret for an account and a purpose; only its hash is kept."""
    secret = new_secret()
    tx.add(
        AccountToken(
            token_hash=digest(secret), account_id=account_id, purpose=purpose.value, bound_to=bound_to,
            expires_at=clock.now(tx) + life, used_at=None,
        )
    )  # fmt: skip
    tx.flush()
    return secret


def look(tx: Session, secret: str, *purposes: Purpose, lock: bool = True) -> AccountToken | None:
    """Find a secret for one of these purposes, used or not, in time or not; a unit that writes locks it."""
    names = [one.value for one in purposes]
    statement = select(AccountToken).where(AccountToken.token_hash == digest(secret), AccountToken.purpose.in_(names))
    if lock and tx.info.get("writes"):
        statement = statement.with_for_update()
    return tx.scalars(statement).one_or_none()


def alive(tx: Session, token: AccountToken | None) -> bool:
    """Whether a secret may still serve: never used, and its time is not over."""
    return token is not None and token.used_at is None and clock.now(tx) < token.expires_at


def end(tx: Session, account_id: int, *purposes: Purpose) -> None:
    """End every secret of an account for some purposes: those already sent serve no more."""
    tx.execute(
        update(AccountToken)
        .where(
            AccountToken.account_id == account_id,
            AccountToken.purpose.in_([one.value for one in purposes]),
            AccountToken.used_at.is_(None),
        )
        .values(used_at=clock.now(tx), bound_to="")
    )


def sweep(tx: Session, purpose: Purpose) -> None:
    """Forget what was kept for a purpose and whose time is over."""
    tx.execute(
        delete(AccountToken).where(AccountToken.purpose == purpose.value, AccountToken.expires_at <= clock.now(tx))
    )


def of_password(kept: str) -> str:
    """Give what binds a link to the password of the moment: once changed, the link is dead."""
    return hashlib.sha256(kept.encode()).hexdigest()
