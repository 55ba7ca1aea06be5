"""Remove from the store what no row names, a day after it was written (4.10)."""

from __future__ import annotations

import logging
from datetime import timedelta

from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.errors import ExamError
from core.operations.installation import own_name
from core.storage import named_objects, sweep, take

KEPT = timedelta(days=1)

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
    return sweep(units.read(_named, actor), older_than=limit)


def _own_name(tx: Session, actor: Actor) -> str:
    del actor
    return own_name(tx)


def _a_day_ago(tx: Session, actor: Actor) -> float:
    del actor
    return (clock.now(tx) - KEPT).timestamp()


def _named(tx: Session, actor: Actor) -> set[str]:
    del actor
    return named_objects(tx)
