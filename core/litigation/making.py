"""Write a litigation file and keep it for a day; done twice, it is made once."""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, Permission, require, system
from core.access.acting import staff_now
from core.audit import Event, record
from core.documents.rendering.register_file import Written, write
from core.errors import ExamError, ServiceBusy
from core.jobs.control import Control
from core.litigation.gathering import whole
from core.litigation.paper import paper
from core.litigation.rules import LIVES, State
from core.storage import Stored, store
from db.tables import LitigationFile

TO_MAKE = frozenset({State.ORDERED, State.FAILED})
log = logging.getLogger("sporades.worker")


def written(tx: Session, actor: Actor, row: LitigationFile) -> Written:
    """Write the file of an order, of what its maker may see at this moment."""
    require(actor, Permission.LITIGATION_FILE)
    return write(paper(whole(tx, actor, row)))


def hand_over(tx: Session, actor: Actor, row: LitigationFile, pages: int, stored: Stored) -> None:
    """Make the file available for a day to who had it made."""
    now = clock.now(tx)
    row.pages, row.sha256, row.size, row.storage_key = pages, stored.sha256, stored.size, stored.key
    row.state, row.error, row.ready_at, row.expires_at = State.READY.value, "", now, now + LIVES
    record(
        tx, actor, Event.LITIGATION_MADE, "candidate", row.candidate_id,
        facts={"litigation_file": row.id, "pages": pages, "sha256": stored.sha256, "up_to": row.up_to_seq},
    )  # fmt: skip


def make_at_once(tx: Session, actor: Actor, row: LitigationFile) -> None:
    """Write and hand over in the click itself."""
    made = written(tx, actor, row)
    hand_over(tx, actor, row, made.pages, store(made.content))


def make_ordered(arguments: dict[str, Any], control: Control) -> None:
    """Make an ordered file, outside of any click: read on one state, then handed over."""
    file_id, me = int(arguments["file_id"]), system(control.worker)
    try:
        made = units.read(_write, me, file_id)
        if made is not None:
            units.perform(_hand_over, me, file_id, made.pages, store(made.content))
    except ServiceBusy:
        raise
    except ExamError as refused:
        units.perform(_note_failure, me, file_id, refused.code)
    except Exception as defect:
        units.perform(_note_failure, me, file_id, type(defect).__name__)
        raise


def _write(tx: Session, actor: Actor, file_id: int) -> Written | None:
    row = tx.get(LitigationFile, file_id)
    if row is None or row.state not in TO_MAKE:
        return None
    return written(tx, system(actor.label, on_behalf_of=staff_now(tx, row.asked_by_id)), row)


def _hand_over(tx: Session, actor: Actor, file_id: int, pages: int, stored: Stored) -> None:
    row = tx.get_one(LitigationFile, file_id, with_for_update=True)
    if row.state in TO_MAKE:
        hand_over(tx, actor, row, pages, stored)


def _note_failure(tx: Session, actor: Actor, file_id: int, code: str) -> None:
    row = tx.get_one(LitigationFile, file_id, with_for_update=True)
    if row.state in TO_MAKE:
        row.state, row.error = State.FAILED.value, code[:32]
        facts = {"litigation_file": row.id, "code": row.error}
        record(tx, actor, Event.LITIGATION_FAILED, "candidate", row.candidate_id, facts=facts)
