"""Lay a file of many candidates down, read its plan again, confirm it, stop it, withdraw it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.documents.handing import check_title
from core.documents.many.batches import Laid, counted, digest_of, end, own_batch, planned
from core.documents.many.errors import BatchCannotChange, BatchFileRefused, BatchPlanMoved, NothingToHandOver
from core.documents.many.reading import Found, medium_of, read
from core.documents.many.rules import AT_ONCE, BatchState, LineOutcome
from core.errors import ExamError
from core.imports.staging import display_name
from core.jobs.promises import Task, promise
from core.storage import Stored, fetch, store
from db.loading import insert_rows
from db.tables import HandingBatch, HandingLine


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a file: its kind, its title when the kind does not say it, how to tell candidates apart."""

    kind: str
    title: str = ""
    exam_session: str = ""
    follows: bool = False


def deposit(actor: Actor, name: str, data: bytes, wanted: Wanted) -> Laid:
    """Lay a file down; a small one is read at once, a large one by the worker. Nothing is handed over."""
    require(actor, Permission.CANDIDATE_DESK)
    medium, stored = medium_of(data), store(data)
    laid = units.perform(lay_down, actor, name, medium, stored, wanted, at_once=len(data) <= AT_ONCE)
    return read_batch(actor, laid.batch_id) if len(data) <= AT_ONCE else laid


def lay_down(
    tx: Session, actor: Actor, name: str, medium: str, stored: Stored, wanted: Wanted, *, at_once: bool
) -> Laid:
    """Note a file that is stored; unless it is read at once, the worker is told to."""
    require(actor, Permission.CANDIDATE_DESK)
    title = check_title(wanted.kind, wanted.title)
    batch = HandingBatch(
        name=display_name(name), sha256=stored.sha256, size=stored.size, storage_key=stored.key, medium=medium,
        kind=wanted.kind, title=title, exam_session=wanted.exam_session, follows=wanted.follows,
        state=BatchState.READING.value, refused="", refused_facts={}, found=[], counts={}, plan_digest="", promise=0,
        staged_by_id=actor.id, staged_by=actor.label, staged_at=clock.now(tx), ended_at=None,
    )  # fmt: skip
    tx.add(batch)
    tx.flush()
    if not at_once:
        batch.promise = promise(tx, actor, Task.READ_HANDING, batch_id=batch.id)
    facts = {"kind": batch.kind, "medium": medium, "sha256": batch.sha256, "size": batch.size}
    record(tx, actor, Event.HANDING_STAGED, "handing", batch.id, changes={"name": ("", batch.name)}, facts=facts)
    return Laid(batch.id, batch.state)


def read_batch(actor: Actor, batch_id: int) -> Laid:
    """Read a file laid down, outside any transaction, then plan it; one that cannot be read says why."""
    require(actor, Permission.CANDIDATE_DESK)
    medium, key, sha256 = units.read(_to_read, actor, batch_id)
    try:
        found = read(medium, fetch(key, sha256))
    except BatchFileRefused as refused:
        return units.perform(_refuse, actor, batch_id, refused.facts["reason"], refused.facts["most"])
    except ExamError as refused:
        return units.perform(_refuse, actor, batch_id, refused.code, 0)
    return units.perform(_keep, actor, batch_id, found)


def _to_read(tx: Session, actor: Actor, batch_id: int) -> tuple[str, str, str]:
    batch = own_batch(tx, actor, batch_id)
    _require_state(batch, BatchState.READING)
    return batch.medium, batch.storage_key, batch.sha256


def _refuse(tx: Session, actor: Actor, batch_id: int, reason: str, most: int) -> Laid:
    batch = own_batch(tx, actor, batch_id)
    _require_state(batch, BatchState.READING)
    batch.state, batch.refused, batch.refused_facts = BatchState.REFUSED.value, reason, {"most": most}
    batch.storage_key, batch.ended_at = "", clock.now(tx)
    record(tx, actor, Event.HANDING_DISCARDED, "handing", batch.id, facts={"reason": reason})
    return Laid(batch.id, batch.state)


def _keep(tx: Session, actor: Actor, batch_id: int, found: list[Found]) -> Laid:
    batch = own_batch(tx, actor, batch_id)
    _require_state(batch, BatchState.READING)
    batch.found, batch.state = [one.as_json() for one in found], BatchState.STAGED.value
    return _plan(tx, actor, batch)


def _plan(tx: Session, actor: Actor, batch: HandingBatch) -> Laid:
    """Write the plan of a file in the place of the former one."""
    lines = planned(tx, actor, batch)
    tx.execute(delete(HandingLine).where(HandingLine.batch_id == batch.id))
    rows = [
        {
            "batch_id": batch.id, "position": one.position, "first_page": one.first_page, "last_page": one.last_page,
            "name": one.name, "number": one.number, "candidate_id": one.candidate_id or None,
            "registration_id": one.registration_id or None, "outcome": one.outcome.value, "reason": str(one.reason),
            "replaces": one.replaces, "handed_id": None,
        }
        for one in lines
    ]  # fmt: skip
    insert_rows(tx, HandingLine.__table__, rows)  # type: ignore[arg-type]
    batch.counts, batch.plan_digest = counted(lines), digest_of(lines)
    tx.flush()
    return Laid(batch.id, batch.state, batch.plan_digest)


def review(tx: Session, actor: Actor, batch_id: int, wanted: Wanted) -> Laid:
    """Plan a file again, as it is understood now: its kind, an exam session, pages without a number."""
    require(actor, Permission.CANDIDATE_DESK)
    batch = own_batch(tx, actor, batch_id)
    _require_state(batch, BatchState.STAGED)
    batch.title = check_title(wanted.kind, wanted.title)
    batch.kind, batch.exam_session, batch.follows = wanted.kind, wanted.exam_session, wanted.follows
    return _plan(tx, actor, batch)


def confirm(tx: Session, actor: Actor, batch_id: int, *, seen: str) -> Laid:
    """Confirm the plan that was read (`seen`): the worker hands over what has one registration, and nothing else."""
    require(actor, Permission.CANDIDATE_DESK)
    batch = own_batch(tx, actor, batch_id)
    _require_state(batch, BatchState.STAGED)
    if seen != batch.plan_digest or digest_of(planned(tx, actor, batch)) != batch.plan_digest:
        raise BatchPlanMoved
    if not batch.counts.get(LineOutcome.MATCHED.value):
        raise NothingToHandOver
    batch.state = BatchState.ORDERED.value
    batch.promise = promise(tx, actor, Task.HAND_OVER_MANY, batch_id=batch.id)
    record(tx, actor, Event.HANDING_ORDERED, "handing", batch.id, facts={"kind": batch.kind, **batch.counts})
    return Laid(batch.id, batch.state, batch.plan_digest)


def stop(tx: Session, actor: Actor, batch_id: int) -> Laid:
    """Stop handing over: what was handed over stays, the rest is not."""
    require(actor, Permission.CANDIDATE_DESK)
    batch = own_batch(tx, actor, batch_id)
    _require_state(batch, BatchState.ORDERED)
    return end(tx, actor, batch, BatchState.CANCELLED, Event.HANDING_CANCELLED)


def discard(tx: Session, actor: Actor, batch_id: int) -> Laid:
    """Withdraw a file: nothing of it was handed over, and it is let go."""
    require(actor, Permission.CANDIDATE_DESK)
    batch = own_batch(tx, actor, batch_id)
    _require_state(batch, BatchState.READING, BatchState.STAGED)
    tx.execute(delete(HandingLine).where(HandingLine.batch_id == batch.id))
    return end(tx, actor, batch, BatchState.DISCARDED, Event.HANDING_DISCARDED)


def _require_state(batch: HandingBatch, *states: BatchState) -> None:
    if batch.state not in states:
        raise BatchCannotChange(state=batch.state)
