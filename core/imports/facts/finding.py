"""Whose the lines of a file of facts are: registrations of the perimeter, found by number, in few questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.candidates.resemblance import family_forms
from core.imports.findings import Finding, found
from core.imports.rows import ImportedRow
from core.registrations.many import batches
from core.registrations.rules import ENDED, State
from db.tables import (
    Academie,
    Candidate,
    ExamSession,
    Registration,
    RegistrationMove,
    RegistrationVersion,
    Window,
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A registration that lines may be about: who and where, its exam session, its own papers by code, its zone.

    `number` is the one it has, or had, under the candidate number that was asked.
    """

    registration_id: int
    candidate_id: int
    candidate_version: int
    candidate_number: str
    names: tuple[str, str]
    number: int
    version: int
    state: str
    place: tuple[str, str]
    exam_session: str
    over: bool
    papers: Mapping[str, Mapping[str, Any]]
    zone: str

    @property
    def ended(self) -> bool:
        """Whether nothing of it is delivered any more."""
        return self.over or State(self.state) in ENDED


Holders = Mapping[str, Sequence[Holder]]


def holders(tx: Session, actor: Actor, permissions: Iterable[Permission], rows: Sequence[ImportedRow]) -> Holders:
    """Read the registrations that the lines of a file may be about, by candidate number; those of the perimeter.

    The number of a record merged into another leads to the registrations it gave, by the numbers they had (6.20, 6.21).
    """
    numbers = sorted({row.entry.candidate_number for row in rows} - {""})
    zones: dict[tuple[int, str, str], str] = {}
    found_: defaultdict[str, list[Holder]] = defaultdict(list)
    for batch in batches(numbers):
        inside = [registrations_in(actor, one) for one in permissions]
        for row in tx.execute(_statement().where(Candidate.number.in_(batch), *inside)):
            found_[row.candidate_number].append(_holder(tx, row, zones))
        for row in tx.execute(_given_by_merged(batch).where(*inside)):
            found_[row.former_number].append(replace(_holder(tx, row, zones), number=row.from_number))
    return found_


def _given_by_merged(numbers: Sequence[str]) -> Select[Any]:
    """The registrations that records merged into another gave, each once, with the numbers they had there."""
    former = aliased(Candidate)
    latest = select(func.max(RegistrationMove.id)).where(
        RegistrationMove.registration_id == Registration.id, RegistrationMove.from_candidate_id == former.id
    )
    return (
        _statement()
        .add_columns(former.number.label("former_number"), RegistrationMove.from_number)
        .join(RegistrationMove, RegistrationMove.registration_id == Registration.id)
        .join(former, former.id == RegistrationMove.from_candidate_id)
        .where(former.number.in_(numbers), former.merged_into.is_not(None))
        .where(RegistrationMove.id == latest.correlate(Registration, former).scalar_subquery())
    )


_COLUMNS: tuple[Any, ...] = (
    Registration.id, Registration.candidate_id, Registration.number, Registration.version, Registration.state,
    Registration.academie_code, Registration.domain_code, Registration.foreign_group, Registration.exam_session_id,
    ExamSession.label, ExamSession.closed, Academie.zone, Candidate.number.label("candidate_number"),
    Candidate.birth_name, Candidate.usual_name, Candidate.version.label("candidate_version"),
    RegistrationVersion.snapshot,
)  # fmt: skip


def _statement() -> Select[Any]:
    return (
        select(*_COLUMNS)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(Academie, Academie.code == Registration.academie_code)
        .join(
            RegistrationVersion,
            (RegistrationVersion.registration_id == Registration.id) & (RegistrationVersion.n == Registration.version),
        )
        .order_by(Registration.id)
    )


def _holder(tx: Session, row: Any, zones: dict[tuple[int, str, str], str]) -> Holder:
    return Holder(
        row.id, row.candidate_id, row.candidate_version, row.candidate_number, (row.birth_name, row.usual_name),
        row.number, row.version, row.state, (row.academie_code, row.domain_code), row.label, row.closed,
        {paper["code"]: paper for paper in row.snapshot["papers"]}, _zone(tx, row, zones),
    )  # fmt: skip


def _zone(tx: Session, row: Any, zones: dict[tuple[int, str, str], str]) -> str:
    """Give the zone whose hour is meant: the académie's, or that of the foreign centres in the calendar."""
    if not row.foreign_group:
        return str(row.zone)
    key = (row.exam_session_id, row.academie_code, row.foreign_group)
    if key not in zones:
        abroad = select(Window.zone).where(
            Window.exam_session_id == key[0], Window.academie_code == key[1], Window.foreign_group == key[2]
        )
        zones[key] = tx.scalars(abroad.limit(1)).one_or_none() or row.zone
    return zones[key]


def whose(row: ImportedRow, known: Holders, exam_session: str) -> tuple[Holder | None, list[Finding]]:
    """Say which registration a line is about; unknown and out of the perimeter look the same (3.03)."""
    number = row.entry.candidate_number
    every = list(known.get(number, ()))
    if row.entry.registration_number:
        every = [one for one in every if one.number == row.entry.registration_number]
    if exam_session:  # a number copied from another year's list is of nobody here
        every = [one for one in every if one.exam_session == exam_session]
    active = [one for one in every if not one.ended]
    if not every:
        return None, [found("registration_not_here", row.line, column="candidate_number", value=number)]
    if not active:
        return None, [found("registration_over", row.line, column="registration", value=number)]
    if len(active) > 1:
        which = ", ".join(f"{one.number:03d} ({one.exam_session})" for one in active)
        several = found(
            "registration_several", row.line, column="registration", value=number, suggestion=which, count=len(active)
        )
        return None, [several]
    one = active[0]
    told = [] if one.candidate_number == number else [_merged(row, one)]
    if not row.entry.registration_number and not exam_session:
        told.append(_taken(row, one))
    if not family_forms(row.person.birth_name) & family_forms(*one.names):
        told.append(
            found("name_differs", row.line, column="birth_name", value=row.person.birth_name, suggestion=one.names[0])
        )  # fmt: skip
    return one, told


def _taken(row: ImportedRow, one: Holder) -> Finding:
    """Say which registration a line that names none is taken to be of: the only active one, perhaps of another exam."""
    return found(
        "only_registration", row.line, column="registration", suggestion=f"{one.number:03d}",
        registration=f"{one.number:03d}", exam_session=one.exam_session, domain=one.place[1],
    )  # fmt: skip


def _merged(row: ImportedRow, one: Holder) -> Finding:
    """Say that the number is that of a record merged into the one the registration is of."""
    return found(
        "number_merged", row.line, column="candidate_number", value=row.entry.candidate_number,
        suggestion=one.candidate_number,
    )  # fmt: skip
