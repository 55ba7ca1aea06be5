"""Keep what a file says of documents, supersede it by the next one, put back what stood before; each change is noted.

Registrations are locked by the caller. A document already made of what is superseded is promised again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.audit import Event, record
from core.documents.imported.held import fingerprint_of, in_force
from core.documents.imported.showing import move_mails
from core.documents.publishing import withdraw
from core.jobs.promises import Task, promise
from core.registrations.many import batches
from db.tables import Document, DocumentFacts, PrintedContext, WithheldNotice


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the facts of one registration: those in force now (0: none), those in force before (0: none)."""

    now: int
    before: int


@dataclass(frozen=True, slots=True)
class NewFacts:
    """Facts to put in force: what they say, the import that says it, from when their candidate may see them."""

    content: dict[str, Any]
    import_id: int
    visible_from: datetime | None


def keep(tx: Session, actor: Actor, kind: str, wanted: Mapping[int, NewFacts]) -> dict[int, Change]:
    """Make new facts those in force, by registration; the documents made of the former ones are made again."""
    earlier = in_force(tx, kind, wanted)
    _retire(tx, [row.id for row in earlier.values()])
    at = clock.now(tx)
    last = _last(tx, kind, wanted)
    rows: list[dict[str, Any]] = [
        {
            "kind": kind, "registration_id": number, "n": last.get(number, 0) + 1, "content": one.content,
            "fingerprint": fingerprint_of(one.content), "import_id": one.import_id, "visible_from": one.visible_from,
            "current": True, "made_at": at, "made_by": actor.label, "superseded_at": None,
        }
        for number, one in sorted(wanted.items())
    ]  # fmt: skip
    changes: dict[int, Change] = {}
    for batch in batches(rows):
        given = tx.execute(insert(DocumentFacts).returning(DocumentFacts.registration_id, DocumentFacts.id), batch)
        for number, identifier in given:
            changes[number] = Change(identifier, earlier[number].id if number in earlier else 0)
    for row in rows:
        facts = {"kind": kind, "n": row["n"], "import": row["import_id"], "fingerprint": row["fingerprint"]}
        record(tx, actor, Event.DOCUMENT_FACTS_KEPT, "registration", row["registration_id"], facts=facts)
    for shown_from in {one.visible_from for one in wanted.values()}:
        for numbers in batches(sorted(number for number, one in wanted.items() if one.visible_from == shown_from)):
            move_mails(tx, WithheldNotice.registration_id.in_(numbers), shown_from)
    make_again(tx, actor, kind, list(changes))
    return changes


def put_back(tx: Session, actor: Actor, kind: str, changes: Mapping[int, Change], *, reason: str) -> None:
    """Put back the facts that stood before, as newer ones; without any, the document made of them is withdrawn."""
    wanted = {one.before for one in changes.values()} - {0}
    before = {row.id: row for batch in batches(sorted(wanted)) for row in tx.scalars(_rows(batch))}
    restored = {
        number: NewFacts(row.content, row.import_id, row.visible_from)
        for number, one in changes.items()
        if (row := before.get(one.before)) is not None
    }
    if restored:
        keep(tx, actor, kind, restored)
    gone = [number for number in changes if number not in restored]
    if not gone:
        return
    rows = in_force(tx, kind, gone)
    _retire(tx, [row.id for row in rows.values()])
    for number, row in sorted(rows.items()):
        facts = {"kind": kind, "n": row.n, "import": row.import_id}
        record(tx, actor, Event.DOCUMENT_FACTS_UNDONE, "registration", number, reason=reason, facts=facts)
    for made in batches(_made_of(tx, kind, rows)):
        withdraw(tx, actor, kind, made, reason=reason)
    promise(tx, actor, Task.REISSUE_DOCUMENTS, registration_ids=sorted(gone), kind=kind)


def make_again(tx: Session, actor: Actor, kind: str, registration_ids: Collection[int]) -> int:
    """Promise again the documents in force of a kind; give how many there are."""
    printed: list[int] = []
    for batch in batches(sorted(registration_ids)):
        held = select(Document.registration_id).where(
            Document.registration_id.in_(batch), Document.kind == kind, Document.current
        )
        printed += tx.scalars(held)
    for part in batches(sorted(printed)):
        promise(tx, actor, Task.REISSUE_DOCUMENTS, registration_ids=list(part), kind=kind)
    return len(printed)


def _made_of(tx: Session, kind: str, rows: Mapping[int, DocumentFacts]) -> list[int]:
    """Give the documents in force that print facts, among those of some registrations."""
    found: list[int] = []
    for batch in batches(sorted(rows)):
        printed = (
            select(Document.id, Document.registration_id, PrintedContext.facts_sha256)
            .join(PrintedContext, PrintedContext.sha256 == Document.context_sha256)
            .where(Document.registration_id.in_(batch), Document.kind == kind, Document.current)
        )
        found += [one.id for one in tx.execute(printed) if one.facts_sha256 == rows[one.registration_id].fingerprint]
    return found


def _last(tx: Session, kind: str, registration_ids: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for batch in batches(sorted(registration_ids)):
        every = select(DocumentFacts.registration_id, func.max(DocumentFacts.n)).where(
            DocumentFacts.registration_id.in_(batch), DocumentFacts.kind == kind
        )
        found |= {row[0]: row[1] for row in tx.execute(every.group_by(DocumentFacts.registration_id))}
    return found


def _rows(ids: Collection[int]) -> Any:
    return select(DocumentFacts).where(DocumentFacts.id.in_(ids))


def _retire(tx: Session, ids: Collection[int]) -> None:
    at = clock.now(tx)
    for batch in batches(sorted(ids)):
        tx.execute(
            update(DocumentFacts).where(DocumentFacts.id.in_(batch)).values(current=False, superseded_at=at),
            execution_options={"synchronize_session": "fetch"},
        )
