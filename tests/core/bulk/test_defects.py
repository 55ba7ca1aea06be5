"""A defect around a run: one registration alone fails, and a run that cannot go on says so and can be tried again."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from core import units
from core.bulk import making
from core.bulk.actions import order, retry_failures
from core.bulk.options import RunOptions
from core.bulk.queries import failures, progress
from core.jobs.promises import Task, promise
from core.jobs.synchronous import run_promised
from core.search.query import Query
from db.engine import reading, writing
from db.tables import BulkPart, BulkRun, Document, PromisedTask
from tests import factories
from tests.core.documents.spoiling import spoil

NO_FILES = RunOptions(outputs=())


@pytest.fixture
def registered(engine):
    with writing(engine) as tx:
        return [factories.a_registration(tx).registration_id for _ in range(5)]


@pytest.mark.parametrize("attempts", [0, 4], ids=["together", "one by one"])
def test_one_unreadable_registration_fails_alone(engine, case_officer, registered, attempts):
    """Its snapshot cannot be read: it fails with that reason, the others have their document, the run ends (2.43)."""
    spoil(engine, registered[1])
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    with writing(engine) as tx:
        for part in tx.scalars(select(BulkPart)):
            part.attempts = attempts
    run_promised(at_most=30)
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.done, state.failed, state.waiting) == ("done", 4, 1, 0)
    (failed,) = units.read(failures, case_officer, ordered.run_id)
    assert (failed.registration_id, failed.error) == (registered[1], "unreadable")


def test_a_run_whose_last_share_failed_is_failed_and_can_be_tried_again(engine, case_officer, registered, monkeypatch):
    """A defect of every part: not « running » for ever, but failed with its name; tried again, it ends well (2.43)."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)

    def broken(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(making, "waiting_items", broken)
        run_promised(at_most=30)
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.run.error, state.waiting) == ("failed", "ZeroDivisionError", 5)
    assert state.run.finished_at is not None
    units.perform(retry_failures, case_officer, ordered.run_id)
    run_promised()
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.run.error, state.done) == ("done", "", 5)


def test_a_run_goes_on_while_a_share_of_it_is_promised(engine, case_officer, registered, monkeypatch):
    """One share failed for good and another waits: the run is not ended over the head of the other worker."""
    from core.jobs.control import Control
    from core.jobs.fulfilment import Kept, keep_promise

    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    with writing(engine) as tx:
        promise(tx, case_officer, Task.RUN_BULK, run_id=ordered.run_id, share=99)
    with reading(engine) as tx:
        first = tx.scalar(select(func.min(PromisedTask.id)))

    def broken(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(making, "waiting_items", broken)
        turns = [keep_promise(first, Control("w")) for _ in range(3)]
    assert turns[-1] is Kept.FAILED
    with reading(engine) as tx:
        assert tx.get_one(BulkRun, ordered.run_id).state == "running"
    run_promised()
    assert units.read(progress, case_officer, ordered.run_id).done == 5


def test_one_registration_that_fails_does_not_stop_the_following(engine, case_officer, registered):
    """Documents promised again after a change: the unreadable one fails the promise at the end, not the others."""
    spoil(engine, registered[0])
    with writing(engine) as tx:
        number = promise(tx, case_officer, Task.REISSUE_DOCUMENTS, registration_ids=[registered[0], 10**9, *registered])
    run_promised(at_most=10)
    with reading(engine) as tx:
        row = tx.get_one(PromisedTask, number)
        made = tx.scalars(select(Document.registration_id).order_by(Document.registration_id)).all()
    assert (row.state, row.error) == ("failed", "documents_not_made")
    assert made == registered[1:]
