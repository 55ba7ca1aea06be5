"""What the catalogue offers to one form: places, categories, qualifications, papers, languages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import require_place
from core.calendar.offer import Offer, Place, offer
from core.candidates.folding import fold
from core.catalogue.queries import Choice
from core.registrations.actions import Credit
from core.registrations.errors import NoGrid
from core.registrations.form.errors import NotOffered
from core.registrations.form.rules import GridPaper
from core.registrations.labels import labels
from core.registrations.rules import in_force
from db.tables import CandidateCategory, ExamDomain, ExamSession, Paper, PaperGrid, Registration, Speciality


@dataclass(frozen=True, slots=True)
class Exam:
    """What a form is for: an exam session of a domain, in a place; over once the exam session is closed."""

    exam_session_id: int
    label: str
    domain: Choice
    place: Place
    over: bool


@dataclass(frozen=True, slots=True)
class Qualification:
    """A speciality that can be registered for, with the code that is printed."""

    code: str
    printed_code: str
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the lists of the form propose."""

    categories: tuple[Choice, ...]
    qualifications: tuple[Qualification, ...]
    languages: tuple[str, ...]


def exam_of(tx: Session, actor: Actor, exam_session_id: int, place_code: str) -> Exam:
    """Give the exam of a choice that is offered, within the perimeter of who registers."""
    row = tx.get(ExamSession, exam_session_id)
    known = offer(tx, actor)
    domain = known.domain(row.domain_code) if row else None
    place = known.place(place_code)
    if row is None or domain is None or place is None or not place.takes(domain.code):
        raise NotOffered
    require_place(actor, Permission.REGISTRATION_SAVE, place.academie_code, domain.code)
    return Exam(row.id, row.label, domain, place, row.closed)


def place_of(known: Offer, registration: Registration, country: str) -> Place:
    """Give the place of a registration already saved: its académie, or the country of its group where one lives.

    Of somebody who lives in none of them, it is the first that takes the exam.
    """
    if registration.foreign_group:
        group = known.centres_of(registration.foreign_group, registration.domain_code)
        there = [one for one in group if fold(one.label) == fold(country)]
        found = next(iter((*there, *group)), None)
    else:
        found = known.place(registration.academie_code)
    if found is None:
        raise NotOffered
    return found


def choices(tx: Session, exam: Exam, audience: str) -> Choices:
    """Give the lists of a form: the categories of its audience, the qualifications that have papers."""
    rows = tx.execute(
        select(CandidateCategory.code, CandidateCategory.label)
        .where(CandidateCategory.domain_code == exam.domain.code, CandidateCategory.audience == audience)
        .order_by(CandidateCategory.label)
    )
    facts = tx.get_one(ExamDomain, exam.domain.code).facts
    languages = sorted((str(one["label"]) for one in facts.get("languages", ())), key=fold)
    return Choices(
        tuple(Choice(code, label) for code, label in rows), _qualifications(tx, exam), tuple(languages)
    )  # fmt: skip


def _qualifications(tx: Session, exam: Exam) -> tuple[Qualification, ...]:
    """A speciality is offered while it is in force and its grid of papers is known for the exam session."""
    rows = tx.execute(
        select(
            Speciality.code, Speciality.printed_code, Speciality.label, Speciality.from_session, Speciality.to_session,
            PaperGrid.from_session, PaperGrid.to_session,
        )
        .join(PaperGrid, PaperGrid.speciality_code == Speciality.code)
        .where(Speciality.domain_code == exam.domain.code)
    )  # fmt: skip
    found = {
        code: Qualification(code, printed, label)
        for code, printed, label, first, last, grid_first, grid_last in rows
        if in_force(first, last, exam.label) and in_force(grid_first, grid_last, exam.label)
    }
    return tuple(sorted(found.values(), key=lambda one: (fold(one.label), one.code)))


def papers(tx: Session, exam: Exam, speciality: str, credited: tuple[Credit, ...]) -> tuple[GridPaper, ...]:
    """Give the papers of a qualification, with what prior credits give for each."""
    if not speciality:
        return ()
    try:
        grid = labels(tx).papers(speciality, exam.label)
    except NoGrid:
        return ()
    gives = {paper: (kind, grade, rule, until) for one in credited for paper, rule, kind, grade, until in one.gives}
    return tuple(_with(_paper(row), gives.get(row.code)) for row in grid)


def _paper(row: Paper) -> GridPaper:
    return GridPaper(row.code, row.unit_code, row.label, row.parent_code, row.optional, row.subject, row.choice)


def _with(paper: GridPaper, given: tuple[str, str, str, str] | None) -> GridPaper:
    if given is None:
        return paper
    kind, grade, rule, until = given
    return replace(paper, kind=kind, grade=grade, rule=rule, kept_until=until)
