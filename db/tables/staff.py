"""Staff of the office: who they are, what they may do where, and the sessions they have open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long, Name


class Person(Base):
    """A human being: four-eyes rules compare persons, not sign-in names (3.09)."""

    __tablename__ = "person"

    id: Mapped[Key]
    full_name: Mapped[Name]
    email: Mapped[Name]


class Staff(Base):
    """A staff account; a person may have more than one."""

    __tablename__ = "staff"
    __table_args__ = (
        UniqueConstraint("login", name="one_staff_account_per_login"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    login: Mapped[Code]
    password_hash: Mapped[Long]
    language: Mapped[Code]
    active: Mapped[bool]
    password_changed_at: Mapped[datetime | None]
    preferences: Mapped[dict[str, Any]]
    created_at: Mapped[Instant]


class Grant(Base):
    """A role given to a staff account over an académie and a domain (empty: all), for a time (3.06)."""

    __tablename__ = "role_grant"
    __table_args__ = (Index("ix_role_grant_staff", "staff_id"),)

    id: Mapped[Key]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[Code]
    academie_code: Mapped[Code]
    domain_code: Mapped[Code]
    starts_at: Mapped[Instant]
    ends_at: Mapped[datetime | None]
    given_by: Mapped[Name]


class StaffSession(Base):
    """A sign-in that is still valid; the cookie holds the secret, this row only its hash (1.16)."""

    __tablename__ = "staff_session"
    __table_args__ = (Index("ix_staff_session_staff", "staff_id"),)

    id_hash: Mapped[Digest] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[Instant]
    last_seen_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    revoked_at: Mapped[datetime | None]
    authenticated_at: Mapped[Instant]
    address: Mapped[Name]
    agent: Mapped[Name]


class SignInTicket(Base):
    """A right used once, stored hashed: exchange a proven password for a cookie, or choose a first password."""

    __tablename__ = "sign_in_ticket"

    ticket_hash: Mapped[Digest] = mapped_column(primary_key=True)
    purpose: Mapped[Code]  # sign_in, first_password, second_factor or enrolment
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    expires_at: Mapped[Instant]
    used_at: Mapped[datetime | None]


class SecondFactor(Base):
    """The second factor of a staff account: what the phone and the server both know, and the last code that served."""

    __tablename__ = "second_factor"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    secret: Mapped[Long]  # sealed with a key kept elsewhere; empty until a first code was typed back
    pending: Mapped[Long]  # sealed too; shown to be scanned, and not proved yet
    last_step: Mapped[int]  # of thirty seconds: a code serves once (1.11)
    since: Mapped[datetime | None]


class RecoveryCode(Base):
    """A code that replaces a lost phone once; only its hash is kept."""

    __tablename__ = "recovery_code"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    code_hash: Mapped[Digest] = mapped_column(primary_key=True)
    used_at: Mapped[datetime | None]


class SignInThrottle(Base):
    """Failed tries of one account or one source, kept across restarts (1.04, 2.23)."""

    __tablename__ = "sign_in_throttle"

    subject: Mapped[Name] = mapped_column(primary_key=True)  # kind:hash, never a name in clear
    failures: Mapped[int]
    tries_today: Mapped[int]
    day_started_at: Mapped[Instant]
    last_failure_at: Mapped[datetime | None]
    locked_until: Mapped[datetime | None]
