"""A backup by the engine itself, never a file copy, and a proof that it can be read back (5.01, 5.02)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import URL, Engine, make_url, text

from core import clock, fsck
from core.operations.failures import BackupDamaged, BackupFailed
from core.storage import chosen
from core.storage.local import Folder
from db import migrate
from db.engine import make_engine, reading
from db.tables import Base

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: the digest of each file, the rows of each table, the schema, whether it was proven.

    `documents_in` names the store that keeps the documents when they are not in the backup: a service, not a folder.
    """

    made_at: str
    schema: str
    files: dict[str, str]
    rows: dict[str, int]
    proven: bool
    documents_in: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """A backup that is whole: how many files were read again, when it was made, of which schema."""

    folder: str
    files: int
    made_at: str
    schema: str
    documents_in: str = ""


def back_up(engine: Engine, target: Path) -> Manifest:
    """Write the database and the stored files into a new folder, prove them, seal them with a manifest, read it all."""
    target.mkdir(parents=True, mode=0o700, exist_ok=False)
    database = _dump_sqlite(engine, target) if engine.dialect.name == "sqlite" else _dump_postgresql(engine, target)
    apart = _copy_documents(target / "documents")
    rows = _proven_rows(engine, database)
    files = {str(path.relative_to(target)): _digest(path) for path in sorted(target.rglob("*")) if path.is_file()}
    manifest = Manifest(
        clock.display_now().isoformat(timespec="seconds"), migrate.head(), files, rows,
        proven=engine.dialect.name == "sqlite", documents_in=apart,
    )  # fmt: skip
    (target / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    for path in target.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    verify_backup(target)
    return manifest


def _copy_documents(target: Path) -> str:
    """Copy the folder of documents; what a service keeps is backed up there, and is named for who restores."""
    store = chosen()
    if not isinstance(store, Folder):
        return store.address
    if store.root.exists():
        shutil.copytree(store.root, target)
    return ""


def _dump_sqlite(engine: Engine, target: Path) -> Path:
    database = target / "sporades.db"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise BackupFailed("no connection to the database")
        driver.execute("VACUUM INTO ?", (str(database),))
    return database


def _dump_postgresql(engine: Engine, target: Path) -> Path:
    tool = shutil.which("pg_dump")
    if tool is None:
        raise BackupFailed("pg_dump is not installed: install the PostgreSQL client of the server's version")
    database = target / "sporades.dump"
    url = make_url(engine.url)
    secret = {"PGPASSWORD": url.password} if url.password else {}
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    done = subprocess.run(  # noqa: S603 - our own URL, no shell; anyone on the machine reads arguments, not the environment
        [tool, "-Fc", "-f", str(database), "-d", bare.render_as_string()],
        capture_output=True, text=True, check=False, env={**os.environ, **secret},
    )  # fmt: skip
    if done.returncode:
        raise BackupFailed(done.stderr.strip())
    return database


def _proven_rows(engine: Engine, database: Path) -> dict[str, int]:
    """Count the rows of the copy itself, after its integrity, guards and journal were checked."""
    if engine.dialect.name != "sqlite":
        return _rows(engine)
    copy = make_engine(f"sqlite:///{database}")
    try:
        with reading(copy) as tx:
            report = fsck.check(tx, only=frozenset({"guards_missing", "engine_integrity", "journal_broken"}))
        if not report.ok:
            broken = [finding.check for finding in report.findings if finding.count]
            raise BackupFailed(f"the copy does not hold: {', '.join(broken)}")
        return _rows(copy)
    finally:
        copy.dispose()
        for leftover in ("-wal", "-shm"):
            database.with_name(database.name + leftover).unlink(missing_ok=True)


def _rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar_one()  # noqa: S608
            for table in Base.metadata.sorted_tables
        }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify_backup(folder: Path) -> Verified:
    """Read a whole backup again; refused when a file is not the one of its manifest, or is there besides (5.02)."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
        named = {str(name): str(digest) for name, digest in manifest.files.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise BackupDamaged(folder=str(folder), file=MANIFEST, fault="missing", count=1) from error
    damaged = {name: fault for name, digest in named.items() if (fault := _fault(folder / name, digest))}
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    damaged |= dict.fromkeys(found - named.keys() - {MANIFEST}, "besides")
    if damaged:
        first = min(damaged)
        raise BackupDamaged(folder=str(folder), file=first, fault=damaged[first], count=len(damaged))
    return Verified(str(folder), len(named), manifest.made_at, manifest.schema, manifest.documents_in)


def _fault(path: Path, digest: str) -> str:
    if not path.is_file():
        return "missing"
    return "" if _digest(path) == digest else "altered"
