"""What can be registered for, and by which rules: loaded from `db/reference`, dated, never edited by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Code, Key, Long, Name


class Academie(Base):
    """A regional education authority; a closed one stays as the origin of old diplomas."""

    __tablename__ = "academie"

    code: Mapped[Code] = mapped_column(primary_key=True)
    label: Mapped[Name]
    er_code: Mapped[Code]
    zone: Mapped[Code]  # IANA name: local hours are those of this zone (4.13)
    website: Mapped[Name]
    closed: Mapped[bool]


class ManagingOffice(Base):
    """The office of the exams division that manages a domain in an académie (domain empty: all the others)."""

    __tablename__ = "managing_office"

    code: Mapped[Code] = mapped_column(primary_key=True)
    academie_code: Mapped[Code] = mapped_column(ForeignKey("academie.code"), index=True)
    domain_codes: Mapped[list[Any]]
    name: Mapped[Name]
    email: Mapped[Name]
    phone: Mapped[Name]
    address: Mapped[list[Any]]  # lines
    demonstration: Mapped[bool]


class ForeignCentre(Base):
    """A country (or group of cities) whose candidates are attached to an académie."""

    __tablename__ = "foreign_centre"

    code: Mapped[Code] = mapped_column(primary_key=True)
    academie_code: Mapped[Code] = mapped_column(ForeignKey("academie.code"), index=True)
    country: Mapped[Name]
    country_code: Mapped[Code]
    zone: Mapped[Code]
    group_code: Mapped[Code]
    domain_codes: Mapped[list[Any]]
    source: Mapped[Long]


class ExamDomain(Base):
    """A family of exams managed together (BCP, CAP, BTS...)."""

    __tablename__ = "exam_domain"

    code: Mapped[Code] = mapped_column(primary_key=True)
    label: Mapped[Name]
    family: Mapped[Code]
    renounce_is_final: Mapped[bool]
    regime: Mapped[Code]  # paper, upload or online
    facts: Mapped[dict[str, Any]]


class CandidateCategory(Base):
    """A category of candidates of a domain, with its ministry code (132, 122, 520...) and audience."""

    __tablename__ = "candidate_category"

    code: Mapped[Code] = mapped_column(primary_key=True)
    domain_code: Mapped[Code] = mapped_column(ForeignKey("exam_domain.code"), index=True)
    label: Mapped[Name]
    audience: Mapped[Code]  # individual or school


class Speciality(Base):
    """A speciality, series or option of a domain. `printed_code` has five digits and may recur in another diploma."""

    __tablename__ = "speciality"
    __table_args__ = (Index("ix_speciality_printed", "printed_code"),)

    code: Mapped[Code] = mapped_column(primary_key=True)
    printed_code: Mapped[Code]
    domain_code: Mapped[Code] = mapped_column(ForeignKey("exam_domain.code"), index=True)
    label: Mapped[Name]
    from_session: Mapped[Code]
    to_session: Mapped[Code]


class PaperGrid(Base):
    """The papers of a speciality from one exam session to another; empty `to_session` is still in force."""

    __tablename__ = "paper_grid"
    __table_args__ = (
        UniqueConstraint("speciality_code", "from_session", name="one_grid_per_speciality_and_first_session"),
    )

    code: Mapped[Code] = mapped_column(primary_key=True)
    speciality_code: Mapped[Code] = mapped_column(ForeignKey("speciality.code"))
    from_session: Mapped[Code]
    to_session: Mapped[Code]
    legal_ref: Mapped[Long]


class Paper(Base):
    """One exam paper (or sub-paper, under its parent) of a grid."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("grid_code", "code", name="one_paper_per_code_in_a_grid"),)

    id: Mapped[Key]
    grid_code: Mapped[Code] = mapped_column(ForeignKey("paper_grid.code"))
    code: Mapped[Code]
    unit_code: Mapped[Code]
    label: Mapped[Name]
    parent_code: Mapped[Code]
    coefficient: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    optional: Mapped[bool]
    professional: Mapped[bool]
    subject: Mapped[Code]  # what exemption rules target, e.g. lv1, francais, eps
    choice: Mapped[Code] = mapped_column(server_default="")  # what is chosen there: a language, or one of a group
    position: Mapped[int]


class PaperMatch(Base):
    """Which paper of a new grid a grade of an old grid is kept on."""

    __tablename__ = "paper_match"
    __table_args__ = (
        UniqueConstraint("old_grid", "old_code", "new_grid", "new_code", name="one_match_per_pair_of_papers"),
    )

    id: Mapped[Key]
    old_grid: Mapped[Code] = mapped_column(ForeignKey("paper_grid.code"))
    old_code: Mapped[Code]
    new_grid: Mapped[Code] = mapped_column(ForeignKey("paper_grid.code"))
    new_code: Mapped[Code]
    source: Mapped[Long]


class PriorTitle(Base):
    """A diploma or status that a candidate may declare as a prior credit."""

    __tablename__ = "prior_title"

    code: Mapped[Code] = mapped_column(primary_key=True)
    label: Mapped[Name]
    level: Mapped[int]
    facts: Mapped[dict[str, Any]]


class ExemptionRule(Base):
    """A dated rule of law that exempts from papers or keeps grades, on the candidate's request."""

    __tablename__ = "exemption_rule"

    code: Mapped[Code] = mapped_column(primary_key=True)
    domain_code: Mapped[Code] = mapped_column(ForeignKey("exam_domain.code"), index=True)
    kind: Mapped[Code]  # exempted, kept or carried
    label: Mapped[Name]
    content: Mapped[dict[str, Any]]
    evidence_piece: Mapped[Code]
    legal_ref: Mapped[Long]
    from_session: Mapped[Code]
    to_session: Mapped[Code]


class RequiredPiece(Base):
    """A supporting piece to return, and when it is asked for (domain, audience, rule)."""

    __tablename__ = "required_piece"

    code: Mapped[Code] = mapped_column(primary_key=True)
    label: Mapped[Name]
    content: Mapped[dict[str, Any]]  # `requirements`: a list read by core.pieces.rules, any of which asks the piece
    position: Mapped[int]


class School(Base):
    """A school that registers its own candidates."""

    __tablename__ = "school"

    uai: Mapped[Code] = mapped_column(primary_key=True)
    name: Mapped[Name]
    city: Mapped[Name]
    academie_code: Mapped[Code] = mapped_column(ForeignKey("academie.code"), index=True)
    demonstration: Mapped[bool]


class Commune(Base):
    """A commune with its INSEE code, to read birth places and addresses."""

    __tablename__ = "commune"
    __table_args__ = (Index("ix_commune_name", "name"),)

    code: Mapped[Code] = mapped_column(primary_key=True)
    name: Mapped[Name]
    postcode: Mapped[Code]
    departement: Mapped[Code]
    academie_code: Mapped[Code]
