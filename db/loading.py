"""Insert very many rows fast, with the same types, constraints and guards as any other insert."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import JSON, Connection, Table, text
from sqlalchemy.orm import Session


def insert_rows(tx: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns: COPY on PostgreSQL, one prepared statement on SQLite."""
    if not rows:
        return
    connection = tx.connection()
    names = list(rows[0])
    values = _bound(connection, table, names, rows)
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("no connection to the database")
    columns = ", ".join(names)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        driver.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)  # noqa: S608 - our names
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)


def _bound(
    connection: Connection, table: Table, names: list[str], rows: Sequence[dict[str, Any]]
) -> Iterable[tuple[Any, ...]]:
    """Give the rows as the driver wants them, through the types of the columns."""
    processors = [_processor(connection, table, name) for name in names]
    for row in rows:
        yield tuple(
            value if processor is None else processor(value)
            for value, processor in zip((row[name] for name in names), processors, strict=True)
        )


def _processor(connection: Connection, table: Table, name: str) -> Callable[[Any], Any] | None:
    """COPY wants JSON as text, which psycopg would otherwise wrap in an object of its own."""
    kind = table.c[name].type.dialect_impl(connection.dialect)
    if isinstance(kind, JSON):
        return lambda value: json.dumps(value, ensure_ascii=False)
    return kind.bind_processor(connection.dialect)


def reserve_ids(tx: Session, table: Table, count: int) -> list[int]:
    """Give identifiers that no other insert will take, for rows that name each other; gaps are nobody's loss.

    On SQLite the unit of work already holds the only right to write.
    """
    column = next(iter(table.primary_key.columns)).name
    if tx.get_bind().dialect.name == "postgresql":
        sequence = f"nextval(pg_get_serial_sequence('{table.name}', '{column}'))"
        asked = text(f"SELECT {sequence} FROM generate_series(1, :count)")  # noqa: S608 - our names
        return list(tx.execute(asked, {"count": count}).scalars())
    given: dict[str, int] = tx.info.setdefault("reserved_ids", {})
    last = max(next_id(tx, table) - 1, _highest_ever(tx, table), given.get(table.name, 0))
    given[table.name] = last + count
    return list(range(last + 1, last + count + 1))


def _highest_ever(tx: Session, table: Table) -> int:
    """Give the highest identifier that SQLite ever gave in a table that never gives one twice; 0 for another table."""
    if not table.dialect_options["sqlite"].get("autoincrement"):
        return 0
    asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return int(tx.execute(asked, {"name": table.name}).scalar() or 0)


def next_id(tx: Session, table: Table) -> int:
    """Give the first identifier that a bulk load may use; the caller holds the table to itself."""
    column = next(iter(table.primary_key.columns)).name
    found = tx.execute(text(f"SELECT COALESCE(MAX({column}), 0) FROM {table.name}")).scalar_one()  # noqa: S608
    return int(found) + 1


def advance_ids(tx: Session, table: Table) -> None:
    """After a bulk load with its own identifiers, let the next ordinary insert go on after them."""
    if tx.get_bind().dialect.name != "postgresql":
        return
    column = next(iter(table.primary_key.columns)).name
    tx.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column}'),"  # noqa: S608 - our names
            f" (SELECT COALESCE(MAX({column}), 1) FROM {table.name}))"
        )
    )
