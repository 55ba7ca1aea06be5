"""A long import is applied by the worker: ordered as it was read, written in one transaction, or not at all.

Closing the page changes nothing; a worker killed in the middle leaves nothing, and the next one begins anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, Permission, require, system
from core.access.acting import staff_now
from core.audit import Event, record
from core.errors import ExamError, ServiceBusy
from core.imports.actions import apply_file, to_apply
from core.imports.errors import TooLateToCancel
from core.imports.queries import import_seen
from core.imports.rules import ImportState
from core.imports.under_way import LIVE, is_under_way
from core.jobs.control import Control
from core.jobs.promises import Task, promise
from db.tables import ImportFile, PromisedTask


class OrderWithdrawn(ExamError):
    """The order to apply was cancelled while the worker was at it: nothing is written."""

    code = "order_withdrawn"


@dataclass(frozen=True, slots=True)
class OrderedImport:
    """The receipt of an order to apply."""

    import_id: int
    promise: int


def order_apply(tx: Session, actor: Actor, import_id: int, *, seen: str, leave_out: bool = False) -> OrderedImport:
    """Order the worker to apply a file exactly as the report that was read says (`seen`)."""
    require(actor, Permission.IMPORT_APPLY)
    file = to_apply(tx, actor, import_id, seen=seen, leave_out=leave_out)
    number = promise(tx, actor, Task.APPLY_IMPORT, import_id=file.id)
    file.ordered = {
        "promise": number, "by": actor.label, "by_id": actor.id if actor.kind == "staff" else None,
        "at": clock.now(tx).isoformat(), "leave_out": leave_out,
    }  # fmt: skip
    record(tx, actor, Event.IMPORT_ORDERED, "import", file.id, facts={"sha256": file.sha256, "leave_out": leave_out})
    return OrderedImport(file.id, number)


def cancel_order(tx: Session, actor: Actor, import_id: int) -> None:
    """Cancel an order to apply, as long as what it writes is not kept: then nothing of it is."""
    require(actor, Permission.IMPORT_APPLY)
    file = import_seen(tx, actor, import_id, Permission.IMPORT_APPLY)
    statement = update(PromisedTask).where(PromisedTask.id == file.ordered.get("promise", 0))
    cancelled = tx.execute(
        statement.where(PromisedTask.state.in_(LIVE)).values(state="cancelled", finished_at=clock.now(tx))
    )
    if not (isinstance(cancelled, CursorResult) and cancelled.rowcount):
        raise TooLateToCancel
    record(tx, actor, Event.IMPORT_ORDER_CANCELLED, "import", file.id, facts={"sha256": file.sha256})


def apply_ordered(arguments: dict[str, Any], control: Control) -> None:
    """Apply one ordered import; done twice, it is applied once; a refusal is kept with it, for the page to say."""
    import_id, me = int(arguments["import_id"]), system(control.worker)
    if not units.perform(_begin, me, import_id):
        return
    try:
        units.perform(_apply, me, import_id)
    except ServiceBusy:
        raise  # nothing is wrong with this import: it is taken up again later
    except OrderWithdrawn:
        return
    except ExamError as refused:
        units.perform(_note_refusal, me, import_id, refused.code, dict(refused.facts))


def _begin(tx: Session, actor: Actor, import_id: int) -> bool:
    """Note that the worker is at it, for whoever looks; false when there is nothing to apply any more."""
    file = _locked(tx, import_id)
    if file.state != ImportState.STAGED or not is_under_way(tx, file):
        return False
    file.ordered = {**file.ordered, "started_at": clock.now(tx).isoformat()}
    record(tx, actor, Event.IMPORT_STARTED, "import", file.id)
    return True


def _apply(tx: Session, actor: Actor, import_id: int) -> None:
    file = _locked(tx, import_id)
    if file.state != ImportState.STAGED or not is_under_way(tx, file):
        return
    by_id = file.ordered["by_id"]
    orderer = system(actor.label) if by_id is None else staff_now(tx, by_id)  # with the rights of this moment (3.26)
    ordered = file.ordered["promise"]
    apply_file(tx, orderer, file, leave_out=file.ordered["leave_out"])
    tx.flush()
    _keep_unless_cancelled(tx, ordered)


def _keep_unless_cancelled(tx: Session, number: int) -> None:
    """End the promise with what it wrote: whoever cancels waits for this transaction, and comes too late or in time."""
    row = tx.scalars(
        select(PromisedTask)
        .where(PromisedTask.id == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if row.state not in LIVE:
        raise OrderWithdrawn
    row.state, row.finished_at = "done", clock.now(tx)


def _note_refusal(tx: Session, actor: Actor, import_id: int, code: str, facts: dict[str, Any]) -> None:
    file = _locked(tx, import_id)
    plain = {name: value for name, value in facts.items() if isinstance(value, (str, int))}
    file.ordered = {**file.ordered, "refused": code, "facts": plain}
    record(tx, actor, Event.IMPORT_REFUSED, "import", file.id, facts={"code": code})


def _locked(tx: Session, import_id: int) -> ImportFile:
    return tx.get_one(ImportFile, import_id, with_for_update=True, populate_existing=True)
