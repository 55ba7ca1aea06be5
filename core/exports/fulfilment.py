"""Make promised exports, outside of any click; and let files die when their day is over."""

from __future__ import annotations

import logging
from datetime import timedelta
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
from core.storage import Stored, is_named, keep_file, new_file, remove
from db.tables import Export

TO_MAKE = frozenset({State.ORDERED, State.FAILED})
AT_A_TIME = 50
JUST_WRITTEN = timedelta(hours=1)  # a file this new may be about to be named: the sweep takes it later
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
    keys, limit = units.perform(_expire, system("exports"))
    for key in keys:
        remove(key, older_than=limit)  # what was just made new is about to be named: it stays


def _expire(tx: Session, actor: Actor) -> tuple[list[str], float]:
    """End exports whose day is over; give the keys that no row names any more, and how new a file is left alone."""
    now = clock.now(tx)
    over = select(Export).where(Export.state == State.READY.value, Export.expires_at <= now)
    gone = set()
    for export in tx.scalars(over.order_by(Export.id).limit(AT_A_TIME).with_for_update(skip_locked=True)):
        export.state = State.EXPIRED.value
        if export.storage_key:
            gone.add(export.storage_key)
        export.storage_key = ""
        record(tx, actor, Event.EXPORT_EXPIRED, "export", export.id)
    tx.flush()
    return [key for key in sorted(gone) if not is_named(tx, key)], (now - JUST_WRITTEN).timestamp()
