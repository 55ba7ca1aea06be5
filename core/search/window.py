"""Some of the answers to a question at a time: the first with their count, then further ones, each ranked together."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    CTE,
    BigInteger,
    ColumnElement,
    Integer,
    Row,
    Select,
    any_,
    bindparam,
    case,
    func,
    null,
    select,
)
from sqlalchemy.orm import Session

from core.access import Actor
from core.search.asking import Vocabulary
from core.search.finding import PERSON, Asked, Judged, answering, counted, ranked, seen
from core.search.ranking import Alike, Judge
from db.search import Adapter
from db.search.expressions import NO_TOKEN, NOTHING, AllOf, Expression, Without
from db.tables import Candidate


def _window(asked: Asked, parts: int) -> Select[Any]:
    """The statement of a window: what it looks for, how many and from where are its parameters."""
    statement = answering(asked, _any_of_parts(parts), *PERSON)
    return statement.limit(bindparam("most", type_=Integer)).offset(bindparam("start", type_=Integer))


def _any_of_parts(parts: int) -> Expression:
    return AllOf((NO_TOKEN,) * parts)


def _of_the_index(index: Adapter, actor: Actor) -> Asked:
    """Any search of a person that only asks the index."""
    return Asked(actor, (), Vocabulary({}, {}, 0), (), (), (), impossible=False, index=index, places=None)


@lru_cache(maxsize=1 << 10)
def _usual_window(index: Adapter, actor: Actor, parts: int) -> Select[Any]:
    """The statement of all the searches of a person that only ask the index, of as many parts."""
    return _window(_of_the_index(index, actor), parts)


@lru_cache(maxsize=1 << 10)
def _first_window(index: Adapter, actor: Actor, parts: int) -> Select[Any]:
    """The same for the first rows, beside how many answer by the index, at most so many, and who: it is read once."""
    asked = _of_the_index(index, actor)
    hit = index.hits(_any_of_parts(parts))
    found = select(hit.c.candidate_id).limit(bindparam("counted", type_=Integer)).cte("found")
    listed = _beside_the_first(found) if index.READS_TO_THE_END else null()
    some = select(found.c.candidate_id, listed.label("listed")).limit(bindparam("most", type_=Integer))
    first = some.subquery("first")
    total = select(func.count()).select_from(found).scalar_subquery()
    columns: tuple[Any, ...] = (*PERSON, total.label("total"), first.c.listed)
    statement: Select[Any] = select(*columns).select_from(first)
    return statement.join(Candidate, Candidate.id == first.c.candidate_id).where(*seen(asked))


def _beside_the_first(found: CTE) -> ColumnElement[Any]:
    every = select(func.array_agg(found.c.candidate_id)).scalar_subquery()
    return case((func.row_number().over() == 1, every), else_=null())


@lru_cache(maxsize=1 << 10)
def _listed(index: Adapter, actor: Actor) -> Select[Any]:
    """Those of some candidates that a person sees."""
    among = Candidate.id == any_(bindparam("every", type_=ARRAY(BigInteger)))
    columns: tuple[Any, ...] = PERSON
    return select(*columns).where(among, *seen(_of_the_index(index, actor)))


class Window:
    """The same question asked again and again of the index: statements are made once, the first rows are kept."""

    def __init__(self, tx: Session, asked: Asked, alike: Alike | None = None) -> None:
        self.tx, self.asked, self.judge = tx, asked, Judge(asked.criteria, asked.around, alike or {})
        self.statements: dict[int, Select[Any]] = {}
        self.first: tuple[Expression, int, list[Row[Any]]] | None = None
        self.listed: tuple[Expression, list[int], bool] | None = None

    def counted(self, wanted: Expression, limit: int, most: int) -> int:
        """Count the candidates that answer, at most so many and one, by the index alone; keep the first rows."""
        connection, index = self.tx.connection(), self.asked.index
        asked = index.written(wanted)
        statement = _first_window(index, self.asked.actor, len(asked))
        found = list(connection.execute(statement, {**asked, "most": limit, "counted": most + 1}))
        total = int(found[0].total) if found else 0
        if len(found) < min(total, limit) or (total > limit and not index.is_current(connection)):
            return counted(self.tx, self.asked, wanted, most)  # an entry of the index is old: rows decide
        self.first = wanted, limit, found
        if found and found[0].listed:
            self.listed = wanted, found[0].listed, total <= most
        return total

    def rows(self, wanted: Expression | None, limit: int, offset: int = 0) -> list[Row[Any]]:
        """Give some of the candidates that answer, as the index has them."""
        if wanted is None:
            return list(self.tx.execute(answering(self.asked, None, *PERSON).limit(limit).offset(offset)))
        if wanted == NOTHING:
            return []
        if self.first and not offset and self.first[0] == wanted:
            _, most, found = self.first
            if limit <= most or len(found) < most:
                return found[:limit]
        asked = self.asked.index.written(wanted)
        found = list(
            self.tx.connection().execute(self._statement(len(asked)), {**asked, "most": limit, "start": offset})
        )
        self.first = self.first or (wanted, limit, found)
        return found

    def _statement(self, parts: int) -> Select[Any]:
        if self.asked.is_of_the_index:
            return _usual_window(self.asked.index, self.asked.actor, parts)
        if parts not in self.statements:
            self.statements[parts] = _window(self.asked, parts)
        return self.statements[parts]

    def judged(
        self, wanted: Expression | None, limit: int, offset: int = 0, *, given: Collection[int] | None = None
    ) -> list[Judged]:
        """Give some of those who answer, ranked among themselves; `given`: all whom a `Without` leaves out."""
        others = self._others(wanted, given, slice(offset, offset + limit)) if given is not None else None
        return ranked(self.rows(wanted, limit, offset) if others is None else others, self.judge)

    def _others(self, wanted: Expression | None, given: Collection[int], some: slice) -> list[Row[Any]] | None:
        """Those of the first answers who were not given yet, where the index listed enough of them at once."""
        if self.listed is None or not isinstance(wanted, Without) or wanted.wanted != self.listed[0]:
            return None
        _, every, all_of_them = self.listed
        left = [one for one in every if one not in given]
        if len(left) < some.stop and not all_of_them:
            return None
        wanted_ids = left[some]
        found = self.tx.connection().execute(_listed(self.asked.index, self.asked.actor), {"every": wanted_ids})
        by_id = {row.id: row for row in found}
        return [by_id[one] for one in wanted_ids] if len(by_id) == len(wanted_ids) else None
