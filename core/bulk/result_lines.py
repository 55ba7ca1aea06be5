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
from db.tables import BulkItem, Candidate, Document, Registration, Speciality

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
        select(
            BulkItem.position, BulkItem.group_label, BulkItem.state, BulkItem.outcome, BulkItem.error,
            Candidate.number.label("candidate_number"), Candidate.birth_name, Candidate.first_names,
            Registration.number, Registration.speciality_code, Registration.version, Registration.state.label("stands"),
            Speciality.label, Document.id, Document.version.label("printed"), Document.sha256, Document.size,
            Document.storage_key, Document.current,
        )
        .join(Registration, Registration.id == BulkItem.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .outerjoin(Document, Document.id == BulkItem.document_id)
        .where(BulkItem.run_id == run_id, BulkItem.position > after)
        .order_by(BulkItem.position)
        .limit(limit)
    )  # fmt: skip
    return [_line(row) for row in tx.execute(statement)]


def _line(row: Any) -> ResultLine:
    shown = row.id is not None and in_force(
        current=row.current, printed=row.printed, version=row.version, state=row.stands
    )
    return ResultLine(
        position=row.position, group=row.group_label, candidate_number=row.candidate_number,
        registration_number=row.number, birth_name=row.birth_name, first_names=row.first_names,
        speciality_code=row.speciality_code, speciality=row.label, version=row.printed if shown else 0,
        sha256=row.sha256 if shown else "", size=row.size if shown else 0,
        outcome=row.outcome if shown or row.state != ItemState.DONE else SUPERSEDED, error=row.error,
        storage_key=row.storage_key if shown else "", document_id=row.id if shown else 0,
    )  # fmt: skip
