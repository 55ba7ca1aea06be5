"""Read bulk runs: their history, how far they are, what failed, the files they gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.bulk import rules
from core.bulk.dry_run import rate
from core.bulk.rules import ItemState, RunState
from core.errors import NotFound
from core.jobs import presence
from db.tables import BulkFile, BulkItem, BulkPart, BulkRun, Candidate, Registration, RunNotice

HISTORY = 200
RECENT = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run of the history."""

    id: int
    kind: str
    state: str
    total: int
    skipped: dict[str, int]
    query: dict[str, Any]
    ordered_by: str
    ordered_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    error: str
    options: dict[str, Any] = field(default_factory=dict)
    ordered_by_person_id: int | None = None
    decided_by: str = ""
    decision_reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, counted from its items; `stage` is `documents`, `files`, `notices` or empty."""

    run: RunLine
    waiting: int
    done: int
    skipped: int
    failed: int
    outcomes: dict[str, int] = field(default_factory=dict)
    stage: str = ""
    rate: float = 0.0
    seconds_left: float | None = None
    workers: int = 0
    files: int = 0
    files_done: int = 0
    told: int = 0

    @property
    def settled(self) -> int:
        """Items that are dealt with, whatever became of them."""
        return self.run.total - self.waiting


@dataclass(frozen=True, slots=True)
class RunFile:
    """A file of a run."""

    id: int
    name: str
    media_type: str
    sha256: str
    size: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """One registration whose document could not be made, and why."""

    registration_id: int
    candidate_id: int
    candidate_number: str
    registration_number: int
    name: str
    attempts: int
    error: str
    facts: dict[str, Any]


def sees(actor: Actor, run: BulkRun) -> bool:
    """Whether all the places of a run lie in the actor's perimeter: its files hold all its registrations.

    A run of nothing has no place: it is of who ordered it.
    """
    scopes = scopes_for(actor, Permission.DOCUMENT_REGENERATE)
    places = run.options.get("places", [])
    if not places:
        own = run.ordered_by_id == actor.id if actor.kind == "staff" else run.ordered_by == actor.label
        return bool(scopes) and actor.kind in {"staff", "system"} and own
    return bool(scopes) and all(
        any(s.academie_code in {"", academie} and s.domain_code in {"", domain} for s in scopes)
        for academie, domain in places
    )


def one_run(tx: Session, actor: Actor, run_id: int) -> BulkRun:
    """Give one run that the actor may see, locked when the unit of work writes; else it is not there (3.03)."""
    statement = select(BulkRun).where(BulkRun.id == run_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update()
    run = tx.scalars(statement).one_or_none()
    if run is None or not sees(actor, run):
        raise NotFound(kind="run")
    return run


def history(tx: Session, actor: Actor) -> list[RunLine]:
    """List the runs that the actor may see, the newest first."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    newest = tx.scalars(select(BulkRun).order_by(BulkRun.id.desc()))
    return [_line(run) for run in islice((run for run in newest if sees(actor, run)), HISTORY)]


def _line(run: BulkRun) -> RunLine:
    return RunLine(
        run.id, run.kind, run.state, run.total, dict(run.skipped), dict(run.query), run.ordered_by, run.ordered_at,
        run.started_at, run.finished_at, run.error, dict(run.options), run.ordered_by_person_id, run.decided_by,
        run.decision_reason,
    )  # fmt: skip


def progress(tx: Session, actor: Actor, run_id: int) -> Progress:
    """Say how far a run is and how long it still takes, from what its items and parts say (6.13)."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    run = one_run(tx, actor, run_id)
    by_state, outcomes = counted(tx, run_id)
    waiting = by_state.get(ItemState.WAITING, 0)
    live = RunState(run.state) in rules.LIVE
    speed = _recent_rate(tx, run)
    others = (BulkPart.run_id == run_id, BulkPart.work != rules.DOCUMENTS)
    beside = tx.execute(select(BulkPart.work, BulkPart.state).where(*others)).all()
    states = [state for work, state in beside if work != rules.NOTICES]
    return Progress(
        run=_line(run),
        waiting=waiting,
        done=by_state.get(ItemState.DONE, 0),
        skipped=by_state.get(ItemState.SKIPPED, 0),
        failed=by_state.get(ItemState.FAILED, 0),
        outcomes=outcomes,
        stage=_stage(waiting, states) if live else "",
        rate=speed,
        seconds_left=rules.seconds_for(waiting, speed or rate(tx)) if live and waiting else None,
        workers=presence.alive(tx, actor),
        files=len(states),
        files_done=states.count("done"),
        told=_told(tx, run_id) if len(beside) > len(states) else 0,
    )


def _stage(waiting: int, files: list[str]) -> str:
    if waiting:
        return rules.DOCUMENTS
    return "files" if "waiting" in files else rules.NOTICES


def _told(tx: Session, run_id: int) -> int:
    return tx.scalar(select(func.count()).select_from(RunNotice).where(RunNotice.run_id == run_id)) or 0


def counted(tx: Session, run_id: int) -> tuple[dict[str, int], dict[str, int]]:
    """Count the items of a run by state and by outcome."""
    rows = tx.execute(
        select(BulkItem.state, BulkItem.outcome, func.count().label("many"))
        .where(BulkItem.run_id == run_id)
        .group_by(BulkItem.state, BulkItem.outcome)
    )
    states: dict[str, int] = {}
    outcomes: dict[str, int] = {}
    for row in rows:
        states[row.state] = states.get(row.state, 0) + row.many
        if row.outcome:
            outcomes[row.outcome] = outcomes.get(row.outcome, 0) + row.many
    return states, outcomes


def _recent_rate(tx: Session, run: BulkRun) -> float:
    """Items a second over the parts finished lately; 0 before the first of them."""
    now = clock.now(tx)
    since = max(now - RECENT, run.started_at or now)
    items = tx.scalar(
        select(func.sum(BulkPart.last_position - BulkPart.first_position + 1)).where(
            BulkPart.run_id == run.id, BulkPart.work == rules.DOCUMENTS, BulkPart.finished_at > since
        )
    )
    elapsed = (now - since).total_seconds()
    return int(items or 0) / elapsed if elapsed > 0 else 0.0


def run_files(tx: Session, actor: Actor, run_id: int) -> list[RunFile]:
    """List the files of a run."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    run = one_run(tx, actor, run_id)
    rows = tx.scalars(select(BulkFile).where(BulkFile.run_id == run.id).order_by(BulkFile.id))
    return [RunFile(r.id, r.name, r.media_type, r.sha256, r.size, r.made_at) for r in rows]


def failures(tx: Session, actor: Actor, run_id: int, *, limit: int = 100) -> list[Failure]:
    """List what failed in a run, with the reason of each."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    run = one_run(tx, actor, run_id)
    rows = tx.execute(
        select(BulkItem, Registration.number, Candidate.id, Candidate.number.label("candidate_number"),
               Candidate.birth_name, Candidate.first_names)
        .join(Registration, Registration.id == BulkItem.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .where(BulkItem.run_id == run.id, BulkItem.state == ItemState.FAILED)
        .order_by(BulkItem.position)
        .limit(limit)
    )  # fmt: skip
    return [
        Failure(
            row.BulkItem.registration_id, row.id, row.candidate_number, row.number,
            f"{row.birth_name} {row.first_names}", row.BulkItem.attempts, row.BulkItem.error,
            row.BulkItem.error_facts or {},
        )
        for row in rows
    ]  # fmt: skip
