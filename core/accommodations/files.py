"""The proof of a request: opened by those who decide, each opening journalled."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import files
from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.audit import Event, record
from core.corrections.evidence import EXTENSIONS
from core.errors import NotFound
from core.storage import fetch
from db.tables import AccommodationRequest, Registration, StoredFile

KIND = "accommodations"


def open_proof(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over the proof of a request of the perimeter; who opened it is journalled (1.31)."""
    require(actor, Permission.ACCOMMODATION_DECIDE)
    number = files.number_in(name, KIND)
    found = tx.execute(
        select(AccommodationRequest, StoredFile)
        .join(Registration, Registration.id == AccommodationRequest.registration_id)
        .join(StoredFile, StoredFile.id == AccommodationRequest.file_id)
        .where(AccommodationRequest.id == number, registrations_in(actor, Permission.ACCOMMODATION_DECIDE))
    ).one_or_none()
    if found is None:
        raise NotFound(kind=KIND)
    request, file = found
    content = fetch(file.storage_key, file.sha256)
    record(
        tx, actor, Event.ACCOMMODATION_PROOF_READ, "accommodation", request.id,
        facts={"registration": request.registration_id, "person": actor.person_id},
    )  # fmt: skip
    shown = f"amenagement-{request.id}{EXTENSIONS[file.media_type][0]}"
    return files.FileAnswer(shown, file.media_type, content=content, inline=True)


files.register(KIND, open_proof)
