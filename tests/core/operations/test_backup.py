"""A backup is made by the engine, proven at once, and refused when a byte of it moved."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import create_engine

from core import storage
from core.operations import backup
from core.operations.backup import BackupFailed, back_up, verify_backup
from db.engine import make_engine, writing
from db.tables import Candidate
from tests.factories import a_registration


@pytest.fixture
def backed_up(engine, tmp_path, settings_in):
    """A backup of a base with registrations and one stored file."""
    settings_in(tmp_path / "data")
    with writing(engine) as tx:
        a_registration(tx)
    storage.store(b"une preuve")
    folder = tmp_path / "backup"
    return folder, back_up(engine, folder)


def test_a_backup_holds_what_the_base_holds(backed_up, engine):
    """Rows are counted in the copy itself, and every file is in the manifest (5.01 to 5.03)."""
    folder, manifest = backed_up
    assert manifest.rows["candidate"] == 1
    assert any(name.startswith("documents/") for name in manifest.files)
    verify_backup(folder)
    if engine.dialect.name == "sqlite":
        copy = make_engine(f"sqlite:///{folder / 'sporades.db'}")
        with writing(copy) as tx:
            assert tx.query(Candidate).count() == 1
        copy.dispose()


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "remove", "manifest"])
def test_a_harmed_backup_is_refused(backed_up, harm):
    """One bit flipped, a file cut, emptied or removed, or no manifest: refused with the file named (5.02)."""
    folder, manifest = backed_up
    path = folder / next(name for name in manifest.files if name.startswith("sporades"))
    content = path.read_bytes()
    if harm == "flip":
        path.write_bytes(content[:100] + bytes([content[100] ^ 1]) + content[101:])
    elif harm == "cut":
        path.write_bytes(content[:-1])
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "remove":
        path.unlink()
    else:
        (folder / "manifest.json").unlink()
    with pytest.raises(BackupFailed):
        verify_backup(folder)


def test_a_backup_is_for_its_owner_alone(backed_up):
    """Files are 0600 and the manifest says what they are (1.29)."""
    folder, _ = backed_up
    assert {oct(path.stat().st_mode & 0o777) for path in folder.rglob("*") if path.is_file()} == {"0o600"}
    assert json.loads((folder / "manifest.json").read_text())["schema"]


def test_the_password_of_the_database_is_in_no_argument(tmp_path, monkeypatch):
    """Arguments are read by anyone on the machine, the environment by its owner (1.29)."""
    tool = tmp_path / "pg_dump"
    tool.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" "env:$PGPASSWORD" > {tmp_path}/seen\n', encoding="utf-8")
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    base = create_engine("postgresql+psycopg://office:tr%C3%A8s%2Fsecret@127.0.0.1:5999/exams")
    backup._dump_postgresql(base, tmp_path)
    *arguments, last = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    assert last == "env:très/secret"
    assert arguments[-1] == "postgresql://office@127.0.0.1:5999/exams"
    assert not any("secret" in one for one in arguments)
