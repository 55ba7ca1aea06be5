"""The catalogue as screens show it: what can be chosen in a perimeter, and the papers of a grid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.errors import NotFound
from core.registrations.rules import in_force
from db.tables import Academie, ExamDomain, ExamSession, ManagingOffice, Paper, PaperGrid, Speciality


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen, by its code; `closed`: known, and nobody registers there any more."""

    code: str
    label: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ShownOffice:
    """A managing office and what it manages."""

    code: str
    academie_code: str
    domains: tuple[str, ...]
    name: str
    email: str
    phone: str
    address: tuple[str, ...]
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """One paper of the grid in force."""

    code: str
    unit: str
    label: str
    parent: str
    coefficient: Decimal | None
    optional: bool
    professional: bool
    subject: str


def academies(tx: Session, actor: Actor) -> list[Choice]:
    """Give the académies of the perimeter, in the order of their codes."""
    require(actor, Permission.CALENDAR_READ)
    statement = select(Academie).where(_in_scope(actor, Academie.code, "academie_code")).order_by(Academie.code)
    return [Choice(row.code, row.label, row.closed) for row in tx.scalars(statement)]


def domains(tx: Session, actor: Actor) -> list[Choice]:
    """Give the exam domains of the perimeter, in the order of their codes."""
    require(actor, Permission.CALENDAR_READ)
    statement = select(ExamDomain).where(_in_scope(actor, ExamDomain.code, "domain_code")).order_by(ExamDomain.code)
    return [Choice(row.code, row.label, not row.facts.get("registration", True)) for row in tx.scalars(statement)]


def specialities(tx: Session, actor: Actor, domain: str) -> list[Choice]:
    """Give the specialities of a domain of the perimeter, by label."""
    require(actor, Permission.CALENDAR_READ)
    statement = (
        select(Speciality)
        .where(Speciality.domain_code == domain, _in_scope(actor, Speciality.domain_code, "domain_code"))
        .order_by(Speciality.label)
    )
    return [Choice(row.code, row.label, bool(row.to_session)) for row in tx.scalars(statement)]


def exam_sessions(tx: Session, actor: Actor) -> list[Choice]:
    """Give the exam sessions of the perimeter, newest first; one is closed when it is in every domain."""
    require(actor, Permission.CALENDAR_READ)
    statement = select(ExamSession).where(_in_scope(actor, ExamSession.domain_code, "domain_code"))
    closed: dict[str, bool] = {}
    for row in tx.scalars(statement):
        closed[row.label] = closed.get(row.label, True) and row.closed
    return [Choice(label, label, closed[label]) for label in sorted(closed, reverse=True)]


def offices(tx: Session, actor: Actor, academie: str = "") -> list[ShownOffice]:
    """Give the managing offices of the académies of the perimeter, or of one of them."""
    require(actor, Permission.CALENDAR_READ)
    statement = select(ManagingOffice).where(_in_scope(actor, ManagingOffice.academie_code, "academie_code"))
    if academie:
        statement = statement.where(ManagingOffice.academie_code == academie)
    return [
        ShownOffice(
            row.code, row.academie_code, tuple(row.domain_codes), row.name, row.email, row.phone,
            tuple(row.address), row.demonstration,
        )
        for row in tx.scalars(statement.order_by(ManagingOffice.academie_code, ManagingOffice.code))
    ]  # fmt: skip


def papers(tx: Session, actor: Actor, speciality: str, exam_session: str) -> list[ShownPaper]:
    """Give the papers of the grid in force for a speciality and exam session, in printing order."""
    require(actor, Permission.CALENDAR_READ)
    grids = tx.scalars(select(PaperGrid).where(PaperGrid.speciality_code == speciality))
    fitting = [grid.code for grid in grids if in_force(grid.from_session, grid.to_session, exam_session)]
    if not fitting:
        raise NotFound(kind="grid")
    statement = select(Paper).where(Paper.grid_code == fitting[0]).order_by(Paper.position)
    return [
        ShownPaper(
            row.code, row.unit_code, row.label, row.parent_code, row.coefficient, row.optional, row.professional,
            row.subject,
        )
        for row in tx.scalars(statement)
    ]  # fmt: skip


def _in_scope(actor: Actor, column: InstrumentedAttribute[str], name: str) -> ColumnElement[bool]:
    codes = {getattr(scope, name) for scope in scopes_for(actor, Permission.CALENDAR_READ)}
    if "" in codes:
        return true()
    return or_(*(column == code for code in sorted(codes))) if codes else false()
