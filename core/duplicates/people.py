"""Read what of candidates is compared; those merged into another are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from core.duplicates.rules import Identity
from db.tables import Candidate

BATCH = 800
COMPARED: tuple[Any, ...] = tuple(getattr(Candidate, name) for name in Identity.__slots__)


def identity(row: Row[Any] | Candidate) -> Identity:
    """Give what of a row is compared."""
    return Identity(*(getattr(row, name) for name in Identity.__slots__))


def identities(tx: Session, ids: Iterable[int]) -> dict[int, Identity]:
    """Give what is compared of some candidates, by identifier."""
    wanted = sorted(set(ids))
    found: dict[int, Identity] = {}
    for start in range(0, len(wanted), BATCH):
        some = select(*COMPARED).where(Candidate.id.in_(wanted[start : start + BATCH]), Candidate.merged_into.is_(None))
        found |= {row.id: identity(row) for row in tx.execute(some)}
    return found


def next_ids(tx: Session, after: int, most: int) -> Sequence[int]:
    """Give the candidates that follow one, by identifier."""
    return tx.scalars(select(Candidate.id).where(Candidate.id > after).order_by(Candidate.id).limit(most)).all()
