"""Two at once, for real, and meetings that are arranged: no race of the tests is decided by how fast a machine is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.errors import ExamError, ServiceBusy
from db.engine import is_busy, writing

R = TypeVar("R")
PATIENCE_SECONDS = 120.0  # for what always comes, however loaded the machine is: past it a test says what is missing
WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


def served(click: Callable[[], R]) -> R:
    """Click again while the service says that it is busy, as a person does: nothing of a busy try was kept (4.04)."""
    limit = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return click()
        except (ServiceBusy, DBAPIError) as refused:
            if time.monotonic() > limit or not (isinstance(refused, ServiceBusy) or is_busy(refused)):
                raise


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run calls together, let go by one barrier, each again while the service is busy; give what each got."""
    barrier = threading.Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return served(call)
        except (ExamError, DBAPIError) as refused:
            return refused

    with ThreadPoolExecutor(len(calls)) as pool:  # what is neither a result nor a refusal is raised here
        return list(pool.map(run, calls))


def one_after_the_other(*calls: Callable[[], Any]) -> list[Any]:
    """Run calls in their order; give what each returned or raised: what a meeting comes to, when nothing is locked."""
    got: list[Any] = []
    for call in calls:
        try:
            got.append(call())
        except (ExamError, DBAPIError) as refused:
            got.append(refused)
    return got


def behind_a_lock(
    engine: Engine, call: Callable[[], R], *, lock: Callable[[Session], Any], meanwhile: Callable[[], Any]
) -> R:
    """Have a call wait for what somebody else holds; do something meanwhile, let go, and give what the call got."""
    with ThreadPoolExecutor(1) as pool:
        with _coming(engine) as comes_to_wait, writing(engine) as tx:
            lock(tx)
            answer = pool.submit(call)
            comes_to_wait(answer)
            meanwhile()
        return answer.result()


@contextmanager
def _coming(engine: Engine) -> Iterator[Callable[[Future[Any]], None]]:
    """Give what returns once somebody else waits: PostgreSQL tells it; SQLite has one writer, who begins or waits."""
    mine, others = threading.get_ident(), threading.Event()

    def asks(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement == "BEGIN IMMEDIATE" and threading.get_ident() != mine:
            others.set()

    def waits() -> bool:
        if engine.dialect.name == "sqlite":
            return others.is_set()
        with engine.connect() as connection:
            return bool(connection.scalar(WAITING))

    def comes_to_wait(answer: Future[Any]) -> None:
        limit = time.monotonic() + PATIENCE_SECONDS
        while not waits():
            assert not answer.done(), f"it did not wait: {answer.exception() or answer.result()}"
            assert time.monotonic() < limit, "it never came to wait"
            others.wait(0.01)

    event.listen(engine, "before_cursor_execute", asks)
    try:
        yield comes_to_wait
    finally:
        event.remove(engine, "before_cursor_execute", asks)
