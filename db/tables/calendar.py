"""When one may register: exam sessions and their windows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Instant, Key, Long


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
