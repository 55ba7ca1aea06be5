"""What the candidate space keeps of people at work: sessions, drafts, errors they report, accommodations they ask."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long, Name


class AccountSession(Base):
    """A candidate signed in; the cookie holds the secret, this row only its hash (1.16)."""

    __tablename__ = "account_session"

    id_hash: Mapped[Digest] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[Instant]
    last_seen_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    revoked_at: Mapped[datetime | None]
    authenticated_at: Mapped[Instant]
    agent: Mapped[Name]


class RegistrationDraft(Base):
    """A form being filled, kept at each tab; it is no registration, and nothing counts it (6.26)."""

    __tablename__ = "registration_draft"
    __table_args__ = (
        Index(
            "one_draft_per_candidate_and_choice",
            "candidate_id",
            "exam_session_id",
            "place_code",
            unique=True,
            sqlite_where=text("registration_id IS NULL"),
            postgresql_where=text("registration_id IS NULL"),
        ),
        UniqueConstraint("registration_id", name="one_draft_per_registration"),
        {"sqlite_autoincrement": True},  # the address of a draft never leads to another one
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))  # the one being modified
    exam_session_id: Mapped[int] = mapped_column(ForeignKey("exam_session.id"))
    place_code: Mapped[Code]  # an académie, or a country whose centres are attached to one
    content: Mapped[dict[str, Any]]  # what was typed, by tab
    tab: Mapped[int]  # the furthest tab reached, 1 to 6
    seen_version: Mapped[int]  # of the registration being modified when the draft began
    started_by: Mapped[Name]
    created_at: Mapped[Instant]
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class ErrorReport(Base):
    """A candidate says that a locked field is wrong, with a proof; the office answers, by a correction or not."""

    __tablename__ = "error_report"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'answered', 'refused', 'withdrawn')", name="state_is_known"),
        Index(
            "one_open_error_report_per_field",
            "candidate_id",
            "field",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_error_report_state", "state", "sent_at"),
    )

    id: Mapped[Key]
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    field: Mapped[Code]
    shown: Mapped[Long]  # the value the candidate saw
    wanted: Mapped[Long]  # the value the candidate says is right
    message: Mapped[Long]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    state: Mapped[Code]
    answer: Mapped[Long]
    correction_id: Mapped[int | None] = mapped_column(ForeignKey("correction.id"))
    sent_at: Mapped[Instant]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[Name]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class AccommodationRequest(Base):
    """A request to sit papers with accommodations (handicap), followed until its decision is delivered (seed 9)."""

    __tablename__ = "accommodation_request"
    __table_args__ = (
        CheckConstraint(
            "state IN ('sent', 'incomplete', 'under_review', 'decided', 'withdrawn')", name="state_is_known"
        ),
        Index(
            "one_open_accommodation_request_per_registration",
            "registration_id",
            unique=True,
            sqlite_where=text("state NOT IN ('decided', 'withdrawn')"),
            postgresql_where=text("state NOT IN ('decided', 'withdrawn')"),
        ),
        Index("ix_accommodation_request_state", "state", "asked_at"),
    )

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    measures: Mapped[list[Any]]  # codes asked
    message: Mapped[Long]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    state: Mapped[Code]
    granted: Mapped[list[Any]]  # codes granted, once decided
    answer: Mapped[Long]
    asked_at: Mapped[Instant]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[Name]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class PieceFile(Base):
    """A file deposited for a piece; a piece may have several, and those replaced are kept but no longer shown."""

    __tablename__ = "piece_file"

    id: Mapped[Key]
    piece_id: Mapped[int] = mapped_column(ForeignKey("piece.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    deposited_at: Mapped[Instant]
    removed_at: Mapped[datetime | None]


class OnlineValidation(Base):
    """A candidate validated online a version of a registration: it counts as a signature, of that version alone."""

    __tablename__ = "online_validation"
    __table_args__ = (UniqueConstraint("registration_id", "registration_version", name="one_validation_per_version"),)

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    registration_version: Mapped[int]
    fingerprint: Mapped[Digest]  # of the content that was on the screen
    validated_at: Mapped[Instant]
    validated_by: Mapped[Name]


class HandedDocument(Base):
    """A PDF made elsewhere that the office hands over to a candidate; of one kind and title, the newest is current."""

    __tablename__ = "handed_document"
    __table_args__ = (
        CheckConstraint("kind IN ('summons', 'grade_report', 'other')", name="kind_is_known"),
        UniqueConstraint("check_code", name="one_handed_document_per_check_code"),
        Index(
            "one_current_handed_document_per_registration_and_kind",
            "registration_id",
            "kind",
            "title",
            unique=True,
            sqlite_where=text("current = 1"),
            postgresql_where=text("current"),
        ),
        Index("ix_handed_document_registration", "registration_id", "made_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    kind: Mapped[Code]
    title: Mapped[Name]  # of another kind of document; empty for those whose kind says it
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    check_code: Mapped[Code]
    current: Mapped[bool]
    made_at: Mapped[Instant]
    made_by: Mapped[Name]
    superseded_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]  # first opened by its candidate
