"""A backup is made by the engine, proven at once, and refused when a byte of it moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from typer.testing import CliRunner

import manage
from core import storage
from core.operations import backup
from core.operations.backup import BackupDamaged, back_up, verify_backup
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


HARMS = {
    "flip": "altered", "cut": "altered", "empty": "altered", "remove": "missing", "beside": "besides",
    "manifest": "missing", "garbled": "missing", "hollow": "missing",
}  # fmt: skip


def harmed(folder, name, harm):
    """Do one harm to a backup; give the file at fault."""
    path, manifest = folder / name, folder / "manifest.json"
    content = path.read_bytes()
    if harm == "remove":
        path.unlink()
    elif harm == "beside":
        path = path.with_name(f"{name}-wal")
        path.write_bytes(content)
    elif harm == "manifest":
        manifest.unlink()
    elif harm in {"garbled", "hollow"}:
        manifest.write_text({"garbled": "{", "hollow": "[]"}[harm], encoding="utf-8")
    else:
        flipped = content[:100] + bytes([content[100] ^ 1]) + content[101:]
        path.write_bytes({"flip": flipped, "cut": content[:-1], "empty": b""}[harm])
    return manifest.name if harm in {"manifest", "garbled", "hollow"} else path.name


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_backup_is_refused(backed_up, harm):
    """One bit flipped, a file cut, emptied, removed or laid beside, no manifest: refused, the file named (5.02)."""
    folder, manifest = backed_up
    at_fault = harmed(folder, next(name for name in manifest.files if name.startswith("sporades")), harm)
    with pytest.raises(BackupDamaged) as refused:
        verify_backup(folder)
    assert (refused.value.facts["file"], refused.value.facts["fault"]) == (at_fault, HARMS[harm])


def test_a_backup_that_was_not_written_as_it_was_read_is_refused_at_once(engine, tmp_path, settings_in, monkeypatch):
    """What the disk gives back is compared with the manifest before the command says that a backup was made."""
    settings_in(tmp_path / "data")
    storage.store(b"une preuve")
    genuine = Path.chmod

    def on_a_bad_disk(path, mode):
        if path.is_file() and path.parent.name != tmp_path.name and "documents" in path.parts:
            path.write_bytes(b"autre chose")
        genuine(path, mode)

    monkeypatch.setattr(Path, "chmod", on_a_bad_disk)
    with pytest.raises(BackupDamaged):
        back_up(engine, tmp_path / "backup")


def test_the_command_proves_what_it_wrote_and_verifies_an_old_one(sqlite_engine, tmp_path, settings_in):
    """`backup` says that it read the copy again; `--verify` writes nothing: 0 when whole, else 1 and a sentence."""
    settings_in(tmp_path / "data")
    folder = tmp_path / "backup"

    def run(*arguments):
        return CliRunner().invoke(manage.app, ["backup", *arguments])

    made = run(str(folder))
    assert (made.exit_code, "relue et conforme" in made.output) == (0, True)
    before = sorted(path.name for path in folder.rglob("*"))
    whole = run("--verify", str(folder))
    assert (whole.exit_code, "est entière" in whole.output) == (0, True)
    assert json.loads(run(str(folder), "--verify", "--json").output)["files"] == len(before) - 1
    assert sorted(path.name for path in folder.rglob("*")) == before
    (folder / "sporades.db").unlink()
    harmed = run("--verify", str(folder))
    assert harmed.exit_code == 1
    assert "sporades.db manque" in harmed.output
    assert run("--verify", str(tmp_path / "nowhere")).exit_code == 1


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
