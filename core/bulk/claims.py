"""Who holds which part of a run: a part has one holder at a time, for a while, under a claim drawn anew each time.

Nothing a worker made is published unless its claim is still on the part, checked under the lock of the part in the
publishing transaction: a worker thought dead that comes back finds another claim, or none, and writes nothing (4.09).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from core import clock
from core.access import Actor
from core.bulk import rules
from core.jobs.control import Control
from db.tables import BulkPart, BulkRun

LEASE = timedelta(seconds=60)


class ClaimLost(Exception):
    """The part was taken over by another worker, or its run no longer goes on: what was made is dropped."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run, held under a claim."""

    id: int
    run_id: int
    work: str
    first: int
    last: int
    attempts: int
    claim: str


def claim(tx: Session, actor: Actor, run_id: int, control: Control) -> Part | None:
    """Take the next part of a run that nobody holds; files come when all the documents are dealt with."""
    del actor
    now = clock.now(tx)
    other = aliased(BulkPart)
    documents_left = exists().where(other.run_id == run_id, other.work == rules.DOCUMENTS, other.state == "waiting")
    goes_on = exists().where(BulkRun.id == run_id, BulkRun.state == rules.RunState.RUNNING)
    statement = (
        select(BulkPart)
        .where(BulkPart.run_id == run_id, BulkPart.state == "waiting", goes_on)
        .where(or_(BulkPart.claim == "", BulkPart.claimed_until < now))
        .where(or_(BulkPart.work == rules.DOCUMENTS, ~documents_left))
        .order_by(BulkPart.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=BulkPart)
    )
    part = tx.scalars(statement).one_or_none()
    if part is None:
        return None
    part.claim = f"{control.process[:12]}:{secrets.token_hex(6)}"
    part.claimed_by, part.claimed_until, part.attempts = control.worker, now + LEASE, part.attempts + 1
    return Part(part.id, run_id, part.work, part.first_position, part.last_position, part.attempts, part.claim)


def renew(tx: Session, actor: Actor, part: Part) -> None:
    """Hold a part a while longer, because its documents take long to make."""
    del actor
    found = tx.execute(
        update(BulkPart)
        .where(BulkPart.id == part.id, BulkPart.claim == part.claim)
        .values(claimed_until=clock.now(tx) + LEASE)
    )
    if not found.rowcount:  # type: ignore[attr-defined]
        raise ClaimLost


def put_back(tx: Session, actor: Actor, part: Part, *, blameless: bool = False) -> None:
    """Let a part go before the end of its time, so that it is taken up at once.

    `blameless`: the store of documents or the database did not answer. It is as if the part had not been begun.
    """
    del actor
    attempts = BulkPart.attempts - 1 if blameless else BulkPart.attempts
    tx.execute(
        update(BulkPart)
        .where(BulkPart.id == part.id, BulkPart.claim == part.claim)
        .values(claim="", claimed_by="", claimed_until=None, attempts=attempts)
    )


def hold(tx: Session, part: Part) -> BulkPart:
    """Lock a part for the rest of the transaction; refused when another worker has taken it, or its run was ended."""
    row = tx.scalars(
        select(BulkPart)
        .where(BulkPart.id == part.id, BulkPart.claim == part.claim, BulkPart.state == "waiting")
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise ClaimLost
    state = tx.scalars(select(BulkRun.state).where(BulkRun.id == part.run_id)).one()
    if state in rules.ENDED:
        raise ClaimLost
    return row


def finish(tx: Session, row: BulkPart) -> None:
    """Say that a part is dealt with; it is nobody's any more."""
    row.state, row.claim, row.claimed_by, row.claimed_until = "done", "", "", None
    row.finished_at = clock.now(tx)
