"""One e-mail, once, anywhere: the claim is the only place where an address becomes valid (6.01)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.accounts.purging import free_unconfirmed, purge_overdue
from core.candidates.errors import EmailTaken
from db.tables import EmailClaim


def claim(tx: Session, email_key: str, owner_kind: str, owner_id: int) -> None:
    """Take an address for an owner, for good; refused when anyone else holds it, whoever comes first wins."""
    _take(tx, email_key, owner_kind, owner_id, None)


def reserve(tx: Session, email_key: str, owner_kind: str, owner_id: int, *, until: datetime) -> None:
    """Take an address for a time: past it, unless its owner took it for good, it is free again (6.04)."""
    _take(tx, email_key, owner_kind, owner_id, until)


def is_taken(tx: Session, email_key: str) -> bool:
    """Whether an address belongs to anyone at all; who it is stays unsaid (1.14)."""
    _free_if_over(tx, email_key)
    return _holder(tx, email_key) is not None


def _take(tx: Session, email_key: str, owner_kind: str, owner_id: int, until: datetime | None) -> None:
    _free_if_over(tx, email_key)
    holder = _holder(tx, email_key)
    if holder is not None:
        if (holder.owner_kind, holder.owner_id) != (owner_kind, owner_id):
            raise EmailTaken
        if holder.expires_at is not None:  # what is held for good is not given back by a later wish
            tx.execute(update(EmailClaim).where(EmailClaim.email_key == email_key).values(expires_at=until))
        return
    row = {
        "email_key": email_key, "owner_kind": owner_kind, "owner_id": owner_id,
        "claimed_at": clock.now(tx), "expires_at": until,
    }  # fmt: skip
    try:
        with tx.begin_nested():
            tx.execute(insert(EmailClaim), row)
    except IntegrityError:
        raise EmailTaken from None


def _holder(tx: Session, email_key: str) -> Row[str, int, datetime | None] | None:
    return tx.execute(
        select(EmailClaim.owner_kind, EmailClaim.owner_id, EmailClaim.expires_at).where(
            EmailClaim.email_key == email_key
        )
    ).one_or_none()


def _free_if_over(tx: Session, email_key: str) -> None:
    """Free an address whose time is over before anyone asks who holds it, even if no round ever passed (6.03)."""
    free_unconfirmed(tx, email_key=email_key)
    purge_overdue(tx, email_key=email_key)


def release(tx: Session, email_key: str, owner_kind: str, owner_id: int) -> None:
    """Give an address back; only its owner can."""
    tx.execute(
        delete(EmailClaim).where(
            EmailClaim.email_key == email_key,
            EmailClaim.owner_kind == owner_kind,
            EmailClaim.owner_id == owner_id,
        )
    )
