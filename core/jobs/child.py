"""Workers as children of the dashboard: started with it, started again if they die, ended with it."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from dataclasses import dataclass, field

from core import settings

ROOT = settings.ROOT
CHECK_SECONDS = 1.0
STOP_SECONDS = 40.0
CALM_SECONDS = 60.0
PATIENCE = (0.0, 1.0, 5.0, 30.0)  # a worker that dies at once is started again less and less often
log = logging.getLogger("sporades.worker")


@dataclass
class Children:
    """The worker processes of one dashboard, and the thread that keeps them alive."""

    count: int
    ending: threading.Event = field(default_factory=threading.Event)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    watcher: threading.Thread | None = None


def start(count: int | None = None) -> Children:
    """Start workers (as many as the settings say) and keep them alive; they end with this process in any case."""
    children = Children(settings.current().workers if count is None else count)
    children.processes = [_spawn() for _ in range(children.count)]
    children.watcher = threading.Thread(target=_watch, args=(children,), daemon=True)
    children.watcher.start()
    return children


def stop(children: Children) -> None:
    """Ask the workers to stop politely and wait for them (4.19)."""
    children.ending.set()
    if children.watcher is not None:
        children.watcher.join()
    for process in children.processes:
        process.terminate()
    for process in children.processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin is not None:
            process.stdin.close()


def _command() -> list[str]:
    return [sys.executable, "-m", "core.jobs.worker", "--child"]


def _spawn() -> subprocess.Popen[bytes]:
    return subprocess.Popen(_command(), cwd=ROOT, stdin=subprocess.PIPE)  # noqa: S603 - our own module


def _watch(children: Children) -> None:
    deaths, calm = 0, 0.0
    while not children.ending.wait(CHECK_SECONDS):
        calm += CHECK_SECONDS
        if calm > CALM_SECONDS:
            deaths = 0
        for place, process in enumerate(children.processes):
            if process.poll() is None:
                continue
            log.warning("worker process %s ended with %s: another one is started", process.pid, process.returncode)
            if process.stdin is not None:
                process.stdin.close()
            if children.ending.wait(PATIENCE[min(deaths, len(PATIENCE) - 1)]):
                return
            deaths, calm = deaths + 1, 0.0
            children.processes[place] = _spawn()
