"""« Mes documents »: what a candidate sees of the documents of his registrations, the latest version alone (seed 7).

A document is named by its check code, which says nothing of the person. One of an older version is never shown: until
the new one is made it is said to be under way, and it is made as soon as it is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, Permission, require, system
from core.access.perimeter import registrations_in
from core.audit import Event, record
from core.documents.actions import issue
from core.documents.catalogue import KINDS, kind_of
from core.documents.errors import DocumentSuperseded
from core.documents.handed import current_of, open_own_handed
from core.documents.imported.showing import Shown, shown, standing
from core.documents.queries import facts_of
from core.documents.rendering.units import Said
from core.errors import ExamError, NotFound
from core.files import FileAnswer
from core.registrations.labels import labels
from core.registrations.visible import own_registration, own_registrations, still_seen
from core.storage import fetch
from db.tables import Document, DocumentReading, HandedDocument, PrintedContext, Registration

SPACE = "espace candidat"  # who makes a document that a candidate asks for


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """One kind of document of one registration; without a code it is under way, and nothing else is shown.

    One that the office handed over has no version; its title says what it is when its kind does not.
    """

    kind: str
    registration_id: int
    number: int
    version: int
    exam: str
    code: str
    made_at: datetime | None
    size: int
    unread: bool
    title: str = ""

    @property
    def handed(self) -> bool:
        """Whether the office handed it over: a PDF made elsewhere, which has no page of its own."""
        return self.version == 0

    @property
    def under_way(self) -> bool:
        """Whether it is being made."""
        return not self.code


@dataclass(frozen=True, slots=True)
class OwnTwin:
    """The same content as a document, text by text with what each is: what a screen reader reads (1.42)."""

    code: str
    kind: str
    number: int
    version: int
    exam: str
    parts: tuple[Said, ...]


def own_documents(tx: Session, actor: Actor) -> list[OwnDocument]:
    """List one's own documents, the newest registration first: of each kind the latest version, or « under way »."""
    require(actor, Permission.OWN_FILE)
    registrations = {one.id: one for one in own_registrations(tx, actor)}
    found = _in_force(tx, registrations)
    handed = current_of(tx, registrations)
    listed = []
    for one in sorted(registrations.values(), key=lambda one: -one.number):
        kinds = [kind for kind in KINDS if (one.id, kind) in found or KINDS[kind].at_once]
        printed = [_shown(tx, one, kind, *found.get((one.id, kind), (None, None))) for kind in kinds]
        given = [_handed(tx, one, row, size) for row, size in handed.get(one.id, [])]
        listed += _latest_of_each(printed, given)
    return listed


def _in_force(tx: Session, ids: Collection[int]) -> dict[tuple[int, str], tuple[Document | None, datetime | None]]:
    """Give the documents in force that may be seen; none where what one says was brought anew: it is being made."""
    rows = tx.execute(
        select(Document, DocumentReading.read_at, PrintedContext.facts_sha256)
        .join(PrintedContext, PrintedContext.sha256 == Document.context_sha256)
        .outerjoin(DocumentReading, DocumentReading.document_id == Document.id)
        .where(Document.registration_id.in_(ids), Document.current)
    ).all()
    brought = {row.Document.registration_id for row in rows if row.facts_sha256}
    known = standing(tx, brought) if brought else {}
    found: dict[tuple[int, str], tuple[Document | None, datetime | None]] = {}
    for document, read_at, printed in rows:
        key = (document.registration_id, document.kind)
        seen = shown(printed, known.get(key))
        if seen is not Shown.NO:
            found[key] = (document, read_at) if seen is Shown.YES else (None, None)
    return found


def _latest_of_each(printed: Sequence[OwnDocument], given: Sequence[OwnDocument]) -> list[OwnDocument]:
    """Keep, of a kind both printed here and handed over, the newest alone (seed 7)."""
    made = {one.kind: one.made_at for one in printed if one.made_at}
    newer = {one.kind for one in given if one.made_at and one.made_at > made.get(one.kind, one.made_at)}
    kept = [one for one in printed if one.kind not in newer]
    return kept + [one for one in given if one.title or one.kind in newer or one.kind not in {p.kind for p in kept}]


def _exam(tx: Session, one: Registration) -> str:
    known = labels(tx)
    return f"{known.domains[one.domain_code]}, {known.exam_session(one.exam_session_id).label}"


def _handed(tx: Session, one: Registration, row: HandedDocument, size: int) -> OwnDocument:
    return OwnDocument(
        row.kind, one.id, one.number, 0, _exam(tx, one), row.check_code, row.made_at, size,
        unread=row.read_at is None, title=row.title,
    )  # fmt: skip


def _shown(tx: Session, one: Registration, kind: str, row: Document | None, read_at: datetime | None) -> OwnDocument:
    exam = _exam(tx, one)
    if row is None or row.version != one.version:
        return OwnDocument(kind, one.id, one.number, one.version, exam, "", None, 0, unread=False)
    return OwnDocument(
        kind, one.id, one.number, row.version, exam, row.check_code, row.made_at, row.size, unread=read_at is None
    )


def bring_up_to_date(actor: Actor) -> list[OwnDocument]:
    """Give one's own documents, those under way made at once; one that cannot be made now stays under way.

    A letter that says nothing any more (no piece is missing now) is not shown.
    """
    found = units.read(own_documents, actor)
    waiting = [one for one in found if one.under_way]
    if not waiting:
        return found
    gone = {(one.registration_id, one.kind) for one in waiting if not _made(actor, one) and not KINDS[one.kind].at_once}
    return [one for one in units.read(own_documents, actor) if (one.registration_id, one.kind) not in gone]


def _made(actor: Actor, one: OwnDocument) -> bool:
    try:
        units.perform(issue, on_behalf_of(actor), one.registration_id, one.kind)
    except (ExamError, DBAPIError, OSError):
        return False
    return True


def on_behalf_of(actor: Actor) -> Actor:
    """Give who makes a document that a candidate asks for: the space, and it is written for whom."""
    return replace(system(SPACE), on_behalf_of=actor.label)


def latest(actor: Actor, number: int, kind: str) -> str:
    """Give the code of the latest document of a kind of one's own registration, made at once if it is not yet."""
    kind_of(kind)
    registration_id = units.read(_own_id, actor, number)
    wanted = next(
        (one for one in units.read(own_documents, actor) if (one.registration_id, one.kind) == (registration_id, kind)),
        None,
    )
    if wanted is None:
        raise NotFound(kind="document")
    if wanted.code:
        return wanted.code
    return units.perform(issue, on_behalf_of(actor), registration_id, kind).check_code


def _own_id(tx: Session, actor: Actor, number: int) -> int:
    require(actor, Permission.OWN_FILE)
    return own_registration(tx, actor, number).id


def _one(tx: Session, actor: Actor, code: str) -> tuple[Document, Registration]:
    """Give one's own document in force; one that was replaced is gone, one of somebody else was never there."""
    require(actor, Permission.OWN_FILE)
    found = tx.execute(
        select(Document, Registration)
        .join(Registration, Registration.id == Document.registration_id)
        .where(Document.check_code == code, registrations_in(actor, Permission.OWN_FILE), still_seen())
        .order_by(Document.current.desc(), Document.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        raise NotFound(kind="document")
    document, registration = found
    if not document.current or document.version != registration.version:
        raise DocumentSuperseded
    _require_shown(tx, document)
    return document, registration


def _require_shown(tx: Session, document: Document) -> None:
    """Refuse a document whose hour has not come, as if it were not there, and one whose content was brought anew."""
    printed = tx.get_one(PrintedContext, document.context_sha256).facts_sha256
    known = standing(tx, [document.registration_id]) if printed else {}
    seen = shown(printed, known.get((document.registration_id, document.kind)))
    if seen is Shown.NO:
        raise NotFound(kind="document")
    if seen is Shown.UNDER_WAY:
        raise DocumentSuperseded


def open_own(tx: Session, actor: Actor, code: str) -> FileAnswer:
    """Hand over one's own document, checked against its hash; the first opening is its reading receipt."""
    handed = open_own_handed(tx, actor, code)
    if handed is not None:
        return handed
    document, registration = _one(tx, actor, code)
    content = fetch(document.storage_key, document.sha256)
    _note_reading(tx, actor, document)
    name = f"{document.kind.replace('_', '-')}-{registration.number:03d}-v{document.version:02d}.pdf"
    return FileAnswer(name, "application/pdf", content=content, inline=True)


def own_twin(tx: Session, actor: Actor, code: str) -> OwnTwin:
    """Give the text of one's own document, as the paper says it; it is read as the paper is."""
    document, registration = _one(tx, actor, code)
    facts: Any = facts_of(tx, [document.id])[document.id]
    _note_reading(tx, actor, document)
    return OwnTwin(
        document.check_code, document.kind, registration.number, document.version, _exam(tx, registration),
        tuple(kind_of(document.kind).text_parts(facts)),
    )  # fmt: skip


def _note_reading(tx: Session, actor: Actor, document: Document) -> None:
    if tx.get(DocumentReading, document.id) is not None:
        return
    try:
        with tx.begin_nested():
            tx.add(DocumentReading(document_id=document.id, read_at=clock.now(tx)))
            tx.flush()
    except IntegrityError:  # opened twice at once: the first one counts
        return
    record(
        tx, actor, Event.DOCUMENT_READ, "registration", document.registration_id,
        facts={"document": document.id, "kind": document.kind, "version": document.version, "receipt": True},
    )  # fmt: skip
