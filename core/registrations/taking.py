"""Take the snapshot of a registration as it stands now: what a version freezes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.pieces.rules import Situation, asked_pieces
from core.registrations.labels import Labels, labels
from core.registrations.snapshot import (
    PaperStatus,
    PrintedContact,
    PrintedCredit,
    PrintedExam,
    PrintedIdentity,
    PrintedPaper,
    PrintedPiece,
    PrintedSchool,
    Snapshot,
)
from db.tables import Candidate, Exemption, Paper, PriorCredit, Registration

_STATUS = {"exempted": PaperStatus.EXEMPTED, "kept": PaperStatus.KEPT, "carried": PaperStatus.CARRIED}


def take(tx: Session, registration: Registration, candidate: Candidate) -> Snapshot:
    """Freeze everything a document may print of a registration, with today's labels."""
    known = labels(tx)
    exempted = {
        row.paper_code: row for row in tx.scalars(select(Exemption).where(Exemption.registration_id == registration.id))
    }
    declared = tx.scalars(
        select(PriorCredit).where(PriorCredit.registration_id == registration.id).order_by(PriorCredit.id)
    )
    return build(known, registration, candidate, exempted, list(declared))


def build(
    known: Labels,
    registration: Registration,
    candidate: Candidate,
    exempted: dict[str, Exemption],
    declared: list[PriorCredit],
) -> Snapshot:
    """Assemble a snapshot from rows already read."""
    session_label = known.exam_session(registration.exam_session_id).label
    papers = known.papers(registration.speciality_code, session_label)
    pieces = asked_pieces(known.pieces, _situation(known, registration, candidate, exempted))
    return Snapshot(
        candidate_number=candidate.number,
        registration_number=registration.number,
        version=registration.version,
        identity=identity_of(candidate),
        contact=contact_of(candidate),
        exam=_exam(known, registration, session_label),
        school=_school(known, registration),
        papers=tuple(_paper(paper, exempted.get(paper.code), registration.answers) for paper in papers),
        credits=tuple(
            PrintedCredit(
                known.titles.get(c.title_code, c.title_code), c.year, known.academies.get(c.academie_code, "")
            )
            for c in declared
        ),
        pieces=tuple(PrintedPiece(piece.code, piece.label) for piece in pieces),
    )


def _situation(
    known: Labels, registration: Registration, candidate: Candidate, exempted: dict[str, Exemption]
) -> Situation:
    registered, born = registration.first_saved_at, candidate.birth_date
    had_birthday = (registered.month, registered.day) >= (born.month, born.day)
    return Situation(
        domain_code=registration.domain_code,
        category_code=registration.category_code,
        audience=registration.audience,
        regime=known.regime(registration.domain_code, registration.academie_code),
        age=registered.year - born.year - (not had_birthday),
        rules=frozenset(row.rule_code for row in exempted.values()),
        born_abroad=candidate.birth_country.casefold() not in {"", "france"},
        foreign_centre=bool(registration.foreign_group),
    )


def identity_of(candidate: Candidate) -> PrintedIdentity:
    """Give the identity of a candidate as it is printed."""
    return PrintedIdentity(
        civility=candidate.civility, birth_name=candidate.birth_name, usual_name=candidate.usual_name,
        first_names=candidate.first_names, birth_date=candidate.birth_date, birth_place=candidate.birth_place,
        birth_departement=candidate.birth_departement, birth_country=candidate.birth_country,
        nationality=candidate.nationality, ine=candidate.ine,
    )  # fmt: skip


def contact_of(candidate: Candidate) -> PrintedContact:
    """Give where a candidate is reached, as it is printed."""
    return PrintedContact(
        email=candidate.email, phone=candidate.phone, address=tuple(candidate.address),
        postcode=candidate.postcode, city=candidate.city, country=candidate.country,
    )  # fmt: skip


def _exam(known: Labels, registration: Registration, session_label: str) -> PrintedExam:
    return PrintedExam(
        domain_code=registration.domain_code,
        domain_label=known.domains[registration.domain_code],
        exam_session=session_label,
        academie_code=registration.academie_code,
        academie_label=known.academies[registration.academie_code],
        speciality_code=known.printed_codes[registration.speciality_code],
        speciality_label=known.specialities[registration.speciality_code],
        category_label=known.categories.get(registration.category_code, registration.category_code),
    )


def _school(known: Labels, registration: Registration) -> PrintedSchool:
    school = known.school(registration.school_uai)
    if school is None:
        return PrintedSchool(registration.school_uai, "", "", registration.class_name)
    return PrintedSchool(school.uai, school.name, school.city, registration.class_name)


def _paper(paper: Paper, exemption: Exemption | None, answers: dict[str, Any]) -> PrintedPaper:
    answer = answers.get(paper.code, {})
    if exemption is not None:
        status, grade = _STATUS[exemption.kind], exemption.grade
        rule, until = exemption.rule_code, exemption.kept_until
    else:
        taken = answer.get("taken", not paper.optional)
        status, grade, rule, until = PaperStatus.SAT if taken else PaperStatus.NOT_TAKEN, "", "", ""
    return PrintedPaper(
        paper.code, paper.label, paper.optional, status, grade, rule, until, str(answer.get("choice", ""))
    )
