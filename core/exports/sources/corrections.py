"""Corrections of identity data: what was asked, why, by whom, what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from core.access import Actor, Permission
from core.access.perimeter import candidates_in, registrations_in
from core.access.rights import scopes_for
from core.exports.rules import DataClass, Kind
from core.exports.sheet import Column, Row, Value
from core.exports.sources import criteria
from core.exports.sources.found import Found, Place
from core.i18n import enumeration, t
from db.tables import Academie, Candidate, Correction, Person, Registration

COLUMNS = (
    Column("correction", Kind.NUMBER, width=11),
    Column("candidate_number", data_class=DataClass.REFERENCE),
    Column("birth_name", data_class=DataClass.PERSONAL, width=24),
    Column("first_names", data_class=DataClass.PERSONAL, width=24),
    Column("correction_state", width=14),
    Column("fields", width=34),
    Column("before", data_class=DataClass.SENSIBLE, width=40),
    Column("after", data_class=DataClass.SENSIBLE, width=40),
    Column("reason", width=30),
    Column("proposed_by", data_class=DataClass.PERSONAL, width=22),
    Column("proposed_at", Kind.HOUR, width=18),
    Column("decided_by", data_class=DataClass.PERSONAL, width=22),
    Column("decided_at", Kind.HOUR, width=18),
)
_proposer, _decider = aliased(Person), aliased(Person)


@dataclass(frozen=True, slots=True)
class CorrectionCriteria:
    """Which corrections; an empty state is any."""

    state: str = ""


def corrections(tx: Session, actor: Actor, query: dict[str, Any], language: str) -> Found:
    """Find the corrections of the candidates of the perimeter, the newest first."""
    wanted = criteria.read(CorrectionCriteria, query)
    inside = [candidates_in(actor, Permission.EXPORT_MAKE)]
    if wanted.state:
        inside.append(Correction.state == wanted.state)
    total = tx.scalar(
        select(func.count())
        .select_from(Correction)
        .join(Candidate, Candidate.id == Correction.candidate_id)
        .where(*inside)
    )

    def rows(columns: tuple[Column, ...]) -> Iterator[Row]:
        for one in tx.execute(_statement().where(*inside), execution_options={"yield_per": 500}):
            cells = _cells(one, language)
            yield tuple(cells[column.name] for column in columns)

    words = {"correction_state": criteria.label(language, "correction-state", wanted.state)}
    return Found(
        total or 0,
        rows,
        criteria.said(language, words),
        lambda: _places(tx, actor, inside),
    )


def _places(tx: Session, actor: Actor, inside: list[ColumnElement[bool]]) -> tuple[Place, ...]:
    """Give where the actor sees the candidates: their registrations of the perimeter, or the home of those without."""
    registered = (
        select(Registration.academie_code, Registration.domain_code)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(Correction, Correction.candidate_id == Candidate.id)
        .where(registrations_in(actor, Permission.EXPORT_MAKE), *inside)
    )
    at_home = (
        select(Candidate.academie_code)
        .join(Correction, Correction.candidate_id == Candidate.id)
        .where(~select(Registration.id).where(Registration.candidate_id == Candidate.id).exists(), *inside)
    )
    homes = {
        (code, scope.domain_code)
        for code in tx.scalars(at_home.distinct())
        for scope in scopes_for(actor, Permission.EXPORT_MAKE)
        if scope.academie_code in {"", code}
    }
    return tuple(sorted(homes | {(row[0], row[1]) for row in tx.execute(registered.distinct())}))


def _statement() -> Select[Any]:
    return (
        select(
            Correction.id, Candidate.number, Candidate.birth_name, Candidate.first_names, Correction.state,
            Correction.before, Correction.after, Correction.reason_code, Correction.proposed_at, Correction.decided_at,
            _proposer.full_name.label("proposer"), _decider.full_name.label("decider"), Academie.zone,
        )
        .join(Candidate, Candidate.id == Correction.candidate_id)
        .join(Academie, Academie.code == Candidate.academie_code)
        .join(_proposer, _proposer.id == Correction.proposer_person_id)
        .outerjoin(_decider, _decider.id == Correction.decider_person_id)
        .order_by(Correction.id.desc())
    )  # fmt: skip


def _cells(one: Any, language: str) -> dict[str, Value]:
    def written(values: dict[str, Any]) -> str:
        return " ; ".join(f"{_field(language, name)} : {value}" for name, value in values.items())

    def hour(instant: datetime | None) -> Value:
        return instant.astimezone(ZoneInfo(one.zone)).replace(tzinfo=None) if instant else None

    return {
        "correction": one.id,
        "candidate_number": one.number,
        "birth_name": one.birth_name,
        "first_names": one.first_names,
        "correction_state": criteria.label(language, "correction-state", one.state),
        "fields": enumeration(language, [_field(language, name) for name in one.after]),
        "before": written(one.before),
        "after": written(one.after),
        "reason": criteria.label(language, "reason", one.reason_code),
        "proposed_by": one.proposer,
        "proposed_at": hour(one.proposed_at),
        "decided_by": one.decider or "",
        "decided_at": hour(one.decided_at),
    }


def _field(language: str, name: str) -> str:
    return t(language, f"field-{name.replace('_', '-')}")
