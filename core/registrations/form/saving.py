"""Save a form from its summary: every tab valid at that moment, together, in one transaction (6.25)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import CANDIDATE, one_candidate
from core.errors import StaleForm
from core.jobs.promises import Task, promise
from core.notifications.about_registration import tell_of_registration
from core.registrations.actions import Entry, Saved, declare, register, save_version
from core.registrations.ending import deregister, where
from core.registrations.errors import AlreadyRegistered
from core.registrations.form.errors import FormIncomplete
from core.registrations.form.reading import Draft, reached, shown
from core.registrations.form.rules import Faults, Tab
from core.registrations.labels import labels
from core.registrations.opening import Act, Allowed, require_open, service
from core.registrations.rules import Cause
from core.registrations.snapshot import Snapshot
from core.registrations.taking import build
from core.registrations.validation import regime_of
from core.registrations.visible import own_registration
from db.tables import Candidate, Exemption, PriorCredit, Registration


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that a save would register, as the confirmation would print it, and what is wrong tab by tab.

    Nothing is printed while the qualification is not known.
    """

    draft: Draft
    printed: Snapshot | None
    faults: dict[Tab, Faults]


def summary(tx: Session, actor: Actor, draft_id: int) -> Summary:
    """Give the summary of a form, checked whole."""
    require(actor, Permission.REGISTRATION_SAVE)
    candidate, registration, row = reached(tx, actor, draft_id)
    found = shown(tx, actor, (candidate, registration, row))
    known = Tab.APPLICATION not in found.faults and Tab.QUALIFICATION not in found.faults
    return Summary(found, _printed(tx, candidate, registration, found) if known else None, found.faults)


def _printed(tx: Session, candidate: Candidate, registration: Registration | None, found: Draft) -> Snapshot:
    """Write what a save would freeze, from rows that are never kept."""
    entry = found.entry
    made = Registration(
        number=found.number, version=found.saved_version, exam_session_id=entry.exam_session_id,
        academie_code=entry.academie_code, domain_code=found.exam.domain.code, speciality_code=entry.speciality_code,
        category_code=entry.category_code, audience=entry.audience, foreign_group=entry.foreign_group,
        school_uai=entry.school_uai, class_name=entry.class_name, answers=entry.answers,
        first_saved_at=registration.first_saved_at if registration else clock.now(tx),
    )  # fmt: skip
    exempted = {
        paper: Exemption(paper_code=paper, rule_code=rule, kind=kind, grade=grade, kept_until=until)
        for credit in entry.credits
        for paper, rule, kind, grade, until in credit.gives
    }
    declared = [
        PriorCredit(title_code=one.title_code, year=one.year, academie_code=one.academie_code)
        for one in entry.credits
    ]  # fmt: skip
    return build(labels(tx), made, candidate, exempted, declared)


def save(tx: Session, actor: Actor, draft_id: int, *, seen: int, reason: str = "") -> Saved:
    """Save a form: a new registration at version 1, or one more version of the one modified; the draft is gone.

    The window is tested here, under the locks, whatever the screens said before (6.15); the office may give a reason.
    """
    require(actor, Permission.REGISTRATION_SAVE)
    candidate, registration, row = reached(tx, actor, draft_id)
    if row.version != seen or (registration is not None and registration.version != row.seen_version):
        raise StaleForm
    found = shown(tx, actor, (candidate, registration, row))
    act = Act.REGISTER if registration is None else Act.MODIFY
    allowed = require_open(tx, actor, act, found.where if registration is None else where(registration))
    if not found.complete:
        raise FormIncomplete(tabs=sorted(int(tab) for tab in found.faults) or [int(found.reached)])
    origin = "account" if actor.kind == CANDIDATE else "desk"
    if registration is None:
        saved = register(tx, actor, candidate, found.entry, origin=origin, facts=dict(allowed.facts), reason=reason)
    else:
        saved = _modify(tx, actor, registration, found.entry, allowed, reason)
    tx.delete(row)
    if saved.changed:
        _follow(tx, actor, saved, act)
    return saved


def _modify(
    tx: Session, actor: Actor, registration: Registration, entry: Entry, allowed: Allowed, reason: str
) -> Saved:  # fmt: skip
    """Save the new content as one more version; content that prints the same is put back, and burns nothing (6.09)."""
    _refuse_twice(tx, registration, entry)
    with tx.begin_nested() as attempt:
        _apply(tx, registration, entry)
        saved = save_version(
            tx, actor, registration, Cause.MODIFICATION, facts=dict(allowed.facts), reason=reason
        )  # fmt: skip
        if not saved.changed:
            attempt.rollback()
    return saved


def _refuse_twice(tx: Session, registration: Registration, entry: Entry) -> None:
    if entry.speciality_code == registration.speciality_code:
        return
    same = select(Registration.id).where(
        Registration.candidate_id == registration.candidate_id,
        Registration.exam_session_id == registration.exam_session_id,
        Registration.speciality_code == entry.speciality_code,
        Registration.closed_at.is_(None),
    )
    if tx.scalars(same.limit(1)).one_or_none() is not None:
        raise AlreadyRegistered(speciality=entry.speciality_code)


def _apply(tx: Session, registration: Registration, entry: Entry) -> None:
    """Put the new content into the registration; what the form does not show, such as marks of an import, stays."""
    grid = {
        paper.code
        for speciality in (registration.speciality_code, entry.speciality_code)
        for paper in labels(tx).papers(speciality, labels(tx).exam_session(registration.exam_session_id).label)
    }
    kept = {code: answer for code, answer in registration.answers.items() if code not in grid}
    registration.speciality_code, registration.category_code = entry.speciality_code, entry.category_code
    registration.school_uai, registration.class_name = entry.school_uai, entry.class_name
    registration.answers = kept | entry.answers
    tx.execute(delete(Exemption).where(Exemption.registration_id == registration.id))
    tx.execute(delete(PriorCredit).where(PriorCredit.registration_id == registration.id))
    declare(tx, registration, entry.credits)


def _follow(tx: Session, actor: Actor, saved: Saved, act: Act) -> None:
    """What a save sets going: the confirmation within seconds, and the mail (6.12)."""
    registration = tx.get_one(Registration, saved.registration_id)
    promise(tx, actor, Task.REISSUE_DOCUMENTS, registration_ids=[registration.id])
    template = "registration_saved" if act is Act.REGISTER else "registration_modified"
    tell_of_registration(tx, template, registration, **_calendar(tx, actor, registration))


def _calendar(tx: Session, actor: Actor, registration: Registration) -> dict[str, Any]:
    """Until when it can be modified, and how it is confirmed, for the mail."""
    found = service(tx, actor, Act.MODIFY, where(registration))
    regime, period = regime_of(tx, registration)
    return {
        "closes": found.closes_at.isoformat() if found.closes_at and found.is_open else "", "zone": found.zone,
        "regime": regime, "due": period.closes_at.isoformat() if period else "",
    }  # fmt: skip


def withdraw(tx: Session, actor: Actor, registration_id: int, *, reason: str, seen: int) -> Saved:
    """Deregister and tell the candidate: mails that waited about it are dropped, this one replaces them (6.14)."""
    require(actor, Permission.REGISTRATION_SAVE)
    ended = deregister(tx, actor, registration_id, reason=reason, seen=seen)
    tell_of_registration(tx, "registration_deregistered", tx.get_one(Registration, registration_id))
    return ended


def withdraw_own(tx: Session, actor: Actor, number: int, *, reason: str, seen: int) -> Saved:
    """Deregister oneself, by the number of one's registration, until the closing (seed 8)."""
    require(actor, Permission.OWN_FILE)
    one_candidate(tx, actor, actor.id, Permission.REGISTRATION_SAVE)  # locked first, as everywhere (4.15)
    return withdraw(tx, actor, own_registration(tx, actor, number).id, reason=reason, seen=seen)
