"""The columns a list of registrations may have, and where each is read: what is not asked for is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.exports.rules import DataClass, Kind
from core.exports.sheet import Column, Row, Value
from core.exports.sources.found import Place
from core.i18n import t
from core.registrations.rules import number_text
from db.tables import Academie, Candidate, CandidateCategory, ExamDomain, ExamSession, Registration, School, Speciality

BATCH = 1_000
REFERENCE, PERSONAL, SENSIBLE = DataClass.REFERENCE, DataClass.PERSONAL, DataClass.SENSIBLE

Maker = Callable[[Any, str, str], Value]
"""Makes the value of a cell from what was read, the zone of the académie and the language of the file."""


@dataclass(frozen=True, slots=True)
class Read:
    """One column: what it holds, where it is read, and how the cell is made when it is not the value itself."""

    column: Column
    where: ColumnElement[Any] | InstrumentedAttribute[Any]
    make: Maker | None = None


def _hour(instant: datetime | None, zone: str, language: str) -> Value:
    del language
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if instant else None


@cache
def _state_name(code: str, language: str) -> str:
    return t(language, f"registration-state-{code.replace('_', '-')}")


def _state(code: str, zone: str, language: str) -> Value:
    del zone
    return _state_name(code, language)


def _audience(code: str, zone: str, language: str) -> Value:
    del zone
    return t(language, f"audience-{code}") if code else ""


def _lines(lines: list[str], zone: str, language: str) -> Value:
    del zone, language
    return ", ".join(lines)


def _three_digits(number: int, zone: str, language: str) -> Value:
    del zone, language
    return number_text(number)


_READ = (
    Read(Column("candidate_number", data_class=REFERENCE), Candidate.number),
    Read(Column("registration_number", data_class=REFERENCE, width=12), Registration.number, _three_digits),
    Read(Column("version", Kind.NUMBER, width=9), Registration.version),
    Read(Column("civility", data_class=PERSONAL, width=9), Candidate.civility),
    Read(Column("birth_name", data_class=PERSONAL, width=24), Candidate.birth_name),
    Read(Column("usual_name", data_class=PERSONAL, width=24), Candidate.usual_name),
    Read(Column("first_names", data_class=PERSONAL, width=24), Candidate.first_names),
    Read(Column("birth_date", Kind.DAY, PERSONAL, 13), Candidate.birth_date),
    Read(Column("birth_place", data_class=PERSONAL, width=20), Candidate.birth_place),
    Read(Column("birth_departement", data_class=PERSONAL, width=12), Candidate.birth_departement),
    Read(Column("birth_country", data_class=PERSONAL), Candidate.birth_country),
    Read(Column("nationality", data_class=PERSONAL), Candidate.nationality),
    Read(Column("ine", data_class=SENSIBLE, width=13), Candidate.ine),
    Read(Column("email", data_class=SENSIBLE, width=30), Candidate.email),
    Read(Column("phone", data_class=SENSIBLE), Candidate.phone),
    Read(Column("address", data_class=SENSIBLE, width=36), Candidate.address, _lines),
    Read(Column("postcode", data_class=SENSIBLE, width=9), Candidate.postcode),
    Read(Column("city", data_class=SENSIBLE, width=20), Candidate.city),
    Read(Column("country", data_class=SENSIBLE), Candidate.country),
    Read(Column("academie_code", width=10), Registration.academie_code),
    Read(Column("academie", width=18), Academie.label),
    Read(Column("domain_code", width=10), Registration.domain_code),
    Read(Column("domain", width=26), ExamDomain.label),
    Read(Column("exam_session", width=10), ExamSession.label),
    Read(Column("speciality_code", width=11), Speciality.printed_code),
    Read(Column("speciality", width=34), Speciality.label),
    Read(Column("category_code", width=11), Registration.category_code),
    Read(Column("category", width=28), CandidateCategory.label),
    Read(Column("audience", width=12), Registration.audience, _audience),
    Read(Column("school_uai", width=11), Registration.school_uai),
    Read(Column("school", width=28), School.name),
    Read(Column("school_city", width=18), School.city),
    Read(Column("class_name", width=12), Registration.class_name),
    Read(Column("state", width=14), Registration.state, _state),
    Read(Column("first_saved_at", Kind.HOUR, width=18), Registration.first_saved_at, _hour),
    Read(Column("saved_at", Kind.HOUR, width=18), Registration.saved_at, _hour),
)
READ: dict[str, Read] = {one.column.name: one for one in _READ}
COLUMNS: tuple[Column, ...] = tuple(one.column for one in _READ)


def may_leave(actor: Actor) -> ColumnElement[bool]:
    """The condition on a registration that the actor may export."""
    return registrations_in(actor, Permission.EXPORT_MAKE)


def rows_of(tx: Session, actor: Actor, ids: Sequence[int], reads: Sequence[Read], language: str) -> Iterator[Row]:
    """Give the rows of registrations in the order of their identifiers; those out of the perimeter are not there."""
    statement = _statement(reads).where(may_leave(actor))
    makers = [(place, one.make) for place, one in enumerate(reads) if one.make is not None]
    connection = tx.connection()  # rows as they come, without what the session adds to each
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        found = {row[0]: row for row in connection.execute(statement.where(Registration.id.in_(batch)))}
        for registration_id in batch:
            row = found.get(registration_id)
            if row is not None:
                yield _made(row, makers, language)


def places_of(tx: Session, ids: Sequence[int]) -> tuple[Place, ...]:
    """Give the académies and domains of registrations."""
    distinct = select(Registration.academie_code, Registration.domain_code).distinct()
    places: set[Place] = set()
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        places.update((row[0], row[1]) for row in tx.execute(distinct.where(Registration.id.in_(batch))))
    return tuple(sorted(places))


def _made(row: Any, makers: Sequence[tuple[int, Maker]], language: str) -> Row:
    _, zone, *values = row
    for place, make in makers:
        values[place] = make(values[place], zone, language)
    return tuple(values)


def _statement(reads: Sequence[Read]) -> Select[Any]:
    return (
        select(Registration.id, Academie.zone, *(one.where for one in reads))
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(Academie, Academie.code == Registration.academie_code)
        .join(ExamDomain, ExamDomain.code == Registration.domain_code)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .outerjoin(CandidateCategory, CandidateCategory.code == Registration.category_code)
        .outerjoin(School, School.uai == Registration.school_uai)
    )
