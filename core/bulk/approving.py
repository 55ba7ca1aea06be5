"""A run over the number that the office set waits for a second person, who sees all it covers (3.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.errors import AccountComesFromAsker
from core.access.independence import account_comes_from
from core.access.recent import require_recent
from core.audit import Event, record
from core.bulk import laying_out
from core.bulk.actions import Changed, RunCannotChange
from core.bulk.queries import one_run, sees
from core.bulk.rules import RunState
from core.errors import ExamError
from db.tables import BulkRun

LONGEST_REASON = 500


class OrdererCannotApprove(ExamError):
    """The person who ordered the run cannot be the second one, under any account."""

    code = "orderer_cannot_approve"


class RefusalReasonMissing(ExamError):
    """A run is refused with a reason, for who ordered it."""

    code = "run_refusal_reason_missing"


@dataclass(frozen=True, slots=True)
class AwaitingRun:
    """A run of another person that waits for one's approval."""

    id: int
    kind: str
    query: dict[str, Any]
    options: dict[str, Any]
    total: int
    skipped: dict[str, int]
    ordered_by: str
    ordered_at: datetime


def awaiting_me(tx: Session, actor: Actor) -> list[AwaitingRun]:
    """List the runs of other persons that wait for approval and lie wholly in the perimeter, the newest first."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    others = or_(BulkRun.ordered_by_person_id.is_(None), BulkRun.ordered_by_person_id != actor.person_id)
    waiting = select(BulkRun).where(BulkRun.state == RunState.AWAITING.value, others).order_by(BulkRun.id.desc())
    return [
        AwaitingRun(
            run.id, run.kind, dict(run.query), dict(run.options), run.total, dict(run.skipped), run.ordered_by,
            run.ordered_at,
        )
        for run in tx.scalars(waiting)
        if actor.kind == "staff" and sees(actor, run)
    ]  # fmt: skip


def approve_run(tx: Session, actor: Actor, run_id: int) -> Changed:
    """Approve another person's run: the workers begin; what it covers is what was listed when it was ordered.

    Its files hold the data of as many people as a mass export: the password was typed within five minutes (1.19).
    """
    require(actor, Permission.DOCUMENT_REGENERATE)
    require_recent(tx, actor)
    run = _awaiting(tx, actor, run_id)
    _decide(tx, actor, run, RunState.ORDERED)
    record(tx, actor, Event.RUN_APPROVED, "run", run.id, facts={"total": run.total})
    tx.flush()  # decided before anything of it is promised
    laying_out.share_out(tx, actor, run)
    return Changed(run.id, run.state)


def refuse_run(tx: Session, actor: Actor, run_id: int, *, reason: str) -> Changed:
    """Refuse another person's run, and say why; nothing of it is made."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    run = _awaiting(tx, actor, run_id)
    if not reason.strip():
        raise RefusalReasonMissing
    _decide(tx, actor, run, RunState.REFUSED)
    run.decision_reason, run.finished_at = reason.strip()[:LONGEST_REASON], clock.now(tx)
    record(tx, actor, Event.RUN_REFUSED, "run", run.id, reason=run.decision_reason)
    return Changed(run.id, run.state)


def _awaiting(tx: Session, actor: Actor, run_id: int) -> BulkRun:
    run = one_run(tx, actor, run_id)
    if run.state != RunState.AWAITING:
        raise RunCannotChange(state=run.state)
    if actor.kind != "staff" or run.ordered_by_person_id == actor.person_id:
        raise OrdererCannotApprove
    if run.ordered_by_person_id and account_comes_from(tx, actor.id, run.ordered_by_person_id):
        raise AccountComesFromAsker
    return run


def _decide(tx: Session, actor: Actor, run: BulkRun, state: RunState) -> None:
    run.state = state.value
    run.decided_by_id, run.decided_by_person_id = actor.id, actor.person_id
    run.decided_by, run.decided_at = actor.label, clock.now(tx)
