"""Decide about a correction: another person, who opened the proof, approves exactly what was shown (3.09 to 3.12)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.errors import AccountComesFromAsker
from core.access.independence import account_comes_from
from core.audit import Event, record
from core.corrections import rules
from core.corrections.addresses import replace_email
from core.corrections.closing import Closed, close
from core.corrections.errors import (
    AlreadyDecided,
    EvidenceNotRead,
    NotWhatWasShown,
    OwnProposal,
    RecentEditor,
    RefusalUnexplained,
)
from core.corrections.finding import one_correction
from core.corrections.register import columns_of
from core.corrections.rules import State
from core.corrections.witness import edited_lately, has_read_evidence
from core.notifications.notices import tell_of_change, tell_old_address
from core.registrations.following import follow_candidate, promise_documents
from core.registrations.rules import Cause
from db.tables import Candidate, Correction, StoredFile


@dataclass(frozen=True, slots=True)
class Decided:
    """The receipt of a decision: `state` is approved, or stale or expired when it came too late to change anything."""

    correction_id: int
    state: str
    versions: int = 0
    documents: int = 0
    mails: int = 0


def approve(tx: Session, actor: Actor, correction_id: int, digest: str) -> Decided:
    """Approve what was shown: the register, the versions, the documents to make again and the mail go together."""
    require(actor, Permission.CORRECTION_DECIDE)
    candidate, row = one_correction(tx, actor, correction_id, Permission.CORRECTION_DECIDE)
    _refuse_decided(row)
    _refuse_same_person(tx, actor, candidate, row)
    late = _too_late(tx, candidate, row)
    if late is not None:
        return Decided(row.id, close(tx, actor, row, late).state)
    if not has_read_evidence(tx, actor, row):
        raise EvidenceNotRead
    if not digest == row.digest == _digest_of(tx, row):
        raise NotWhatWasShown
    old_address, old_key = candidate.email, candidate.email_key
    _apply(tx, actor, candidate, row)
    saved = follow_candidate(tx, actor, candidate.id, Cause.CORRECTION, row.id)
    documents = promise_documents(tx, actor, saved)
    mails = tell_of_change(tx, "correction_approved", candidate, rules.in_order(row.after), saved)
    if candidate.email_key != old_key:
        mails += tell_old_address(tx, candidate, old_address)
    _record_approval(tx, actor, candidate, row)
    return Decided(row.id, row.state, sum(one.changed for one in saved), documents, mails)


def _refuse_decided(row: Correction) -> None:
    if row.state != State.PROPOSED:
        raise AlreadyDecided(state=row.state)


def _refuse_same_person(tx: Session, actor: Actor, candidate: Candidate, row: Correction) -> None:
    """Compare persons, not accounts; whoever changed the file lately is not a fresh pair of eyes (3.09)."""
    if row.proposer_person_id == actor.person_id:
        raise OwnProposal
    if account_comes_from(tx, actor.id, row.proposer_person_id):
        raise AccountComesFromAsker
    if edited_lately(tx, actor, candidate.id, clock.now(tx) - rules.RECENTLY):
        raise RecentEditor


def _too_late(tx: Session, candidate: Candidate, row: Correction) -> State | None:
    """A proposal dies after seven days, or as soon as the record moved under it (3.11)."""
    if rules.is_expired(row.expires_at, clock.now(tx)):
        return State.EXPIRED
    return State.STALE if candidate.version != row.base_version else None


def _digest_of(tx: Session, row: Correction) -> str:
    file = tx.get_one(StoredFile, row.evidence_id)
    return rules.digest(row.candidate_id, row.base_version, row.before, row.after, [file.id, file.sha256])


def _apply(tx: Session, actor: Actor, candidate: Candidate, row: Correction) -> None:
    at = clock.now(tx)
    row.state, row.decided_at = State.APPROVED.value, at
    row.decider_id, row.decider_person_id = actor.id, actor.person_id
    tx.flush()  # the database lets a locked identity change only for a correction already approved
    columns = columns_of(candidate, row.after)
    if "email" in row.after:
        replace_email(tx, candidate, columns["email"], columns["email_key"])
    for name, value in columns.items():
        setattr(candidate, name, value)
    candidate.last_correction_id = row.id
    tx.flush()


def _record_approval(tx: Session, actor: Actor, candidate: Candidate, row: Correction) -> None:
    record(
        tx, actor, Event.CORRECTION_APPROVED, "candidate", candidate.id,
        changes={name: (row.before[name], row.after[name]) for name in rules.in_order(row.after)},
        reason=row.reason_text,
        facts={"correction": row.id, "reason": row.reason_code, "proposer": row.proposer_id, "undoes": row.undoes_id},
    )  # fmt: skip


def refuse(tx: Session, actor: Actor, correction_id: int, *, reason: str) -> Closed:
    """Refuse a correction with its reason; nothing changes, and it goes back to who proposed it."""
    require(actor, Permission.CORRECTION_DECIDE)
    _, row = one_correction(tx, actor, correction_id, Permission.CORRECTION_DECIDE)
    _refuse_decided(row)
    if row.proposer_person_id == actor.person_id:
        raise OwnProposal
    explained = " ".join(reason.split())[: rules.LONGEST_REASON]
    if not explained:
        raise RefusalUnexplained
    row.decider_id, row.decider_person_id = actor.id, actor.person_id
    return close(tx, actor, row, State.REFUSED, reason=explained)
