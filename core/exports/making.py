"""Write the file of an export and hand it over to the person who asked, journalled first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, require
from core.access.acting import staff_now
from core.audit import Event, record
from core.errors import StaleForm
from core.exports.catalogue import chosen, entry
from core.exports.errors import ExportGrown, NothingToExport
from core.exports.heading import sheet_of
from core.exports.rules import LINK_LIVES, Format, Purpose, State, has_grown
from core.exports.separated import write_separated
from core.exports.sources.found import Place
from core.exports.workbook import write_workbook
from core.storage import Stored, keep_file, new_file
from db.tables import Export

WRITERS = {Format.XLSX: write_workbook, Format.CSV: write_separated}


@dataclass(frozen=True, slots=True)
class Written:
    """What went into the file."""

    rows: int
    content_sha256: str
    places: tuple[Place, ...]


def asker_of(tx: Session, actor: Actor, export: Export) -> Actor:
    """Give the person an export is made for, with the rights of this moment (3.26); a command acts for itself."""
    return actor if export.asked_by_id is None else staff_now(tx, export.asked_by_id)


def write(tx: Session, actor: Actor, export: Export, path: Path) -> Written:
    """Write the rows that the person who asked may see now; rows that came or went meanwhile stop it."""
    asker, kind = asker_of(tx, actor, export), entry(export.name)
    require(asker, kind.permission)
    columns = chosen(kind, export.columns, Purpose(export.purpose))
    found = kind.source(tx, asker, export.query, export.language)
    if not found.total:
        raise NothingToExport
    if export.needs_approval and has_grown(export.row_count, found.total):
        raise ExportGrown(approved=export.row_count, rows=found.total)
    sheet = sheet_of(tx, asker, kind, export, found, columns)
    passage = WRITERS[Format(export.format)](path, sheet, found.rows(columns))
    if passage.rows != found.total:
        raise StaleForm
    return Written(passage.rows, passage.sha256, found.places())


def hand_over(tx: Session, actor: Actor, export: Export, written: Written, stored: Stored) -> None:
    """Make the file available for a day to the person who asked."""
    now = clock.now(tx)
    export.row_count, export.content_sha256 = written.rows, written.content_sha256
    export.sha256, export.size, export.storage_key = stored.sha256, stored.size, stored.key
    export.places = [list(place) for place in written.places]
    export.state, export.reason = State.READY.value, ""
    export.ready_at, export.expires_at = now, now + LINK_LIVES
    record(
        tx, actor, Event.EXPORT_READY, "export", export.id,
        facts={"rows": written.rows, "sha256": stored.sha256, "content_sha256": written.content_sha256},
    )  # fmt: skip


def make(tx: Session, actor: Actor, export: Export) -> None:
    """Write and hand over in one transaction: for an export small enough to be made in the click."""
    tx.flush()  # the file bears the number of the export
    with new_file() as path:
        written = write(tx, actor, export, path)
        hand_over(tx, actor, export, written, keep_file(path))
