"""The documents carried from a folder into a service that speaks S3, and back: all of them, read where they arrived."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

import manage
from core import fsck, settings, units
from core.access import system
from core.audit import Event
from core.documents.actions import issue
from core.errors import NotAllowed
from core.operations import backup, installation
from core.operations.adopting import StoreIncomplete, StoreOfAnother
from core.operations.moving import StoreIsTheSame, StoreNotEmpty, move_documents
from core.storage import StoreSilent, at, chosen, fetch, store
from db.engine import reading, writing
from db.tables import AuditEvent, Document
from tests import factories
from tests.core.storage.conftest import address_in, stored_at  # noqa: F401 - fixtures
from tests.core.storage.stores import keeping_files
from tests.stored import file_of, path_of

OPERATOR = system("manage.py")
FILES = frozenset({"documents_missing_or_altered", "store_of_another_installation"})


@pytest.fixture
def documents(engine, case_officer, stored_at, tmp_path):  # noqa: F811 - a fixture
    """Four documents of an installation that keeps them in a folder."""
    folder = f"file://{tmp_path / 'documents'}"
    stored_at(folder)
    installation.prepare(engine)
    with writing(engine) as tx:
        numbers = [factories.a_registration(tx).registration_id for _ in range(4)]
    for number in numbers:
        units.perform(issue, case_officer, number)
    with reading(engine) as tx:
        rows = tx.scalars(select(Document).order_by(Document.id)).all()
        return folder, [(one.storage_key, one.sha256) for one in rows]


@pytest.fixture
def bucket(tmp_path):
    """A server of this test alone."""
    with keeping_files(tmp_path / "bucket") as server:
        yield server


def events(engine):
    with reading(engine) as tx:
        return tx.scalars(select(AuditEvent).filter_by(name=Event.DOCUMENTS_MOVED.value)).all()


def sound(engine):
    with reading(engine) as tx:
        return fsck.check(tx, only=FILES).ok


def test_all_that_the_base_names_is_carried_and_nothing_else(engine, documents, bucket, stored_at):  # noqa: F811
    """Carried, read there, journalled; the folder stays as it was; switched, every document opens; and back again."""
    folder, rows = documents
    store(b"orphan")
    address = address_in(bucket)
    moved = move_documents(OPERATOR, address)
    assert (moved.copied, moved.already, moved.contents) == (4, 0, 4)
    assert sorted(one.name for one in at(address).kept()) == sorted(["installation", *(key for key, _ in rows)])
    assert [event.facts["copied"] for event in events(engine)] == [4]
    assert sound(engine)
    again = move_documents(OPERATOR, address, every=True)
    assert (again.copied, again.already) == (0, 4)
    stored_at(address)
    assert sound(engine)
    assert all(fetch(key, sha256).startswith(b"%PDF-") for key, sha256 in rows)
    stored_at(folder)
    for key, _ in rows:
        path_of(key).unlink()
    stored_at(address)
    assert move_documents(OPERATOR, folder).copied == 4
    stored_at(folder)
    assert sound(engine)


def test_a_copy_that_was_cut_off_goes_on(engine, documents, bucket):
    """Killed after two objects: refused, nothing journalled, what is used still holds; run again, the rest is sent."""
    address = address_in(bucket)
    done = []

    def count(contents):
        done.append(contents)
        if len(done) == 2:
            bucket.kill()

    with pytest.raises(StoreSilent):
        move_documents(OPERATOR, address, count)
    assert events(engine) == []
    assert sound(engine)
    bucket.start()
    moved = move_documents(OPERATOR, address)
    assert (moved.copied, moved.already) == (2, 2)
    assert len(events(engine)) == 1


@pytest.mark.parametrize(("harm", "missing", "altered"), [("remove", 1, 0), ("alter", 0, 1)])
def test_what_is_wrong_is_not_carried_and_is_said(engine, documents, bucket, harm, missing, altered):
    """One content gone or changed: the others are carried, that one is named, and no move is noted (4.10)."""
    key, _ = documents[1][1]
    path = file_of(key)
    if harm == "remove":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-2] + b"??")
    address = address_in(bucket)
    with pytest.raises(StoreIncomplete) as refused:
        move_documents(OPERATOR, address)
    assert refused.value.facts == {"missing": missing, "altered": altered, "first": key}
    assert len([one for one in at(address).kept() if one.name != "installation"]) == 3
    assert events(engine) == []


def test_a_store_that_is_not_ours_receives_nothing(engine, documents, bucket, head_of_office):
    """The same one, another installation's, one with files of nobody: refused before anything is written."""
    address = address_in(bucket)
    with pytest.raises(StoreIsTheSame):
        move_documents(OPERATOR, settings.current().documents_url)
    at(address).claim("another")
    with pytest.raises(StoreOfAnother):
        move_documents(OPERATOR, address)
    unnamed = address_in(bucket)
    at(unnamed).put("ab/cd/" + "0" * 64, [b"theirs"])
    with pytest.raises(StoreNotEmpty):
        move_documents(OPERATOR, unnamed)
    with pytest.raises(NotAllowed):
        move_documents(head_of_office, address_in(bucket))
    assert [len(list(at(one).kept())) for one in (address, unnamed)] == [1, 1]
    assert events(engine) == []


def test_the_check_of_the_base_finds_what_was_harmed_in_a_bucket(engine, documents, bucket, stored_at):  # noqa: F811
    """Altered and removed behind our back: counted; a service that is away is no harm, and ends the check (4.16)."""
    address = address_in(bucket)
    move_documents(OPERATOR, address)
    stored_at(address)
    (first, _), (second, _) = documents[1][:2]
    where = chosen()
    where._client.put_object(**where._of(first), Body=b"%PDF-1.7 another")
    where._delete(second)
    with reading(engine) as tx:
        found = {one.check: one.count for one in fsck.check(tx, only=FILES).findings}
    assert found == {"documents_missing_or_altered": 2, "store_of_another_installation": 0}
    where._delete("installation")
    with reading(engine) as tx:
        assert fsck.check(tx, only=frozenset({"store_of_another_installation"})).findings[0].count == 1
    bucket.kill()
    with reading(engine) as tx, pytest.raises(StoreSilent):
        fsck.check(tx, only=FILES)


def test_the_command_says_which_setting_to_change(documents, bucket):
    """What was carried, where, and what to do next; for a script, plain values; no key in either."""
    address = address_in(bucket)
    done = CliRunner().invoke(manage.app, ["documents", "move", "--to", address])
    assert done.exit_code == 0, done.output
    assert f"SPORADES_DOCUMENTS_URL={address}" in done.output
    told = CliRunner().invoke(manage.app, ["documents", "move", "--to", address, "--all", "--json"])
    assert json.loads(told.stdout)["already"] == 4
    refused = CliRunner().invoke(manage.app, ["documents", "move", "--to", "s3://key:secret@bucket/x"])
    assert refused.exit_code == 1
    assert "secret" not in refused.output


def test_a_backup_says_where_the_documents_are(engine, documents, bucket, stored_at, tmp_path):  # noqa: F811
    """They are not in it: the manifest and the command name the store that keeps them (5.01)."""
    address = address_in(bucket)
    move_documents(OPERATOR, address)
    stored_at(address)
    made = backup.back_up(engine, tmp_path / "backup")
    assert made.documents_in == chosen().address
    assert not (tmp_path / "backup" / "documents").exists()
    backup.verify_backup(tmp_path / "backup")
