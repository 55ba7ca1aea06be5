"""Search candidates: one page of lines, how many answer, and the registrations a query means."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.search.certain import certain_answers
from core.search.finding import Asked, Judged, answering, understand
from core.search.near import is_needed, nearby
from core.search.query import Query
from core.search.rows import FoundCandidate, Hit, lines
from db.tables import Candidate, Registration, Speciality

PAGE_SIZE = 50


class Order(StrEnum):
    """In which order the registrations of a query are exported or printed."""

    NAME = "name"
    SPECIALITY_THEN_NAME = "speciality_then_name"
    SCHOOL_THEN_NAME = "school_then_name"
    NUMBER = "number"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of lines; `total` counts certain candidates, `at_least` says that there are more than could be counted.

    `near` counts the candidates of the page that answer only by spelling or sound; `took` is in milliseconds.
    """

    rows: tuple[Hit, ...]
    total: int
    at_least: bool
    near: int
    page: int
    pages: int
    took: float


@dataclass(frozen=True, slots=True)
class Count:
    """How many candidates and registrations a query means, exactly."""

    candidates: int
    registrations: int


def search(tx: Session, actor: Actor, query: Query, *, page: int = 1, size: int = PAGE_SIZE) -> Page:
    """Give one page of the candidates that answer, each with the registrations that satisfy the filters."""
    require(actor, Permission.CANDIDATE_SEARCH)
    started = time.perf_counter()
    asked = understand(tx, actor, query)
    page = max(1, page)
    offset = (page - 1) * size
    if asked.impossible:
        return Page((), 0, False, 0, 1, 1, _since(started))  # noqa: FBT003 - at_least
    certain = certain_answers(tx, asked, offset, size)
    needed = page == 1 and bool(asked.criteria) and is_needed(asked, certain.page, certain.total)
    near = nearby(tx, asked, certain.page) if needed else []
    found = [_found(one, certain=True) for one in certain.page] + [_found(one, certain=False) for one in near]
    rows = lines(tx, actor, found, asked.of_registration)
    pages = max(1, -(-certain.total // size))
    return Page(rows, certain.total, certain.at_least, len(near), page, pages, _since(started))


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 2)


def _found(one: Judged, *, certain: bool) -> FoundCandidate:
    row = one.row
    return FoundCandidate(
        row.id, row.number, row.birth_name, row.usual_name, row.first_names, row.birth_date, row.academie_code,
        certain, one.verdict.why,
    )  # fmt: skip


def count(tx: Session, actor: Actor, query: Query) -> Count:
    """Count exactly what a query means."""
    require(actor, Permission.CANDIDATE_SEARCH)
    asked = understand(tx, actor, query)
    if asked.impossible:
        return Count(0, 0)
    meant = _registrations(asked).add_columns(Registration.candidate_id).subquery()
    lines, people = tx.execute(select(func.count(), func.count(meant.c.candidate_id.distinct()))).one()
    if not asked.of_registration:  # candidates without any registration answer too
        found = answering(asked, asked.certain(), Candidate.id).subquery()
        people = tx.execute(select(func.count()).select_from(found)).scalar_one()
    return Count(people, lines)


def registration_ids(tx: Session, actor: Actor, query: Query, order: Order = Order.NAME) -> Select[int]:
    """Select the registrations a query means, in an order, for an export or a bulk run.

    The statement is limited to the perimeter; it may be joined, counted, or read by thousands.
    """
    require(actor, Permission.CANDIDATE_SEARCH)
    asked = understand(tx, actor, query)
    statement = _registrations(asked)
    if asked.impossible:
        return statement.where(Registration.id == -1)
    return statement.join(Speciality, Speciality.code == Registration.speciality_code).order_by(*_ORDERS[order])


def _registrations(asked: Asked) -> Select[int]:
    statement: Select[int] = (
        select(Registration.id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .where(
            registrations_in(asked.actor, Permission.CANDIDATE_SEARCH),
            *asked.of_candidate,
            *asked.of_registration,
        )
    )
    wanted = asked.certain()
    if wanted is None:
        return statement
    hit = asked.index.hits(wanted)
    return statement.where(Candidate.id.in_(select(hit.c.candidate_id)))


_NAME = (Candidate.birth_name_key, Candidate.first_names_key, Candidate.id, Registration.id)
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NAME: _NAME,
    Order.SPECIALITY_THEN_NAME: (Speciality.label, Speciality.code, *_NAME),
    Order.SCHOOL_THEN_NAME: (Registration.school_uai, Registration.class_name, *_NAME),
    Order.NUMBER: (Candidate.number, Registration.number),
    Order.SAVED: (Registration.saved_at.desc(), Registration.id),
}
