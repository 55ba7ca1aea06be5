"""Order an export, approve or refuse someone else's; a file leaves only for a reason and under a name (1.21)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.errors import AccountComesFromAsker
from core.access.independence import account_comes_from, one_ask_at_a_time
from core.access.recent import require_recent
from core.audit import Event, record
from core.errors import NotFound
from core.exports import errors, rules
from core.exports.alone import second_person
from core.exports.catalogue import ExportType, chosen, entry
from core.exports.making import asker_of, make
from core.exports.queries import covers
from core.exports.rules import DataClass, State
from core.exports.sheet import Column
from core.exports.sources.found import Found
from core.jobs.promises import Task, promise
from db.tables import Export


@dataclass(frozen=True, slots=True)
class Ordered:
    """The receipt: the export, where it stands, how many rows it has or will have."""

    export_id: int
    state: str
    rows: int


def order_export(
    tx: Session,
    actor: Actor,
    name: str,
    query: dict[str, Any],
    *,
    columns: tuple[str, ...],
    purpose: str,
    recipient: str,
    file_format: str,
) -> Ordered:
    """Order a file: made at once when it is small, by the worker when it is large, after approval when it must be."""
    require(actor, Permission.VOLUMES_READ)
    kind = entry(name)
    require(actor, kind.permission)
    wanted = chosen(kind, columns, rules.purpose_of(purpose))
    if actor.kind != "staff" and any(column.data_class is DataClass.SENSIBLE for column in wanted):
        raise errors.SecondPersonNeeded
    if len(recipient.strip()) not in rules.RECIPIENT_LENGTHS or rules.fault_of(recipient):
        raise errors.RecipientMissing
    found = kind.source(tx, actor, query, actor.language)
    _check_size(found)
    export = _new_export(tx, actor, kind, query, wanted, found)
    export.purpose, export.recipient = purpose, recipient.strip()
    export.format = rules.format_of(file_format).value
    tx.add(export)
    tx.flush()  # the journal names the export
    _note_order(tx, actor, export, wanted)
    if not export.needs_approval:
        _make_or_promise(tx, actor, export)
    return Ordered(export.id, export.state, export.row_count)


def _check_size(found: Found) -> None:
    if not found.total:
        raise errors.NothingToExport
    if found.total > rules.MOST_ROWS:
        raise errors.TooManyRows(most=rules.MOST_ROWS)


def _new_export(
    tx: Session, actor: Actor, kind: ExportType, query: dict[str, Any], columns: tuple[Column, ...], found: Found
) -> Export:
    one_ask_at_a_time(tx, actor)
    second = second_person(tx, actor, kind, query, columns, found)
    staff = actor.kind == "staff"
    state = State.AWAITING_APPROVAL if second.needed and staff else State.ORDERED
    return Export(
        name=kind.name, format="", language=actor.language, query=query, criteria=found.criteria,
        places=second.places,
        columns=[column.name for column in columns], purpose="", recipient="", state=state.value,
        needs_approval=second.needed and staff, row_count=found.total,
        content_sha256="", sha256="", size=0, storage_key="",
        asked_by_id=actor.id if staff else None, asked_by_person_id=actor.person_id if staff else None,
        asked_by=actor.label, asked_at=clock.now(tx), decided_by_id=None, decided_by_person_id=None, decided_by="",
        decided_at=None, reason="", ready_at=None, expires_at=None,
    )  # fmt: skip


def _note_order(tx: Session, actor: Actor, export: Export, columns: tuple[Column, ...]) -> None:
    """The criteria and the recipient may name someone: they are values, apart from the facts."""
    record(
        tx, actor, Event.EXPORT_ORDERED, "export", export.id,
        changes={"criteria": ("", export.criteria), "recipient": ("", export.recipient)},
        facts={
            "name": export.name, "format": export.format, "rows": export.row_count, "purpose": export.purpose,
            "columns": export.columns, "most_sensible": max(column.data_class for column in columns).name.lower(),
            "needs_approval": export.needs_approval,
        },
    )  # fmt: skip


def _make_or_promise(tx: Session, actor: Actor, export: Export) -> None:
    if export.row_count <= rules.AT_ONCE:
        make(tx, actor, export)
    else:
        promise(tx, actor, Task.MAKE_EXPORT, export_id=export.id)


def _awaiting(tx: Session, actor: Actor, export_id: int) -> Export:
    """Lock an export that the actor may decide about: another person's, all of it in the actor's perimeter."""
    export = tx.scalars(select(Export).where(Export.id == export_id).with_for_update()).one_or_none()
    if export is None or not covers(actor, export.places):
        raise NotFound(kind="export")
    if export.state != State.AWAITING_APPROVAL:
        raise errors.ExportMoved(state=export.state)
    if actor.kind != "staff" or export.asked_by_person_id == actor.person_id:
        raise errors.AskerCannotApprove
    return export


def approve_export(tx: Session, actor: Actor, export_id: int) -> Ordered:
    """Approve another person's export: the file is made, of what that person may see and the approver sees too.

    A mass export is let out by someone who typed a password within five minutes (1.19).
    """
    require(actor, Permission.EXPORT_APPROVE)
    require_recent(tx, actor)
    export = _awaiting(tx, actor, export_id)
    if export.asked_by_person_id and account_comes_from(tx, actor.id, export.asked_by_person_id):
        raise AccountComesFromAsker
    kind, asker = entry(export.name), asker_of(tx, actor, export)
    total = kind.source(tx, asker, export.query, export.language).total
    if kind.source(tx, actor, export.query, export.language).total < total:
        raise errors.ApproverSeesLess
    if rules.has_grown(export.row_count, total):
        raise errors.ExportGrown(approved=export.row_count, rows=total)
    _decide(tx, actor, export, State.ORDERED)
    record(tx, actor, Event.EXPORT_APPROVED, "export", export.id, facts={"rows": total})
    tx.flush()  # approved before it is made: the database refuses the other order
    _make_or_promise(tx, actor, export)
    return Ordered(export.id, export.state, export.row_count)


def refuse_export(tx: Session, actor: Actor, export_id: int, *, reason: str) -> Ordered:
    """Refuse another person's export, and say why."""
    require(actor, Permission.EXPORT_APPROVE)
    export = _awaiting(tx, actor, export_id)
    if not reason.strip():
        raise errors.ReasonMissing
    _decide(tx, actor, export, State.REFUSED)
    export.reason = reason.strip()
    record(tx, actor, Event.EXPORT_REFUSED, "export", export.id, reason=export.reason)
    return Ordered(export.id, export.state, export.row_count)


def _decide(tx: Session, actor: Actor, export: Export, state: State) -> None:
    export.state = state.value
    export.decided_by_id, export.decided_by_person_id = actor.id, actor.person_id
    export.decided_by, export.decided_at = actor.label, clock.now(tx)
