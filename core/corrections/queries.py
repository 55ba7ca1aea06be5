"""The queue of corrections, one correction with everything needed to decide, and the history of a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in, one_candidate
from core.corrections import rules
from core.corrections.finding import later_fields, one_correction
from core.corrections.preview import Preview, effects_of
from core.corrections.register import values_of
from core.corrections.rules import Change, State, ThreeWay
from core.corrections.witness import edited_lately, has_read_evidence
from db.tables import Candidate, Correction, Person, StoredFile

HIDDEN = "•••"
_PRIVATE = frozenset({"ine"})
MOST = 200

_proposer = aliased(Person)
_decider = aliased(Person)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction in a list; `mine` compares persons, `moved` says that the record changed under the proposal."""

    id: int
    candidate_id: int
    number: str
    birth_name: str
    first_names: str
    fields: tuple[str, ...]
    reason_code: str
    state: str
    proposer: str
    proposed_at: datetime
    expires_at: datetime
    decider: str
    decided_at: datetime | None
    mine: bool
    moved: bool
    expires_soon: bool
    undoes: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One correction as its page shows it; `cannot` is the code of what keeps the actor from approving, or empty.

    `can_decide`: the actor decides on corrections of this very candidate, and so reads the proof.
    """

    head: Waiting
    version: int  # of the candidate now
    changes: tuple[Change, ...]
    three_way: tuple[ThreeWay, ...]
    reason_text: str
    decision_reason: str
    evidence_name: str
    evidence_size: int
    evidence_read: bool
    digest: str
    preview: Preview | None
    cannot: str
    can_decide: bool
    can_undo: bool
    can_renew: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What the queue holds for the actor: to decide, sent by him and open, come back to him."""

    to_decide: int
    mine: int
    returned: int


def _heads() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Correction, Candidate.number, Candidate.birth_name, Candidate.first_names, Candidate.version,
            _proposer.full_name.label("proposer"), _decider.full_name.label("decider"),
        )
        .join(Candidate, Candidate.id == Correction.candidate_id)
        .join(_proposer, _proposer.id == Correction.proposer_person_id)
        .outerjoin(_decider, _decider.id == Correction.decider_person_id)
    )  # fmt: skip


def _head(row: Any, actor: Actor, now: datetime) -> Waiting:
    one: Correction = row.Correction
    is_open = one.state == State.PROPOSED
    return Waiting(
        id=one.id, candidate_id=one.candidate_id, number=row.number, birth_name=row.birth_name,
        first_names=row.first_names, fields=rules.in_order(one.after),
        reason_code=one.reason_code,
        state=State.EXPIRED.value if is_open and rules.is_expired(one.expires_at, now) else one.state,
        proposer=row.proposer, proposed_at=one.proposed_at, expires_at=one.expires_at, decider=row.decider or "",
        decided_at=one.decided_at, mine=one.proposer_person_id == actor.person_id,
        moved=is_open and row.version != one.base_version, expires_soon=is_open and one.expires_at - now <= rules.SOON,
        undoes=one.undoes_id is not None,
    )  # fmt: skip


def queue(tx: Session, actor: Actor, *, whose: str = "others", limit: int = MOST) -> list[Waiting]:
    """Give corrections of the perimeter: `others` to decide, `mine` with those come back, or `decided` lately."""
    require(actor, Permission.CORRECTION_READ)
    statement = _heads().where(candidates_in(actor, Permission.CORRECTION_READ))
    mine = Correction.proposer_person_id == actor.person_id
    if whose == "others":
        statement = statement.where(Correction.state == State.PROPOSED.value, ~mine).order_by(Correction.expires_at)
    elif whose == "mine":
        statement = statement.where(mine).order_by(Correction.decided_at.is_not(None), Correction.id.desc())
    else:
        statement = statement.where(Correction.state != State.PROPOSED.value).order_by(
            Correction.decided_at.desc(), Correction.id.desc()
        )
    now = clock.now(tx)
    return [_head(row, actor, now) for row in tx.execute(statement.limit(limit))]


def counts(tx: Session, actor: Actor) -> Counts:
    """Count what the queue holds for the actor."""
    require(actor, Permission.CORRECTION_READ)
    mine = Correction.proposer_person_id == actor.person_id
    later = aliased(Correction)
    followed = select(later.id).where(later.candidate_id == Correction.candidate_id, later.id > Correction.id).exists()
    is_open = Correction.state == State.PROPOSED.value
    row = tx.execute(
        select(
            func.count().filter(is_open, ~mine),
            func.count().filter(is_open, mine),
            func.count().filter(Correction.state.in_([s.value for s in rules.RETURNED]), mine, ~followed),
        )
        .join(Candidate, Candidate.id == Correction.candidate_id)
        .where(candidates_in(actor, Permission.CORRECTION_READ))
    ).one()
    return Counts(*row)


def one(tx: Session, actor: Actor, correction_id: int) -> Shown:
    """Give a correction with everything its page shows: values, consequences, proof, and what may be done with it."""
    require(actor, Permission.CORRECTION_READ)
    candidate, row = one_correction(tx, actor, correction_id)
    now = clock.now(tx)
    head = _head(tx.execute(_heads().where(Correction.id == row.id)).one(), actor, now)
    current = values_of(candidate)
    asked = tuple(Change(name, row.before[name], row.after[name]) for name in head.fields)
    compared = rules.three_way(row.before, row.after, current)
    file = tx.get_one(StoredFile, row.evidence_id)
    decides = _holds(tx, actor, candidate.id, Permission.CORRECTION_DECIDE)
    proposes = _holds(tx, actor, candidate.id, Permission.CORRECTION_PROPOSE)
    foreseen = head.state == State.PROPOSED and not head.moved and decides
    return Shown(
        head=head, version=candidate.version, changes=asked if proposes else _shown(asked),
        three_way=compared if proposes else _shown_three(compared), reason_text=row.reason_text,
        decision_reason=row.decision_reason, evidence_name=file.display_name,
        evidence_size=file.size, evidence_read=has_read_evidence(tx, actor, row), digest=row.digest,
        preview=effects_of(tx, actor, candidate, asked) if foreseen else None,
        cannot=_cannot(tx, actor, row, head, now, decides=decides), can_decide=decides,
        can_undo=proposes and _can_undo(tx, row, current), can_renew=proposes and _can_renew(head),
    )  # fmt: skip


def _cannot(tx: Session, actor: Actor, row: Correction, head: Waiting, now: datetime, *, decides: bool) -> str:
    """Say what keeps the actor from approving, the most final reason first; empty when nothing does."""
    if head.state != State.PROPOSED:
        return "already_decided"
    if not decides:
        return "not_allowed"
    if head.mine:
        return "own_proposal"
    if edited_lately(tx, actor, row.candidate_id, now - rules.RECENTLY):
        return "recent_editor"
    if not has_read_evidence(tx, actor, row):
        return "evidence_not_read"
    return ""


def _can_undo(tx: Session, row: Correction, current: Mapping[str, str]) -> bool:
    return row.state == State.APPROVED and rules.can_be_undone(row.after, current, later_fields(tx, row))


def _can_renew(head: Waiting) -> bool:
    return head.mine and head.state in {State.STALE, State.EXPIRED}


def _holds(tx: Session, actor: Actor, candidate_id: int, permission: Permission) -> bool:
    """Whether the actor has a right on this very record, not only somewhere."""
    inside = select(Candidate.id).where(Candidate.id == candidate_id, candidates_in(actor, permission))
    return tx.scalar(inside) is not None


def _shown(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Hide from who only reads what a reader never receives (3.04)."""
    return tuple(Change(one.field, HIDDEN, HIDDEN) if one.field in _PRIVATE else one for one in changes)


def _shown_three(values: tuple[ThreeWay, ...]) -> tuple[ThreeWay, ...]:
    return tuple(ThreeWay(v.field, HIDDEN, HIDDEN, HIDDEN) if v.field in _PRIVATE else v for v in values)


def history(tx: Session, actor: Actor, candidate_id: int) -> list[Waiting]:
    """Give every correction of a candidate, the latest first, whatever became of it."""
    require(actor, Permission.CORRECTION_READ)
    one_candidate(tx, actor, candidate_id, Permission.CORRECTION_READ)
    now = clock.now(tx)
    statement = _heads().where(Correction.candidate_id == candidate_id).order_by(Correction.id.desc())
    return [_head(row, actor, now) for row in tx.execute(statement)]
