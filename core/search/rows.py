"""What a search shows: one line per registration of the candidates found, as the lists of the office have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Select, and_, any_, bindparam, select, true
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.search.ranking import Why
from db.tables import Academie, Candidate, ExamDomain, ExamSession, Registration, School, Speciality


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: a candidate and one registration of theirs (identifier 0: none yet), and why the candidate answers.

    `certain` is false when only the spelling or the sound is near; `closed` when the exam session is over.
    """

    candidate_id: int
    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    home_academie: str
    registration_id: int
    registration_number: int
    version: int
    state: str
    closed: bool
    domain_code: str
    domain: str
    exam_session: str
    speciality_code: str
    speciality: str
    school_uai: str
    school: str
    class_name: str
    academie_code: str
    academie: str
    certain: bool
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class FoundCandidate:
    """A candidate of the perimeter that answers, before the registrations are added."""

    candidate_id: int
    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    home_academie: str
    certain: bool
    why: tuple[Why, ...]


_REGISTRATION: tuple[Any, ...] = (
    Registration.candidate_id, Registration.id.label("registration_id"),
    Registration.number.label("registration_number"), Registration.version, Registration.state, ExamSession.closed,
    Registration.domain_code, ExamDomain.label.label("domain"), ExamSession.label.label("exam_session"),
    Speciality.printed_code.label("speciality_code"), Speciality.label.label("speciality"), Registration.school_uai,
    School.name.label("school"), Registration.class_name, Registration.academie_code,
    Academie.label.label("academie"),
)  # fmt: skip


def lines(
    tx: Session, actor: Actor, found: Sequence[FoundCandidate], conditions: Sequence[ColumnElement[bool]]
) -> tuple[Hit, ...]:
    """Add to candidates the registrations of the perimeter that satisfy the conditions, newest first."""
    if not found:
        return ()
    length, values = _parameters(tx, [one.candidate_id for one in found])
    asked = _asked(actor, length, tuple(conditions)) if conditions else _usual(actor, length)
    held: dict[int, list[Any]] = {}
    for row in tx.connection().execute(asked, values):
        held.setdefault(row.candidate_id, []).append(row)
    labels = _academies(tx, [one.home_academie for one in found if one.candidate_id not in held])
    return tuple(hit for one in found for hit in _lines_of(one, held.get(one.candidate_id, []), labels))


_LENGTHS = (1, 5, 20, 50, 100)  # of the statements: one of another number of candidates repeats the last
_ARRAY = 0


def _parameters(tx: Session, ids: list[int]) -> tuple[int, dict[str, Any]]:
    """The length of a statement and its parameters: one for each candidate, or one for all where there are arrays."""
    if tx.get_bind().dialect.name == "postgresql":
        return _ARRAY, {"every": ids}
    length = next((usual for usual in _LENGTHS if usual >= len(ids)), len(ids))
    return length, {f"one_{place}": one for place, one in enumerate(ids + ids[-1:] * (length - len(ids)))}


def _among(length: int) -> ColumnElement[bool]:
    if length == _ARRAY:
        return Registration.candidate_id == any_(bindparam("every", type_=ARRAY(BigInteger)))
    return Registration.candidate_id.in_([bindparam(f"one_{place}", type_=BigInteger) for place in range(length)])


@lru_cache(maxsize=1 << 10)
def _usual(actor: Actor, length: int) -> Select[Any]:
    return _asked(actor, length, ())


def _asked(actor: Actor, length: int, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The registrations of so many candidates.

    The conditions are compared with true for no engine to look them up: an académie has thousands of times the lines
    of a page.
    """
    found: Select[Any] = select(*_REGISTRATION).select_from(Registration)
    if conditions:
        found = found.join(Candidate, Candidate.id == Registration.candidate_id)
    return (
        found.join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(ExamDomain, ExamDomain.code == Registration.domain_code)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .join(Academie, Academie.code == Registration.academie_code)
        .outerjoin(School, School.uai == Registration.school_uai)
        .where(
            _among(length),
            and_(registrations_in(actor, Permission.CANDIDATE_SEARCH), *conditions).is_(true()),
        )
    )


def _lines_of(one: FoundCandidate, rows: Sequence[Any], labels: dict[str, str]) -> list[Hit]:
    person = {name: getattr(one, name) for name in FoundCandidate.__slots__}
    newest = sorted(rows, key=lambda row: (row.exam_session, row.registration_number), reverse=True)
    if not newest:
        return [Hit(**person, **_NONE, academie_code=one.home_academie, academie=labels.get(one.home_academie, ""))]
    return [Hit(**(row._asdict() | person | {"school": row.school or ""})) for row in newest]


_NONE: dict[str, Any] = {
    "registration_id": 0, "registration_number": 0, "version": 0, "state": "", "closed": False, "domain_code": "",
    "domain": "", "exam_session": "", "speciality_code": "", "speciality": "", "school_uai": "", "school": "",
    "class_name": "",
}  # fmt: skip


def _academies(tx: Session, codes: Sequence[str]) -> dict[str, str]:
    if not codes:
        return {}
    return {
        row.code: row.label for row in tx.execute(select(Academie.code, Academie.label).where(Academie.code.in_(codes)))
    }
