"""What a run says of each of its registrations, in its order: what the files of the run are made of."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from core.access import Actor
from core.bulk.rules import ItemState, Order
from core.documents.queries import in_force
from core.storage import fetch
from db.tables import BulkItem, BulkRun, Candidate, Document, Registration, Speciality
from db.tables import School as SchoolRow

SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One registration of a run; `storage_key` is empty when no paper of it goes in the files.

    A document that is no longer the one in force when the file is written is left out and said to be superseded: a
    file never holds a paper that was already replaced.
    """

    position: int
    registration_id: int
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
    class_name: str
    by_speciality: bool

    @property
    def school_group(self) -> str:
        """Its group in the file of its school: the class, the speciality where none is known or the run is by them."""
        return self.speciality if self.by_speciality or not self.class_name else self.class_name

    def content(self) -> bytes:
        """Read the document, checked against its digest."""
        return fetch(self.storage_key, self.sha256)

    @property
    def base_name(self) -> str:
        """Name of the document in a folder: numbers only, so nothing of the person shows outside."""
        return f"{self.candidate_number}-{self.registration_number:03d}-v{self.version:02d}"


@dataclass(frozen=True, slots=True)
class School:
    """A school that has documents of a run, and their lines page by page; the empty code is for those of none."""

    uai: str
    name: str
    pages: Callable[[], Iterator[list[ResultLine]]]


@dataclass(frozen=True, slots=True)
class Source:
    """What the files of a run are written from, page by page, so that memory does not depend on how many there are."""

    kind: str
    pages: Callable[[], Iterator[list[ResultLine]]]
    facts: Callable[[Collection[int]], dict[int, Any]]
    schools: Callable[[], Iterator[School]]

    def lines(self) -> Iterator[ResultLine]:
        """Give the lines one by one."""
        for page in self.pages():
            yield from page


def result_lines(tx: Session, actor: Actor, run_id: int, *, after: int = 0, limit: int = 500) -> list[ResultLine]:
    """Read some lines of a run's results, after a position."""
    del actor  # the run was ordered over a perimeter; who may open its files is checked when they are opened
    following = _lines(run_id).where(BulkItem.position > after)
    return [_line(row) for row in tx.execute(following.order_by(BulkItem.position).limit(limit))]


def lines_at(tx: Session, actor: Actor, run_id: int, positions: Sequence[int]) -> list[ResultLine]:
    """Read the lines of a run at some positions, in the order these are given."""
    del actor
    found = {row.position: row for row in tx.execute(_lines(run_id).where(BulkItem.position.in_(list(positions))))}
    return [_line(found[position]) for position in positions]


def schools_of(tx: Session, actor: Actor, run_id: int) -> list[tuple[str, str]]:
    """Give the codes and names of the schools that have documents of a run, in the order of their codes."""
    del actor
    statement = (
        select(Registration.school_uai, func.max(func.coalesce(SchoolRow.name, "")))
        .join(BulkItem, BulkItem.registration_id == Registration.id)
        .outerjoin(SchoolRow, SchoolRow.uai == Registration.school_uai)
        .where(BulkItem.run_id == run_id, BulkItem.state == ItemState.DONE)
        .group_by(Registration.school_uai)
        .order_by(Registration.school_uai)
    )
    return [(uai, name) for uai, name in tx.execute(statement)]


def positions_of(tx: Session, actor: Actor, run_id: int, uai: str) -> array[int]:
    """Give where the documents of a school are in a run, class by class unless the run is by speciality."""
    del actor
    by_speciality = _by_speciality(tx, run_id)
    classes = () if by_speciality else (Registration.class_name == "", Registration.class_name, _ungrouped())
    statement = (
        select(BulkItem.position)
        .join(Registration, Registration.id == BulkItem.registration_id)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .where(BulkItem.run_id == run_id, Registration.school_uai == uai, BulkItem.state == ItemState.DONE)
        .order_by(*classes, BulkItem.position)
    )
    return array("L", tx.scalars(statement))


def _ungrouped() -> Any:
    """Pupils without a class are by speciality."""
    return case((Registration.class_name == "", Speciality.label), else_="")


def _by_speciality(tx: Session, run_id: int) -> bool:
    options: dict[str, Any] = tx.scalars(select(BulkRun.options).where(BulkRun.id == run_id)).one()
    return bool(options.get("order") == Order.SPECIALITY)


_COLUMNS: tuple[Any, ...] = (
    BulkItem.position, BulkItem.registration_id, BulkItem.group_label, BulkItem.state, BulkItem.outcome, BulkItem.error,
    Candidate.number.label("candidate_number"), Candidate.birth_name, Candidate.first_names, Registration.number,
    Registration.speciality_code, Registration.version, Registration.state.label("stands"), Registration.class_name,
    Speciality.label, Document.id, Document.version.label("printed"), Document.sha256, Document.size,
    Document.storage_key, Document.current, BulkRun.options,
)  # fmt: skip


def _lines(run_id: int) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .join(BulkRun, BulkRun.id == BulkItem.run_id)
        .join(Registration, Registration.id == BulkItem.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .outerjoin(Document, Document.id == BulkItem.document_id)
        .where(BulkItem.run_id == run_id)
    )


def _line(row: Any) -> ResultLine:
    shown = row.id is not None and in_force(
        current=row.current, printed=row.printed, version=row.version, state=row.stands
    )
    return ResultLine(
        position=row.position, registration_id=row.registration_id, group=row.group_label,
        candidate_number=row.candidate_number, registration_number=row.number, birth_name=row.birth_name,
        first_names=row.first_names,
        speciality_code=row.speciality_code, speciality=row.label, version=row.printed if shown else 0,
        sha256=row.sha256 if shown else "", size=row.size if shown else 0,
        outcome=row.outcome if shown or row.state != ItemState.DONE else SUPERSEDED, error=row.error,
        storage_key=row.storage_key if shown else "", document_id=row.id if shown else 0, class_name=row.class_name,
        by_speciality=row.options["order"] == Order.SPECIALITY,
    )  # fmt: skip
