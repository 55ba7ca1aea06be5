"""The engine of the jobs, DBOS, behind four functions: submit, cancel, resume, status.

It gives dispatch, queues, and recovery after a crash; it runs at least once. The truth is in our own rows, so its
database can be lost without losing work: the worker submits again what is promised and not done.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pysqlite3
from dbos import DBOS, DBOSConfig, Serializer, SetWorkflowID
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from core.jobs.promises import Task

VERSION = "1"  # recovery only takes work of the same version: handlers read arguments by name, so it stays
POLL_SECONDS = 0.2
QUEUES = {"bulk": 1, "short": 2}  # how many at once in one worker
QUEUE_OF = {Task.RUN_BULK: "bulk"}
WAITS = {"retry": 2.0, "later": 5.0}  # seconds before the next turn
GOES_ON = frozenset({"again", *WAITS})
UNLIMITED = 1_000_000  # recoveries: what kills its worker is bounded by the attempts of our own rows

LIVE = frozenset({"ENQUEUED", "DELAYED", "PENDING"})

Keeper = Callable[[int], str]


class _Json(Serializer):
    """Arguments and results as JSON: a stored pickle would be code execution."""

    def serialize(self, data: Any) -> str:
        """Write plain values; an error is written as its name."""
        return json.dumps(data, default=lambda other: {"error": type(other).__name__})

    def deserialize(self, serialized_data: str) -> Any:
        """Read what `serialize` wrote."""
        return json.loads(serialized_data)

    def name(self) -> str:
        """Name of this form in the engine's rows."""
        return "sporades_json"


def launch(url: str, worker: str, keep: Keeper) -> None:
    """Start the engine in this worker: it takes back its own interrupted work, then what waits in the queues."""
    config: DBOSConfig = {
        "name": "sporades", "system_database_url": _address(url), "application_version": VERSION,
        "executor_id": worker, "serializer": _Json(), "log_level": "ERROR",
        "notification_listener_polling_interval_sec": 5.0,
    }  # fmt: skip
    if url.startswith("sqlite"):
        config["system_database_engine"] = _embedded(url)
    DBOS(config=config)
    _declare(keep)
    DBOS.launch()
    for name, slots in QUEUES.items():
        DBOS.register_queue(name, worker_concurrency=slots, polling_interval_sec=POLL_SECONDS)


def _address(url: str) -> str:
    return url if url.startswith("sqlite") else make_url(url).render_as_string(hide_password=False)


def _embedded(url: str) -> Engine:
    """Our bundled SQLite in WAL mode for the engine's own file, which several workers of this machine share."""
    engine = create_engine(url, module=pysqlite3, connect_args={"check_same_thread": False})

    def set_up(connection: Any, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = "IMMEDIATE"
        for pragma in ("busy_timeout=30000", "foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    event.listen(engine, "connect", set_up)
    return engine


_turn: dict[str, Callable[..., Any]] = {}


def _declare(keep: Keeper) -> None:
    if _turn:
        _turn["keep"] = keep
        return
    _turn["keep"] = keep

    @DBOS.step(name="keep")
    def step(promise_id: int) -> str:
        return str(_turn["keep"](promise_id))

    @DBOS.workflow(name="turn", max_recovery_attempts=UNLIMITED)
    def turn(promise_id: int, number: int, queue: str) -> str:
        outcome = step(promise_id)
        if outcome in WAITS:
            DBOS.sleep(WAITS[outcome])
        if outcome in GOES_ON:
            _enqueue(promise_id, number + 1, queue)
        return outcome

    _turn["turn"] = turn


def _enqueue(promise_id: int, number: int, queue: str) -> None:
    with SetWorkflowID(_name(promise_id, number)):
        DBOS.enqueue_workflow(queue, _turn["turn"], promise_id, number, queue)


def _name(promise_id: int, number: int) -> str:
    return f"promise-{promise_id}-{number}"


def submit(promise_id: int, task: str) -> None:
    """Hand a promise over, under an id derived from its row: while a turn of it waits or runs, this does nothing."""
    turns = _turns(promise_id)
    if turns and turns[-1].status in LIVE:
        return
    _enqueue(promise_id, _number(turns[-1]) + 1 if turns else 1, QUEUE_OF.get(Task(task), "short"))


def _number(found: Any) -> int:
    return int(found.workflow_id.rsplit("-", 1)[1])


def _turns(promise_id: int) -> list[Any]:
    return sorted(DBOS.list_workflows(workflow_id_prefix=f"promise-{promise_id}-"), key=_number)


def cancel(promise_id: int) -> None:
    """Do not start the turns of a promise that still wait; a running one ends at its next safe point."""
    for found in _turns(promise_id):
        if found.status in LIVE:
            DBOS.cancel_workflow(found.workflow_id)


def resume(promise_id: int) -> None:
    """Take up a cancelled promise again where it stood."""
    for found in _turns(promise_id):
        if found.status == "CANCELLED":
            DBOS.resume_workflow(found.workflow_id)


def status(promise_id: int) -> str:
    """Give the engine's word on the last turn of a promise; empty when it does not know it."""
    turns = _turns(promise_id)
    return str(turns[-1].status) if turns else ""


def recover(worker: str) -> int:
    """Take over the interrupted work of a worker that is gone; give how many turns were put back in their queue."""
    return len(DBOS._recover_pending_workflows([worker]))  # noqa: SLF001 - the engine's recovery of a dead executor


def stop(*, within_seconds: int) -> None:
    """Take nothing new, let running turns end, then leave (4.19)."""
    DBOS.destroy(workflow_completion_timeout_sec=within_seconds)
