"""Documents made for candidates, and the bulk runs that make them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId, Code, Digest, Instant, Key, Long, Name

LIVE_RUN = "state IN ('awaiting_approval', 'ordered', 'running', 'paused')"
OPEN_DRAFT = "state IN ('draft', 'proposed')"


class TemplateVersion(Base):
    """One version of the wording of a kind of document; a published one never changes (2.45)."""

    __tablename__ = "template_version"
    __table_args__ = (
        UniqueConstraint("kind", "academie_code", "domain_code", "n", name="one_template_per_place_and_version"),
        Index("one_template_per_draft", "draft_id", unique=True),
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    academie_code: Mapped[Code]  # empty: every académie
    domain_code: Mapped[Code]  # empty: every domain
    n: Mapped[int]
    template_id: Mapped[Digest]
    slots: Mapped[dict[str, Any]]
    state: Mapped[Code]  # published: what is being written is a draft
    published_at: Mapped[datetime | None]
    draft_id: Mapped[int | None] = mapped_column(BigId)  # none: the wording that Sporades has; a guard looks for it


class TemplateDraft(Base):
    """A wording being written for a kind and a place, until someone other than its author publishes it (3.13)."""

    __tablename__ = "template_draft"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'proposed', 'published', 'refused', 'withdrawn')", name="state_is_known"),
        CheckConstraint("author_person_id <> decided_by_person_id", name="two_persons_decide"),
        CheckConstraint(
            "state NOT IN ('published', 'refused') OR decided_by_person_id IS NOT NULL",
            name="a_decision_has_a_decider",
        ),
        Index(
            "one_open_draft_per_place",
            "kind",
            "academie_code",
            "domain_code",
            unique=True,
            sqlite_where=text(OPEN_DRAFT),
            postgresql_where=text(OPEN_DRAFT),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    academie_code: Mapped[Code]  # empty: every académie
    domain_code: Mapped[Code]  # empty: every domain
    state: Mapped[Code]
    slots: Mapped[dict[str, Any]]
    template_id: Mapped[Digest]
    based_on_id: Mapped[int] = mapped_column(ForeignKey("template_version.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    author_person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    author: Mapped[Name]
    begun_at: Mapped[Instant]
    changed_at: Mapped[Instant]
    proposed_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[Name]
    decided_at: Mapped[datetime | None]
    reason: Mapped[Long]  # of a refusal
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class TemplateImage(Base):
    """A logo or a scanned signature, as it is printed; wordings name it by its digest."""

    __tablename__ = "template_image"

    id: Mapped[Key]
    sha256: Mapped[Digest] = mapped_column(unique=True)
    storage_key: Mapped[Long]
    size: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    sent_by: Mapped[Name]
    sent_at: Mapped[Instant]


class PrintedContext(Base):
    """What the office added around a snapshot, kept once per distinct content (office, dates, zone, regime)."""

    __tablename__ = "printed_context"

    sha256: Mapped[Digest] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    place_sha256: Mapped[Digest] = mapped_column(
        server_default=""
    )  # of the same, without what a letter says of its own
    facts_sha256: Mapped[Digest] = mapped_column(server_default="")  # of what came by import and is printed, if any


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
        Index(  # the letters of a kind, a few, are found without reading every registration
            "ix_document_current_by_kind",
            "kind",
            "registration_id",
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
            "state IN ('awaiting_approval', 'refused', 'ordered', 'running', 'paused', 'cancelled', 'done', 'failed')",
            name="state_is_known",
        ),
        CheckConstraint(
            "decided_by_person_id IS NULL OR decided_by_person_id <> ordered_by_person_id",
            name="orderer_and_approver_are_two_persons",
        ),
        Index(
            "one_live_run_per_scope",
            "kind",
            "scope",
            unique=True,
            sqlite_where=text(LIVE_RUN),
            postgresql_where=text(LIVE_RUN),
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
    needs_approval: Mapped[bool] = mapped_column(server_default=false())  # over the number set by the office
    ordered_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[Name] = mapped_column(server_default="")
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[Long] = mapped_column(server_default="")  # of a refusal
    scope: Mapped[str | None] = mapped_column(String(64))  # what names its registrations; none: an earlier release


class RunNotice(Base):
    """A candidate told by mail of a new document of a run: once, whatever happens to the workers."""

    __tablename__ = "run_notice"

    run_id: Mapped[int] = mapped_column(ForeignKey("bulk_run.id"), primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), primary_key=True)


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
