"""A run whose store of documents goes away: it waits, blames nobody, and ends once the store is back (4.09)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core import fsck, units
from core.bulk import making, results
from core.bulk.actions import order
from core.bulk.options import MERGED, RunOptions
from core.bulk.queries import progress
from core.jobs.synchronous import run_promised
from core.search.query import Query
from core.storage import check_file
from db.engine import reading, writing
from db.tables import BulkFile, BulkItem, BulkPart, Document
from tests import factories
from tests.core.storage.conftest import address_in, stored_at  # noqa: F401 - a fixture
from tests.core.storage.stores import keeping_files

MANY = 45
CHECKS = frozenset({"documents_missing_or_altered", "two_current_documents", "made_item_without_document"})


@pytest.fixture
def server(tmp_path, stored_at):  # noqa: F811 - a fixture
    """A server of this test alone, where this process keeps its documents."""
    with keeping_files(tmp_path / "bucket") as found:
        stored_at(address_in(found))
        yield found


@pytest.fixture
def ordered(engine, case_officer, server):
    """A run of three parts and one file."""
    del server
    with writing(engine) as tx:
        for _ in range(MANY):
            factories.a_registration(tx)
    return units.perform(order, case_officer, Query(), RunOptions(outputs=(MERGED,)))


@pytest.fixture
def killed_before(server, monkeypatch):
    """Kill the server just before something is called for the n-th time, and let it go on."""

    def at(module, name, number):
        genuine, calls = getattr(module, name), []

        def meeting(*args):
            calls.append(name)
            if len(calls) == number:
                server.kill()
            return genuine(*args)

        monkeypatch.setattr(module, name, meeting)

    return at


def attempts(engine, run_id):
    with reading(engine) as tx:
        parts = select(BulkPart.attempts).where(BulkPart.run_id == run_id, BulkPart.state == "waiting")
        items = select(BulkItem.attempts).where(BulkItem.run_id == run_id)
        return set(tx.scalars(parts.where(BulkPart.work == "documents"))), set(tx.scalars(items))


def ends_well(engine, case_officer, run_id):
    run_promised()
    seen = units.read(progress, case_officer, run_id)
    assert (seen.run.state, seen.done, seen.failed) == ("done", MANY, 0)
    with reading(engine) as tx:
        assert len(tx.scalars(select(Document.id).where(Document.current)).all()) == MANY
        assert fsck.check(tx, only=CHECKS).ok
        file = tx.scalars(select(BulkFile).where(BulkFile.run_id == run_id)).one()
    lent = check_file(file.storage_key, file.sha256)
    assert lent.path.stat().st_size == file.size
    lent.give_back()


@pytest.mark.parametrize("begun", [0, 4])
def test_documents_wait_for_the_store(engine, case_officer, server, ordered, killed_before, begun):
    """Killed in the middle: nothing half made, no attempt counted, even item by item; back, the run ends whole."""
    with writing(engine) as tx:
        for part in tx.scalars(select(BulkPart)):
            part.attempts = begun
    killed_before(making, "store_pack", 2)
    run_promised(at_most=3)
    seen = units.read(progress, case_officer, ordered.run_id)
    assert seen.run.state == "running"
    assert 0 < seen.done < MANY
    assert (seen.failed, attempts(engine, ordered.run_id)[0] - {begun}) == (0, set())
    made = seen.done
    with reading(engine) as tx:
        assert len(tx.scalars(select(Document.id)).all()) == made
    server.start()
    ends_well(engine, case_officer, ordered.run_id)
    assert max(attempts(engine, ordered.run_id)[1]) <= 1


def test_the_file_of_a_run_waits_for_the_store(engine, case_officer, server, ordered, killed_before):
    """Killed when the merged PDF is kept: more turns than a defect may have, and the file is there in the end."""
    killed_before(results, "keep_file", 1)
    run_promised(at_most=6)
    seen = units.read(progress, case_officer, ordered.run_id)
    assert (seen.run.state, seen.done, seen.run.error) == ("running", MANY, "")
    server.start()
    ends_well(engine, case_officer, ordered.run_id)
