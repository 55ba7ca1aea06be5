"""Hand over documents: the right, the perimeter and the hash are checked each time, and the reading is journalled."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core import files
from core.access import Actor
from core.audit import Event, record
from core.documents.queries import one_document
from core.storage import fetch
from db.tables import Candidate

KIND = "documents"


def open_document(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over a document, current or from the archive, to staff who may read it (1.45, 1.47, 3.22)."""
    row, registration = one_document(tx, actor, files.number_in(name, "document"))
    content = fetch(row.storage_key, row.sha256)
    number = tx.get_one(Candidate, registration.candidate_id).number
    record(
        tx, actor, Event.DOCUMENT_READ, "registration", registration.id,
        facts={"document": row.id, "kind": row.kind, "version": row.version, "archive": not row.current},
    )  # fmt: skip
    shown = f"{row.kind}-{number}-{registration.number:03d}-v{row.version:02d}.pdf"
    return files.FileAnswer(shown, "application/pdf", content=content, inline=True)


files.register(KIND, open_document)
