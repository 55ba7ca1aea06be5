"""The registrations of a candidate's record, each with its versions, documents, pieces, credits and exemptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.documents.catalogue import kind_of
from core.documents.queries import DocumentLine, documents_of
from core.registrations.differences import Difference, differences
from db.tables import (
    Academie,
    CandidateCategory,
    ExamDomain,
    ExamSession,
    Exemption,
    ExemptionRule,
    Piece,
    PriorCredit,
    PriorTitle,
    Registration,
    RegistrationVersion,
    RequiredPiece,
    School,
    Speciality,
)

HIDDEN = "•••"
CONFIRMATION = "confirmation"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class FileVersion:
    """One version of a registration, and what it changed of the one before, field by field."""

    n: int
    saved_at: datetime
    saved_by: str
    cause: str
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class FileCredit:
    """A prior credit as declared."""

    title: str
    year: int
    academie: str


@dataclass(frozen=True, slots=True)
class FileExemption:
    """A paper exempted or a grade kept, and the rule of law that gives it."""

    paper: str
    kind: str
    grade: str
    kept_until: str
    rule: str
    legal_ref: str


@dataclass(frozen=True, slots=True)
class FilePiece:
    """A supporting piece and where it stands."""

    label: str
    state: str
    reason: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class FileRegistration:
    """One registration of the perimeter, newest exam session first; `closed` when the exam session is over.

    `may_issue`: the actor may have its confirmation made, and none is in force.
    """

    id: int
    number: int
    version: int
    state: str
    state_reason: str
    closed: bool
    domain: str
    exam_session: str
    speciality_code: str
    speciality: str
    academie: str
    category: str
    school: str
    class_name: str
    first_saved_at: datetime
    saved_at: datetime
    versions: tuple[FileVersion, ...]
    documents: tuple[DocumentLine, ...]
    may_read_documents: bool
    may_issue: bool
    pieces: tuple[FilePiece, ...]
    credits: tuple[FileCredit, ...]
    exemptions: tuple[FileExemption, ...]


def registrations_of(
    tx: Session, actor: Actor, candidate_id: int, hidden: frozenset[str]
) -> tuple[FileRegistration, ...]:
    """Give the registrations of a candidate that are in the perimeter; hidden fields never leave."""
    rows = list(tx.execute(_statement(actor, candidate_id)))
    ids = [row.Registration.id for row in rows]
    versions, pieces = _versions(tx, ids, hidden), _pieces(tx, ids)
    credited, exempted = _credits(tx, ids), _exemptions(tx, ids)
    readable = _open_to(tx, actor, ids, Permission.DOCUMENT_READ)
    printable = _open_to(tx, actor, ids, Permission.DOCUMENT_REGENERATE)
    documents = {one: tuple(documents_of(tx, actor, one)) for one in readable}
    return tuple(
        FileRegistration(
            id=one.id, number=one.number, version=one.version, state=one.state, state_reason=one.state_reason,
            closed=row.closed, domain=row.domain, exam_session=row.exam_session, speciality_code=row.printed_code,
            speciality=row.speciality, academie=row.academie, category=row.category or one.category_code,
            school=_school(row), class_name=one.class_name, first_saved_at=one.first_saved_at, saved_at=one.saved_at,
            versions=tuple(versions.get(one.id, ())),
            documents=documents.get(one.id, ()), may_read_documents=one.id in readable,
            may_issue=one.id in printable and not row.closed and _lacks_confirmation(one, documents.get(one.id, ())),
            pieces=tuple(pieces.get(one.id, ())),
            credits=tuple(credited.get(one.id, ())),
            exemptions=tuple(exempted.get(one.id, ())),
        )
        for row in rows
        for one in (row.Registration,)
    )  # fmt: skip


def _open_to(tx: Session, actor: Actor, ids: Sequence[int], permission: Permission) -> frozenset[int]:
    """Give the registrations on which the actor holds a right: here, not only somewhere."""
    return frozenset(
        tx.scalars(select(Registration.id).where(Registration.id.in_(ids), registrations_in(actor, permission)))
    )


def _lacks_confirmation(one: Registration, documents: Sequence[DocumentLine]) -> bool:
    """Whether the registration should have a confirmation of its current version, and has none."""
    made = any(document.kind == CONFIRMATION and document.in_force for document in documents)
    return not made and one.state in kind_of(CONFIRMATION).states


def _statement(actor: Actor, candidate_id: int) -> Any:
    return (
        select(
            Registration, ExamSession.closed, ExamDomain.label.label("domain"), ExamSession.label.label("exam_session"),
            Speciality.printed_code, Speciality.label.label("speciality"), Academie.label.label("academie"),
            CandidateCategory.label.label("category"), School.name.label("school"), School.city.label("school_city"),
        )
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(ExamDomain, ExamDomain.code == Registration.domain_code)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .join(Academie, Academie.code == Registration.academie_code)
        .outerjoin(CandidateCategory, CandidateCategory.code == Registration.category_code)
        .outerjoin(School, School.uai == Registration.school_uai)
        .where(Registration.candidate_id == candidate_id, registrations_in(actor, Permission.CANDIDATE_READ))
        .order_by(ExamSession.label.desc(), Registration.number.desc())
    )  # fmt: skip


def _school(row: Row[Any]) -> str:
    known = f"{row.school}, {row.school_city} ({row.Registration.school_uai})" if row.school else ""
    return known or row.Registration.school_uai


def _versions(tx: Session, ids: Sequence[int], hidden: frozenset[str]) -> dict[int, list[FileVersion]]:
    """Newest first; the first version of all changes nothing."""
    saved = select(RegistrationVersion).where(RegistrationVersion.registration_id.in_(ids))
    found: dict[int, list[FileVersion]] = {}
    before: dict[int, dict[str, Any]] = {}
    for one in tx.scalars(saved.order_by(RegistrationVersion.registration_id, RegistrationVersion.n)):
        earlier = before.get(one.registration_id)
        changed = differences(earlier, one.snapshot) if earlier is not None else []
        made = FileVersion(one.n, one.saved_at, one.saved_by, one.cause, tuple(_hide(c, hidden) for c in changed))
        found.setdefault(one.registration_id, []).insert(0, made)
        before[one.registration_id] = one.snapshot
    return found


def _hide(change: Difference, hidden: frozenset[str]) -> Difference:
    return Difference(change.field, HIDDEN, HIDDEN) if hidden.intersection(change.field.split(".")) else change


def _pieces(tx: Session, ids: Sequence[int]) -> dict[int, list[FilePiece]]:
    asked = (
        select(Piece, RequiredPiece.label)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .where(Piece.registration_id.in_(ids))
        .order_by(Piece.registration_id, RequiredPiece.position)
    )
    rows = ((p.registration_id, FilePiece(label, p.state, p.reason, p.changed_at)) for p, label in tx.execute(asked))
    return _by_registration(rows)


def _credits(tx: Session, ids: Sequence[int]) -> dict[int, list[FileCredit]]:
    asked = (
        select(PriorCredit.registration_id, PriorTitle.label, PriorCredit.year, Academie.label.label("academie"))
        .join(PriorTitle, PriorTitle.code == PriorCredit.title_code)
        .outerjoin(Academie, Academie.code == PriorCredit.academie_code)
        .where(PriorCredit.registration_id.in_(ids))
        .order_by(PriorCredit.id)
    )
    return _by_registration((row[0], FileCredit(row.label, row.year, row.academie or "")) for row in tx.execute(asked))


def _exemptions(tx: Session, ids: Sequence[int]) -> dict[int, list[FileExemption]]:
    asked = (
        select(Exemption, ExemptionRule.label, ExemptionRule.legal_ref)
        .join(ExemptionRule, ExemptionRule.code == Exemption.rule_code)
        .where(Exemption.registration_id.in_(ids))
        .order_by(Exemption.registration_id, Exemption.paper_code)
    )
    return _by_registration(
        (one.registration_id, FileExemption(one.paper_code, one.kind, one.grade, one.kept_until, label, legal_ref))
        for one, label, legal_ref in tx.execute(asked)
    )


def _by_registration(rows: Any) -> dict[int, list[_T]]:
    found: dict[int, list[_T]] = {}
    for registration_id, one in rows:
        found.setdefault(registration_id, []).append(one)
    return found
