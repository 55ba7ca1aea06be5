"""The worker: `python -m core.jobs.worker`, as many as wanted, on as many machines as wanted over PostgreSQL.

It hands promised work to the engine, does its share of it, says that it is alive, takes over from workers that are
not, and stops politely. As a child of the dashboard (`--child`) it ends when its parent does.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import settings, units
from core.access import Actor, system
from core.imports import cage
from core.jobs import engine, presence
from core.jobs.control import Control
from core.jobs.fulfilment import Kept, keep_promise
from core.jobs.rounds import ROUNDS
from db.migrate import require_current
from db.tables import PromisedTask

SWEEP_SECONDS = 0.5
FULL_SWEEP_SECONDS = 30.0
SEEN_SECONDS = 5.0
REAP_SECONDS = 10.0
POLITE_SECONDS = 30
NICE = 10  # the dashboard comes first on a shared machine
log = logging.getLogger("sporades.worker")


@dataclass
class Duties:
    """What one worker does besides its share of the work, each at its own pace, until it is told to stop."""

    name: str
    process: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    ending: threading.Event = field(default_factory=threading.Event)

    @property
    def actor(self) -> Actor:
        """Who acts when the worker keeps its own books."""
        return system(self.name)

    def keep(self, promise_id: int) -> str:
        """Keep one promise; whatever goes wrong around it, the turn is tried again."""
        try:
            return keep_promise(promise_id, Control(self.name, self.process, self.ending.is_set)).value
        except Exception:  # the database was away: nothing is known of the promise, it is taken up again
            log.exception("promise %s", promise_id)
            return Kept.LATER.value

    def sweep(self, *states: str) -> None:
        """Hand over promises that nobody has taken: a crash between commit and dispatch loses nothing."""
        for promise_id, task in units.read(_promised, self.actor, states):
            engine.submit(promise_id, task)
            units.perform(_started, self.actor, promise_id)

    def reap(self) -> None:
        """Take over the work of workers that stay silent: the engine alone would leave it for ever."""
        for name in units.read(presence.silent, self.actor):
            if name != self.name and units.perform(presence.give_up, self.actor, name):
                log.warning("worker %s is silent: its work is taken over", name)
                engine.recover(name)

    def repeat(self, seconds: float, duty: Callable[[], object]) -> threading.Thread:
        """Do something at regular intervals; a failure is logged and the next time comes all the same."""

        def loop() -> None:
            while not self.ending.wait(seconds):
                try:
                    duty()
                except Exception:  # a duty that fails once must not end the others
                    log.exception("duty of worker %s", self.name)

        thread = threading.Thread(target=loop, daemon=True)
        thread.start()
        return thread


def _promised(tx: Session, actor: Actor, states: tuple[str, ...]) -> list[tuple[int, str]]:
    del actor
    statement = select(PromisedTask.id, PromisedTask.task).where(PromisedTask.state.in_(states))
    return [(row.id, row.task) for row in tx.execute(statement.order_by(PromisedTask.id).limit(200))]


def _started(tx: Session, actor: Actor, promise_id: int) -> None:
    del actor
    tx.execute(
        update(PromisedTask)
        .where(PromisedTask.id == promise_id, PromisedTask.state == "promised")
        .values(state="started")
    )


def work(name: str, ending: threading.Event) -> None:
    """Be a worker until told to end."""
    told = settings.current()
    require_current(units.engine())
    cage.check_defences()  # 2.29
    duties = Duties(name, ending=ending)
    units.perform(presence.announce, duties.actor, name)
    engine.launch(told.jobs_url, name, duties.keep)
    duties.reap()
    duties.sweep("promised", "started")
    duties.repeat(SWEEP_SECONDS, lambda: duties.sweep("promised"))
    duties.repeat(FULL_SWEEP_SECONDS, lambda: duties.sweep("started"))
    duties.repeat(SEEN_SECONDS, lambda: units.perform(presence.seen, duties.actor, name))
    duties.repeat(REAP_SECONDS, duties.reap)
    for one in ROUNDS:
        duties.repeat(one.every_seconds, one.work)
    _spare_the_collector()
    log.warning("worker %s is ready (process %s)", name, os.getpid())
    ending.wait()
    engine.stop(within_seconds=POLITE_SECONDS)
    units.perform(presence.leave, duties.actor, name)


def _spare_the_collector() -> None:
    """What is loaded stays for good, and a part makes many small objects: looking at them less often gains a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _end_with_parent(ending: threading.Event) -> None:
    """The parent holds the other end of our input: when it is gone, however it died, the input ends."""

    def watch() -> None:
        while os.read(0, 1):
            pass
        ending.set()
        time.sleep(POLITE_SECONDS + 5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def main() -> None:
    """Run one worker."""
    parser = argparse.ArgumentParser(prog="python -m core.jobs.worker", description=__doc__)
    parser.add_argument("--child", action="store_true", help="end when the parent process ends")
    parser.add_argument("--name", default="", help="a stable name, instead of the machine's and a free slot of it")
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    ending = threading.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: ending.set())
    if options.child:
        os.nice(NICE)
        _end_with_parent(ending)
    with presence.slot(settings.current().data / "workers", options.name) as name:
        work(name, ending)


if __name__ == "__main__":
    main()
