"""What most applications do: LIKE on the folded columns of the same database, without an index of words."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from core.search.reading import Kind, read
from db.engine import reading
from db.tables import Candidate


def ask(engine: Engine, text: str, limit: int = 50) -> list[str]:
    """Give the numbers of the first rows that hold everything typed."""
    statement = select(Candidate.number)
    for criterion in read(text):
        first = criterion.readings[0]
        statement = statement.where(_condition(first.kind, first.value))
    with reading(engine) as tx:
        return _run(tx, statement, limit)


def _run(tx: Session, statement: Any, limit: int) -> list[str]:
    return list(tx.scalars(statement.order_by(Candidate.birth_name_key).limit(limit)))


def _condition(kind: Kind, value: str) -> Any:
    if kind is Kind.NAME:
        names = (Candidate.birth_name_key, Candidate.usual_name_key, Candidate.first_names_key)
        return or_(*(name.contains(value, autoescape=True) for name in names))
    if kind is Kind.DAY:
        return Candidate.birth_date == date.fromisoformat(value)
    if kind is Kind.YEAR:
        return Candidate.birth_date.between(date(int(value), 1, 1), date(int(value), 12, 31))
    return Candidate.number.contains(value, autoescape=True)
