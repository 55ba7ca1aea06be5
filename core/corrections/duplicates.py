"""Who would look like the same person once a correction is made: same INE, same birth date and near name, or alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, literal, or_, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in
from core.candidates.resemblance import family_forms, given_forms
from core.duplicates.meeting import alike_to
from core.duplicates.people import identity
from core.duplicates.rules import KEPT
from db.tables import Candidate

MOST = 2_000  # candidates of one birth date that are compared
_ONE_DAY: tuple[Any, ...] = (
    Candidate.id, Candidate.number, Candidate.birth_name, Candidate.usual_name, Candidate.first_names,
    Candidate.birth_date, Candidate.ine, Candidate.academie_code,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A candidate of the perimeter who would look like the same person; `why` is `ine`, `name` or `alike`."""

    candidate_id: int
    number: str
    birth_name: str
    first_names: str
    birth_date: date
    why: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Those the actor may see, and of the others only in which académies they are."""

    seen: tuple[Duplicate, ...]
    elsewhere: tuple[str, ...]


def look_alikes(tx: Session, actor: Actor, candidate: Candidate) -> Duplicates:
    """Find who looks like a candidate, as he is or as he would be corrected."""
    require(actor, Permission.CORRECTION_READ)
    visible = candidates_in(actor, Permission.CORRECTION_READ)
    alike = {one for one, likeness in alike_to(tx, identity(candidate)).items() if likeness.score >= KEPT}
    certain = or_(_same_ine(candidate), Candidate.id.in_(alike))
    rows = tx.execute(
        select(*_ONE_DAY, visible.label("visible"))
        .where(
            Candidate.id != candidate.id,
            Candidate.merged_into.is_(None),
            or_(Candidate.birth_date == candidate.birth_date, certain),
        )
        .order_by(case((certain, 0), (visible, 1), else_=2), Candidate.id)
        .limit(MOST)
    ).all()
    found = [(row, _why(row, candidate) or ("alike" if row.id in alike else "")) for row in rows]
    seen = tuple(
        Duplicate(row.id, row.number, row.birth_name, row.first_names, row.birth_date, why)
        for row, why in found
        if why and row.visible
    )
    return Duplicates(seen, tuple(sorted({row.academie_code for row, why in found if why and not row.visible})))


def _same_ine(candidate: Candidate) -> ColumnElement[bool]:
    return and_(literal(candidate.ine) != "", Candidate.ine == candidate.ine) if candidate.ine else false()


def _why(row: Any, candidate: Candidate) -> str:
    if candidate.ine and row.ine == candidate.ine:
        return "ine"
    return "name" if row.birth_date == candidate.birth_date and _near(row, candidate) else ""


def _near(row: Any, candidate: Candidate) -> bool:
    """Whether names look or sound alike: one family name in common, and the first of the first names."""
    ours = family_forms(candidate.birth_name, candidate.usual_name)
    theirs = family_forms(row.birth_name, row.usual_name)
    return bool(ours & theirs) and bool(given_forms(candidate.first_names) & given_forms(row.first_names))
