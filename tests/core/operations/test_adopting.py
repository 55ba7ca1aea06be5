"""A folder of documents without a name is made ours on request, once what it should hold was found in it."""

from __future__ import annotations

import json
import os

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

import manage
from core import fsck, units
from core.access import system
from core.audit import Event
from core.documents.actions import issue
from core.errors import NotAllowed
from core.jobs.sweeping import ForeignStore, sweep_store
from core.operations import installation
from core.operations.adopting import StoreIncomplete, StoreOfAnother, adopt_documents, look
from core.storage import owner, store
from db.engine import reading, writing
from db.tables import AuditEvent, Document
from tests import factories
from tests.stored import file_of, path_of

OPERATOR = system("manage.py")


@pytest.fixture
def unnamed(engine, case_officer, settings_in, tmp_path):
    """Three documents in a folder that bears no name, and a file that no row names."""
    settings_in(tmp_path / "data")
    with writing(engine) as tx:
        numbers = [factories.a_registration(tx).registration_id for _ in range(3)]
    for number in numbers:
        units.perform(issue, case_officer, number)
    orphan = path_of(store(b"%PDF-1.7 orphan").key)
    os.utime(orphan, (1, 1))
    installation.prepare(engine)
    with reading(engine) as tx:
        return [file_of(key) for key in tx.scalars(select(Document.storage_key))], orphan


def adoptions(engine):
    with reading(engine) as tx:
        named = AuditEvent.name == Event.DOCUMENTS_ADOPTED.value
        return tx.scalar(select(func.count()).select_from(AuditEvent).where(named))


def test_adopted_the_folder_is_swept_again(engine, unnamed):
    """Refused before, swept after; the documents stay, the check of the base is content, the journal says it (4.10)."""
    documents, orphan = unnamed
    with pytest.raises(ForeignStore):
        sweep_store()
    made = units.perform(adopt_documents, OPERATOR)
    assert (made.written, made.named, made.read) == (True, 3, 3)
    with reading(engine) as tx:
        assert fsck.check(tx, only=frozenset({"store_of_another_installation"})).ok
    assert sweep_store() == 1
    assert all(path.exists() for path in documents)
    assert not orphan.exists()
    assert adoptions(engine) == 1
    assert not units.perform(adopt_documents, OPERATOR).written
    assert adoptions(engine) == 1


@pytest.mark.parametrize(("harm", "missing", "altered"), [("remove", 1, 0), ("alter", 0, 1)])
def test_a_folder_that_lacks_something_is_not_adopted(engine, unnamed, harm, missing, altered):
    """One file away or changed: refused with the count, and nothing is written."""
    documents, _ = unnamed
    if harm == "remove":
        documents[0].unlink()
    else:
        content = documents[0].read_bytes()
        documents[0].write_bytes(content[:-2] + b"??")
    with pytest.raises(StoreIncomplete) as refused:
        units.perform(adopt_documents, OPERATOR)
    assert (refused.value.facts["missing"], refused.value.facts["altered"]) == (missing, altered)
    assert owner() == ""
    assert adoptions(engine) == 0


def test_the_folder_of_another_is_never_taken(engine, unnamed):
    """It bears another name: refused, and its name stays."""
    del unnamed
    path_of("installation").write_text("another")
    with pytest.raises(StoreOfAnother):
        units.perform(adopt_documents, OPERATOR)
    assert owner() == "another"
    assert adoptions(engine) == 0


@pytest.mark.usefixtures("unnamed")
def test_a_sample_is_spread_over_all_and_every_file_is_looked_for(head_of_office):
    """Asked for two, some are read and all are looked for; who does not run the system may not ask."""
    seen = units.read(look, OPERATOR, most=1)
    assert (seen.named, seen.read, seen.missing) == (3, 1, 0)
    with pytest.raises(NotAllowed):
        units.perform(adopt_documents, head_of_office)


def test_the_command_asks_first(engine, unnamed):
    """Answered no, nothing is written; with --yes it is, and told to a script."""
    del unnamed
    refused = CliRunner().invoke(manage.app, ["documents", "adopt"], input="n\n")
    assert refused.exit_code == 1
    assert adoptions(engine) == 0
    done = CliRunner().invoke(manage.app, ["documents", "adopt", "--all", "--yes", "--json"])
    assert json.loads(done.output) == {"written": True, "named": 3, "read": 3}
