"""Which registrations a run is about: filters that all hold together, kept with the run as they were given."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from core.candidates.folding import fold
from db.tables import Candidate, ExamSession, Registration

WORD_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class RunSelection:
    """Filters on registrations; an empty one does not restrict. `exam_session` is a label such as `2027`."""

    academie_code: str = ""
    domain_code: str = ""
    exam_session: str = ""
    speciality_code: str = ""
    state: str = ""
    school_uai: str = ""
    text: str = ""
    registration_ids: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        return {name: value for name, value in asdict(self).items() if value}


def from_json(plain: dict[str, Any]) -> RunSelection:
    """Read back what `RunSelection.as_json` wrote."""
    return RunSelection(**{**plain, "registration_ids": tuple(plain.get("registration_ids", ()))})


def condition(selection: RunSelection) -> ColumnElement[bool]:
    """The condition on a registration that a selection says; the perimeter is never part of it."""
    wanted: list[ColumnElement[bool]] = [
        getattr(Registration, name) == value
        for name in ("academie_code", "domain_code", "speciality_code", "state", "school_uai")
        if (value := getattr(selection, name))
    ]
    if selection.exam_session:
        labelled = select(ExamSession.id).where(ExamSession.label == selection.exam_session)
        wanted.append(Registration.exam_session_id.in_(labelled))
    if selection.registration_ids:
        wanted.append(Registration.id.in_(selection.registration_ids))
    wanted.extend(_said(word) for word in selection.text.split()[:8])
    return and_(*wanted) if wanted else Registration.id.is_not(None)


def _said(word: str) -> ColumnElement[bool]:
    """One word of the search box: the beginning of a name or of a candidate number."""
    folded = fold(word[:WORD_AT_MOST])
    options = [Candidate.number.startswith(word, autoescape=True)]
    if folded:
        names = (Candidate.birth_name_key, Candidate.usual_name_key, Candidate.first_names_key)
        options += [name.startswith(folded, autoescape=True) for name in names]
    return Registration.candidate_id.in_(select(Candidate.id).where(or_(*options)))
