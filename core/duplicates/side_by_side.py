"""Two candidates side by side: identity, account, registrations, documents, pieces, and what was proposed of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in, registrations_in
from core.audit import Event, record
from core.corrections.preview import exam_of
from core.duplicates.finding import accounts_of, both, one_pair
from core.duplicates.proposals import Proposal, proposals_of
from core.duplicates.rules import Level, Reason, level
from core.duplicates.values import values_of
from core.registrations.labels import Labels, labels
from db.tables import (
    Candidate,
    Correction,
    Document,
    DuplicatePair,
    Piece,
    Registration,
)

_RIGHT = Permission.CORRECTION_PROPOSE


@dataclass(frozen=True, slots=True)
class Registered:
    """One registration of one side; of another perimeter, only that it is there."""

    number: int
    version: int
    exam: str
    academie: str
    state: str
    documents: int
    pieces: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with everything that tells whether they are one person."""

    candidate_id: int
    number: str
    version: int
    kind: str
    origin: str
    academie: str
    created_at: datetime
    locked: bool
    merged: bool
    values: tuple[tuple[str, Any], ...]
    account: str  # its state, or nothing
    registrations: tuple[Registered, ...]
    elsewhere: int  # registrations of other perimeters
    corrections: int
    former_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair as its page shows it; `proposals`, the latest first."""

    pair_id: int
    state: str
    score: int
    level: Level
    reasons: tuple[Reason, ...]
    said: str
    said_by: str
    said_at: datetime | None
    sides: tuple[Side, Side]
    differing: frozenset[str]
    proposals: tuple[Proposal, ...]
    may_decide: bool


def side_by_side(tx: Session, actor: Actor, pair_id: int) -> Compared:
    """Give a pair whose two candidates are in the perimeter."""
    require(actor, _RIGHT)
    pair = one_pair(tx, actor, pair_id, _RIGHT)
    one, other = both(tx, actor, pair.a_id, pair.b_id, _RIGHT)
    sides = (_side(tx, actor, one), _side(tx, actor, other))
    mine, his = values_of(one) | {"email": one.email}, values_of(other) | {"email": other.email}
    return Compared(
        pair.id, pair.state, pair.score, level(pair.score), tuple(Reason(*each) for each in pair.reasons), pair.said,
        pair.said_by, pair.said_at, sides, frozenset(name for name in mine if mine[name] != his[name]),
        proposals_of(tx, actor, one, other), _decides(tx, actor, pair),
    )  # fmt: skip


def _decides(tx: Session, actor: Actor, pair: DuplicatePair) -> bool:
    inside = select(func.count()).where(
        Candidate.id.in_((pair.a_id, pair.b_id)), candidates_in(actor, Permission.CORRECTION_DECIDE)
    )
    return tx.scalar(inside) == 2  # noqa: PLR2004 - both


def _side(tx: Session, actor: Actor, candidate: Candidate) -> Side:
    known = labels(tx)
    rows = tx.scalars(
        select(Registration)
        .where(Registration.candidate_id == candidate.id, registrations_in(actor, _RIGHT))
        .order_by(Registration.number)
    ).all()
    every = select(func.count()).where(Registration.candidate_id == candidate.id)
    corrections = select(func.count()).where(Correction.candidate_id == candidate.id)
    account = accounts_of(tx, candidate).get(candidate.id)
    return Side(
        candidate_id=candidate.id, number=candidate.number, version=candidate.version, kind=candidate.kind,
        origin=candidate.origin, academie=known.academies.get(candidate.academie_code, candidate.academie_code),
        created_at=candidate.created_at, locked=candidate.locked_at is not None,
        merged=candidate.merged_into is not None,
        values=tuple((values_of(candidate) | {"email": candidate.email}).items()),
        account=account.state if account else "", registrations=tuple(_registered(tx, known, row) for row in rows),
        elsewhere=(tx.scalar(every) or 0) - len(rows), corrections=tx.scalar(corrections) or 0,
        former_numbers=tuple(candidate.former_numbers.split()),
    )  # fmt: skip


def _registered(tx: Session, known: Labels, row: Registration) -> Registered:
    documents = select(func.count()).where(Document.registration_id == row.id, Document.current)
    pieces = tx.execute(
        select(func.count(), func.count().filter(Piece.state == "accepted")).where(
            Piece.registration_id == row.id, Piece.state != "not_required"
        )
    ).one()
    return Registered(
        row.number, row.version, exam_of(known, row), known.academies.get(row.academie_code, row.academie_code),
        row.state, tx.scalar(documents) or 0, pieces[0], pieces[1],
    )  # fmt: skip


def note_compared(tx: Session, actor: Actor, pair_id: int) -> None:
    """Note that someone read two records side by side, on each of them (1.31)."""
    require(actor, _RIGHT)
    pair = one_pair(tx, actor, pair_id, _RIGHT)
    for one in (pair.a_id, pair.b_id):
        record(tx, actor, Event.CANDIDATE_READ, "candidate", one, facts={"screen": "duplicates"})
