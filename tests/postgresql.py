"""A PostgreSQL server for the tests: a fresh cluster on a free port, run by an ordinary user."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ports import free_port

HOW = (
    "PostgreSQL 15 or later is not installed: on Debian, `apt-get install postgresql`; elsewhere put initdb and"
    " pg_ctl on the PATH. The core tests must run on both engines."
)


def binaries() -> Path:
    """Find the folder of initdb and pg_ctl, or say how to get them."""
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "pg_ctl").exists():
        return Path(found).resolve().parent
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    raise RuntimeError(HOW)


def _ordinary_user() -> list[str]:
    """PostgreSQL refuses to run as root; then another user of the machine runs it."""
    if os.geteuid() != 0:
        return []
    for user in ("postgres", "nobody"):
        if subprocess.run(["id", user], capture_output=True, check=False).returncode == 0:
            return ["setpriv", f"--reuid={user}", "--clear-groups", f"--regid={_group(user)}"]
    raise RuntimeError("no ordinary user to run PostgreSQL")


def _group(user: str) -> str:
    return subprocess.run(["id", "-gn", user], capture_output=True, check=True, text=True).stdout.strip()


@contextmanager
def server() -> Iterator[str]:
    """Run a server for the time of the tests; give the address of its `postgres` database."""
    folder = Path(tempfile.mkdtemp(prefix="sporades-pg-"))
    as_user = _ordinary_user()
    if as_user:
        shutil.chown(folder, user=as_user[1].split("=")[1])
    tools, port = binaries(), free_port()
    data = folder / "data"
    subprocess.run(
        [*as_user, str(tools / "initdb"), "-D", str(data), "-A", "trust", "-U", "sporades", "-E", "UTF8",
         "--locale=C.UTF-8", "--no-sync"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    options = (
        f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
        " -c max_connections=200 -c shared_buffers=128MB -c autovacuum=off -c synchronize_seqscans=off"
    )
    control = [*as_user, str(tools / "pg_ctl"), "-D", str(data)]
    subprocess.run(
        [*control, "-o", options, "-w", "-t", "300", "-l", str(folder / "log"), "start"],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield f"postgresql+psycopg://sporades@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)
