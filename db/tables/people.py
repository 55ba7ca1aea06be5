"""Candidates, the accounts they sign in with, and the one place where an e-mail is taken."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Digest, Instant, Key, Long, Name


class Candidate(Base):
    """A person known to the office. Identity columns cannot change once `locked_at` is set, except by a correction."""

    __tablename__ = "candidate"
    __table_args__ = (
        UniqueConstraint("number", name="one_candidate_per_number"),
        CheckConstraint("length(number) = 11 AND number LIKE '0%'", name="number_is_0_and_ten_digits"),
        CheckConstraint("last_registration_number >= 0", name="registration_mark_is_not_negative"),
        Index("ix_candidate_birth_name_key", "birth_name_key", "first_names_key"),
        Index("ix_candidate_birth_date", "birth_date"),
        Index("ix_candidate_ine", "ine"),
        Index("ix_candidate_email_key", "email_key"),
        Index(
            "ix_candidate_merged_into",
            "merged_into",
            sqlite_where=text("merged_into IS NOT NULL"),
            postgresql_where=text("merged_into IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    number: Mapped[Code]
    kind: Mapped[Code]  # individual or school

    civility: Mapped[Code]
    birth_name: Mapped[Name]
    usual_name: Mapped[Name]
    first_names: Mapped[Name]
    birth_date: Mapped[date]
    birth_place: Mapped[Name]
    birth_commune: Mapped[Code]
    birth_departement: Mapped[Code]
    birth_country: Mapped[Name]
    nationality: Mapped[Name]
    ine: Mapped[Code]

    email: Mapped[Name]
    email_key: Mapped[Name]
    phone: Mapped[Code]
    address: Mapped[list[Any]]  # lines
    postcode: Mapped[Code]
    city: Mapped[Name]
    country: Mapped[Name]

    academie_code: Mapped[Code] = mapped_column(ForeignKey("academie.code"), index=True)
    language: Mapped[Code]

    birth_name_key: Mapped[Name]  # folded by core.candidates.folding when written
    usual_name_key: Mapped[Name]
    first_names_key: Mapped[Name]

    locked_at: Mapped[datetime | None]
    last_correction_id: Mapped[int | None]
    last_merge_id: Mapped[int | None] = mapped_column(default=None)
    merged_into: Mapped[int | None] = mapped_column(default=None)  # who this candidate turned out to be (6.21)
    former_numbers: Mapped[Long] = mapped_column(server_default="", default="")  # of those merged into this one
    last_registration_number: Mapped[int]
    version: Mapped[int] = mapped_column()
    created_at: Mapped[Instant]
    origin: Mapped[Code]  # account, import, desk or demonstration

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class Account(Base):
    """How an individual candidate signs in: pending for 48 elapsed hours, then active or gone (6.05 to 6.07)."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("email_key", name="one_account_per_email"),
        UniqueConstraint("candidate_id", name="one_account_per_candidate"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"))
    email: Mapped[Name]
    email_key: Mapped[Name]
    password_hash: Mapped[Long]
    state: Mapped[Code]  # pending, active or closed
    deadline: Mapped[Instant]
    activated_at: Mapped[datetime | None]
    person: Mapped[dict[str, Any]]  # what was typed, until a candidate exists
    language: Mapped[Code]
    notice_version: Mapped[Code] = mapped_column(server_default="")  # of the notice for minors, as accepted (1.27)
    created_at: Mapped[Instant]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so


class AccountToken(Base):
    """A one-use link (activation, reset, e-mail change), stored hashed (1.09, 1.10)."""

    __tablename__ = "account_token"

    token_hash: Mapped[Digest] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(index=True)
    purpose: Mapped[Code]
    bound_to: Mapped[Long]
    expires_at: Mapped[Instant]
    used_at: Mapped[datetime | None]


class EmailClaim(Base):
    """The only place where an e-mail becomes valid, for accounts and for registrations entered by others (6.01)."""

    __tablename__ = "email_claim"
    __table_args__ = (Index("ix_email_claim_owner", "owner_kind", "owner_id"),)

    email_key: Mapped[Name] = mapped_column(primary_key=True)
    owner_kind: Mapped[Code]  # account or candidate
    owner_id: Mapped[int]
    claimed_at: Mapped[Instant]
    expires_at: Mapped[datetime | None]


class Slip(Base):
    """A connection slip: how a school candidate gets an account; one use, stored hashed, expires (6.28)."""

    __tablename__ = "slip"

    code_hash: Mapped[Digest] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), index=True)
    issued_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class SlipSheet(Base):
    """Slips ordered by a click: drawn and handed over once, to who ordered them; the codes are nowhere else (6.28)."""

    __tablename__ = "slip_sheet"
    __table_args__ = (Index("ix_slip_sheet_school", "school_uai", "ordered_at"),)

    id: Mapped[Key]
    school_uai: Mapped[Code]
    classes: Mapped[list[Any]]  # empty: every class
    only_without: Mapped[bool]  # only those who had no slip that works
    ordered_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    ordered_by: Mapped[Name]
    ordered_at: Mapped[Instant]
    handed_at: Mapped[datetime | None]
    slips: Mapped[int]


class NumberAllocator(Base):
    """The next number to give; locked in the transaction that gives it, never lowered (6.20)."""

    __tablename__ = "number_allocator"

    name: Mapped[Code] = mapped_column(primary_key=True)
    next_value: Mapped[int]
