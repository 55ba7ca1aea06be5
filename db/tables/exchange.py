"""Files in and out, saved views, mails to send, work promised, and the keys that make a click count once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long, Name


class ImportFile(Base):
    """A file of candidates laid down for import: its report first, then applied once (2.31)."""

    __tablename__ = "import_file"
    __table_args__ = (
        UniqueConstraint("sha256", name="same_file_twice_is_one_import"),
        CheckConstraint("state IN ('staged', 'discarded', 'applied', 'rolled_back')", name="state_is_known"),
        Index("ix_import_file_staged", "staged_by_id", "staged_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    sha256: Mapped[Digest]
    display_name: Mapped[Name]
    format: Mapped[Code]  # empty when the file could not be read as any
    state: Mapped[Code]
    criteria: Mapped[dict[str, Any]]  # what the file says of itself
    choice: Mapped[dict[str, Any]]  # what a person chose where the file says nothing: exam session, académie
    places: Mapped[list[Any]]  # académies and domains of the lines: who reads the report must see them all
    counts: Mapped[dict[str, Any]]
    staged_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # nothing: the command line
    staged_by: Mapped[Name]
    staged_at: Mapped[Instant]
    applied_by: Mapped[Name]
    applied_at: Mapped[datetime | None]
    ended_by: Mapped[Name]  # who discarded or rolled it back
    ended_at: Mapped[datetime | None]
    reason: Mapped[Long]  # of a roll back
    report_digest: Mapped[Digest] = mapped_column(server_default="")  # of the report and choices: what was read
    ordered: Mapped[dict[str, Any]] = mapped_column(server_default="{}")  # who ordered the worker to apply it, and how


class ImportLine(Base):
    """One line of a staged file: what it says, what was found, and what became of it; line 0 is the whole file."""

    __tablename__ = "import_line"
    __table_args__ = (
        UniqueConstraint("import_id", "line", name="one_row_per_import_and_line"),
        Index("ix_import_line_outcome", "import_id", "outcome"),
        Index("ix_import_line_severity", "import_id", "severity"),
        Index("ix_import_line_registration", "registration_id"),
    )

    id: Mapped[Key]
    import_id: Mapped[int] = mapped_column(ForeignKey("import_file.id"))
    line: Mapped[int]
    content: Mapped[dict[str, Any]]
    findings: Mapped[list[Any]]
    severity: Mapped[Code]  # of its worst finding: blocking, warning, or empty
    outcome: Mapped[Code]  # of core.imports.rules.Outcome
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))
    effect: Mapped[dict[str, Any]]  # what was written, and what stood before: what a roll back needs


class Export(Base):
    """A spreadsheet that left the system: who, why, which criteria, how many rows, until when (1.21)."""

    __tablename__ = "export"
    __table_args__ = (
        CheckConstraint(
            "state IN ('awaiting_approval', 'ordered', 'ready', 'refused', 'failed', 'expired')",
            name="state_is_known",
        ),
        CheckConstraint(
            "decided_by_person_id IS NULL OR decided_by_person_id <> asked_by_person_id",
            name="asker_and_approver_are_two_persons",
        ),
        Index("ix_export_asked_by", "asked_by_id", "asked_at"),
        Index("ix_export_state", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    name: Mapped[Code]
    format: Mapped[Code]
    language: Mapped[Code]  # of the person who asked: titles and dates of the file are written in it
    query: Mapped[dict[str, Any]]
    criteria: Mapped[Long]  # the query in words, in that language
    places: Mapped[list[Any]]  # académies and domains of the rows: who approves must see them all
    columns: Mapped[list[Any]]
    purpose: Mapped[Code]
    recipient: Mapped[Name]
    state: Mapped[Code]
    needs_approval: Mapped[bool]
    row_count: Mapped[int]  # foreseen while ordered, written once ready
    content_sha256: Mapped[Digest]  # of the rows themselves: the same in every format, printed in the file
    sha256: Mapped[Digest]
    size: Mapped[int]
    storage_key: Mapped[Long]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # nothing: the command line
    asked_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_by: Mapped[Name]
    asked_at: Mapped[Instant]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[Name]
    decided_at: Mapped[datetime | None]
    reason: Mapped[Long]  # of a refusal, or the code of what made it fail
    ready_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]


class SavedView(Base):
    """A search kept by a person, or shared with everyone who works in a place; `link` ones only stand for an address.

    `name` of a link is the digest of what it asks: one row per person and question. A pinned view is on the home page
    of everyone who sees it.
    """

    __tablename__ = "saved_view"
    __table_args__ = (
        UniqueConstraint("staff_id", "name", name="one_view_per_person_and_name"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[Name]
    query: Mapped[dict[str, Any]]
    columns: Mapped[list[Any]]
    shared: Mapped[bool]
    pinned: Mapped[bool]
    kind: Mapped[Code]  # view or link
    academie_code: Mapped[Code]  # of a shared one; empty: every académie
    domain_code: Mapped[Code]  # of a shared one; empty: every domain
    order_by: Mapped[Code]  # a column, after `-` when it descends
    opened_at: Mapped[datetime | None]


class FrozenView(Base):
    """What a search found at one instant, for an audit: its registrations, who took it and when; it never changes."""

    __tablename__ = "frozen_view"
    __table_args__ = (Index("ix_frozen_view_taken_by", "taken_by_id", "taken_at"),)

    id: Mapped[Key]
    name: Mapped[Name]
    reason: Mapped[Long]
    query: Mapped[dict[str, Any]]
    criteria: Mapped[Long]  # the query in words, in the language of who took it
    places: Mapped[list[Any]]  # académies and domains of the rows: who reads it must see them all
    registrations: Mapped[list[Any]]
    row_count: Mapped[int]
    digest: Mapped[Digest]  # of all of the above, written in the journal too
    taken_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    taken_by: Mapped[Name]
    taken_at: Mapped[Instant]


class OutboxMessage(Base):
    """A mail promised by an action, in the same transaction (4.11)."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'sent', 'dead', 'dropped', 'frozen')", name="state_is_known"),
        Index("ix_outbox_message_due", "state", "due_at"),
        Index("ix_outbox_message_candidate", "candidate_id"),
    )

    id: Mapped[Key]
    template: Mapped[Code]
    recipient: Mapped[Name]
    language: Mapped[Code]
    facts: Mapped[dict[str, Any]]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))
    message_id: Mapped[Name]
    state: Mapped[Code]
    attempts: Mapped[int]
    error: Mapped[Long]
    created_at: Mapped[Instant]
    due_at: Mapped[Instant]
    sent_at: Mapped[datetime | None]


class PromisedTask(Base):
    """Work promised by an action, in the same transaction; the worker starts it under an id derived from the row."""

    __tablename__ = "promised_task"
    __table_args__ = (
        CheckConstraint("state IN ('promised', 'started', 'done', 'failed', 'cancelled')", name="state_is_known"),
        Index("ix_promised_task_state", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    task: Mapped[Code]
    arguments: Mapped[dict[str, Any]]
    ordered_by: Mapped[Name]
    state: Mapped[Code]
    attempts: Mapped[int]
    error: Mapped[Long]
    created_at: Mapped[Instant]
    finished_at: Mapped[datetime | None]


class Worker(Base):
    """A worker that is, or was, alive: a silent one's work is taken over by the others."""

    __tablename__ = "worker"

    executor_id: Mapped[Name] = mapped_column(primary_key=True)
    host: Mapped[Name]
    process: Mapped[int]
    started_at: Mapped[Instant]
    last_seen_at: Mapped[Instant]


class IdempotencyKey(Base):
    """A form used once: the second click gets the first receipt (6.24)."""

    __tablename__ = "idempotency_key"

    actor: Mapped[Name] = mapped_column(primary_key=True)
    action: Mapped[Name] = mapped_column(primary_key=True)
    key: Mapped[Name] = mapped_column(primary_key=True)
    payload: Mapped[Digest]
    receipt: Mapped[dict[str, Any]]
    used_at: Mapped[Instant]


class SchemaMark(Base):
    """What this database is: a random name of its own, and whether demonstration data was loaded."""

    __tablename__ = "schema_mark"

    name: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[Long]
