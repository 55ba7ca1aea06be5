"""Read the files of many candidates that someone laid down: where each stands, its plan part by part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.documents.many.batches import own_batch
from core.documents.many.rules import BatchState, LineOutcome
from core.jobs import presence
from db.tables import Candidate, ExamSession, HandingBatch, HandingLine, PromisedTask, Registration

HISTORY = 15
PAGE = 100
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Batch:
    """One file: what it is, where it stands, what its plan counts; `workers` are those alive now."""

    id: int
    name: str
    medium: str
    kind: str
    title: str
    exam_session: str
    follows: bool
    state: BatchState
    refused: str
    refused_facts: dict[str, int]
    counts: dict[str, int]
    seen: str
    staged_at: datetime
    ended_at: datetime | None
    gave_up: bool
    workers: int

    def count(self, *outcomes: LineOutcome) -> int:
        """How many parts are in some of the outcomes."""
        return sum(self.counts.get(one.value, 0) for one in outcomes)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One part of a file, as the plan shows it."""

    position: int
    first_page: int
    last_page: int
    name: str
    number: str
    person: str
    registration: int
    exam_session: str
    outcome: LineOutcome
    reason: str
    replaces: bool


def batch(tx: Session, actor: Actor, batch_id: int) -> Batch:
    """Give one's own file."""
    require(actor, Permission.CANDIDATE_DESK)
    return _batch(tx, actor, own_batch(tx, actor, batch_id))


def batches(tx: Session, actor: Actor) -> list[Batch]:
    """Give one's own files, the newest first."""
    require(actor, Permission.CANDIDATE_DESK)
    mine = select(HandingBatch).where(HandingBatch.staged_by_id == actor.id)
    rows = tx.scalars(mine.order_by(HandingBatch.id.desc()).limit(HISTORY))
    return [_batch(tx, actor, row) for row in rows]


def _batch(tx: Session, actor: Actor, row: HandingBatch) -> Batch:
    counts = dict(row.counts)
    if row.state == BatchState.ORDERED:
        now = dict(
            tx.execute(
                select(HandingLine.outcome, func.count())
                .where(HandingLine.batch_id == row.id)
                .group_by(HandingLine.outcome)
            ).all()
        )
        counts |= dict.fromkeys(LineOutcome, 0) | now
    waits = row.state in {BatchState.READING, BatchState.ORDERED}
    state = tx.scalar(select(PromisedTask.state).where(PromisedTask.id == row.promise)) if waits else ""
    return Batch(
        row.id, row.name, row.medium, row.kind, row.title, row.exam_session, row.follows, BatchState(row.state),
        row.refused, row.refused_facts, counts, row.plan_digest, row.staged_at, row.ended_at, state == FAILED,
        presence.alive(tx, actor) if waits else 0,
    )  # fmt: skip


def plan_lines(tx: Session, actor: Actor, batch_id: int, *, start: int = 0, limit: int = PAGE) -> list[PlanLine]:
    """Give parts of one's own file, in its order; someone out of the perimeter is nobody."""
    require(actor, Permission.CANDIDATE_DESK)
    row = own_batch(tx, actor, batch_id)
    inside = registrations_in(actor, Permission.CANDIDATE_DESK)
    rows = tx.execute(
        select(HandingLine, Candidate.birth_name, Candidate.first_names, Registration.number, ExamSession.label)
        .outerjoin(Registration, (Registration.id == HandingLine.registration_id) & inside)
        .outerjoin(Candidate, Candidate.id == Registration.candidate_id)
        .outerjoin(ExamSession, ExamSession.id == Registration.exam_session_id)
        .where(HandingLine.batch_id == row.id)
        .order_by(HandingLine.position)
        .offset(start)
        .limit(limit)
    ).all()
    return [
        PlanLine(
            line.position, line.first_page, line.last_page, line.name, line.number,
            " ".join(filter(None, (birth_name, first_names))), number or 0, label or "", LineOutcome(line.outcome),
            line.reason, line.replaces,
        )
        for line, birth_name, first_names, number, label in rows
    ]  # fmt: skip
