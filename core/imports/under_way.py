"""Whether the worker was told to apply an import, and has not ended."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.imports.errors import ImportUnderWay
from db.tables import ImportFile, PromisedTask

LIVE = ("promised", "started")


def is_under_way(tx: Session, file: ImportFile) -> bool:
    """Whether the promise to apply a file is still to be kept."""
    if not file.ordered:
        return False
    return tx.scalar(select(PromisedTask.state).where(PromisedTask.id == file.ordered["promise"])) in LIVE


def require_idle(tx: Session, file: ImportFile) -> None:
    """Refuse to touch an import that the worker is to apply."""
    if is_under_way(tx, file):
        raise ImportUnderWay(by=file.ordered["by"])
