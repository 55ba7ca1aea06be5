"""Corrections of locked identity data: proposed by one person, decided by another (3.09 to 3.12)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long

OPEN = "state = 'proposed'"


class Correction(Base):
    """One proposal to change a candidate's identity, with its reason and evidence."""

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("proposer_id <> decider_id", name="two_accounts_decide"),
        CheckConstraint("proposer_person_id <> decider_person_id", name="two_persons_decide"),
        CheckConstraint(
            "state IN ('proposed', 'approved', 'refused', 'stale', 'expired', 'withdrawn')",
            name="state_is_known",
        ),
        CheckConstraint(
            "state NOT IN ('approved', 'refused') OR decider_id IS NOT NULL", name="a_decision_has_a_decider"
        ),
        CheckConstraint("length(reason_text) > 0 OR reason_code <> 'other'", name="other_reasons_are_explained"),
        Index(
            "one_open_correction_per_candidate",
            "candidate_id",
            unique=True,
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
        Index("ix_correction_state", "state", "proposed_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), index=True)
    state: Mapped[Code]
    base_version: Mapped[int]
    before: Mapped[dict[str, Any]]  # only the fields that change
    after: Mapped[dict[str, Any]]
    reason_code: Mapped[Code]
    reason_text: Mapped[Long]
    evidence_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    digest: Mapped[Digest]  # of candidate, base version, before, after, evidence: one approves what one saw (3.10)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("correction.id"))
    proposer_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    proposer_person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decider_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[Long]
