"""When one may register: exam sessions and their windows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long


class ExamSession(Base):
    """One sitting of a domain: a year (`2027`) or a year and month (`2027-11`)."""

    __tablename__ = "exam_session"
    __table_args__ = (UniqueConstraint("domain_code", "label", name="one_exam_session_per_domain_and_label"),)

    id: Mapped[Key]
    domain_code: Mapped[Code] = mapped_column(ForeignKey("exam_domain.code"))
    label: Mapped[Code]
    closed: Mapped[bool]


class Window(Base):
    """One phase of one exam session for one académie (or foreign group) and audience: `[opens_at, closes_at)`."""

    __tablename__ = "registration_window"
    __table_args__ = (
        UniqueConstraint(
            "exam_session_id",
            "academie_code",
            "foreign_group",
            "audience",
            "phase",
            name="one_window_per_session_place_audience_and_phase",
        ),
        CheckConstraint("opens_at < closes_at", name="window_closes_after_it_opens"),
    )

    id: Mapped[Key]
    exam_session_id: Mapped[int] = mapped_column(ForeignKey("exam_session.id"), index=True)
    academie_code: Mapped[Code] = mapped_column(ForeignKey("academie.code"), index=True)
    foreign_group: Mapped[Code]  # empty: the académie itself
    audience: Mapped[Code]  # individual or school
    phase: Mapped[Code]  # registration, modification, pieces, confirmations, online_validation
    opens_at: Mapped[Instant]
    closes_at: Mapped[Instant]
    zone: Mapped[Code]
    latched_at: Mapped[
        datetime | None
    ]  # first instant it was seen closed: a clock stepping back reopens nothing (6.15)
    version: Mapped[int] = mapped_column()
    source: Mapped[Long]
    demonstration: Mapped[bool]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class WindowMove(Base):
    """Windows moved together to other instants: who asks it and why, and who else decided (6.18, 3.13)."""

    __tablename__ = "window_move"
    __table_args__ = (
        CheckConstraint("proposer_id <> decider_id", name="two_accounts_decide"),
        CheckConstraint("proposer_person_id <> decider_person_id", name="two_persons_decide"),
        CheckConstraint(
            "state IN ('proposed', 'approved', 'refused', 'stale', 'expired', 'withdrawn')", name="state_is_known"
        ),
        CheckConstraint(
            "state NOT IN ('approved', 'refused') OR (decider_id IS NOT NULL AND decider_person_id IS NOT NULL)",
            name="a_decision_has_a_decider",
        ),
        CheckConstraint("length(reason) > 0", name="a_move_has_its_reason"),
        Index("ix_window_move_state", "state", "proposed_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    state: Mapped[Code]
    reason: Mapped[Long]
    digest: Mapped[Digest]  # of every window with its instants before and after: one approves what one saw (3.10)
    proposer_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    proposer_person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decider_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[Long]


class MovedWindow(Base):
    """One window of a move, before and after; written with the proposal and never again."""

    __tablename__ = "moved_window"
    __table_args__ = (CheckConstraint("opens_after < closes_after", name="window_closes_after_it_opens"),)

    move_id: Mapped[int] = mapped_column(ForeignKey("window_move.id"), primary_key=True)
    window_id: Mapped[int] = mapped_column(ForeignKey("registration_window.id"), primary_key=True, index=True)
    base_version: Mapped[int]  # of the window when the move was proposed
    opens_before: Mapped[Instant]
    closes_before: Mapped[Instant]
    opens_after: Mapped[Instant]
    closes_after: Mapped[Instant]


class WindowNotice(Base):
    """How far the candidates concerned by a move were told of it, so that each is told once."""

    __tablename__ = "window_notice"

    move_id: Mapped[int] = mapped_column(ForeignKey("window_move.id"), primary_key=True)
    told_up_to: Mapped[int]  # the last candidate looked at, in the order of their identifiers
    mails: Mapped[int]
    finished_at: Mapped[datetime | None]
