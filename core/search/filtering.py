"""The filters of a search as conditions on a registration."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import BigInteger, ColumnElement, Integer, Text, and_, cast, func, literal, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.search.query import Query
from db.tables import ExamSession, ManagingOffice, Registration

MOST_SPELT = 500  # identifiers of a list written one by one


def filters(tx: Session, query: Query) -> list[ColumnElement[bool]]:
    """The filters of a query as conditions on a registration."""
    simple = (
        (Registration.academie_code, query.academies), (Registration.domain_code, query.domains),
        (Registration.speciality_code, query.specialities), (Registration.state, query.states),
        (Registration.school_uai, query.schools),
    )  # fmt: skip
    found: list[ColumnElement[bool]] = [column.in_(values) for column, values in simple if values]
    if query.registrations:
        found.append(numbered(tx, Registration.id, query.registrations))
    if query.exam_sessions:
        labelled = select(ExamSession.id).where(ExamSession.label.in_(query.exam_sessions))
        found.append(Registration.exam_session_id.in_(labelled))
    if query.offices:
        found.append(managed(tx, query.offices))
    return found


def numbered(tx: Session, column: InstrumentedAttribute[int], ids: Sequence[int]) -> ColumnElement[bool]:
    """The condition that an identifier is one of a list, of any length: many travel as one JSON parameter."""
    if len(ids) <= MOST_SPELT:
        return column.in_(ids)
    if tx.get_bind().dialect.name == "sqlite":
        each = func.json_each(json.dumps(ids)).table_valued("value").c.value
        return column.in_(select(cast(each, Integer)))
    every = cast(literal(json.dumps(ids), Text), JSONB)
    return column.in_(select(cast(func.jsonb_array_elements_text(every), BigInteger)))


def managed(tx: Session, codes: Sequence[str]) -> ColumnElement[bool]:
    """What offices manage: the domains they are named for, or, in an académie, all those no other office has."""
    every = list(tx.execute(select(ManagingOffice.code, ManagingOffice.academie_code, ManagingOffice.domain_codes)))
    conditions = []
    for office in every:
        if office.code not in codes:
            continue
        there = Registration.academie_code == office.academie_code
        if office.domain_codes:
            conditions.append(and_(there, Registration.domain_code.in_(office.domain_codes)))
        else:
            others = {d for one in every if one.academie_code == office.academie_code for d in one.domain_codes}
            conditions.append(and_(there, Registration.domain_code.not_in(sorted(others))))
    return or_(*conditions, Registration.id == -1)
