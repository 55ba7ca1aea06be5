"""Registrations, their immutable versions, prior credits, exemptions and pieces."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long, Name

ACTIVE = "state NOT IN ('deregistered', 'set_aside', 'transferred')"


class Registration(Base):
    """One registration of a candidate for a speciality of an exam session; `number` counts the candidate's."""

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("candidate_id", "number", name="one_registration_per_candidate_and_number"),
        Index(
            "one_active_registration_per_candidate_and_exam",
            "candidate_id",
            "exam_session_id",
            "speciality_code",
            unique=True,
            sqlite_where=text(ACTIVE),
            postgresql_where=text(ACTIVE),
        ),
        CheckConstraint("number >= 1", name="registration_numbers_start_at_one"),
        CheckConstraint("version >= 1", name="versions_start_at_one"),
        CheckConstraint(
            "state IN ('registered', 'confirmed', 'validated', 'deregistered', 'set_aside', 'transferred')",
            name="state_is_known",
        ),
        # Perimeter first; the rest lets volumes be counted from the index alone.
        Index(
            "ix_registration_perimeter",
            "academie_code",
            "domain_code",
            "exam_session_id",
            "state",
            "first_saved_at",
            "closed_at",
        ),
        Index("ix_registration_first_saved", "first_saved_at"),
        Index("ix_registration_school", "school_uai"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), index=True)
    number: Mapped[int]
    exam_session_id: Mapped[int] = mapped_column(ForeignKey("exam_session.id"))
    academie_code: Mapped[Code] = mapped_column(ForeignKey("academie.code"))
    domain_code: Mapped[Code] = mapped_column(ForeignKey("exam_domain.code"))
    speciality_code: Mapped[Code] = mapped_column(ForeignKey("speciality.code"), index=True)
    category_code: Mapped[Code]
    audience: Mapped[Code]
    foreign_group: Mapped[Code]
    school_uai: Mapped[Code]
    class_name: Mapped[Code]
    answers: Mapped[dict[str, Any]]  # papers chosen and options, by paper code
    state: Mapped[Code]
    state_reason: Mapped[Long]
    version: Mapped[int]
    fingerprint: Mapped[Digest]  # of the current version's content: a save that changes nothing does not count
    first_saved_at: Mapped[Instant]
    saved_at: Mapped[Instant]
    closed_at: Mapped[datetime | None]  # when it was deregistered, set aside or transferred
    pieces_locked_at: Mapped[datetime | None]
    restarted_from: Mapped[int | None]
    last_merge_id: Mapped[int | None] = mapped_column(default=None)  # that gave it its candidate and number
    origin: Mapped[Code]


class RegistrationVersion(Base):
    """The immutable snapshot of everything printed, one per saved change: 1, 2, 3... without a gap (6.09)."""

    __tablename__ = "registration_version"
    __table_args__ = (
        UniqueConstraint("registration_id", "n", name="one_row_per_registration_and_version"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    n: Mapped[int]
    snapshot: Mapped[dict[str, Any]]
    fingerprint: Mapped[Digest]
    saved_at: Mapped[Instant]
    saved_by: Mapped[Name]
    cause: Mapped[Code]  # registration, modification, correction, import
    cause_id: Mapped[int | None]


class PriorCredit(Base):
    """A prior credit declared on a registration (tab 4 of the form)."""

    __tablename__ = "prior_credit"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    title_code: Mapped[Code] = mapped_column(ForeignKey("prior_title.code"))
    year: Mapped[int]
    academie_code: Mapped[Code]
    content: Mapped[dict[str, Any]]


class Exemption(Base):
    """A paper exempted or a grade kept, by which rule, from which prior credit."""

    __tablename__ = "exemption"
    __table_args__ = (
        UniqueConstraint("registration_id", "paper_code", name="one_exemption_per_registration_and_paper"),
    )

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    paper_code: Mapped[Code]
    rule_code: Mapped[Code] = mapped_column(ForeignKey("exemption_rule.code"), index=True)
    prior_credit_id: Mapped[int | None] = mapped_column(ForeignKey("prior_credit.id"))
    kind: Mapped[Code]  # exempted, kept or carried
    grade: Mapped[Code]
    kept_until: Mapped[Code]


class Piece(Base):
    """A supporting piece of a registration and its state."""

    __tablename__ = "piece"
    __table_args__ = (
        UniqueConstraint("registration_id", "piece_code", name="one_piece_per_registration_and_kind"),
        CheckConstraint(
            "state IN ('awaited', 'received', 'under_check', 'refused', 'accepted', 'not_required')",
            name="state_is_known",
        ),
        Index("ix_piece_state", "state", "piece_code", "registration_id"),  # searches and reminders look for a state
    )

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    piece_code: Mapped[Code] = mapped_column(ForeignKey("required_piece.code"))
    state: Mapped[Code]
    reason: Mapped[Long]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class StoredFile(Base):
    """A file that someone sent (evidence, piece): name for display, content found by its hash."""

    __tablename__ = "stored_file"

    id: Mapped[Key]
    sha256: Mapped[Digest]
    storage_key: Mapped[Long]
    display_name: Mapped[Name]
    media_type: Mapped[Code]
    size: Mapped[int]
    sent_by: Mapped[Name]
    sent_at: Mapped[Instant]
