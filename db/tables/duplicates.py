"""Candidates who may be one person: the pairs the radar found, merges by two persons, registrations that moved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId, Code, Digest, Instant, Key, Long, Name

OPEN = "state = 'proposed'"


class DuplicatePair(Base):
    """Two candidates who look alike: how much, why, and what the office said of it. Values are never copied here."""

    __tablename__ = "duplicate_pair"
    __table_args__ = (
        UniqueConstraint("a_id", "b_id", name="one_row_per_pair"),
        CheckConstraint("a_id < b_id", name="the_lower_comes_first"),
        CheckConstraint("score BETWEEN 0 AND 100", name="score_is_a_percentage"),
        CheckConstraint("state IN ('open', 'set_apart', 'proposed', 'merged', 'undone')", name="state_is_known"),
        CheckConstraint("state <> 'set_apart' OR length(said) > 0", name="set_apart_with_its_reason"),
        Index("ix_duplicate_pair_state", "state", "score"),
        Index("ix_duplicate_pair_b", "b_id"),
    )

    id: Mapped[Key]
    a_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    b_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    score: Mapped[int]
    reasons: Mapped[list[Any]]  # [field, how] for each field compared
    state: Mapped[Code]
    fingerprint: Mapped[Digest]  # of what was compared: what was set apart comes back when the data change
    said: Mapped[Long]
    said_by: Mapped[Name]
    said_at: Mapped[datetime | None]
    found_at: Mapped[Instant]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class DuplicateKey(Base):
    """Under which keys a candidate meets those who look alike; a copy that the radar makes again."""

    __tablename__ = "duplicate_key"
    __table_args__ = (Index("ix_duplicate_key_candidate", "candidate_id"), {"sqlite_with_rowid": False})

    key: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    candidate_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)


class DuplicateRadar(Base):
    """How far the radar went: through the register in its whole pass, then along the journal."""

    __tablename__ = "duplicate_radar"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rules: Mapped[Code]  # of the pass; other rules, another whole pass
    seen_seq: Mapped[int] = mapped_column(BigId)
    passed_id: Mapped[int | None] = mapped_column(BigId)  # last candidate of the whole pass; nothing once it is over
    finished_at: Mapped[datetime | None]


class CandidateMerge(Base):
    """One proposal to make one candidate of two, or to undo it; decided by another person."""

    __tablename__ = "candidate_merge"
    __table_args__ = (
        CheckConstraint("kind IN ('merge', 'undo')", name="kind_is_known"),
        CheckConstraint("kept_id <> absorbed_id", name="two_candidates"),
        CheckConstraint("(kind = 'undo') = (undoes_id IS NOT NULL)", name="an_undo_names_its_merge"),
        CheckConstraint("proposer_id <> decider_id", name="two_accounts_decide"),
        CheckConstraint("proposer_person_id <> decider_person_id", name="two_persons_decide"),
        CheckConstraint(
            "state IN ('proposed', 'approved', 'refused', 'stale', 'expired', 'withdrawn')", name="state_is_known"
        ),
        CheckConstraint(
            "state NOT IN ('approved', 'refused') OR (decider_id IS NOT NULL AND decider_person_id IS NOT NULL)",
            name="a_decision_has_a_decider",
        ),
        CheckConstraint("length(reason) > 0", name="a_merge_has_its_reason"),
        Index(
            "one_open_merge_per_kept", "kept_id", unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)
        ),
        Index(
            "one_open_merge_per_absorbed", "absorbed_id", unique=True, sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
        Index("ix_candidate_merge_state", "state", "proposed_at"),
        Index("ix_candidate_merge_kept", "kept_id"),
        Index("ix_candidate_merge_absorbed", "absorbed_id"),
        {"sqlite_autoincrement": True},
    )  # fmt: skip

    id: Mapped[Key]
    kind: Mapped[Code]
    state: Mapped[Code]
    kept_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    absorbed_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    kept_version: Mapped[int]
    absorbed_version: Mapped[int]
    before: Mapped[dict[str, Any]]  # of the kept candidate: only what changes
    after: Mapped[dict[str, Any]]
    exchanged: Mapped[bool]  # the kept one takes the address and the account of the other, who takes his
    reason: Mapped[Long]
    digest: Mapped[Digest]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("candidate_merge.id"))
    done: Mapped[dict[str, Any]]  # accounts closed, slips revoked, drafts moved: what undoing puts back
    proposer_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    proposer_person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decider_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[Long]


class RegistrationMove(Base):
    """A registration that went from one candidate to another by a merge, with both its numbers; never changed."""

    __tablename__ = "registration_move"
    __table_args__ = (
        UniqueConstraint("merge_id", "registration_id", name="one_move_per_merge_and_registration"),
        Index("ix_registration_move_registration", "registration_id"),
        Index("ix_registration_move_to", "to_candidate_id", "to_number"),
    )

    id: Mapped[Key]
    merge_id: Mapped[int] = mapped_column(ForeignKey("candidate_merge.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    from_candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    from_number: Mapped[int]
    to_candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    to_number: Mapped[int]
