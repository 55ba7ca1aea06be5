"""The duplicate radar: a whole pass through the register, then along the journal, a little at a time.

Each step takes the next candidates, writes their keys, compares them with those who share one and keeps the pairs, in
one transaction. What changes a candidate is in the journal: whatever was changed is looked at again, and nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, Permission, require, system
from core.audit import Event
from core.duplicates.keeping import keep_pairs
from core.duplicates.meeting import meeting, write_keys
from core.duplicates.people import identities, next_ids
from core.duplicates.rules import VERSION
from db.tables import AuditEvent, ChainHead, DuplicateRadar

STEP = 500
MOST_EVENTS = 1_000
SECONDS = 20.0  # of one round: others write too
RADAR = system("duplicates")
_LOADED = Event.DEMONSTRATION_LOADED.value
_READ = frozenset({Event.CANDIDATE_READ.value, Event.SEARCH_RUN.value, Event.ACCOUNT_SIGNED_IN.value})


def look_around() -> None:
    """Look at what is left to look at, for a while; called at intervals by every worker."""
    until = time.monotonic() + SECONDS
    while units.read(is_behind, RADAR) and units.perform(step, RADAR) and time.monotonic() < until:
        continue


def is_behind(tx: Session, actor: Actor) -> bool:
    """Whether something was journalled, or is left of a whole pass, that the radar has not seen."""
    require(actor, Permission.CORRECTION_PROPOSE)
    mark = tx.get_one(DuplicateRadar, 1)
    last = tx.scalar(select(ChainHead.seq)) or 0
    return mark.rules != VERSION or mark.passed_id is not None or mark.seen_seq < last


def step(tx: Session, actor: Actor) -> bool:
    """Look at the next candidates; say whether there is more to look at. Another worker at it: nothing to do here."""
    require(actor, Permission.CORRECTION_PROPOSE)
    mark = tx.scalars(select(DuplicateRadar).with_for_update(skip_locked=True)).one_or_none()
    if mark is None:
        return False
    if mark.rules != VERSION:
        _start_again(tx, mark)
    if mark.passed_id is not None:
        return _pass(tx, actor, mark, mark.passed_id)
    return _follow(tx, actor, mark)


def _start_again(tx: Session, mark: DuplicateRadar) -> None:
    """Begin a whole pass; what changes meanwhile is in the journal from here on."""
    mark.rules, mark.passed_id, mark.finished_at = VERSION, 0, None
    mark.seen_seq = tx.scalar(select(func.coalesce(func.max(ChainHead.seq), 0))) or 0


def _pass(tx: Session, actor: Actor, mark: DuplicateRadar, passed: int) -> bool:
    ids = next_ids(tx, passed, STEP)
    _look(tx, actor, ids)
    mark.passed_id = ids[-1] if len(ids) == STEP else None
    if mark.passed_id is None:
        mark.finished_at = clock.now(tx)
    return True


def _follow(tx: Session, actor: Actor, mark: DuplicateRadar) -> bool:
    """Look again at the candidates that the next events of the journal speak of."""
    rows = tx.execute(
        select(AuditEvent.seq, AuditEvent.name, AuditEvent.subject_kind, AuditEvent.subject_id)
        .where(AuditEvent.seq > mark.seen_seq)
        .order_by(AuditEvent.seq)
        .limit(MOST_EVENTS)
    ).all()
    if any(row.name == _LOADED for row in rows):
        _start_again(tx, mark)
        return True
    ids = sorted({row.subject_id for row in rows if row.subject_kind == "candidate" and row.name not in _READ})
    for start in range(0, len(ids), STEP):
        _look(tx, actor, ids[start : start + STEP])
    if rows:
        mark.seen_seq = rows[-1].seq
    return len(rows) == MOST_EVENTS


def _look(tx: Session, actor: Actor, ids: Sequence[int]) -> None:
    if ids:
        people = identities(tx, ids)
        write_keys(tx, ids, people)
        keep_pairs(tx, actor, ids, meeting(tx, ids, people))
