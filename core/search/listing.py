"""The list of what a search means, line by line: chosen columns, one order, one page at a time.

A line is a registration, or a candidate without any when nothing is asked of registrations. Near answers are not in
the list: it is what counts, exports and runs take.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, literal, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in, registrations_in
from core.search.columns import COLUMNS, ListColumn, offered
from core.search.finding import MOST_SORTED, Asked, understand
from core.search.query import Query
from db.tables import Academie, Candidate, ExamDomain, ExamSession, Registration, School, Speciality

PAGE_SIZE = 50
DESCENDING = "-"


@dataclass(frozen=True, slots=True)
class Order:
    """By which column lines are sorted; names decide between equals, and where no column is chosen."""

    column: str = ""
    descending: bool = False

    @property
    def text(self) -> str:
        """As it is kept with a view."""
        return (DESCENDING if self.descending else "") + self.column

    @classmethod
    def read(cls, text: str) -> Order:
        """Read back `text`; a column that is no more sorts by name."""
        column = text.removeprefix(DESCENDING)
        return cls(column, text.startswith(DESCENDING)) if column in COLUMNS else cls()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who, which registration (0: none), and the value of each column asked, in their order."""

    candidate_id: int
    registration_id: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of lines; `unsorted` when there are too many for the order that was asked."""

    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    total: int
    at_least: bool
    unsorted: bool
    page: int
    pages: int
    took: float


def known_columns(actor: Actor, names: Iterable[str]) -> tuple[str, ...]:
    """Give those of the columns that the person may see, each once, in the order asked."""
    known = {one.name for one in offered(actor)}
    return tuple(dict.fromkeys(name for name in names if name in known))


def listing(
    tx: Session,
    actor: Actor,
    query: Query,
    *,
    columns: Sequence[str],
    order: Order = Order(),
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Listing:
    """Give one page of the list of a search."""
    require(actor, Permission.CANDIDATE_SEARCH)
    started = time.perf_counter()
    asked = understand(tx, actor, query)
    shown = [COLUMNS[name] for name in known_columns(actor, columns)]
    total = _counted(tx, asked, MOST_SORTED)
    pages = max(1, -(-min(total, MOST_SORTED) // size))
    page = min(max(1, page), pages)
    sorted_ = total <= MOST_SORTED
    place = slice((page - 1) * size, page * size)
    keys = [] if asked.impossible else _keys(tx, asked, order if sorted_ else None, place)
    lines = _filled(tx, actor, keys, shown)
    took = round((time.perf_counter() - started) * 1000, 2)
    named = tuple(one.name for one in shown)
    at_least = total > MOST_SORTED
    return Listing(lines, named, min(total, MOST_SORTED), at_least, not sorted_, page, pages, took)


def how_many(tx: Session, actor: Actor, query: Query, most: int) -> int:
    """Count the lines of a search, at most so many and one: what a counter on a page needs."""
    require(actor, Permission.CANDIDATE_SEARCH)
    return _counted(tx, understand(tx, actor, query), most)


def lines_between(
    tx: Session, actor: Actor, query: Query, order: Order, first: int, last: int
) -> tuple[list[int], int, bool]:
    """Give the candidates of some lines of a list, in its order, and how many lines it has, or that it has more."""
    require(actor, Permission.CANDIDATE_SEARCH)
    asked = understand(tx, actor, query)
    if asked.impossible:
        return [], 0, False
    total = _counted(tx, asked, MOST_SORTED)
    keys = _keys(tx, asked, order if total <= MOST_SORTED else None, slice(first, last))
    return [candidate_id for candidate_id, _ in keys], min(total, MOST_SORTED), total > MOST_SORTED


def _counted(tx: Session, asked: Asked, most: int) -> int:
    if asked.impossible:
        return 0
    some = _lines(asked).add_columns(literal(1)).limit(most + 1).subquery()
    return tx.execute(select(func.count()).select_from(some)).scalar_one()


def _lines(asked: Asked) -> Select[Any]:
    """Candidates with the registrations of the perimeter that satisfy what is asked of registrations."""
    seen = and_(
        Registration.candidate_id == Candidate.id,
        registrations_in(asked.actor, Permission.CANDIDATE_SEARCH),
        *asked.of_registration,
    )
    # Without a text the index only knows where registrations are, and so does theirs: what is asked of them drives.
    wanted = asked.certain() if asked.criteria or not asked.of_registration else None
    statement: Select[Any] = select()
    if wanted is None:
        statement = statement.select_from(Candidate)
    else:
        hit = asked.index.hits(wanted)
        statement = statement.select_from(hit).join(Candidate, Candidate.id == hit.c.candidate_id)
    if asked.of_registration:  # whoever has such a registration in the perimeter is seen
        return statement.join(Registration, seen).where(*asked.of_candidate)
    statement = statement.outerjoin(Registration, seen)
    return statement.where(candidates_in(asked.actor, Permission.CANDIDATE_SEARCH), *asked.of_candidate)


def _keys(tx: Session, asked: Asked, order: Order | None, place: slice) -> list[tuple[int, int]]:
    """Give which lines a page holds: tables that only name things are read for the order alone, and for the page."""
    statement = _lines(asked)
    if order and order.column in _NAMED_ELSEWHERE:
        statement = _joined(statement)
    statement = statement.add_columns(Candidate.id, func.coalesce(Registration.id, 0))
    statement = statement.order_by(*(sorting(order) if order else (Candidate.id, Registration.id)))
    return [tuple(row) for row in tx.execute(statement.slice(place.start, place.stop))]


def _filled(tx: Session, actor: Actor, keys: list[tuple[int, int]], shown: Sequence[ListColumn]) -> tuple[Line, ...]:
    """Give the lines of a page, in its order."""
    if not keys:
        return ()
    ids = [registration for _, registration in keys if registration] or [0]
    mine = and_(Registration.candidate_id == Candidate.id, Registration.id.in_(ids))
    statement = select().select_from(Candidate).outerjoin(Registration, mine)
    statement = statement.where(
        Candidate.id.in_([candidate for candidate, _ in keys]),
        candidates_in(actor, Permission.CANDIDATE_SEARCH),
    )  # fmt: skip
    values: list[Any] = [one.within(actor).label(f"c_{one.name}") for one in shown]
    rows = tx.execute(_joined(statement).add_columns(Candidate.id, func.coalesce(Registration.id, 0), *values))
    found = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    return tuple(Line(*key, found[key]) for key in keys if key in found)


_NAMED_ELSEWHERE = frozenset({"exam_session", "speciality", "school", "academie"})


def _joined(statement: Select[Any]) -> Select[Any]:
    return (
        statement.outerjoin(ExamSession, ExamSession.id == Registration.exam_session_id)
        .outerjoin(ExamDomain, ExamDomain.code == Registration.domain_code)
        .outerjoin(Speciality, Speciality.code == Registration.speciality_code)
        .outerjoin(Academie, Academie.code == Registration.academie_code)
        .outerjoin(School, School.uai == Registration.school_uai)
    )


def sorting(order: Order) -> tuple[Any, ...]:
    """Give what lines are sorted by, over the tables that name things; nobody comes twice at the same place."""
    names = (Candidate.birth_name_key, Candidate.first_names_key, Candidate.id, Registration.id)
    if order.column not in COLUMNS:
        return names
    sorted_by = COLUMNS[order.column].sorted_by
    return (*(one.desc() if order.descending else one for one in sorted_by), *names)
