"""A long import is applied by the worker: as it was read, in one transaction, or not at all."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from core import clock, units
from core.access import Actor, Role
from core.audit import Event, record
from core.errors import NotFound
from core.imports import actions, by_the_worker, queries
from core.imports.by_the_worker import cancel_order, order_apply
from core.imports.errors import ImportUnderWay, ReportChanged, TooLateToCancel
from core.imports.following import FAILED, following
from core.imports.resolving import Choice
from core.imports.rules import NEVER_WHOLE, lines_per_second, share_done
from core.jobs.control import Control
from core.jobs.fulfilment import Kept, keep_promise
from core.jobs.synchronous import run_promised
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, Grant, ImportFile, PromisedTask
from tests.core.imports.conftest import Counts, laid
from tests.core.imports.lists import simple
from tests.factories import a_candidate
from tests.races import PATIENCE_SECONDS

pytestmark = pytest.mark.usefixtures("day")


def ordered(actor: Actor, count: int = 4, **asked: Any) -> tuple[int, int]:
    """Lay a list down and order the worker to apply it; give the import and the promise."""
    staged = laid(actor, simple(count))
    receipt = units.perform(order_apply, actor, staged.import_id, seen=staged.seen, **asked)
    return receipt.import_id, receipt.promise


def state_of(engine: Engine, import_id: int) -> str:
    with reading(engine) as tx:
        return tx.get_one(ImportFile, import_id).state


def names(engine: Engine, import_id: int) -> list[str]:
    with reading(engine) as tx:
        asked = select(AuditEvent.name).filter_by(subject_kind="import", subject_id=import_id)
        return list(tx.scalars(asked.order_by(AuditEvent.seq)))


def test_ordered_then_written_in_the_name_of_who_ordered(engine: Engine, case_officer: Actor, counted: Counts) -> None:
    """Nothing before the worker; then all of it, by the person who asked, and the order is no more."""
    number, promise = ordered(case_officer)
    assert counted()["candidate"] == 0
    seen = units.read(following, case_officer, number)
    assert seen is not None
    assert (seen.live, seen.started_at, seen.lines, seen.share) == (True, None, 4, 0.0)
    run_promised()
    assert counted()["candidate"] == 4
    assert state_of(engine, number) == "applied"
    assert units.read(following, case_officer, number) is None
    assert units.read(queries.report, case_officer, number).summary.applied_by == case_officer.label
    assert names(engine, number) == ["import.staged", "import.ordered", "import.started", "import.applied"]
    assert keep_promise(promise, Control("w")) is Kept.DONE
    assert counted()["candidate"] == 4


def test_a_report_not_read_as_it_is_cannot_be_ordered(case_officer: Actor, counted: Counts) -> None:
    """The mark of another report: refused at once, nothing is promised."""
    staged = laid(case_officer, simple(3))
    with pytest.raises(ReportChanged):
        units.perform(order_apply, case_officer, staged.import_id, seen="0" * 64)
    assert run_promised() == 0
    assert counted()["candidate"] == 0


def test_nothing_else_is_done_to_it_meanwhile(case_officer: Actor, other_case_officer: Actor) -> None:
    """While the worker has it, it is neither compared, withdrawn, laid down again nor applied by a click."""
    number, _ = ordered(case_officer)
    mark = units.read(queries.report, case_officer, number).summary.seen
    for again in (
        lambda: units.perform(actions.review, other_case_officer, number, Choice("2027", "")),
        lambda: units.perform(actions.discard, case_officer, number),
        lambda: units.perform(actions.apply, other_case_officer, number, seen=mark),
        lambda: units.perform(order_apply, other_case_officer, number, seen=mark),
        lambda: laid(other_case_officer, simple(4)),
    ):
        with pytest.raises(ImportUnderWay):
            again()
    run_promised()
    assert units.read(queries.report, case_officer, number).summary.applied_by == case_officer.label


def test_cancelled_before_its_end_nothing_is_written(
    engine: Engine, case_officer: Actor, stranger: Actor, counted: Counts
) -> None:
    """Cancelled while it waits: the worker passes over it, the report can be applied again; a stranger cancels not."""
    number, _ = ordered(case_officer)
    with pytest.raises(NotFound):
        units.perform(cancel_order, stranger, number)
    units.perform(cancel_order, case_officer, number)
    run_promised()
    assert (counted()["candidate"], state_of(engine, number)) == (0, "staged")
    assert units.read(following, case_officer, number) is None
    with pytest.raises(TooLateToCancel):
        units.perform(cancel_order, case_officer, number)
    mark = units.read(queries.report, case_officer, number).summary.seen
    assert units.perform(actions.apply, case_officer, number, seen=mark).candidates == 4


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_cancelled_while_it_is_written_nothing_is_kept(
    engine: Engine, case_officer: Actor, counted: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything was written but not kept yet: the cancellation that comes first wins, whole (PostgreSQL).

    SQLite lets nobody write meanwhile: there the one who cancels waits, and is told that it is too late.
    """
    number, promise = ordered(case_officer)
    whole = by_the_worker.apply_file

    def then_cancel(*args: Any, **kwargs: Any) -> Any:
        done = whole(*args, **kwargs)
        thread = threading.Thread(target=lambda: units.perform(cancel_order, case_officer, number))
        thread.start()
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()
        return done

    monkeypatch.setattr(by_the_worker, "apply_file", then_cancel)
    keep_promise(promise, Control("w"))
    assert (counted()["candidate"], state_of(engine, number)) == (0, "staged")
    assert "import.applied" not in names(engine, number)


def test_once_written_it_is_too_late_to_cancel(case_officer: Actor, counted: Counts) -> None:
    """Applied: cancelling is refused and undoes nothing."""
    number, _ = ordered(case_officer)
    run_promised()
    with pytest.raises(TooLateToCancel):
        units.perform(cancel_order, case_officer, number)
    assert counted()["candidate"] == 4


def test_a_worker_that_dies_in_the_middle_leaves_nothing(
    engine: Engine, case_officer: Actor, counted: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the last row and before the commit: nothing is there; the next worker applies it whole (4.02)."""
    number, promise = ordered(case_officer)

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(by_the_worker, "_keep_unless_cancelled", killed)
    with pytest.raises(KeyboardInterrupt):
        keep_promise(promise, Control("w"))
    assert (counted()["candidate"], state_of(engine, number)) == (0, "staged")
    monkeypatch.undo()
    monkeypatch.setattr(units, "engine", lambda: engine)
    seen = units.read(following, case_officer, number)
    assert seen is not None
    assert seen.live
    run_promised()
    assert counted()["candidate"] == 4


def test_a_register_that_moved_refuses_the_whole_and_says_why(
    engine: Engine, case_officer: Actor, counted: Counts
) -> None:
    """Refused when it is written: kept with the order, once, for the page to say; a new report forgets it."""
    number, promise = ordered(case_officer)
    with writing(engine) as tx:
        a_candidate(tx, number="02438257151", birth_name="Autre", first_names="Personne")
    before = counted()
    assert keep_promise(promise, Control("w")) is Kept.DONE
    assert (counted(), state_of(engine, number)) == (before, "staged")
    seen = units.read(following, case_officer, number)
    assert seen is not None
    assert (seen.live, seen.refused, seen.facts) == (False, "import_moved", {"line": 11})
    units.perform(actions.review, case_officer, number)
    assert units.read(following, case_officer, number) is None


def test_rights_are_those_of_the_moment_of_the_work(engine: Engine, case_officer: Actor, counted: Counts) -> None:
    """Who lost the role after ordering imports nothing (3.26)."""
    number, _ = ordered(case_officer)
    with writing(engine) as tx:
        tx.execute(update(Grant).where(Grant.staff_id == case_officer.id).values(ends_at=clock.now(tx)))
        record(tx, replace(case_officer, scopes=()), Event.ROLE_ENDED, "staff", case_officer.id)
    run_promised()
    assert (counted()["candidate"], state_of(engine, number)) == (0, "staged")
    assert "import.refused" in names(engine, number)
    assert Role.CASE_OFFICER in case_officer.roles


def test_a_defect_frees_the_import(engine: Engine, case_officer: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker gives up after three tries: the page says so and the import can be applied again."""
    number, promise = ordered(case_officer)
    monkeypatch.setattr(by_the_worker, "apply_file", lambda *_, **__: 1 / 0)
    assert [keep_promise(promise, Control("w")) for _ in range(3)][-1] is Kept.FAILED
    monkeypatch.undo()
    monkeypatch.setattr(units, "engine", lambda: engine)
    seen = units.read(following, case_officer, number)
    assert seen is not None
    assert (seen.live, seen.refused) == (False, FAILED)
    units.perform(actions.discard, case_officer, number)
    with reading(engine) as tx:
        assert tx.get_one(PromisedTask, promise).state == "failed"
        assert tx.scalars(select(Candidate)).all() == []


def test_what_remains_is_measured_and_never_said_to_be_nothing() -> None:
    """The pace of the last imports, small ones left out; however late, an estimate does not say that all is done."""
    assert lines_per_second([(1000, 2000), (3000, 6000), (10, 1)]) == 500.0
    assert lines_per_second([(10, 1)]) == lines_per_second([])
    assert share_done(5.0, 10.0) == 0.5
    assert share_done(50.0, 10.0) == NEVER_WHOLE
    assert share_done(0.0, 10.0) == 0.0
