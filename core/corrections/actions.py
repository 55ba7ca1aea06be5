"""Propose a correction of personal data, withdraw it, take it up again, undo one that was approved."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate
from core.audit import Event, record
from core.candidates.emails import parse_email
from core.corrections import rules
from core.corrections.addresses import refuse_taken
from core.corrections.closing import Closed, close, facts_of
from core.corrections.errors import (
    AlreadyDecided,
    CorrectionAlreadyOpen,
    NotYourProposal,
    UndoTooLate,
)
from core.corrections.evidence import Evidence, keep
from core.corrections.finding import later_fields, one_correction, open_of
from core.corrections.register import values_of
from core.corrections.rules import Asked, Change, Reason, State
from core.errors import StaleForm
from db.tables import Candidate, Correction, StoredFile

ANYWHERE = "Europe/Paris"  # « in the past » is said of the day in Paris


@dataclass(frozen=True, slots=True)
class Proposed:
    """The receipt of a proposal; `expires_at` is an instant written in ISO form."""

    correction_id: int
    digest: str
    expires_at: str


def propose(
    tx: Session,
    actor: Actor,
    candidate_id: int,
    asked: Asked,
    *,
    reason_code: str,
    reason_text: str,
    evidence: Evidence,
    seen: int,
) -> Proposed:
    """Propose a correction with its reason and its proof; nothing changes until another person approves (3.09)."""
    require(actor, Permission.CORRECTION_PROPOSE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE)
    if candidate.version != seen:
        raise StaleForm
    reason, text = rules.check_reason(reason_code, reason_text)
    changes = rules.changes(asked, values_of(candidate), today=clock.today(tx, ANYWHERE))
    _refuse_second(tx, actor, candidate)
    file = keep(tx, actor, evidence)
    return _write(tx, actor, candidate, changes, reason, text, file, undoes=None)


def _refuse_second(tx: Session, actor: Actor, candidate: Candidate) -> None:
    """One open proposal per candidate; one that can no longer be approved makes room (3.11)."""
    found = open_of(tx, candidate.id)
    if found is None:
        return
    if rules.is_expired(found.expires_at, clock.now(tx)):
        close(tx, actor, found, State.EXPIRED)
    elif found.base_version != candidate.version:
        close(tx, actor, found, State.STALE)
    else:
        raise CorrectionAlreadyOpen(correction=found.id)


def _write(
    tx: Session,
    actor: Actor,
    candidate: Candidate,
    changes: tuple[Change, ...],
    reason: Reason,
    text: str,
    file: StoredFile,
    *,
    undoes: int | None,
) -> Proposed:
    before = {change.field: change.before for change in changes}
    after = {change.field: change.after for change in changes}
    if "email" in after:
        refuse_taken(tx, candidate, parse_email(after["email"]).key)
    at = clock.now(tx)
    row = Correction(
        candidate_id=candidate.id, state=State.PROPOSED.value, base_version=candidate.version, before=before,
        after=after, reason_code=reason.value, reason_text=text, evidence_id=file.id,
        digest=rules.digest(candidate.id, candidate.version, before, after, [file.id, file.sha256]),
        undoes_id=undoes, proposer_id=actor.id, proposer_person_id=actor.person_id, proposed_at=at,
        expires_at=at + rules.VALID_FOR, decider_id=None, decider_person_id=None, decided_at=None, decision_reason="",
    )  # fmt: skip
    _add(tx, row)
    record(
        tx, actor, Event.CORRECTION_PROPOSED, "correction", row.id,
        changes={change.field: (change.before, change.after) for change in changes}, reason=text,
        facts=facts_of(row) | {"reason": reason.value, "evidence": file.id, "undoes": undoes},
    )  # fmt: skip
    return Proposed(row.id, row.digest, row.expires_at.isoformat())


def _add(tx: Session, row: Correction) -> None:
    """Add a proposal; should another one be open all the same, the database keeps that one."""
    try:
        with tx.begin_nested():
            tx.add(row)
            tx.flush()
    except IntegrityError:
        other = open_of(tx, row.candidate_id)
        if other is None:
            raise
        raise CorrectionAlreadyOpen(correction=other.id) from None


def withdraw(tx: Session, actor: Actor, correction_id: int) -> Closed:
    """Take one's own proposal back; nothing changes."""
    require(actor, Permission.CORRECTION_PROPOSE)
    _, row = one_correction(tx, actor, correction_id, Permission.CORRECTION_PROPOSE)
    if row.proposer_person_id != actor.person_id:
        raise NotYourProposal
    if row.state != State.PROPOSED:
        raise AlreadyDecided(state=row.state)
    return close(tx, actor, row, State.WITHDRAWN)


def propose_again(tx: Session, actor: Actor, correction_id: int, *, seen: int) -> Proposed:
    """Take up again a proposal that came back stale or expired: same wishes, reason and proof, on today's data."""
    require(actor, Permission.CORRECTION_PROPOSE)
    candidate, row = one_correction(tx, actor, correction_id, Permission.CORRECTION_PROPOSE)
    if row.proposer_person_id != actor.person_id:
        raise NotYourProposal
    if row.state not in {State.STALE, State.EXPIRED}:
        raise AlreadyDecided(state=row.state)
    if candidate.version != seen:
        raise StaleForm
    asked = Asked(tuple(row.after.items()))
    changes = rules.changes(asked, values_of(candidate), today=clock.today(tx, ANYWHERE))
    _refuse_second(tx, actor, candidate)
    file = tx.get_one(StoredFile, row.evidence_id)
    return _write(tx, actor, candidate, changes, Reason(row.reason_code), row.reason_text, file, undoes=row.undoes_id)


def undo(tx: Session, actor: Actor, correction_id: int, *, reason_text: str, seen: int) -> Proposed:
    """Propose the reverse of an approved correction, until a later change touches one of its fields."""
    require(actor, Permission.CORRECTION_PROPOSE)
    candidate, row = one_correction(tx, actor, correction_id, Permission.CORRECTION_PROPOSE)
    if row.state != State.APPROVED:
        raise AlreadyDecided(state=row.state)
    if candidate.version != seen:
        raise StaleForm
    if not rules.can_be_undone(row.after, values_of(candidate), later_fields(tx, row)):
        raise UndoTooLate
    reason, text = rules.check_reason(Reason.UNDO.value, reason_text)
    _refuse_second(tx, actor, candidate)
    back = tuple(Change(name, row.after[name], row.before[name]) for name in rules.in_order(row.after))
    file = tx.get_one(StoredFile, row.evidence_id)
    return _write(tx, actor, candidate, back, reason, text, file, undoes=row.id)


def expire_due(tx: Session, actor: Actor) -> int:
    """End the proposals that waited seven days; give how many."""
    require(actor, Permission.CORRECTION_DECIDE)
    due = select(Correction).where(Correction.state == State.PROPOSED.value, Correction.expires_at <= clock.now(tx))
    rows = list(tx.scalars(due.order_by(Correction.id).limit(500).with_for_update(skip_locked=True)))
    for row in rows:
        close(tx, actor, row, State.EXPIRED)
    return len(rows)
