"""The proof of a correction: a PDF, JPEG or PNG checked by us, kept before it is referenced, its reading journalled."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, files
from core.access import Actor, Permission, require
from core.access.counting import Quota, spend
from core.access.errors import SentTooMuch
from core.access.perimeter import CANDIDATE, candidates_in
from core.audit import Event, record
from core.candidates.names import tidy, unseen
from core.corrections.errors import EvidenceMissing, EvidenceNotRecognised, EvidenceTooLarge
from core.errors import NotFound
from core.storage import fetch, store
from core.storage.received import refuse_what_acts
from db.tables import Candidate, Correction, StoredFile

KIND = "evidence"
MOST_BYTES = 10 * 1024 * 1024
EXTENSIONS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
}
LONGEST_NAME = 120
A_DAY = Quota("files", 100, timedelta(days=1))  # of one candidate: what is taken away is kept as well
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"
_TAIL = 1024


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it was sent; its digest stands for its content wherever it is compared or shown."""

    name: str
    content: bytes = field(repr=False)
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.content).hexdigest())


def media_type(content: bytes) -> str:
    """Recognise a PDF, JPEG or PNG by how it begins and how it ends; anything else is nothing."""
    tail = content[-_TAIL:]
    if content.startswith(b"%PDF-") and b"%%EOF" in tail:
        return "application/pdf"
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in tail:
        return "image/jpeg"
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and _PNG_END in tail:
        return "image/png"
    return ""


def check(evidence: Evidence) -> str:
    """Give the kind of a file, or refuse it: size, content, and a name that says the same thing (2.08)."""
    if not evidence.content:
        raise EvidenceMissing
    if len(evidence.content) > MOST_BYTES:
        raise EvidenceTooLarge(most=MOST_BYTES // (1024 * 1024))
    found = media_type(evidence.content)
    if not found or not evidence.name.lower().endswith(EXTENSIONS[found]):
        raise EvidenceNotRecognised
    refuse_what_acts(evidence.content)
    return found


def keep(tx: Session, actor: Actor, evidence: Evidence) -> StoredFile:
    """Store a checked file, then name it in the database: a row never names a file that is not there (4.10)."""
    found = check(evidence)
    if actor.kind == CANDIDATE and (wait := spend(tx, A_DAY, str(actor.id), clock.now(tx))):
        raise SentTooMuch(until=wait)
    stored = store(evidence.content)
    row = StoredFile(
        sha256=stored.sha256, storage_key=stored.key, display_name=shown_name(evidence.name), media_type=found,
        size=stored.size, sent_by=actor.label, sent_at=clock.now(tx),
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    return row


def shown_name(name: str) -> str:
    """Give the name of a file as it may be displayed: its last part, nothing invisible, short, its ending kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = tidy("".join(sign for sign in last if not unseen(sign)))
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending}" if dot else clean[:LONGEST_NAME]


def open_evidence(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over the evidence of a correction of the perimeter; who opened it is journalled (3.12, 1.31)."""
    require(actor, Permission.CORRECTION_DECIDE)
    number = files.number_in(name, "evidence")
    found = tx.execute(
        select(Correction, StoredFile)
        .join(Candidate, Candidate.id == Correction.candidate_id)
        .join(StoredFile, StoredFile.id == Correction.evidence_id)
        .where(Correction.id == number, candidates_in(actor, Permission.CORRECTION_DECIDE))
    ).one_or_none()
    if found is None:
        raise NotFound(kind="evidence")
    correction, file = found
    content = fetch(file.storage_key, file.sha256)
    record(
        tx, actor, Event.EVIDENCE_READ, "correction", correction.id,
        facts={"candidate": correction.candidate_id, "evidence": file.id, "person": actor.person_id},
    )  # fmt: skip
    shown = f"justificatif-{correction.id}{EXTENSIONS[file.media_type][0]}"
    return files.FileAnswer(shown, file.media_type, content=content, inline=True)


files.register(KIND, open_evidence)
