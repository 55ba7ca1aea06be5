"""A draft as its tabs show it: what was typed, what may be chosen, what is wrong, and where the service stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import CANDIDATE, one_candidate, one_registration
from core.errors import NotFound
from core.registrations.actions import Credit, Entry
from core.registrations.form import prior_credits
from core.registrations.form.catalogue import Choices, Exam, choices, exam_of, papers
from core.registrations.form.errors import TabNotReached
from core.registrations.form.rules import Content, Faults, GridPaper, Known, Tab, answers, faults, from_json
from core.registrations.labels import labels
from core.registrations.opening import Act, Service, Where, service
from core.registrations.rules import ENDED, State
from core.registrations.snapshot import PrintedContact, PrintedIdentity
from core.registrations.taking import contact_of, identity_of
from db.tables import Candidate, Registration, RegistrationDraft

Locked = tuple[Candidate, Registration | None, RegistrationDraft]


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being filled; `number` and `saved_version` are those of the registration it modifies, 0 for a new one.

    `moved`: that registration changed since the draft began. `fixed` are the fields that who fills it cannot change.
    """

    id: int
    version: int
    candidate_id: int
    candidate_number: str
    identity: PrintedIdentity
    contact: PrintedContact
    residence: str
    exam: Exam
    number: int
    saved_version: int
    moved: bool
    reached: Tab
    content: Content
    choices: Choices
    papers: tuple[GridPaper, ...]
    credits: tuple[Credit, ...]
    faults: dict[Tab, Faults]
    fixed: frozenset[str]
    service: Service
    started_by: str
    changed_at: datetime

    @property
    def complete(self) -> bool:
        """Whether it could be saved as it stands."""
        return not self.faults and self.reached >= Tab.SUMMARY

    @property
    def mark(self) -> str:
        """A name of the form for screens: the number of a draft that is gone may be given again."""
        return f"{self.id}_{self.saved_version}"

    @property
    def where(self) -> Where:
        """Whose windows rule it."""
        place = self.exam.place
        return Where(self.exam.exam_session_id, place.academie_code, place.foreign_group, self.content.audience)

    @property
    def entry(self) -> Entry:
        """What a save would register."""
        content, place = self.content, self.exam.place
        return Entry(
            exam_session_id=self.exam.exam_session_id, academie_code=place.academie_code,
            speciality_code=content.speciality, category_code=content.category, audience=content.audience,
            foreign_group=place.foreign_group, school_uai=content.school_uai, class_name=content.class_name,
            answers=answers(self.papers, content), credits=self.credits, restarted_from=content.restarted_from,
        )  # fmt: skip


def draft(tx: Session, actor: Actor, draft_id: int) -> Draft:
    """Give a draft of the perimeter, as its tabs show it now."""
    require(actor, Permission.REGISTRATION_SAVE)
    return shown(tx, actor, reached(tx, actor, draft_id))


def prior_credits_tab(tx: Session, actor: Actor, draft_id: int) -> prior_credits.PriorCreditsTab:
    """Give what the tab « Acquis » of a draft shows, once its qualification is chosen."""
    require(actor, Permission.REGISTRATION_SAVE)
    found = draft(tx, actor, draft_id)
    if found.reached < Tab.PRIOR_CREDITS:
        raise TabNotReached
    return prior_credits.tab(tx, actor, found.content, found.exam.exam_session_id)


def reached(tx: Session, actor: Actor, draft_id: int) -> Locked:
    """Give a draft with its candidate and registration, locked in that order by a unit that writes (4.15).

    One whose registration ended meanwhile, or whose exam session is over for a candidate, is not found.
    """
    found = tx.execute(
        select(RegistrationDraft.candidate_id, RegistrationDraft.registration_id).where(
            RegistrationDraft.id == draft_id
        )
    ).one_or_none()
    if found is None:
        raise NotFound(kind="draft")
    candidate = one_candidate(tx, actor, found.candidate_id, Permission.REGISTRATION_SAVE)
    registration = None
    if found.registration_id is not None:
        registration = one_registration(tx, actor, found.registration_id, Permission.REGISTRATION_SAVE)
        if State(registration.state) in ENDED:
            raise NotFound(kind="draft")
    statement = select(RegistrationDraft).where(RegistrationDraft.id == draft_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update()
    row = tx.scalars(statement.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise NotFound(kind="draft")
    return candidate, registration, row


def shown(tx: Session, actor: Actor, locked: Locked) -> Draft:
    """Give a draft already read as its tabs show it."""
    candidate, registration, row = locked
    content = from_json(row.content)
    exam = exam_of(tx, actor, row.exam_session_id, row.place_code)
    if exam.over and actor.kind == CANDIDATE:
        raise NotFound(kind="draft")
    offered = choices(tx, exam, content.audience)
    known = {one.code for one in offered.qualifications}
    none = prior_credits.Given()
    given = prior_credits.given(tx, actor, content, exam.exam_session_id) if content.speciality in known else none
    grid = papers(tx, exam, content.speciality, given.credits)
    wrong = faults(content, _limits(tx, actor, (candidate, registration, row), offered, grid, given.faults))
    act = Act.REGISTER if registration is None else Act.MODIFY
    place = exam.place
    return Draft(
        id=row.id, version=row.version, candidate_id=candidate.id, candidate_number=candidate.number,
        identity=identity_of(candidate), contact=contact_of(candidate), residence=candidate.academie_code, exam=exam,
        number=registration.number if registration else 0, saved_version=registration.version if registration else 0,
        moved=registration is not None and registration.version != row.seen_version, reached=Tab(row.tab),
        content=content, choices=offered, papers=grid, credits=given.credits, faults=wrong,
        fixed=fixed_for(actor, content),
        service=service(
            tx, actor, act, Where(row.exam_session_id, place.academie_code, place.foreign_group, content.audience)
        ),
        started_by=row.started_by, changed_at=row.changed_at,
    )  # fmt: skip


def _limits(
    tx: Session, actor: Actor, locked: Locked, offered: Choices, grid: tuple[GridPaper, ...], wrong: Mapping[str, str]
) -> Known:  # fmt: skip
    """Give what this form may say: what the catalogue offers, and what the registration already had."""
    _, registration, row = locked
    school = labels(tx).school(from_json(row.content).school_uai)
    return Known(
        categories=frozenset(one.code for one in offered.categories),
        schools=frozenset() if school is None else frozenset({school.uai}),
        specialities=frozenset(one.code for one in offered.qualifications),
        registered=_registered(tx, actor, row),
        languages=frozenset(offered.languages) | _languages_kept(registration),
        papers=grid,
        credit_faults=wrong,
    )


def fixed_for(actor: Actor, content: Content) -> frozenset[str]:
    """What a school entered is the school's: its candidate reads it and asks the school to change it."""
    entered = actor.kind == CANDIDATE and content.audience == "school"
    return frozenset({"category", "school_uai", "class_name"}) if entered else frozenset()


def _registered(tx: Session, actor: Actor, row: RegistrationDraft) -> frozenset[str]:
    """Give the qualifications this candidate is already registered for in this exam session (6.33)."""
    del actor
    others = select(Registration.speciality_code).where(
        Registration.candidate_id == row.candidate_id,
        Registration.exam_session_id == row.exam_session_id,
        Registration.state.not_in([state.value for state in ENDED]),
        Registration.id != (row.registration_id or 0),
    )
    return frozenset(tx.scalars(others))


def _languages_kept(registration: Registration | None) -> frozenset[str]:
    """A language chosen before the list of the year changed may be kept."""
    kept = registration.answers.values() if registration else ()
    return frozenset(str(one["choice"]) for one in kept if isinstance(one, dict) and one.get("choice"))
