"""The one engine factory and the one place that commits.

SQLite is the library bundled with `pysqlite3`, in WAL mode with `synchronous=FULL`; write units start with
`BEGIN IMMEDIATE`. With the drivers' defaults 353 of 400 concurrent updates were lost without an error (4.03).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 5_000
WAL_RESET_BUG = ((3, 7, 0), (3, 51, 2))  # first and last SQLite with the WAL-reset corruption bug (2.48)
WRITES = "sporades_writes"

_frozen: list[datetime] = []  # tests only: see tests/clock.py


def allowed_journal_mode(version: tuple[int, ...]) -> str:
    """WAL where the library is sound, else the rollback journal (2.48)."""
    first, last = WAL_RESET_BUG
    return "truncate" if first <= version[:3] <= last else "wal"


def make_engine(url: str) -> Engine:
    """Make the engine of one database; every connection is set up and checked (2.46)."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, module=pysqlite3, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _set_up_sqlite)
    else:
        engine = create_engine(
            parsed,
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=20,
            connect_args={"options": "-c timezone=utc"},
        )
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    mode = allowed_journal_mode(pysqlite3.sqlite_version_info)
    wanted = {
        "busy_timeout": BUSY_TIMEOUT_MS,
        "journal_mode": mode,
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_size": -65_536,
        "temp_store": 2,
    }
    for pragma, value in wanted.items():
        connection.execute(f"PRAGMA {pragma}={value}").fetchall()
        (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found != value:
            raise RuntimeError(f"SQLite refuses PRAGMA {pragma}={value}: {found}")
    connection.create_function("sporades_now", 0, lambda: _application_now().isoformat(sep=" "))


def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _application_now() -> datetime:
    return _frozen[-1] if _frozen else datetime.now(UTC)  # noqa: TID251 - SQLite has no server clock of its own


def database_now(tx: Session) -> datetime:
    """Give the database's instant in UTC, at the moment of the call (not of the start of the transaction)."""
    if _frozen:
        return _frozen[-1]
    if tx.get_bind().dialect.name == "sqlite":
        found = tx.execute(text("SELECT sporades_now()")).scalar_one()
        return datetime.fromisoformat(found)
    instant: datetime = tx.execute(text("SELECT clock_timestamp()")).scalar_one()
    return instant.astimezone(UTC)


class UnjournalledChange(RuntimeError):
    """A transaction changed business tables and showed no event of the journal: a defect, nothing is kept (3.15)."""


Hook = Callable[[Session], None]


def before_commit(tx: Session, name: str, hook: Hook, *, very_last: bool = False) -> None:
    """Ask for something to be done once, last, in this transaction; the same name asked twice is done once.

    `very_last`: after all that is only last, when nothing is left to wait for but the commit itself.
    """
    tx.info.setdefault("just_before_commit" if very_last else "before_commit", {}).setdefault(name, hook)


_always: list[Hook] = []


def always_before_commit(hook: Hook) -> None:
    """Have something done at the end of every unit of work, before what was asked for by name."""
    if hook not in _always:
        _always.append(hook)


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Run one unit of work: all of it is kept, with its events, or nothing is."""
    with (
        engine.connect().execution_options(**{WRITES: True}) as connection,
        connection.begin() as transaction,
    ):
        with Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only") as tx:
            tx.info["writes"] = True
            yield tx
            tx.flush()
            for hook in (*_always, *tx.info.get("before_commit", {}).values()):
                hook(tx)
            tx.flush()
            _refuse_unjournalled(connection, tx)
            for hook in tx.info.get("just_before_commit", {}).values():
                hook(tx)
        transaction.commit()


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Read one consistent state; nothing can be changed."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
    with (
        engine.connect().execution_options(**options) as connection,
        connection.begin() as transaction,
        Session(connection, autoflush=False, join_transaction_mode="rollback_only") as tx,
    ):
        tx.info["writes"] = False
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA query_only=1")
        try:
            yield tx
            if connection.dialect.name == "postgresql" and transaction.is_active:
                transaction.commit()  # of nothing: at a rollback the driver forgets all statements it had prepared
        finally:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA query_only=0")
            if transaction.is_active:
                transaction.rollback()


def _refuse_unjournalled(connection: Connection, tx: Session) -> None:
    """On SQLite the triggers leave a mark that only an event takes away; PostgreSQL checks at commit by itself."""
    if connection.dialect.name != "sqlite":
        return
    touched = [row[0] for row in connection.exec_driver_sql("SELECT table_name FROM touched").fetchall()]
    if not touched:
        return
    if not tx.info.get("events_written"):
        raise UnjournalledChange(", ".join(sorted(touched)))
    connection.exec_driver_sql("DELETE FROM touched")


def is_busy(error: BaseException) -> bool:
    """Whether an error only says that others were writing: lock timeout, deadlock or serialization failure."""
    cause = getattr(error, "orig", None)
    if getattr(cause, "sqlstate", None) in {"40001", "40P01", "55P03"}:
        return True
    return isinstance(cause, pysqlite3.OperationalError) and "locked" in str(cause)


RETRY_DELAYS = tuple(timedelta(milliseconds=ms) for ms in (20, 60, 150, 400, 900))
