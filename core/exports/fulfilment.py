"""Make promised exports, outside of any click; and let files die when their day is over."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.audit import Event, record
from core.errors import ExamError, ServiceBusy, StaleForm
from core.exports.making import Written, asker_of, hand_over, write
from core.exports.rules import State
from core.jobs.control import Control
from core.storage import Stored, keep_file, new_file, path_of
from db.tables import Export

TO_MAKE = frozenset({State.ORDERED, State.FAILED})
AT_A_TIME = 50
log = logging.getLogger("sporades.worker")


def make_export(arguments: dict[str, Any], control: Control) -> None:
    """Make one ordered export: read on one state, written beside, then handed over; done twice, it is made once."""
    export_id, me = int(arguments["export_id"]), system(control.worker)
    try:
        with new_file() as path:
            written = units.read(_write, me, export_id, path)
            if written is not None:
                units.perform(_hand_over, me, export_id, written, keep_file(path))
    except ServiceBusy:
        raise  # nothing is wrong with this export: it is taken up again later
    except ExamError as refused:
        units.perform(_note_failure, me, export_id, refused.code)
        if isinstance(refused, StaleForm):
            raise  # rows came or went while it was written: written again, it may stand
    except Exception as defect:
        units.perform(_note_failure, me, export_id, type(defect).__name__)
        raise


def _write(tx: Session, actor: Actor, export_id: int, path: Path) -> Written | None:
    export = tx.get(Export, export_id)
    if export is None or export.state not in TO_MAKE:
        return None
    return write(tx, system(actor.label, on_behalf_of=asker_of(tx, actor, export)), export, path)


def _hand_over(tx: Session, actor: Actor, export_id: int, written: Written, stored: Stored) -> None:
    export = tx.get_one(Export, export_id, with_for_update=True)
    if export.state in TO_MAKE:
        hand_over(tx, actor, export, written, stored)


def _note_failure(tx: Session, actor: Actor, export_id: int, code: str) -> None:
    export = tx.get_one(Export, export_id, with_for_update=True)
    if export.state in TO_MAKE:
        export.state, export.reason = State.FAILED.value, code
        record(tx, actor, Event.EXPORT_FAILED, "export", export.id, facts={"code": code})


def let_die() -> None:
    """Take away the files of exports whose day is over; the trace of the export stays (1.21)."""
    for key in units.perform(_expire, system("exports")):
        path_of(key).unlink(missing_ok=True)


def _expire(tx: Session, actor: Actor) -> list[str]:
    over = select(Export).where(Export.state == State.READY.value, Export.expires_at <= clock.now(tx))
    gone = []
    for export in tx.scalars(over.order_by(Export.id).limit(AT_A_TIME).with_for_update(skip_locked=True)):
        export.state = State.EXPIRED.value
        if export.storage_key:
            gone.append(export.storage_key)
        export.storage_key = ""
        record(tx, actor, Event.EXPORT_EXPIRED, "export", export.id)
    return gone
