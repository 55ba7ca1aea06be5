"""The dashboard as it is served: a process of its own, its own data, accounts whose password is known."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from core.access import nobody, roles, sign_in, staff, system
from core.access.actor import Role
from db.engine import make_engine, writing
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "un grand platane bleu"  # noqa: S105 - of people who do not exist
STARTS_WITHIN = 240.0
ANSWERS_WITHIN = 120.0  # however busy the machine is
PEOPLE = {
    "camille": (Role.CASE_OFFICER, "08"),
    "helene": (Role.HEAD_OF_OFFICE, "08"),
    "lea": (Role.READER, "08"),
    "sophie": (Role.SUPERVISOR, ""),
    "adrien": (Role.TECHNICAL_ADMINISTRATOR, ""),
}


@dataclass
class Served:
    """A dashboard that runs: where it answers, its data, its log."""

    url: str
    data: Path
    log: Path
    process: subprocess.Popen[bytes]
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def database_url(self) -> str:
        """The address of its database."""
        return f"sqlite:///{self.data / 'sporades.db'}"


def people(database_url: str) -> None:
    """Open the accounts of the tests, through the same actions as the product."""
    engine = make_engine(database_url)
    for login, (role, academie_code) in PEOPLE.items():
        with writing(engine) as tx:
            invited = staff.create_staff(
                tx, system("tests"), login=login, full_name=login.title(), email=f"{login}@example.org"
            )
            roles.grant_role(tx, system("tests"), invited.staff_id, role, academie_code=academie_code)
            sign_in.choose_password(tx, nobody(), invited.link, PASSWORD)
    engine.dispose()


def get(url: str, **how: Any) -> httpx.Response:
    """Ask the dashboard for an address, and leave it time to answer."""
    return httpx.get(url, timeout=ANSWERS_WITHIN, **how)


def post(url: str, **how: Any) -> httpx.Response:
    """Send something to the dashboard, and leave it time to answer."""
    return httpx.post(url, timeout=ANSWERS_WITHIN, **how)


@contextmanager
def served(template: Path, data: Path, **settings: str) -> Iterator[Served]:
    """Serve a copy of a migrated database for the time of some tests."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(template, data / "sporades.db")
    people(f"sqlite:///{data / 'sporades.db'}")
    port, log = free_port(), data / "dashboard.log"
    environment = {
        **os.environ, "SPORADES_DATA": str(data), "SPORADES_DASHBOARD_PORT": str(port), "SPORADES_WORKERS": "0",
        **settings,
    }  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "Home.py"], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait(f"http://127.0.0.1:{port}", process, log)
        yield Served(f"http://127.0.0.1:{port}", data, log, process, environment)
    finally:
        process.terminate()
        process.wait(120)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < limit:
        if process.poll() is not None:
            raise RuntimeError(log.read_text(errors="replace"))
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=10):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"not started within {STARTS_WITHIN} s: {log.read_text(errors='replace')}")
