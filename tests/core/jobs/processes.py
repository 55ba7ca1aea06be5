"""Real worker processes for tests: forked from a server that has the imports, so that one starts in no time."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import sys
import threading
import time
import types
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

POINTS = {
    # name: (module, function, before or after it)
    "part taken": ("core.bulk.work", "_deal_with", "before"),
    "pack not written": ("core.bulk.making", "store_pack", "before"),
    "pack written": ("core.bulk.making", "store_pack", "after"),
    "published, not committed": ("core.bulk.claims", "finish", "before"),
    "part settled": ("core.bulk.making", "_make", "after"),
    "file not kept": ("core.bulk.results", "keep_file", "before"),
    "file kept": ("core.bulk.results", "keep_file", "after"),
    "told, not committed": ("core.documents.telling", "tell_of_registration", "after"),
}

DATABASE_POINTS = ("pack written", "published, not committed", "part settled", "file kept", "told, not committed")


def be_a_worker(
    environ: dict[str, str],
    slow_seconds: float,
    point: str,
    nth: int,
    guarded: bool,  # noqa: FBT001
    permits: Path | None,
) -> None:
    """Be a worker of this installation; printing is slow, and at a point the process kills itself with SIGKILL.

    Not `guarded`, it publishes whatever it printed: what the check under the lock is there to refuse. With a folder of
    `permits`, it prints no document before it found a file there, which it takes away.
    """
    os.environ.update(environ)
    from core import settings, units
    from core.documents.catalogue import KINDS
    from core.jobs import worker

    settings.current.cache_clear()
    units.engine.cache_clear()
    if slow_seconds:
        for code, kind in list(KINDS.items()):
            KINDS[code] = _slowly(kind, slow_seconds)
    if permits:
        for code, kind in list(KINDS.items()):
            KINDS[code] = _permitted(kind, permits)
    if not guarded:
        _look_no_more()
    if point:
        _arm(*POINTS[point], nth)
    sys.argv = ["worker"]
    worker.main()


def _look_no_more():
    from core.documents import publishing
    from core.documents.publishing import Outcome, Publication
    from core.jobs import worker

    genuine = publishing._decide

    def decide(one, locked, current):
        return Publication(Outcome.MADE, None) if one.stored is not None else genuine(one, locked, current)

    publishing._decide = decide
    worker.require_current = lambda _: None  # it refuses to start on a base that lacks a guard


def _slowly(kind, seconds):
    import dataclasses

    def render(facts):
        time.sleep(seconds)
        return kind.render(facts)

    return dataclasses.replace(kind, render=render)


def _permitted(kind, permits):
    import dataclasses

    def render(facts):
        until(lambda: _take_one(permits), seconds=3_600.0)
        return kind.render(facts)

    return dataclasses.replace(kind, render=render)


def _take_one(permits):
    for one in permits.iterdir():
        one.unlink(missing_ok=True)
        return True
    return False


def _arm(module_name, name, moment, nth):
    import importlib

    module = importlib.import_module(module_name)
    genuine, calls = getattr(module, name), [0]

    @functools.wraps(genuine)
    def deadly(*args, **kwargs):
        calls[0] += 1
        if moment == "before" and calls[0] == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        found = genuine(*args, **kwargs)
        if moment == "after" and calls[0] == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    setattr(module, name, deadly)


@dataclass
class Workers:
    """The worker processes of one test."""

    environ: dict[str, str]
    processes: list = field(default_factory=list)

    def start(
        self, *, slow_seconds: float = 0.0, point: str = "", nth: int = 1, guarded: bool = True,
        permits: Path | None = None,
    ):  # fmt: skip
        """Start one worker."""
        told = (self.environ, slow_seconds, point, nth, guarded, permits)
        process = _context().Process(target=be_a_worker, args=told, daemon=True)
        with _no_main_module():
            process.start()
        self.processes.append(process)
        return process


@functools.cache
def _context():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["core.jobs.worker", "core.documents.rendering", "tests.core.jobs.processes"])
    return context


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Hide the main module: a child imports its file again, and Streamlit's tests leave a page's script there."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def workers(engine: Engine, data: Path) -> Iterator[Workers]:
    """Give the workers of an installation; those still alive at the end are killed."""
    url = engine.url.render_as_string(hide_password=False)
    made = Workers({"SPORADES_DATA": str(data), "SPORADES_DATABASE_URL": url})
    try:
        yield made
    finally:
        for process in made.processes:
            process.kill()
            process.join()


def until(holds, *, seconds: float = 300.0, every: float = 0.05) -> None:
    """Wait until something holds, or fail."""
    limit = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < limit, "it did not happen in time"
        threading.Event().wait(every)
