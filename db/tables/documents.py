"""Documents made for candidates, and the bulk runs that make them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long, Name


class TemplateVersion(Base):
    """One version of the wording of a kind of document; a published one never changes (2.45)."""

    __tablename__ = "template_version"
    __table_args__ = (
        UniqueConstraint("kind", "academie_code", "domain_code", "n", name="one_template_per_place_and_version"),
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    academie_code: Mapped[Code]  # empty: every académie
    domain_code: Mapped[Code]  # empty: every domain
    n: Mapped[int]
    template_id: Mapped[Digest]
    slots: Mapped[dict[str, Any]]
    state: Mapped[Code]  # draft, published or retired
    published_at: Mapped[datetime | None]


class PrintedContext(Base):
    """What the office added around a snapshot, kept once per distinct content (office, dates, zone, regime)."""

    __tablename__ = "printed_context"

    sha256: Mapped[Digest] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]


class Document(Base):
    """One document of one registration version. Only `current` and `superseded_at` ever change, once."""

    __tablename__ = "document"
    __table_args__ = (
        Index(
            "one_current_document_per_registration_and_kind",
            "registration_id",
            "kind",
            unique=True,
            sqlite_where=text("current = 1"),
            postgresql_where=text("current"),
        ),
        # The same facts give the same code: dates moved and moved back print the first paper again, so only
        # the current row is alone to bear it.
        Index(
            "one_current_document_per_check_code",
            "check_code",
            unique=True,
            sqlite_where=text("current = 1"),
            postgresql_where=text("current"),
        ),
        Index("ix_document_check_code", "check_code"),
        Index("ix_document_registration", "registration_id", "version"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    version: Mapped[int]
    template_version_id: Mapped[int] = mapped_column(ForeignKey("template_version.id"))
    context_sha256: Mapped[Digest] = mapped_column(ForeignKey("printed_context.sha256"))
    fingerprint: Mapped[Digest]  # of snapshot, context and template: differs from today's facts = stale
    sha256: Mapped[Digest]
    size: Mapped[int]
    storage_key: Mapped[Long]
    check_code: Mapped[Code]
    current: Mapped[bool]
    made_at: Mapped[Instant]
    made_by: Mapped[Name]
    superseded_at: Mapped[datetime | None]


class DocumentReading(Base):
    """When a candidate first opened a document (reading receipt)."""

    __tablename__ = "document_reading"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    read_at: Mapped[Instant]


class BulkRun(Base):
    """An order to make documents for all registrations a query found; progress is counted from its items."""

    __tablename__ = "bulk_run"
    __table_args__ = (
        CheckConstraint(
            "state IN ('ordered', 'running', 'paused', 'cancelled', 'done', 'failed')", name="state_is_known"
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    query: Mapped[dict[str, Any]]
    options: Mapped[dict[str, Any]]  # order, outputs, notify
    state: Mapped[Code]
    total: Mapped[int]
    skipped: Mapped[dict[str, Any]]  # reason -> count
    ordered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # none: a command of the system
    ordered_by: Mapped[Name]
    ordered_at: Mapped[Instant]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    error: Mapped[Long]


class BulkItem(Base):
    """One registration of a run, with the version it was expected to have."""

    __tablename__ = "bulk_item"
    __table_args__ = (
        UniqueConstraint("run_id", "registration_id", name="one_item_per_run_and_registration"),
        CheckConstraint("state IN ('waiting', 'done', 'skipped', 'failed')", name="state_is_known"),
        Index("ix_bulk_item_progress", "run_id", "state", "outcome"),
        Index("ix_bulk_item_order", "run_id", "position"),
    )

    id: Mapped[Key]
    run_id: Mapped[int] = mapped_column(ForeignKey("bulk_run.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    expected_version: Mapped[int]
    position: Mapped[int]
    group_label: Mapped[Name]
    state: Mapped[Code]
    outcome: Mapped[Code]  # made, already_current, deregistered, not_printable...
    attempts: Mapped[int]
    error: Mapped[Long]
    error_facts: Mapped[dict[str, Any] | None]  # what the sentence of the refusal says: a character, a limit
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))


class BulkPart(Base):
    """A share of a run that one worker holds at a time: a range of items to make, or one file to write.

    `claim` is drawn anew each time the part is taken: a worker that was thought dead and comes back writes
    nothing, since its claim is no longer here (4.09).
    """

    __tablename__ = "bulk_part"
    __table_args__ = (
        UniqueConstraint("run_id", "work", "first_position", name="one_part_per_run_work_and_position"),
        CheckConstraint("state IN ('waiting', 'done')", name="state_is_known"),
        Index("ix_bulk_part_claimed_by", "claimed_by"),
    )

    id: Mapped[Key]
    run_id: Mapped[int] = mapped_column(ForeignKey("bulk_run.id"))
    work: Mapped[Code]  # documents, or the name of a file of the catalogue
    first_position: Mapped[int]
    last_position: Mapped[int]
    state: Mapped[Code]
    claim: Mapped[Code]
    claimed_by: Mapped[Name]
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int]
    finished_at: Mapped[datetime | None]


class BulkFile(Base):
    """A file a run produced: merged PDF, zip or manifest."""

    __tablename__ = "bulk_file"
    __table_args__ = (UniqueConstraint("run_id", "name", name="one_file_per_run_and_name"),)

    id: Mapped[Key]
    run_id: Mapped[int] = mapped_column(ForeignKey("bulk_run.id"))
    name: Mapped[Name]
    media_type: Mapped[Code]
    sha256: Mapped[Digest]
    size: Mapped[int]
    storage_key: Mapped[Long]
    made_at: Mapped[Instant]
