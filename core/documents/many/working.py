"""What the worker does with a file of many candidates: read a large one; hand over what was confirmed, in parts.

Each part is cut outside any transaction and handed over in one; killed at any instant, nothing is doubled, since a
document already handed over is the same one (its bytes are), and its line says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import units
from core.access import Actor, system
from core.access.acting import staff_now
from core.audit import Event
from core.corrections.evidence import Evidence
from core.documents.handing import hand_over
from core.documents.many import archive, cage
from core.documents.many.actions import read_batch
from core.documents.many.batches import end
from core.documents.many.errors import BatchCannotChange
from core.documents.many.reading import PDF
from core.documents.many.rules import PART, BatchState, LineOutcome
from core.errors import ExamError, ServiceBusy
from core.jobs.control import Again, Control
from core.storage import fetch
from db.tables import HandingBatch, HandingLine


def read_ordered(arguments: dict[str, Any], control: Control) -> None:
    """Read a large file and plan it; one withdrawn meanwhile is left alone."""
    batch_id = int(arguments["batch_id"])
    owner = units.read(_owner, system(control.worker), batch_id)
    if owner is None:
        return
    try:
        read_batch(owner, batch_id)
    except BatchCannotChange:
        return


def hand_over_ordered(arguments: dict[str, Any], control: Control) -> None:
    """Hand over the parts of a confirmed plan; stopped or cancelled between two parts, what was handed over stays."""
    batch_id, me = int(arguments["batch_id"]), system(control.worker)
    while waiting := units.read(_waiting, me, batch_id):
        if control.stopping():
            raise Again
        batch, lines = waiting
        units.perform(_hand_part, me, batch_id, _contents(batch, lines))
    units.perform(_finish, me, batch_id)


def _owner(tx: Session, actor: Actor, batch_id: int) -> Actor | None:
    """Give who laid a file down, with the rights of this moment (3.26); nobody when it no longer waits to be read."""
    del actor
    batch = tx.get_one(HandingBatch, batch_id)
    return staff_now(tx, batch.staged_by_id) if batch.state == BatchState.READING else None


_Batch = tuple[str, str, str, str]
_Line = tuple[int, int, int, int]


def _waiting(tx: Session, actor: Actor, batch_id: int) -> tuple[_Batch, list[_Line]] | None:
    """Give the next parts to hand over; nothing when none is left, or when it was stopped."""
    del actor
    batch = tx.get_one(HandingBatch, batch_id)
    if batch.state != BatchState.ORDERED:
        return None
    rows = tx.execute(
        select(HandingLine.id, HandingLine.position, HandingLine.first_page, HandingLine.last_page)
        .where(HandingLine.batch_id == batch_id, HandingLine.outcome == LineOutcome.MATCHED.value)
        .order_by(HandingLine.position)
        .limit(PART)
    ).all()
    lines = [(row[0], row[1], row[2], row[3]) for row in rows]
    return ((batch.medium, batch.storage_key, batch.sha256, batch.kind), lines) if lines else None


def _contents(batch: _Batch, lines: Sequence[_Line]) -> dict[int, bytes]:
    """Cut the parts out of the file, by line."""
    medium, key, sha256, _ = batch
    data = fetch(key, sha256)
    if medium == PDF:
        parts = cage.parts_of(data, [(first, last) for _, _, first, last in lines])
        return {line[0]: part for line, part in zip(lines, parts, strict=True)}
    at = {position - 1: identifier for identifier, position, _, _ in lines}
    return {at[one.place]: one.content for one in archive.entries(data, frozenset(at))}


def _hand_part(tx: Session, actor: Actor, batch_id: int, contents: dict[int, bytes]) -> None:
    """Hand over some parts in one transaction, each asked again now: right, perimeter, state of the registration."""
    del actor
    batch = tx.get_one(HandingBatch, batch_id, with_for_update=True, populate_existing=True)
    if batch.state != BatchState.ORDERED:
        return
    owner = staff_now(tx, batch.staged_by_id)
    rows = select(HandingLine).where(HandingLine.id.in_(contents), HandingLine.outcome == LineOutcome.MATCHED.value)
    for line in tx.scalars(rows.order_by(HandingLine.registration_id)):
        try:
            with tx.begin_nested():
                _hand(tx, owner, batch, line, contents[line.id])
        except ServiceBusy:
            raise
        except ExamError as refused:
            line.outcome, line.reason = LineOutcome.FAILED.value, refused.code


def _hand(tx: Session, owner: Actor, batch: HandingBatch, line: HandingLine, content: bytes) -> None:
    file = Evidence(f"{batch.kind}-{line.number}.pdf", content)
    done = hand_over(tx, owner, line.registration_id or 0, batch.kind, batch.title, file)
    line.handed_id, line.outcome = done.document_id, LineOutcome.HANDED.value
    tx.flush()


def _finish(tx: Session, actor: Actor, batch_id: int) -> None:
    batch = tx.get_one(HandingBatch, batch_id, with_for_update=True, populate_existing=True)
    if batch.state == BatchState.ORDERED:
        end(tx, actor, batch, BatchState.DONE, Event.HANDING_FINISHED)
