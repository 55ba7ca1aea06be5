"""Which workers are alive: each has a stable name, a row it refreshes, and parts it holds.

The name is that of the machine and of a slot of it; a lock on a file keeps two workers from taking the same slot, and
a worker started again takes the first free one, so it finds the work of its earlier self. A worker that stays silent
loses what it holds to the others.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import os
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from db.tables import BulkPart, Worker

SILENT_AFTER = timedelta(seconds=30)


@contextlib.contextmanager
def slot(folder: Path, wanted: str = "") -> Iterator[str]:
    """Hold the first free slot of this machine and give the worker's name; the lock ends with the process."""
    folder.mkdir(parents=True, exist_ok=True)
    host = socket.gethostname() or "localhost"
    names = [wanted] if wanted else (f"{host}-{number}" for number in itertools.count(1))
    for name in names:
        with (folder / f"{name}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield name
            return
    raise RuntimeError(f"a worker named {wanted} is already running")


def announce(tx: Session, actor: Actor, name: str) -> None:
    """Say that a worker starts; what its earlier self held is free again."""
    del actor
    now = clock.now(tx)
    row = tx.get(Worker, name) or Worker(executor_id=name)
    row.host, row.process, row.started_at, row.last_seen_at = socket.gethostname(), os.getpid(), now, now
    tx.add(row)
    _release(tx, [name])


def seen(tx: Session, actor: Actor, name: str) -> None:
    """Say that a worker is alive; one that was given up for dead comes back under its own name."""
    now = clock.now(tx)
    found = tx.execute(update(Worker).where(Worker.executor_id == name).values(last_seen_at=now))
    if not found.rowcount:  # type: ignore[attr-defined]
        announce(tx, actor, name)


def leave(tx: Session, actor: Actor, name: str) -> None:
    """Say that a worker stops politely: it holds nothing any more (4.19)."""
    del actor
    _release(tx, [name])
    tx.execute(delete(Worker).where(Worker.executor_id == name))


def silent(tx: Session, actor: Actor) -> list[str]:
    """Name the workers that have not been seen for a while."""
    del actor
    limit = clock.now(tx) - SILENT_AFTER
    return list(tx.scalars(select(Worker.executor_id).where(Worker.last_seen_at < limit).order_by(Worker.executor_id)))


def give_up(tx: Session, actor: Actor, name: str) -> bool:
    """Take a silent worker off the list and free what it held; false when it has been seen meanwhile."""
    del actor
    limit = clock.now(tx) - SILENT_AFTER
    gone = tx.execute(delete(Worker).where(Worker.executor_id == name, Worker.last_seen_at < limit))
    if not gone.rowcount:  # type: ignore[attr-defined]
        return False
    _release(tx, [name])
    return True


def alive(tx: Session, actor: Actor) -> int:
    """Count the workers seen lately: without any, what is ordered waits."""
    del actor
    limit = clock.now(tx) - SILENT_AFTER
    return len(tx.scalars(select(Worker.executor_id).where(Worker.last_seen_at >= limit)).all())


def _release(tx: Session, names: list[str]) -> None:
    tx.execute(
        update(BulkPart)
        .where(BulkPart.claimed_by.in_(names), BulkPart.state == "waiting")
        .values(claim="", claimed_by="", claimed_until=None)
    )
