"""Suspend a worker as a machine that hangs does, at a moment when it holds nothing that the others need to go on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pysqlite3
from sqlalchemy import Engine, text

from tests.core.jobs.processes import until

BUSY = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'"
)


def suspend(engine: Engine, data: Path, process: int) -> None:
    """Suspend a process between two transactions; met inside one, it goes on, and is tried again.

    One suspended inside would hold the only place to write of SQLite, or rows that PostgreSQL keeps for it.
    """
    while True:
        os.kill(process, signal.SIGSTOP)
        until(lambda: _stands_still(process))
        if not _holds_something(engine, data):
            return
        os.kill(process, signal.SIGCONT)
        until(lambda: not _stands_still(process))


def _stands_still(process: int) -> bool:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return all((one / "stat").read_text().rpartition(") ")[2].startswith("T") for one in tasks)


def _holds_something(engine: Engine, data: Path) -> bool:
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            return bool(connection.scalar(BUSY))
    return any(_is_written(path) for path in (Path(str(engine.url.database)), *data.glob("*.db")))


def _is_written(path: Path) -> bool:
    connection = pysqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except pysqlite3.OperationalError:
        return True
    finally:
        connection.close()
    return False
