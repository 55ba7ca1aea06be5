"""What the office may do for a candidate at the desk: register, go on with a form, modify, deregister, set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, registrations_in
from core.registrations.form.rules import Tab
from core.registrations.rules import ACTIVE
from db.tables import ExamDomain, ExamSession, Registration, RegistrationDraft, Speciality


@dataclass(frozen=True, slots=True)
class DeskRegistration:
    """An active registration of the perimeter, of an exam session that is not closed."""

    id: int
    number: int
    version: int
    state: str
    domain: str
    exam_session: str
    speciality: str


@dataclass(frozen=True, slots=True)
class DeskDraft:
    """A form begun by the candidate or the office, not saved; `number` is that of the registration it modifies."""

    id: int
    number: int
    domain: str
    exam_session: str
    reached: Tab
    started_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DeskFile:
    """A candidate at the desk."""

    candidate_id: int
    number: str
    birth_name: str
    first_names: str
    registrations: tuple[DeskRegistration, ...]
    drafts: tuple[DeskDraft, ...]


def at_the_desk(tx: Session, actor: Actor, candidate_id: int) -> DeskFile:
    """Give what the office can act upon for a candidate of the perimeter."""
    require(actor, Permission.CANDIDATE_DESK)
    who = one_candidate(tx, actor, candidate_id, Permission.CANDIDATE_DESK)
    mine = registrations_in(actor, Permission.REGISTRATION_SAVE)
    rows = tx.execute(
        select(Registration, ExamDomain.label, ExamSession.label, Speciality.label)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(ExamDomain, ExamDomain.code == Registration.domain_code)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .where(Registration.candidate_id == who.id, mine, ~ExamSession.closed)
        .where(Registration.state.in_(sorted(state.value for state in ACTIVE)))
        .order_by(Registration.number)
    ).all()
    registrations = tuple(
        DeskRegistration(one.id, one.number, one.version, one.state, domain, label, speciality)
        for one, domain, label, speciality in rows
    )
    drafts = _drafts(tx, who.id, {one.id: one.number for one in registrations})
    return DeskFile(who.id, who.number, who.birth_name, who.first_names, registrations, drafts)


def _drafts(tx: Session, candidate_id: int, numbers: dict[int, int]) -> tuple[DeskDraft, ...]:
    rows = tx.execute(
        select(RegistrationDraft, ExamDomain.label, ExamSession.label)
        .join(ExamSession, ExamSession.id == RegistrationDraft.exam_session_id)
        .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
        .where(RegistrationDraft.candidate_id == candidate_id, ~ExamSession.closed)
        .order_by(RegistrationDraft.changed_at.desc())
    )
    return tuple(
        DeskDraft(
            row.id, numbers.get(row.registration_id or 0, 0), domain, label, Tab(row.tab), row.started_by,
            row.changed_at,
        )
        for row, domain, label in rows
        if row.registration_id is None or row.registration_id in numbers
    )  # fmt: skip
