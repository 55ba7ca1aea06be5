"""Ask again before danger: some acts need a password typed within five minutes (1.19)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor
from core.access.errors import ProofTooOld

RECENT = timedelta(minutes=5)


def is_recent(actor: Actor, now: datetime) -> bool:
    """Whether a member of the staff typed his password within five minutes; commands and jobs are not asked."""
    if actor.kind != "staff":
        return True
    return actor.proved_at is not None and now - actor.proved_at <= RECENT


def require_recent(tx: Session, actor: Actor) -> None:
    """Refuse a dangerous act to someone whose password was typed too long ago: an open screen is not a person."""
    if not is_recent(actor, clock.now(tx)):
        raise ProofTooOld


def proof_is_recent(tx: Session, actor: Actor) -> bool:
    """Say whether a dangerous act would be accepted now, so that a screen asks for the password first."""
    return is_recent(actor, clock.now(tx))
