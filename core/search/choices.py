"""What the values of a condition are chosen from, within the perimeter: codes with their names."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from core.access import Actor, Permission, allowed, require
from core.access.rights import scopes_for
from core.catalogue import queries as catalogue
from core.catalogue.queries import Choice
from core.search.conditions.fields import FIELDS, Field
from db.tables import CandidateCategory, ExemptionRule, RequiredPiece, Speciality


def asked_fields(actor: Actor) -> tuple[Field, ...]:
    """Give the fields that a person's rights let him ask, in the order of the list."""
    return tuple(field for field in FIELDS.values() if allowed(actor, field.permission))


def choices(tx: Session, actor: Actor, name: str) -> list[Choice]:
    """Give the codes of a list that conditions choose from; those of the perimeter's exams only."""
    require(actor, Permission.CANDIDATE_SEARCH)
    return _LISTS[name](tx, actor)


def _specialities(tx: Session, actor: Actor) -> list[Choice]:
    inside = Speciality.domain_code.in_(_domains(actor)) if _domains(actor) else true()
    rows = tx.scalars(select(Speciality).where(inside).order_by(Speciality.label, Speciality.code))
    return [Choice(row.code, row.label, bool(row.to_session)) for row in rows]


def _categories(tx: Session, actor: Actor) -> list[Choice]:
    inside = CandidateCategory.domain_code.in_(_domains(actor)) if _domains(actor) else true()
    rows = tx.scalars(select(CandidateCategory).where(inside).order_by(CandidateCategory.code))
    return [Choice(row.code, row.label) for row in rows]


def _exemption_rules(tx: Session, actor: Actor) -> list[Choice]:
    inside = ExemptionRule.domain_code.in_(_domains(actor)) if _domains(actor) else true()
    rows = tx.scalars(select(ExemptionRule).where(inside).order_by(ExemptionRule.code))
    return [Choice(row.code, row.label) for row in rows]


def _pieces(tx: Session, actor: Actor) -> list[Choice]:
    del actor
    return [Choice(row.code, row.label) for row in tx.scalars(select(RequiredPiece).order_by(RequiredPiece.position))]


def _offices(tx: Session, actor: Actor) -> list[Choice]:
    return [Choice(one.code, one.name) for one in catalogue.offices(tx, actor)]


def _domains(actor: Actor) -> list[str]:
    """The exams of the perimeter; none listed when every exam is."""
    codes = {scope.domain_code for scope in scopes_for(actor, Permission.CANDIDATE_SEARCH)}
    return [] if "" in codes else sorted(codes)


_LISTS: dict[str, Callable[[Session, Actor], list[Choice]]] = {
    "academies": catalogue.academies, "domains": catalogue.domains, "exam_sessions": catalogue.exam_sessions,
    "specialities": _specialities, "categories": _categories, "exemption_rules": _exemption_rules, "pieces": _pieces,
    "offices": _offices,
}  # fmt: skip
