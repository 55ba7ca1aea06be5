"""Remove from the store what no row names, a day after it was written (4.10)."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.errors import ExamError
from core.operations.installation import own_name
from core.storage import file_of, sweep, take
from db.tables import Base

KEPT = timedelta(days=1)
KEY = "storage_key"

log = logging.getLogger("sporades.worker")


class ForeignStore(ExamError):
    """The folder of documents is another installation's, or nobody's: nothing in it may be removed."""

    code = "foreign_store"


def sweep_store() -> int:
    """Sweep the store once; give how many files were removed."""
    actor = system("sweep")
    own = units.perform(_own_name, actor)
    if (found := take(own)) != own:
        log.error("the folder of documents is not swept: it is of installation %s, not of %s", found or "(none)", own)
        raise ForeignStore
    limit = units.read(_a_day_ago, actor)
    return sweep(units.read(named_files, actor), older_than=limit)


def _own_name(tx: Session, actor: Actor) -> str:
    del actor
    return own_name(tx)


def _a_day_ago(tx: Session, actor: Actor) -> float:
    del actor
    return (clock.now(tx) - KEPT).timestamp()


def named_files(tx: Session, actor: Actor) -> set[Path]:
    """Give the files that any table names: whatever has a storage key is asked, so that none is forgotten."""
    del actor
    found: set[Path] = set()
    for table in Base.metadata.sorted_tables:
        if KEY in table.c:
            keys = tx.execute(select(table.c[KEY]).where(table.c[KEY] != "").execution_options(yield_per=5_000))
            found.update(file_of(row[0]) for row in keys)
    return found
