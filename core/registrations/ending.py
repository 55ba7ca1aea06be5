"""End a registration: deregister at the candidate's request, set aside by the office; there is no way back (6.10)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, one_registration, registrations_in
from core.audit import Event, record
from core.errors import NotFound, StaleForm
from core.notifications.outbox import drop_unsent
from core.registrations import rules
from core.registrations.actions import Saved
from core.registrations.errors import RegistrationEnded
from core.registrations.opening import Act, Where, require_open
from db.tables import Candidate, Registration, RegistrationDraft


def deregister(tx: Session, actor: Actor, registration_id: int, *, reason: str, seen: int) -> Saved:
    """End a registration at the candidate's request, by himself until the closing; its version no longer moves."""
    require(actor, Permission.REGISTRATION_SAVE)
    registration = locked(tx, actor, registration_id)
    _refuse_moved(registration, seen)
    allowed = require_open(tx, actor, Act.DEREGISTER, where(registration))
    return _end(
        tx, actor, registration, rules.State.DEREGISTERED, Event.REGISTRATION_DEREGISTERED, reason, allowed.facts
    )  # fmt: skip


def set_aside(tx: Session, actor: Actor, registration_id: int, *, reason: str, seen: int) -> Saved:
    """Set a registration aside by the office, with its reason; it disappears from the candidate's list."""
    require(actor, Permission.CANDIDATE_DESK)
    registration = one_registration(tx, actor, registration_id, Permission.CANDIDATE_DESK)
    _refuse_moved(registration, seen)
    return _end(tx, actor, registration, rules.State.SET_ASIDE, Event.REGISTRATION_SET_ASIDE, reason, {})


def locked(tx: Session, actor: Actor, registration_id: int) -> Registration:
    """Give a registration of the perimeter, locked after its candidate: always in that order (4.15)."""
    candidate_id = tx.scalar(
        select(Registration.candidate_id).where(
            Registration.id == registration_id, registrations_in(actor, Permission.REGISTRATION_SAVE)
        )
    )
    if candidate_id is None:
        raise NotFound(kind="registration")
    one_candidate(tx, actor, candidate_id, Permission.REGISTRATION_SAVE)
    return one_registration(tx, actor, registration_id, Permission.REGISTRATION_SAVE)


def where(registration: Registration) -> Where:
    """Give whose windows rule a registration: those of its own place and audience, nobody else's (6.16)."""
    return Where(
        registration.exam_session_id, registration.academie_code, registration.foreign_group, registration.audience
    )


def _refuse_moved(registration: Registration, seen: int) -> None:
    if registration.state in rules.ENDED:
        raise RegistrationEnded(state=registration.state)
    if registration.version != seen:
        raise StaleForm


def _end(
    tx: Session,
    actor: Actor,
    registration: Registration,
    state: rules.State,
    event: Event,
    reason: str,
    facts: dict[str, Any],
) -> Saved:
    """End it with all that waited for it: mails not delivered yet, and a modification being typed (6.14)."""
    candidate = tx.get_one(Candidate, registration.candidate_id)
    before = registration.state
    registration.state, registration.state_reason, registration.closed_at = state.value, reason, clock.decided(tx)
    dropped = drop_unsent(tx, registration.id)
    tx.execute(delete(RegistrationDraft).where(RegistrationDraft.registration_id == registration.id))
    told = {"mails_dropped": dropped} if dropped else {}
    record(
        tx, actor, event, "registration", registration.id, changes={"state": (before, state.value)}, reason=reason,
        facts={"candidate": candidate.id, "version": registration.version, **told, **facts},
    )  # fmt: skip
    return Saved(registration.id, candidate.number, registration.number, registration.version, changed=True)
