"""Which files of the store rows name: whatever table has a storage key is asked, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, func, select
from sqlalchemy.orm import Session

from core.storage.names import place_of
from db.tables import Base

KEY = "storage_key"


def _columns() -> Iterator[Column[str]]:
    return (table.c[KEY] for table in Base.metadata.sorted_tables if KEY in table.c)


def named_objects(tx: Session) -> set[str]:
    """Give the objects that any table names."""
    found: set[str] = set()
    for column in _columns():
        keys = tx.execute(select(column).where(column != "").execution_options(yield_per=5_000))
        found.update(place_of(row[0]).name for row in keys)
    return found


def count_named(tx: Session) -> int:
    """Count the rows that name a content."""
    return sum(tx.scalar(select(func.count()).where(column != "")) or 0 for column in _columns())


def named_contents(tx: Session, *, but: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Give the key and the digest of every content that a row names; those of one pack follow each other.

    Those named by some tables are left out when they are looked at apart.
    """
    for column in (one for one in _columns() if one.table.name not in but):
        found = select(column, column.table.c.sha256).where(column != "").order_by(column)
        yield from ((key, sha256) for key, sha256 in tx.execute(found.execution_options(yield_per=5_000)))


def is_named(tx: Session, key: str) -> bool:
    """Whether any row of any table still names a key: the same content is kept once, for all who name it."""
    return any(tx.scalar(select(column).where(column == key).limit(1)) is not None for column in _columns())
