"""Promises: every kind has its handler, a failure is kept and tried again, what is lost around them is not counted."""

from __future__ import annotations

import os
import time

import pytest

from core import fsck, units
from core.access import system
from core.documents.actions import issue
from core.errors import ServiceBusy
from core.jobs import child, fulfilment
from core.jobs.control import Again, Control
from core.jobs.fulfilment import HANDLERS, Kept, keep_promise
from core.jobs.promises import Task, promise
from core.jobs.sweeping import ForeignStore, sweep_store
from core.jobs.synchronous import run_promised
from core.operations import installation
from core.registrations.ending import deregister
from core.storage import store
from db.engine import reading, writing
from db.tables import Document, PromisedTask
from tests import factories
from tests.core.jobs.processes import until
from tests.stored import file_of, path_of


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


def promised(engine, **arguments):
    with writing(engine) as tx:
        return promise(tx, system("tests"), Task.REISSUE_DOCUMENTS, **arguments)


def row_of(engine, number):
    with reading(engine) as tx:
        return tx.get_one(PromisedTask, number)


def test_every_task_has_a_handler():
    """What can be promised can be kept."""
    assert set(HANDLERS) == set(Task)


def test_a_promise_is_undone_with_its_action(engine):
    """The action fails after promising: nothing is promised (4.02)."""
    with pytest.raises(RuntimeError), writing(engine) as tx:
        number = promise(tx, system("tests"), Task.REISSUE_DOCUMENTS, registration_ids=[])
        raise RuntimeError
    with reading(engine) as tx:
        assert tx.get(PromisedTask, number) is None


def test_what_changed_is_reissued_and_what_ended_is_passed_over(engine, case_officer):
    """Kept twice, each document is made once; a registration that ended meanwhile has none (6.14)."""
    with writing(engine) as tx:
        numbers = [factories.a_registration(tx).registration_id for _ in range(2)]
    units.perform(deregister, case_officer, numbers[1], reason="à sa demande", seen=1)
    first, second = promised(engine, registration_ids=numbers), promised(engine, registration_ids=numbers)
    run_promised()
    assert [row_of(engine, number).state for number in (first, second)] == ["done", "done"]
    with reading(engine) as tx:
        assert [row.registration_id for row in tx.query(Document).all()] == numbers[:1]


@pytest.mark.parametrize(
    ("raised", "turns", "state", "attempts"),
    [
        (ValueError("secret 1234"), [Kept.RETRY, Kept.RETRY, Kept.FAILED, Kept.DONE], "failed", 3),
        (ServiceBusy(), [Kept.LATER] * 4, "promised", 0),
        (OSError("disk full"), [Kept.LATER] * 4, "promised", 0),
        (Again(), [Kept.AGAIN] * 4, "promised", 0),
    ],
)
def test_a_failure_is_kept_with_its_name_only(engine, monkeypatch, raised, turns, state, attempts):
    """A defect is tried three times; a busy database or a full disk waits without counting; no data in the reason."""

    def fail(arguments, control):
        raise raised

    monkeypatch.setitem(fulfilment.HANDLERS, Task.REISSUE_DOCUMENTS, fail)
    number = promised(engine)
    assert [keep_promise(number, Control("w")) for _ in range(4)] == turns
    row = row_of(engine, number)
    assert (row.state, row.attempts) == (state, attempts)
    assert "1234" not in row.error


def test_a_stopping_worker_begins_nothing(engine, monkeypatch):
    """Told to stop, it leaves the promise to the next one (4.19)."""
    monkeypatch.setitem(fulfilment.HANDLERS, Task.REISSUE_DOCUMENTS, lambda *_: pytest.fail("begun"))
    number = promised(engine)
    assert keep_promise(number, Control("w", stopping=lambda: True)) is Kept.AGAIN
    assert row_of(engine, number).state == "promised"


def test_what_a_table_names_is_never_swept(engine, case_officer):
    """A day later the orphan of a killed worker goes, and each document in force is still there (4.10)."""
    with writing(engine) as tx:
        number = factories.a_registration(tx).registration_id
    installation.prepare(engine)
    made = units.perform(issue, case_officer, number)
    orphan = store(b"%PDF-1.7 orphan")
    with reading(engine) as tx:
        kept = file_of(tx.get_one(Document, made.document_id).storage_key)
    for path in (kept, path_of(orphan.key)):
        os.utime(path, (1, 1))
    assert sweep_store() == 1
    assert kept.exists()
    assert not path_of(orphan.key).exists()


def test_the_documents_of_another_installation_are_never_swept(engine, settings_in, tmp_path):
    """A base set on another's folder, or on files that bear no name, removes nothing and says so (4.10)."""
    installation.prepare(engine)
    assert sweep_store() == 0
    with reading(engine) as tx:
        assert fsck.check(tx, only=frozenset({"store_of_another_installation"})).ok
    settings_in(tmp_path / "other")
    theirs = store(b"%PDF-1.7 theirs")
    os.utime(path_of(theirs.key), (1, 1))
    with pytest.raises(ForeignStore):
        sweep_store()
    path_of("installation").write_text("another")
    with pytest.raises(ForeignStore):
        sweep_store()
    with reading(engine) as tx:
        assert not fsck.check(tx, only=frozenset({"store_of_another_installation"})).ok
    installation.prepare(engine)
    assert path_of("installation").read_text() == "another"
    assert path_of(theirs.key).exists()


def test_a_worker_that_dies_is_started_again(monkeypatch):
    """The dashboard keeps its workers alive: killed, another takes the place; at the end none is left."""
    monkeypatch.setattr(child, "CHECK_SECONDS", 0.05)
    monkeypatch.setattr(child, "_command", lambda: ["sleep", "60"])
    children = child.start(2)
    first = children.processes[0]
    first.kill()
    until(lambda: children.processes[0] is not first)
    assert [process.poll() for process in children.processes] == [None, None]
    started = time.monotonic()
    child.stop(children)
    assert all(process.poll() is not None for process in children.processes)
    assert time.monotonic() - started < child.STOP_SECONDS, "asked to stop, they were not killed in the end"
