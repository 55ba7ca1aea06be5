"""Hand over the files of a run, and a sample page before a run is ordered."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import files
from core.access import Actor, Permission, require
from core.access.perimeter import one_registration
from core.audit import Event, record
from core.bulk.queries import one_run
from core.documents.actions import NoDocumentNow
from core.documents.catalogue import kind_of
from core.documents.preparing import Refused, sheets
from core.errors import NotFound
from core.storage import check_file
from db.tables import BulkFile


def open_run_file(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over a file of a run to those who may act on all the places it covers; the reading is journalled."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    found = tx.scalars(select(BulkFile).where(BulkFile.id == files.number_in(name, "run"))).one_or_none()
    if found is None:
        raise NotFound(kind="run")
    run = one_run(tx, actor, found.run_id)
    lent = check_file(found.storage_key, found.sha256)
    record(
        tx, actor, Event.RUN_FILE_READ, "run", run.id,
        facts={"file": found.name, "sha256": found.sha256, "registrations": run.total},
    )  # fmt: skip
    return files.FileAnswer(found.name, found.media_type, path=str(lent.path), fleeting=lent.is_copy)


def open_sample(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Show how a document of a registration (`<kind>-<number>`) would be printed now; nothing is kept or published."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    kind, _, written = name.rpartition("-")
    number = files.number_in(written, "registration")
    registration = one_registration(tx, actor, number, Permission.DOCUMENT_REGENERATE)
    sheet = sheets(tx, kind_of(kind).code, [registration.id])[registration.id]
    if isinstance(sheet, Refused):
        raise NoDocumentNow(reason=sheet.reason)
    record(
        tx, actor, Event.DOCUMENT_READ, "registration", registration.id,
        facts={"kind": sheet.kind.code, "version": sheet.version, "sample": True},
    )  # fmt: skip
    content = sheet.kind.render(sheet.facts)
    return files.FileAnswer(f"exemple-{registration.id}.pdf", "application/pdf", content=content, inline=True)


files.register("runs", open_run_file)
files.register("samples", open_sample)
