"""Registrations, with the forms being filled on them, go from one candidate to another and back; both numbers stay."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.audit import Event, record
from core.duplicates.finding import registrations_of
from db.tables import Candidate, CandidateMerge, Registration, RegistrationDraft, RegistrationMove


@dataclass(frozen=True, slots=True)
class Move:
    """A registration and the number it has after it moved."""

    registration: Registration
    number: int


def to_kept(tx: Session, actor: Actor, merge: CandidateMerge, kept: Candidate, absorbed: Candidate) -> int:
    """Give every registration of the absorbed candidate the next number of the kept one (6.20)."""
    moves = []
    for registration in registrations_of(tx, absorbed):
        kept.last_registration_number += 1
        moves.append(Move(registration, kept.last_registration_number))
    _move(tx, actor, merge, absorbed, kept, moves)
    return len(moves)


def back(tx: Session, actor: Actor, undo: CandidateMerge, kept: Candidate, absorbed: Candidate) -> int:
    """Give back what the merge moved, each under the number it had; what was registered since stays (6.20)."""
    written = select(RegistrationMove).where(RegistrationMove.merge_id == undo.undoes_id)
    before = {row.registration_id: row.from_number for row in tx.scalars(written)}
    moves = [Move(one, before[one.id]) for one in registrations_of(tx, kept) if one.id in before]
    _move(tx, actor, undo, kept, absorbed, moves)
    return len(moves)


def _move(
    tx: Session, actor: Actor, merge: CandidateMerge, giver: Candidate, taker: Candidate, moves: list[Move]
) -> None:
    tx.add_all(
        RegistrationMove(
            merge_id=merge.id, registration_id=one.registration.id, from_candidate_id=giver.id,
            from_number=one.registration.number, to_candidate_id=taker.id, to_number=one.number,
        )
        for one in moves
    )  # fmt: skip
    tx.flush()  # the database lets a registration move only as it is written
    for one in moves:
        changes = {
            "candidate_number": (giver.number, taker.number),
            "registration_number": (one.registration.number, one.number),
        }
        one.registration.candidate_id, one.registration.number = taker.id, one.number
        one.registration.last_merge_id = merge.id
        facts = {"candidate": taker.id, "merge": merge.id}
        record(tx, actor, Event.REGISTRATION_MOVED, "registration", one.registration.id, changes=changes, facts=facts)
    tx.flush()
    _drafts_follow(tx, taker, [one.registration.id for one in moves])


def _drafts_follow(tx: Session, taker: Candidate, registrations: list[int]) -> None:
    for draft in tx.scalars(select(RegistrationDraft).where(RegistrationDraft.registration_id.in_(registrations))):
        draft.candidate_id = taker.id
    tx.flush()
