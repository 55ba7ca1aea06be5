"""What documents say by import, and files of many candidates that are handed over at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long, Name


class DocumentFacts(Base):
    """What a document says that only a file of the office knows (summons, grades, a decision); the newest is current.

    `visible_from` is the instant before which its candidate sees nothing of it; none: as soon as it is made.
    """

    __tablename__ = "document_facts"
    __table_args__ = (
        UniqueConstraint("registration_id", "kind", "n", name="one_row_per_registration_kind_and_n"),
        Index(
            "one_current_facts_per_registration_and_kind",
            "registration_id",
            "kind",
            unique=True,
            sqlite_where=text("current = 1"),
            postgresql_where=text("current"),
        ),
        Index("ix_document_facts_import", "import_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    n: Mapped[int]
    content: Mapped[dict[str, Any]]
    fingerprint: Mapped[Digest]  # of what the content says: equal ones are the same paper
    import_id: Mapped[int] = mapped_column(ForeignKey("import_file.id"))
    visible_from: Mapped[datetime | None]
    current: Mapped[bool]
    made_at: Mapped[Instant]
    made_by: Mapped[Name]
    superseded_at: Mapped[datetime | None]


class WithheldNotice(Base):
    """A candidate to be told of a document of a run once its hour has come; the row goes when he is told."""

    __tablename__ = "withheld_notice"
    __table_args__ = (Index("ix_withheld_notice_due", "due_at"), Index("ix_withheld_notice_of", "registration_id"))

    run_id: Mapped[int] = mapped_column(ForeignKey("bulk_run.id"), primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    due_at: Mapped[Instant]


class HandingBatch(Base):
    """A PDF of many candidates, or an archive of PDFs, laid down: its plan first, then handed over once confirmed.

    Once it has ended the file itself is let go: what was handed over is kept with each candidate.
    """

    __tablename__ = "handing_batch"
    __table_args__ = (
        CheckConstraint("kind IN ('summons', 'grade_report', 'other')", name="kind_is_known"),
        CheckConstraint(
            "state IN ('reading', 'refused', 'staged', 'ordered', 'done', 'cancelled', 'discarded')",
            name="state_is_known",
        ),
        Index("ix_handing_batch_staged", "staged_by_id", "staged_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    name: Mapped[Name]
    sha256: Mapped[Digest]
    size: Mapped[int]
    storage_key: Mapped[Long]  # empty once it has ended
    medium: Mapped[Code]  # pdf or zip
    kind: Mapped[Code]
    title: Mapped[Name]
    exam_session: Mapped[Code]  # chooses among several registrations of one candidate; empty: none is chosen
    follows: Mapped[bool]  # a page without a number belongs to the page before
    state: Mapped[Code]
    refused: Mapped[Code]  # why the file cannot be read
    refused_facts: Mapped[dict[str, Any]]
    found: Mapped[list[Any]]  # the numbers read on each page, or in each name
    counts: Mapped[dict[str, Any]]
    plan_digest: Mapped[Digest]  # of the plan: what was read is what is confirmed
    promise: Mapped[int]  # the last task promised for it
    staged_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    staged_by: Mapped[Name]
    staged_at: Mapped[Instant]
    ended_at: Mapped[datetime | None]


class HandingLine(Base):
    """One part of such a file: pages that follow each other or one PDF, whose it is, what becomes of it."""

    __tablename__ = "handing_line"
    __table_args__ = (
        UniqueConstraint("batch_id", "position", name="one_line_per_batch_and_position"),
        CheckConstraint(
            "outcome IN ('matched', 'unmatched', 'ambiguous', 'already', 'handed', 'failed')", name="outcome_is_known"
        ),
        Index("ix_handing_line_outcome", "batch_id", "outcome"),
        Index("ix_handing_line_registration", "registration_id"),
    )

    id: Mapped[Key]
    batch_id: Mapped[int] = mapped_column(ForeignKey("handing_batch.id"))
    position: Mapped[int]
    first_page: Mapped[int]  # of a PDF; 0 in an archive
    last_page: Mapped[int]
    name: Mapped[Name]  # of a file of an archive; empty in a PDF
    number: Mapped[Name]  # as it was read
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))
    outcome: Mapped[Code]
    reason: Mapped[Code]  # why it is not handed over
    replaces: Mapped[bool]  # a document of the same kind is in force
    handed_id: Mapped[int | None] = mapped_column(ForeignKey("handed_document.id"))
