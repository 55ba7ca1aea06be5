"""Read the journal: within the perimeter, newest first, page by page; one's own acts; the whole chain verified."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor
from core.access.perimeter import candidates_in, registrations_in
from core.access.rights import Permission, require, scopes_for
from core.audit.journal import Verdict, verify
from db.tables import AuditEvent, AuditValue, Candidate, Correction, Grant, Person, Registration, Staff

PAGE = 50
_AT_A_TIME = 10_000  # events whose values are read together
OF_PERSONS = ("candidate", "registration", "correction")


@dataclass(frozen=True, slots=True)
class Criteria:
    """What to look for; an empty criterion finds everything. `until` is excluded."""

    name: str = ""
    actor_id: int = 0
    subject_kind: str = ""
    subject_id: int = 0
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; both are empty once the value was erased."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a screen shows it; its sentence is `event-<name>` in the catalogues."""

    seq: int
    at: datetime
    name: str
    actor: str
    on_behalf_of: str
    subject_kind: str
    subject_id: int
    facts: dict[str, Any]
    reason: str
    changes: tuple[FieldChange, ...]
    hash: str = ""
    actor_kind: str = ""

    @property
    def key(self) -> str:
        """The key of its sentence."""
        return f"event-{self.name.replace('.', '-').replace('_', '-')}"


def events(
    tx: Session, actor: Actor, criteria: Criteria | None = None, *, before: int = 0, limit: int = PAGE
) -> list[EventLine]:
    """Give the events of the perimeter that satisfy the criteria, the newest first, older than a given number."""
    require(actor, Permission.JOURNAL_READ)
    found = _matching(actor, criteria or Criteria()).order_by(AuditEvent.seq.desc()).limit(limit)
    if before:
        found = found.where(AuditEvent.seq < before)
    rows = list(tx.scalars(found))
    return _lines(tx, rows, without_values=_of_elsewhere(tx, actor, rows))


def own_events(tx: Session, actor: Actor, *, limit: int = 10) -> list[EventLine]:
    """Give one's own last acts; reading a page of the journal needs a right, one's own memory none."""
    mine = (AuditEvent.actor_kind == "staff") & (AuditEvent.actor_id == actor.id)
    return _lines(tx, list(tx.scalars(select(AuditEvent).where(mine).order_by(AuditEvent.seq.desc()).limit(limit))))


def events_about(
    tx: Session,
    subjects: Mapping[str, Collection[int]],
    *,
    limit: int = PAGE,
    without: Collection[str] = (),
    silent_on: str = "",
) -> list[EventLine]:
    """Give the events on some subjects, newest first; who asks has already been allowed to see each of them.

    `without` names the events that are left out; `silent_on`, what the documents and mails of the others are not
    about. Both come before the limit: what is left out never takes the place of what is shown.
    """
    about = [
        (AuditEvent.subject_kind == kind) & AuditEvent.subject_id.in_(numbers)
        for kind, numbers in subjects.items()
        if numbers
    ]
    if not about:
        return []
    found = select(AuditEvent).where(or_(*about), AuditEvent.name.not_in(without))
    if silent_on:
        found = found.where(*(~_told(fact).startswith(silent_on, autoescape=True) for fact in ("kind", "template")))
    return _lines(tx, list(tx.scalars(found.order_by(AuditEvent.seq.desc()).limit(limit))))


def _told(fact: str) -> ColumnElement[str]:
    """What an event says of itself under a name, or nothing."""
    return func.coalesce(AuditEvent.facts[fact].as_string(), "")


def count_about(tx: Session, subjects: Mapping[str, Collection[int]]) -> int:
    """Count the events on some subjects; who asks has already been allowed to see each of them."""
    about = [
        (AuditEvent.subject_kind == kind) & AuditEvent.subject_id.in_(numbers)
        for kind, numbers in subjects.items()
        if numbers
    ]
    return (tx.scalar(select(func.count()).select_from(AuditEvent).where(or_(*about))) or 0) if about else 0


def verified(tx: Session, actor: Actor) -> Verdict:
    """Verify the whole chain, for someone who has the right to ask (3.18)."""
    require(actor, Permission.JOURNAL_VERIFY)
    return verify(tx)


def _matching(actor: Actor, criteria: Criteria) -> Select[AuditEvent]:
    conditions: list[ColumnElement[bool]] = [_visible(actor)]
    if criteria.name:
        conditions.append(AuditEvent.name == criteria.name)
    if criteria.actor_id:
        conditions.append((AuditEvent.actor_id == criteria.actor_id) & AuditEvent.actor_kind.in_(("staff", "job")))
    if criteria.subject_kind:
        conditions.append(AuditEvent.subject_kind == criteria.subject_kind)
    if criteria.subject_id:
        conditions.append(AuditEvent.subject_id == criteria.subject_id)
    if criteria.since:
        conditions.append(AuditEvent.at >= criteria.since)
    if criteria.until:
        conditions.append(AuditEvent.at < criteria.until)
    return select(AuditEvent).where(*conditions)


def _visible(actor: Actor) -> ColumnElement[bool]:
    """Events on persons of the perimeter, and what the staff of the perimeter did that is on no person."""
    if _everywhere(actor):
        return true()
    candidates = select(Candidate.id).where(candidates_in(actor, Permission.JOURNAL_READ))
    registrations = select(Registration.id).where(registrations_in(actor, Permission.JOURNAL_READ))
    corrections = (
        select(Correction.id)
        .join(Candidate, Candidate.id == Correction.candidate_id)
        .where(candidates_in(actor, Permission.JOURNAL_READ))
    )
    return or_(
        (AuditEvent.subject_kind == "candidate") & AuditEvent.subject_id.in_(candidates),
        (AuditEvent.subject_kind == "registration") & AuditEvent.subject_id.in_(registrations),
        (AuditEvent.subject_kind == "correction") & AuditEvent.subject_id.in_(corrections),
        AuditEvent.subject_kind.not_in(OF_PERSONS)
        & (AuditEvent.actor_kind.in_(("staff", "job")))
        & AuditEvent.actor_id.in_(_colleagues(actor)),
    )


def _everywhere(actor: Actor) -> bool:
    scopes = scopes_for(actor, Permission.JOURNAL_READ)
    return any(not scope.academie_code and not scope.domain_code for scope in scopes)


def _colleagues(actor: Actor) -> Select[int]:
    places = {scope.academie_code for scope in scopes_for(actor, Permission.JOURNAL_READ) if scope.academie_code}
    return select(Grant.staff_id).where(Grant.academie_code.in_(places))


def _of_elsewhere(tx: Session, actor: Actor, found: Collection[AuditEvent]) -> frozenset[int]:
    """Give the events that may hold values of another perimeter: on no person, by staff who also act elsewhere.

    What somebody typed to search, import or export is shown when all the roles they now hold lie in the reader's.
    """
    if _everywhere(actor):
        return frozenset()
    doubtful = [event for event in found if event.subject_kind not in OF_PERSONS and event.actor_id != actor.id]
    now = clock.now(tx)
    held = select(Grant).where(
        Grant.staff_id.in_({event.actor_id for event in doubtful}), Grant.starts_at <= now,
        Grant.ends_at.is_(None) | (Grant.ends_at > now),
    )  # fmt: skip
    inside: dict[int, bool] = {}
    for grant in tx.scalars(held):
        inside[grant.staff_id] = inside.get(grant.staff_id, True) and _covers(actor, grant)
    return frozenset(event.seq for event in doubtful if not inside.get(event.actor_id, False))


def _covers(actor: Actor, grant: Grant) -> bool:
    return any(
        scope.academie_code in {"", grant.academie_code} and scope.domain_code in {"", grant.domain_code}
        for scope in scopes_for(actor, Permission.JOURNAL_READ)
    )


def actors(tx: Session, actor: Actor) -> list[tuple[int, str]]:
    """List the staff whose acts the actor may read, by number and name."""
    require(actor, Permission.JOURNAL_READ)
    found = select(Staff.id, Person.full_name).join(Person, Person.id == Staff.person_id).order_by(Person.full_name)
    if not _everywhere(actor):
        found = found.where(Staff.id.in_(_colleagues(actor)))
    return [(row.id, row.full_name) for row in tx.execute(found)]


def _lines(tx: Session, found: list[AuditEvent], *, without_values: Collection[int] = ()) -> list[EventLine]:
    values: dict[int, list[FieldChange]] = {}
    for first in range(0, len(found), _AT_A_TIME):
        some = [event.seq for event in found[first : first + _AT_A_TIME]]
        kept = select(AuditValue).where(AuditValue.event_seq.in_(some))
        for value in tx.scalars(kept.order_by(AuditValue.event_seq, AuditValue.position)):
            values.setdefault(value.event_seq, []).append(FieldChange(value.field, value.before, value.after))
    lines = [
        EventLine(
            event.seq, event.at, event.name, event.actor_label, event.on_behalf_of, event.subject_kind,
            event.subject_id, event.facts, event.reason, tuple(values.get(event.seq, ())), event.hash,
            event.actor_kind,
        )
        for event in found
    ]  # fmt: skip
    return [replace(one, reason="", changes=()) if one.seq in without_values else one for one in lines]
