"""Begin a form, keep it tab by tab, take it up again or give it up: a draft is no registration (6.26)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import CANDIDATE, one_candidate
from core.calendar.offer import offer
from core.errors import StaleForm
from core.registrations.ending import locked, where
from core.registrations.errors import RegistrationEnded
from core.registrations.form import prior_credits
from core.registrations.form.catalogue import exam_of, papers, place_of
from core.registrations.form.errors import TabNotReached
from core.registrations.form.reading import Draft, draft, fixed_for, reached, shown
from core.registrations.form.rules import FILLED, Content, Tab, from_json, next_reached, read_answers, typed
from core.registrations.opening import Act, Where, require_open
from core.registrations.rules import ENDED, State
from core.registrations.visible import seen_registration
from db.tables import Candidate, ExamSession, Registration, RegistrationDraft


def begin_choice(
    tx: Session, actor: Actor, candidate_id: int, domain_code: str, exam_session: str, place_code: str, *,
    audience: str = "individual",
) -> int:  # fmt: skip
    """Begin a form by what people choose: Domaine – Session – Académie ou centre à l’étranger."""
    require(actor, Permission.REGISTRATION_SAVE)
    found = select(ExamSession.id).where(ExamSession.domain_code == domain_code, ExamSession.label == exam_session)
    return begin(tx, actor, candidate_id, tx.scalar(found) or 0, place_code, audience=audience)


def begin(
    tx: Session, actor: Actor, candidate_id: int, exam_session_id: int, place_code: str, *, audience: str = "individual"
) -> int:
    """Begin a form for an exam session in a place, or take up again the one already begun there; give its number.

    After a deregistration it starts from the old answers.
    """
    require(actor, Permission.REGISTRATION_SAVE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.REGISTRATION_SAVE)
    exam = exam_of(tx, actor, exam_session_id, place_code)
    who = "individual" if actor.kind == CANDIDATE else audience
    require_open(tx, actor, Act.REGISTER, Where(exam.exam_session_id, exam.place.academie_code,
                                                exam.place.foreign_group, who))  # fmt: skip
    begun = tx.scalars(
        select(RegistrationDraft).where(
            RegistrationDraft.candidate_id == candidate.id, RegistrationDraft.exam_session_id == exam_session_id,
            RegistrationDraft.place_code == place_code, RegistrationDraft.registration_id.is_(None),
        )
    ).one_or_none()  # fmt: skip
    if begun is not None:
        return begun.id
    earlier = _deregistered(tx, candidate, exam_session_id)
    content = Content(audience=who)
    if earlier is not None and earlier.audience == who:
        content = content_of(tx, actor, earlier, place_code, restarted_from=earlier.id)
    return _add(tx, actor, candidate, None, content, exam_session_id, place_code, Tab.IDENTIFICATION)


def _deregistered(tx: Session, candidate: Candidate, exam_session_id: int) -> Registration | None:
    """Give the last registration the candidate withdrew from in this exam session."""
    withdrawn = select(Registration).where(
        Registration.candidate_id == candidate.id, Registration.exam_session_id == exam_session_id,
        Registration.state == State.DEREGISTERED.value,
    )  # fmt: skip
    return tx.scalars(withdrawn.order_by(Registration.number.desc()).limit(1)).one_or_none()


def modify(tx: Session, actor: Actor, registration_id: int) -> int:
    """Begin to modify a registration from what it says now, or go on with what was begun; give the draft's number.

    What was begun on an older version is given up: the registration is read again.
    """
    require(actor, Permission.REGISTRATION_SAVE)
    if actor.kind == CANDIDATE:
        one_candidate(tx, actor, actor.id, Permission.REGISTRATION_SAVE)  # locked first, as everywhere (4.15)
        seen_registration(tx, actor, registration_id, Permission.REGISTRATION_SAVE)
    registration = locked(tx, actor, registration_id)
    if registration.state in ENDED:
        raise RegistrationEnded(state=registration.state)
    require_open(tx, actor, Act.MODIFY, where(registration))
    begun = tx.scalars(
        select(RegistrationDraft).where(RegistrationDraft.registration_id == registration.id)
    ).one_or_none()
    if begun is not None and begun.seen_version == registration.version:
        return begun.id
    if begun is not None:
        tx.delete(begun)
        tx.flush()
    candidate = tx.get_one(Candidate, registration.candidate_id)
    place = place_of(offer(tx, actor), registration, candidate.country)
    content = content_of(tx, actor, registration, place.code)
    return _add(
        tx, actor, candidate, registration, content, registration.exam_session_id, place.code, Tab.SUMMARY
    )  # fmt: skip


def content_of(
    tx: Session, actor: Actor, registration: Registration, place_code: str, *, restarted_from: int | None = None
) -> Content:
    """Give what a registration says, as the tabs hold it."""
    exam = exam_of(tx, actor, registration.exam_session_id, place_code)
    grid = papers(tx, exam, registration.speciality_code, ())
    optional, chosen = read_answers(grid, registration.answers)
    return Content(
        registration.audience, registration.category_code, registration.school_uai, registration.class_name,
        registration.speciality_code, prior_credits.declared_of(tx, registration.id), optional, chosen, restarted_from,
    )  # fmt: skip


def _add(
    tx: Session,
    actor: Actor,
    candidate: Candidate,
    registration: Registration | None,
    content: Content,
    exam_session_id: int,
    place_code: str,
    tab: Tab,
) -> int:
    at = clock.now(tx)
    row = RegistrationDraft(
        candidate_id=candidate.id, registration_id=registration.id if registration else None,
        exam_session_id=exam_session_id, place_code=place_code, content=content.as_json(), tab=int(tab),
        seen_version=registration.version if registration else 0, started_by=actor.label, created_at=at, changed_at=at,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    return row.id


def keep_tab(
    tx: Session, actor: Actor, draft_id: int, tab: int, fields: Mapping[str, Any], *, seen: int
) -> Draft:  # fmt: skip
    """Keep what was typed in a tab, right or wrong, closed or not: nothing typed is lost, and nothing is registered.

    A tab is taken only once those before it are right; one that is right opens the next. The same sent twice, by a
    double click, is kept once (6.24).
    """
    require(actor, Permission.REGISTRATION_SAVE)
    candidate, registration, row = reached(tx, actor, draft_id)
    this = Tab(tab)
    if this not in FILLED or this > row.tab:
        raise TabNotReached
    before = from_json(row.content)
    after = typed(before, this, {**_kept(before, fixed_for(actor, before)), **_free(actor, before, fields)})
    if this is Tab.PRIOR_CREDITS and after.declared and row.tab > Tab.QUALIFICATION:
        after = prior_credits.seal(tx, actor, after, row.exam_session_id)
    if row.version != seen:
        if after != before:
            raise StaleForm
        return shown(tx, actor, (candidate, registration, row))
    row.content = after.as_json()
    wrong = shown(tx, actor, (candidate, registration, row)).faults
    moved = before.speciality != after.speciality
    row.tab = int(next_reached(Tab(row.tab), this, wrong, moved=moved))
    row.changed_at = clock.now(tx)
    tx.flush()
    return shown(tx, actor, (candidate, registration, row))


def keep_tabs(
    tx: Session, actor: Actor, draft_id: int, typed_in: Sequence[tuple[int, Mapping[str, Any]]], *, seen: int
) -> Draft:  # fmt: skip
    """Keep several tabs typed on one screen, in their order, as far as they are right."""
    require(actor, Permission.REGISTRATION_SAVE)
    found = draft(tx, actor, draft_id)
    if found.version != seen:
        raise StaleForm
    for tab, fields in typed_in:
        if tab > found.reached:
            break
        found = keep_tab(tx, actor, draft_id, tab, fields, seen=found.version)
    return found


def _kept(before: Content, fixed: frozenset[str]) -> dict[str, Any]:
    return {name: getattr(before, name) for name in fixed}


def _free(actor: Actor, before: Content, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent for a field that is grey counts for nothing."""
    fixed = fixed_for(actor, before)
    return {name: value for name, value in fields.items() if name not in fixed}


def abandon(tx: Session, actor: Actor, draft_id: int) -> None:
    """Give up a form: what was typed is gone, and a registration being modified stays as it was saved."""
    require(actor, Permission.REGISTRATION_SAVE)
    _, _, row = reached(tx, actor, draft_id)
    tx.delete(row)
