"""The whole product in processes of its own, as the command line starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from core.access import Role
from core.demo.sign_ins import SignIn, kept_sign_ins
from core.operations import installation
from db.engine import make_engine
from tests.core.notifications.servers import Behaviour, a_server
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
CANDIDATES = 300
STARTS_WITHIN = 300.0
STOPS_WITHIN = 120.0


@dataclass(frozen=True, slots=True)
class Product:
    """A product that runs: where its two faces answer, its data, its log, and who can sign in."""

    dashboard: str
    portal: str
    data: Path
    log: Path
    sign_ins: tuple[SignIn, ...]
    post: Behaviour  # the mail server it sends to, and every message that came

    @property
    def database_url(self) -> str:
        """The address of its database."""
        return f"sqlite:///{self.data / 'sporades.db'}"

    def someone(self, role: Role, academie_code: str = "08", *, other: bool = False) -> SignIn:
        """Give how somebody of a role signs in; `other` gives a second person of the same role."""
        fitting = [one for one in self.sign_ins if (one.role, one.academie_code) == (role.value, academie_code)]
        return fitting[1 if other else 0]


@contextmanager
def running(data: Path, candidates: int = CANDIDATES, workers: int = 1) -> Iterator[Product]:
    """Prepare a demonstration, serve it, and stop every process at the end."""
    post = Behaviour()
    with a_server(post) as smtp_url:
        yield from _served(data, candidates, post, {"SPORADES_SMTP_URL": smtp_url, "SPORADES_WORKERS": str(workers)})


def _served(data: Path, candidates: int, post: Behaviour, chosen: dict[str, str]) -> Iterator[Product]:
    _demonstration(data, candidates, environment_of(data, (0, 0)) | chosen)
    ports = (free_port(), free_port())
    environment = environment_of(data, ports) | chosen
    log = data / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
    dashboard, portal = (f"http://127.0.0.1:{port}" for port in ports)
    try:
        for address in (f"{dashboard}/_stcore/health", f"{portal}/health"):
            _wait(address, process, log)
        yield Product(dashboard, portal, data, log, tuple(kept_sign_ins(data)), post)
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the product, and whatever of it would outlive it: nothing of a journey is left for the next."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(STOPS_WITHIN)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def environment_of(data: Path, ports: tuple[int, int]) -> dict[str, str]:
    """Settings of its own, whatever those of the person who runs the tests."""
    return {
        **os.environ, "SPORADES_DATA": str(data), "SPORADES_DATABASE_URL": f"sqlite:///{data / 'sporades.db'}",
        "SPORADES_JOBS_URL": f"sqlite:///{data / 'jobs.db'}", "SPORADES_DOCUMENTS_URL": f"file://{data / 'documents'}",
        "SPORADES_HOST": "127.0.0.1", "SPORADES_PUBLIC_URL": "", "SPORADES_DASHBOARD_PUBLIC_URL": "",
        "SPORADES_DASHBOARD_PORT": str(ports[0]), "SPORADES_PORTAL_PORT": str(ports[1]), "SPORADES_WORKERS": "1",
    }  # fmt: skip


def _demonstration(data: Path, candidates: int, environment: dict[str, str]) -> None:
    """Lay out a demonstration whose calendar is that of these days, whenever the tests run."""
    engine = make_engine(f"sqlite:///{data / 'sporades.db'}")
    installation.prepare(engine)
    engine.dispose()
    # A process of its own, because it also stores files: they go where these settings say.
    demo = [sys.executable, "manage.py", "demo", "--candidates", str(candidates), "--json"]
    subprocess.run(demo, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urlopen(address, timeout=10):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer: {log.read_text(errors='replace')}")
