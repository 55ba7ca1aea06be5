"""Who was told of a run, written down in the transaction that promises the mail."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.tables import RunNotice


def note_told(tx: Session, run_id: int, candidates: Sequence[int]) -> list[int]:
    """Write down who is told by this transaction, and give them: a candidate who was told already is not among them."""
    if not candidates:
        return []
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    noted = dialect.insert(RunNotice).values([{"run_id": run_id, "candidate_id": one} for one in candidates])
    return sorted(tx.scalars(noted.on_conflict_do_nothing().returning(RunNotice.candidate_id)))
