"""The registrations of a search, one row each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from core.access import Actor
from core.exports.sheet import Column, Row
from core.exports.sources.found import Found
from core.exports.sources.registration_columns import READ, places_of, rows_of
from core.exports.sources.searched import searched


def candidates(tx: Session, actor: Actor, query: dict[str, Any], language: str) -> Found:
    """Find the registrations of a search, one row each, in the order of the search."""
    found = searched(tx, actor, query, language)

    def rows(columns: tuple[Column, ...]) -> Iterator[Row]:
        return rows_of(tx, actor, found.ids, [READ[column.name] for column in columns], language)

    return Found(len(found.ids), rows, found.criteria, lambda: places_of(tx, found.ids))
