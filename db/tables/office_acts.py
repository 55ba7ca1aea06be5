"""What the office does at once on many or on the whole of a person, and from how many a second person is needed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId, Code, Digest, Instant, Key, Long, Name


class OfficeSetting(Base):
    """A number that the office sets for itself, for an académie or for all of them."""

    __tablename__ = "office_setting"

    name: Mapped[Code] = mapped_column(primary_key=True)
    academie_code: Mapped[Code] = mapped_column(primary_key=True)  # empty: every académie without its own
    value: Mapped[int]
    set_by: Mapped[Name]
    set_at: Mapped[Instant]


class LitigationFile(Base):
    """The whole of a candidate as one PDF for a litigation: who had it made, when, why, up to which event."""

    __tablename__ = "litigation_file"
    __table_args__ = (
        CheckConstraint("state IN ('ordered', 'ready', 'failed', 'expired')", name="state_is_known"),
        CheckConstraint("length(reason) > 0", name="a_litigation_file_has_its_reason"),
        Index("ix_litigation_file_candidate", "candidate_id", "asked_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    reason: Mapped[Long]
    state: Mapped[Code]
    places: Mapped[list[Any]]  # académies and domains of its registrations: who opens it must see them all
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    asked_by: Mapped[Name]
    asked_at: Mapped[Instant]
    up_to_seq: Mapped[int] = mapped_column(BigId)  # last event of the journal it may hold
    up_to_hash: Mapped[Digest]
    events: Mapped[int]
    pages: Mapped[int]
    sha256: Mapped[Digest]
    size: Mapped[int]
    storage_key: Mapped[Long]
    ready_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    error: Mapped[Code]


class MassEnding(Base):
    """Registrations set aside together by the office, with one reason; over a number, decided by a second person."""

    __tablename__ = "mass_ending"
    __table_args__ = (
        CheckConstraint(
            "state IN ('awaiting_approval', 'refused', 'ordered', 'running', 'cancelled', 'done')",
            name="state_is_known",
        ),
        CheckConstraint("length(reason) > 0", name="a_mass_ending_has_its_reason"),
        CheckConstraint(
            "decided_by_person_id IS NULL OR decided_by_person_id <> asked_by_person_id",
            name="asker_and_approver_are_two_persons",
        ),
        Index("ix_mass_ending_asked_by", "asked_by_id", "asked_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    query: Mapped[dict[str, Any]]
    criteria: Mapped[Long]  # the query in words
    reason: Mapped[Long]
    state: Mapped[Code]
    needs_approval: Mapped[bool]
    places: Mapped[list[Any]]  # académies and domains of its registrations: who sees it must see them all
    digest: Mapped[Digest]  # of the registrations listed, with their versions: one approves what was listed
    total: Mapped[int]
    skipped: Mapped[dict[str, Any]]  # left out from the start: reason -> count
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    asked_by_person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_by: Mapped[Name]
    asked_at: Mapped[Instant]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[Name]
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[Long]  # of a refusal
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class MassEndingItem(Base):
    """One registration to set aside, at the version that was seen, and what became of it."""

    __tablename__ = "mass_ending_item"
    __table_args__ = (
        UniqueConstraint("ending_id", "registration_id", name="one_item_per_ending_and_registration"),
        CheckConstraint("state IN ('waiting', 'done', 'skipped')", name="state_is_known"),
        Index("ix_mass_ending_item_progress", "ending_id", "state", "position"),
    )

    id: Mapped[Key]
    ending_id: Mapped[int] = mapped_column(ForeignKey("mass_ending.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    seen_version: Mapped[int]
    position: Mapped[int]
    state: Mapped[Code]
    outcome: Mapped[Code]  # set_aside, or why not: moved, ended, out_of_perimeter
    settled_at: Mapped[datetime | None]
