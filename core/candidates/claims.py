"""One e-mail, once, anywhere: the claim is the only place where an address becomes valid (6.01)."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.candidates.errors import EmailTaken
from db.tables import EmailClaim


def claim(tx: Session, email_key: str, owner_kind: str, owner_id: int) -> None:
    """Take an address for an owner; refused when anyone else holds it, whoever comes first wins."""
    holder = tx.execute(
        select(EmailClaim.owner_kind, EmailClaim.owner_id).where(EmailClaim.email_key == email_key)
    ).one_or_none()
    if holder is not None:
        if (holder.owner_kind, holder.owner_id) == (owner_kind, owner_id):
            return
        raise EmailTaken
    row = {
        "email_key": email_key, "owner_kind": owner_kind, "owner_id": owner_id,
        "claimed_at": clock.now(tx), "expires_at": None,
    }  # fmt: skip
    try:
        with tx.begin_nested():
            tx.execute(insert(EmailClaim), row)
    except IntegrityError:
        raise EmailTaken from None


def release(tx: Session, email_key: str, owner_kind: str, owner_id: int) -> None:
    """Give an address back; only its owner can."""
    tx.execute(
        delete(EmailClaim).where(
            EmailClaim.email_key == email_key,
            EmailClaim.owner_kind == owner_kind,
            EmailClaim.owner_id == owner_id,
        )
    )
