"""What a run says of each of its registrations, in its order: what the files of the run are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.bulk.rules import ItemState
from core.documents.queries import in_force
from core.storage import fetch
from db.tables import BulkItem, BulkRun, Candidate, Document, Registration, Speciality

SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One registration of a run; `storage_key` is empty when no paper of it goes in the files.

    A document that is no longer the one in force when the file is written is left out and said to be superseded: a
    file never holds a paper that was already replaced.
    """

    position: int
    group: str
    candidate_number: str
    registration_number: int
    birth_name: str
    first_names: str
    speciality_code: str
    speciality: str
    version: int
    sha256: str
    size: int
    outcome: str
    error: str
    storage_key: str
    document_id: int

    def content(self) -> bytes:
        """Read the document, checked against its digest."""
        return fetch(self.storage_key, self.sha256)

    @property
    def base_name(self) -> str:
        """Name of the document in a folder: numbers only, so nothing of the person shows outside."""
        return f"{self.candidate_number}-{self.registration_number:03d}-v{self.version:02d}"


@dataclass(frozen=True, slots=True)
class Source:
    """What the files of a run are written from, page by page, so that memory does not depend on how many there are."""

    kind: str
    pages: Callable[[], Iterator[list[ResultLine]]]
    facts: Callable[[Collection[int]], dict[int, Any]]

    def lines(self) -> Iterator[ResultLine]:
        """Give the lines one by one."""
        for page in self.pages():
            yield from page


def result_lines(tx: Session, actor: Actor, run_id: int, *, after: int = 0, limit: int = 500) -> list[ResultLine]:
    """Read some lines of a run's results, after a position."""
    del actor  # the run was ordered over a perimeter; who may open its files is checked when they are opened
    statement = (
        select(BulkItem, Registration, Candidate, Speciality.label, Document)
        .join(BulkRun, BulkRun.id == BulkItem.run_id)
        .join(Registration, Registration.id == BulkItem.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .outerjoin(Document, Document.id == BulkItem.document_id)
        .where(BulkItem.run_id == run_id, BulkItem.position > after)
        .order_by(BulkItem.position)
        .limit(limit)
    )
    return [_line(*row) for row in tx.execute(statement)]


def _line(
    item: BulkItem, registration: Registration, candidate: Candidate, speciality: str, document: Document | None
) -> ResultLine:
    shown = document is not None and in_force(
        current=document.current, printed=document.version, version=registration.version, state=registration.state
    )
    made = document if shown else None
    outcome = item.outcome if made is not None or item.state != ItemState.DONE else SUPERSEDED
    return ResultLine(
        position=item.position, group=item.group_label, candidate_number=candidate.number,
        registration_number=registration.number, birth_name=candidate.birth_name, first_names=candidate.first_names,
        speciality_code=registration.speciality_code, speciality=speciality,
        version=made.version if made else 0, sha256=made.sha256 if made else "", size=made.size if made else 0,
        outcome=outcome, error=item.error, storage_key=made.storage_key if made else "",
        document_id=made.id if made else 0,
    )  # fmt: skip
