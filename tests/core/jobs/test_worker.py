"""Real worker processes: killed at any instant, started again, suspended, orphaned, stopped; nothing is lost."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time

import pytest
from sqlalchemy import func, select

from core import audit, settings, units
from core.access import system
from core.audit import Event
from core.bulk.actions import order
from core.bulk.options import RunOptions
from core.bulk.queries import progress, run_files
from core.documents.catalogue import KINDS
from core.documents.queries import facts_of
from core.jobs.promises import Task, promise
from core.search.query import Query
from core.storage import check_file, fetch
from db.engine import reading, writing
from db.tables import AuditEvent, BulkFile, Document, OutboxMessage, PromisedTask, Registration, Worker
from tests import factories
from tests.core.jobs.processes import DATABASE_POINTS, POINTS, until, workers
from tests.core.jobs.suspending import suspend

SLOW = 0.004
pytestmark = pytest.mark.timeout(1_200)


@pytest.fixture
def data(settings_in, tmp_path):
    settings_in(tmp_path / "data")
    return tmp_path / "data"


def registered(engine, count):
    with writing(engine) as tx:
        return [factories.a_registration(tx).registration_id for _ in range(count)]


def state_of(actor, run_id):
    return units.read(progress, actor, run_id)


def nothing_is_wrong(engine, numbers):
    """One current document per registration, none more, of its version, whose bytes are those of its facts."""
    with reading(engine) as tx:
        rows = tx.scalars(select(Document)).all()
        versions = {row.id: row.version for row in tx.scalars(select(Registration))}
        facts = facts_of(tx, [row.id for row in rows])
        events = tx.scalar(
            select(func.count()).select_from(AuditEvent).where(AuditEvent.name == Event.DOCUMENT_MADE.value)
        )
        assert audit.verify(tx).intact
    assert sorted(row.registration_id for row in rows) == sorted(numbers), "missing or doubled"
    assert all(row.current and row.version == versions[row.registration_id] for row in rows)
    assert events == len(numbers), "as many events as documents"
    for row in rows:
        content = fetch(row.storage_key, row.sha256)
        assert hashlib.sha256(KINDS[row.kind].render(facts[row.id])).hexdigest() == row.sha256
        assert len(content) == row.size


def test_killed_at_every_point_a_run_ends_complete(engine, case_officer, data):
    """SIGKILL before and after each step: restarted, nothing is wrong, missing or doubled (4.05, 4.09, 4.10)."""
    numbers = registered(engine, 300)
    with workers(engine, data) as some:
        ordered = units.perform(order, case_officer, Query(), RunOptions(outputs=("zip", "manifest"), notify=True))
        for point in POINTS if engine.dialect.name == "sqlite" else DATABASE_POINTS:
            process = some.start(slow_seconds=SLOW, point=point, nth=1 if point.startswith(("file", "told")) else 2)
            process.join(240)
            assert process.exitcode == -signal.SIGKILL, f"it should have died at: {point}"
        some.start()
        until(lambda: state_of(case_officer, ordered.run_id).run.state == "done")
    assert state_of(case_officer, ordered.run_id).outcomes == {"made": 300}
    nothing_is_wrong(engine, numbers)
    assert len(units.read(run_files, case_officer, ordered.run_id)) == 2
    with reading(engine) as tx:
        for file in tx.scalars(select(BulkFile)):
            check_file(file.storage_key, file.sha256)
        told = tx.scalars(select(OutboxMessage.candidate_id)).all()
    assert len(told) == len(set(told)) == 300, "each candidate is told once"


def test_three_workers_killed_at_random_make_each_document_once(engine, case_officer, data):
    """Three at once on one run, killed at random and started again: 300 documents, none double, none missing (4.09)."""
    numbers = registered(engine, 300)
    with workers(engine, data) as some:
        living = [some.start(slow_seconds=SLOW) for _ in range(3)]
        ordered = units.perform(order, case_officer, Query(), RunOptions(outputs=("manifest",)))
        for goal in (30, 90, 150, 210):
            until(lambda goal=goal: state_of(case_officer, ordered.run_id).settled >= goal)
            victim = living.pop(0)
            victim.kill()
            victim.join()
            living.append(some.start(slow_seconds=SLOW))
        until(lambda: state_of(case_officer, ordered.run_id).run.state == "done")
    assert state_of(case_officer, ordered.run_id).outcomes == {"made": 300}
    nothing_is_wrong(engine, numbers)


def test_the_work_of_a_dead_worker_is_taken_over(engine, case_officer, data):
    """A machine that never comes back: the others give it up, take its parts and its turns, and finish (stack 4)."""
    numbers = registered(engine, 100)
    with workers(engine, data) as some:
        gone = some.start(slow_seconds=0.02)
        until(lambda: alive(engine) == 1)
        ordered = units.perform(order, case_officer, Query(), RunOptions(outputs=()))
        until(lambda: state_of(case_officer, ordered.run_id).settled > 0)
        suspend(engine, data, gone.pid)
        silence(engine)
        some.start()
        until(lambda: state_of(case_officer, ordered.run_id).run.state == "done")
        os.kill(gone.pid, signal.SIGCONT)
        time.sleep(1.0)
    nothing_is_wrong(engine, numbers)


def alive(engine):
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(Worker))


def silence(engine):
    """Make a worker look silent for an hour."""
    with writing(engine) as tx:
        for row in tx.scalars(select(Worker)):
            row.last_seen_at = factories.datetime(2026, 1, 1, tzinfo=factories.UTC)


def spawn(engine, data, *options, stdin=None):
    environ = {
        **os.environ, "SPORADES_DATA": str(data),
        "SPORADES_DATABASE_URL": engine.url.render_as_string(hide_password=False),
    }  # fmt: skip
    command = [sys.executable, "-m", "core.jobs.worker", *options]
    return subprocess.Popen(command, cwd=settings.ROOT, env=environ, stdin=stdin, stderr=subprocess.PIPE)


def test_a_worker_ends_with_its_parent(sqlite_engine, data):
    """Its input ends when the parent dies, however it died: no worker is left behind (design 6)."""
    child = spawn(sqlite_engine, data, "--child", stdin=subprocess.PIPE)
    until(lambda: alive(sqlite_engine) == 1)
    child.stdin.close()
    assert child.wait(120) == 0
    assert alive(sqlite_engine) == 0
    child.stderr.close()


def test_a_worker_stops_politely(sqlite_engine, data):
    """SIGTERM: the part under way is settled, nothing new is taken, the rest waits for the next worker (4.19)."""
    numbers = registered(sqlite_engine, 100)
    actor = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    with workers(sqlite_engine, data) as some:
        first = some.start(slow_seconds=0.2)  # twenty seconds for all, four for a part
        ordered = units.perform(order, actor, Query(), RunOptions(outputs=()))
        until(lambda: state_of(actor, ordered.run_id).settled > 0)
        first.terminate()
        first.join(120)
        assert first.exitcode == 0
        halfway = state_of(actor, ordered.run_id)
        assert 0 < halfway.settled < 100
        assert alive(sqlite_engine) == 0
        some.start()
        until(lambda: state_of(actor, ordered.run_id).run.state == "done")
    nothing_is_wrong(sqlite_engine, numbers)


def test_a_promise_outlives_the_engines_own_database(sqlite_engine, data):
    """The truth is in our rows: its file lost, the engine is given again what is promised and not done (4.09)."""
    number = registered(sqlite_engine, 1)[0]
    with writing(sqlite_engine) as tx:
        given = promise(tx, system("tests"), Task.REISSUE_DOCUMENTS, registration_ids=[number])
        tx.get_one(PromisedTask, given).state = "started"
    with workers(sqlite_engine, data) as some:
        some.start()
        until(lambda: kept(sqlite_engine, given))
    nothing_is_wrong(sqlite_engine, [number])


def kept(engine, promise_id):
    with reading(engine) as tx:
        return tx.get_one(PromisedTask, promise_id).state == "done"
