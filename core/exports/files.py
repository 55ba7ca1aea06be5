"""Hand over the file of an export, to the person who asked and for a day, each time journalled."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, files
from core.access import Actor, require
from core.audit import Event, record
from core.errors import NotFound
from core.exports.catalogue import entry
from core.exports.errors import ExportExpired
from core.exports.queries import covers
from core.exports.rules import Format, State, file_name, is_alive
from core.storage import check_file
from db.tables import Export

KIND = "exports"
MEDIA_TYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
}


def open_export(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over an export to who asked for it and still may see all that is in it; nobody else finds it (3.03)."""
    export = tx.scalars(select(Export).where(Export.id == files.number_in(name, "export"))).one_or_none()
    if export is None or actor.kind != "staff" or export.asked_by_id != actor.id:
        raise NotFound(kind="export")
    permission = entry(export.name).permission
    require(actor, permission)
    if not covers(actor, export.places, permission):
        raise NotFound(kind="export")
    now = clock.now(tx)
    if export.state == State.EXPIRED or (export.state == State.READY and not is_alive(export.expires_at, now)):
        raise ExportExpired
    if export.state != State.READY or export.ready_at is None:
        raise NotFound(kind="export")
    lent = check_file(export.storage_key, export.sha256)
    record(
        tx, actor, Event.EXPORT_READ, "export", export.id,
        facts={"name": export.name, "rows": export.row_count, "purpose": export.purpose},
    )  # fmt: skip
    file_format = Format(export.format)
    shown = file_name(export.name, export.id, export.ready_at.date(), file_format)
    return files.FileAnswer(shown, MEDIA_TYPES[file_format], path=str(lent.path), fleeting=lent.is_copy)


files.register(KIND, open_export)
