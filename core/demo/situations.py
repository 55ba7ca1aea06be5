"""Named situations, made by the actions of the product itself: what one wants to show, and what journeys use."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pikepdf
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from core.access import Actor, Role, Scope, system
from core.candidates.actions import Person, create_candidate
from core.candidates.folding import fold
from core.catalogue.reference import reference
from core.catalogue.rules import grid_for
from core.corrections.actions import propose
from core.corrections.deciding import approve
from core.corrections.evidence import Evidence, open_evidence
from core.corrections.rules import Asked
from core.exemptions import rules as exemptions
from core.exemptions.law import law_of
from core.registrations.actions import Credit, Entry, register, save_version
from core.registrations.ending import deregister
from core.registrations.rules import Cause
from db.engine import writing
from db.tables import Candidate, Correction, ExamSession, Registration, Speciality, Staff
from db.tables import Person as StaffPerson

EXAM_SESSION = "2027"
OPERATOR = "demonstration"


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation: its name for those who look for it, and the steps that make it, each a unit of work."""

    name: str
    steps: tuple[Callable[[Session], None], ...]


def create_situations(engine: Engine) -> list[str]:
    """Create every situation, step by step, each step in its own unit of work; give their names."""
    for situation in SITUATIONS:
        for step in situation.steps:
            with writing(engine) as tx:
                step(tx)
    return [situation.name for situation in SITUATIONS]


def new_person(first_names: str, birth_name: str, born: date, **facts: Any) -> Person:
    """Give an invented person of Grenoble, but for the facts that are said."""
    login = ".".join(fold(name).split()[0] for name in (first_names, birth_name))
    base: dict[str, Any] = {
        "civility": "MME", "birth_name": birth_name, "first_names": first_names, "birth_date": born,
        "birth_place": "Grenoble", "birth_commune": "38185", "birth_departement": "038", "birth_country": "France",
        "nationality": "Française", "email": f"{login}.{born.year}@example.org", "phone": "+33639980123",
        "address": ("8 rue de l’Examen",), "postcode": "38000", "city": "Grenoble", "country": "France",
        "academie_code": "08",
    }  # fmt: skip
    base |= facts
    return Person(**base, email_key=base["email"].lower())


def _register(
    tx: Session, person: Person, speciality: str, *, academie: str = "08", prior: tuple[Credit, ...] = (), **more: Any
) -> Registration:
    operator = system(OPERATOR)
    candidate = create_candidate(tx, operator, person, kind=more.get("audience", "individual"), origin=OPERATOR)
    return register_candidate(tx, candidate, speciality, academie=academie, prior=prior, **more)


def register_candidate(
    tx: Session,
    candidate: Candidate,
    speciality: str,
    *,
    academie: str = "08",
    prior: tuple[Credit, ...] = (),
    **more: Any,
) -> Registration:
    """Register a candidate for the exam session of the demonstration."""
    domain = tx.get_one(Speciality, speciality).domain_code
    session_id = tx.scalars(select(ExamSession.id).filter_by(domain_code=domain, label=EXAM_SESSION)).one()
    entry = Entry(session_id, academie, speciality, f"{domain}-IND", credits=prior, **more)
    saved = register(tx, system(OPERATOR), candidate, entry, origin=OPERATOR)
    return tx.get_one(Registration, saved.registration_id)


def _credit(title: str, year: int, academie: str, speciality: str) -> Credit:
    grid = grid_for(reference().grids.values(), speciality, int(EXAM_SESSION))
    if grid is None:
        raise LookupError(speciality)
    declared = [exemptions.Credit(title, year, academie)]
    found = exemptions.propose(law_of(reference()), exemptions.Entry(grid.domain, int(EXAM_SESSION), grid), declared)
    gives = tuple((p.paper, p.rule, p.status.value, p.grade, p.kept_until) for p in found.proposals)
    return Credit(title, year, academie, gives=gives)


def _exempted_by_a_bts(tx: Session) -> None:
    """A BTS of 2017 in Corse exempts from five papers of a bac pro."""
    person = new_person("Maëlys Anne", "Le Bœuf", date(1996, 2, 29), usual_name="Fernández")
    _register(tx, person, "31212", prior=(_credit("HIGHER", 2017, "27", "31212"),))


def _modified_twice(tx: Session) -> None:
    """A registration at its third version: another option, then another address."""
    registration = _register(
        tx, new_person("Jean-Baptiste", "de La Tour d’Auvergne", date(2005, 7, 14), civility="M"), "30004"
    )
    for answers in ({"EF1": {"taken": True}}, {"EF1": {"taken": True, "choice": "Mobilité"}}):
        registration.answers = answers
        registration.class_name = f"G{len(answers['EF1'])}"
        save_version(tx, system(OPERATOR), registration, Cause.MODIFICATION)


def _left_and_came_back(tx: Session) -> None:
    """Deregistered, then registered again: 001 is over for ever, 002 is active."""
    registration = _register(tx, new_person("Océane", "N’Guessan", date(2004, 11, 3)), "31224")
    deregister(tx, system(OPERATOR), registration.id, reason="demande écrite du candidat", seen=1)
    register_candidate(tx, tx.get_one(Candidate, registration.candidate_id), "31224")


def _homonyms(tx: Session) -> None:
    """Two persons with the same names and birth date, in two académies."""
    for academie, city, mail in (
        ("08", "Grenoble", "camille.martin1@example.org"),
        ("10", "Lyon", "camille.martin2@example.org"),
    ):
        person = new_person("Camille", "Martin", date(2006, 5, 5), academie_code=academie, city=city, email=mail)
        _register(tx, person, "31212", academie=academie)


def _names_from_everywhere(tx: Session) -> None:
    """Names that paper forms and old software break."""
    for first, last, born in (
        ("Nguyễn Thị", "Trần", date(2003, 8, 9)),
        ("Łukasz", "Wiśniewski", date(2002, 1, 31)),
        ("Şeyma Gül", "Yıldız", date(2005, 12, 24)),
        ("Aïcha", "Ben Saïd", date(2006, 3, 12)),
        ("Ève-Marie Apolline Louise Philippine", "Saint-Exupéry de Montmorency-Laval", date(2001, 10, 30)),
    ):
        _register(tx, new_person(first, last, born), "BTS-MCO")


def _overseas(tx: Session) -> None:
    """A candidate of Martinique, whose hours are not those of Paris."""
    person = new_person(
        "Loïc", "Céleste-Marie", date(2000, 6, 18), civility="M", birth_place="Fort-de-France", birth_commune="97209",
        birth_departement="972", postcode="97200", city="Fort-de-France", academie_code="31",
    )  # fmt: skip
    _register(tx, person, "31224", academie="31")


def _staff(tx: Session, login: str) -> Actor:
    staff, person = tx.execute(select(Staff, StaffPerson).join(StaffPerson).where(Staff.login == login)).one()
    return Actor("staff", staff.id, person.full_name, person.id, "fr", (Scope(Role.CASE_OFFICER, "08"),))


def _evidence(name: str) -> Evidence:
    page = pikepdf.new()
    page.add_blank_page(page_size=(595, 842))
    content = io.BytesIO()
    page.save(content, deterministic_id=True)
    return Evidence(name, content.getvalue())


def _propose(
    tx: Session, registration: Registration, field: str, value: str, reason: str, *, by: str = "bastien.nguyen"
) -> Correction:
    candidate = tx.get_one(Candidate, registration.candidate_id)
    made = propose(
        tx, _staff(tx, by), candidate.id, Asked(((field, value),)), reason_code=reason,
        reason_text="", evidence=_evidence("acte-de-naissance.pdf"), seen=candidate.version,
    )  # fmt: skip
    return tx.get_one(Correction, made.correction_id)


def _awaiting_a_decision(tx: Session) -> None:
    """Two corrections, each proposed by one case officer and to be decided by the other."""
    first = _register(tx, new_person("Inès", "Dupond", date(2007, 4, 2)), "31212")
    _propose(tx, first, "birth_name", "Dupont", "entry_error")
    second = _register(tx, new_person("Théo", "Lefèvre", date(2006, 9, 21), civility="M"), "22137")
    _propose(tx, second, "birth_date", "2006-09-12", "birth_date", by="chloe.dargent")


def _proposed_then_corrected(tx: Session) -> None:
    """A correction approved by another person who read the proof: one more version, a paper to make again."""
    registration = _register(tx, new_person("Zoé", "Rousseau", date(2005, 1, 17)), "33608")
    _propose(tx, registration, "first_names", "Zoé Anaïs", "civil_status")


def _of_zoe(tx: Session) -> Correction:
    statement = select(Correction).join(Candidate, Candidate.id == Correction.candidate_id)
    return tx.scalars(statement.where(Candidate.birth_name == "Rousseau", Correction.state == "proposed")).one()


def _proof_read(tx: Session) -> None:
    open_evidence(tx, _staff(tx, "chloe.dargent"), str(_of_zoe(tx).id))


def _approved(tx: Session) -> None:
    correction = _of_zoe(tx)
    approve(tx, _staff(tx, "chloe.dargent"), correction.id, correction.digest)


SITUATIONS = (
    Situation("exempted_by_a_bts", (_exempted_by_a_bts,)),
    Situation("modified_twice", (_modified_twice,)),
    Situation("left_and_came_back", (_left_and_came_back,)),
    Situation("homonyms", (_homonyms,)),
    Situation("names_from_everywhere", (_names_from_everywhere,)),
    Situation("overseas", (_overseas,)),
    Situation("awaiting_a_decision", (_awaiting_a_decision,)),
    Situation("corrected", (_proposed_then_corrected, _proof_read, _approved)),
)
