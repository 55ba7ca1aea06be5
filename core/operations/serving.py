"""Start the faces as child processes, and stop them together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from urllib.error import URLError
from urllib.request import urlopen

from core.settings import ROOT, Settings

PATIENCE_SECONDS = 60.0


class PortTaken(RuntimeError):
    """Another program listens on the port; the setting to change is named."""

    def __init__(self, port: int, setting: str) -> None:
        super().__init__(f"{setting}={port}")
        self.port = port
        self.setting = setting


@dataclass(slots=True)
class Faces:
    """The running children, by name."""

    settings: Settings
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self) -> None:
        """Start the dashboard (which starts its worker) and the candidate space."""
        for port, setting in (
            (self.settings.dashboard_port, "SPORADES_DASHBOARD_PORT"),
            (self.settings.portal_port, "SPORADES_PORTAL_PORT"),
        ):
            if _listening(self.settings.host, port):
                raise PortTaken(port, setting)
        self.children["dashboard"] = _start([sys.executable, str(ROOT / "Home.py")])
        self.children["portal"] = _start([sys.executable, "-m", "portal"], self._of_the_portal())

    def _of_the_portal(self) -> dict[str, str]:
        """Give the candidate space its own way to the database, and not the one of the others (2.15)."""
        own = self.settings.portal_database_url
        return {"SPORADES_DATABASE_URL": own} if own and not self.settings.is_sqlite else {}

    def wait_ready(self) -> bool:
        """Wait until both faces answer; false when one ended or the patience ran out."""
        addresses = [f"{self.settings.dashboard_url}/_stcore/health", f"{self.settings.portal_local_url}/health"]
        limit = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < limit and all(child.poll() is None for child in self.children.values()):
            if all(_answers(address) for address in addresses):
                return True
            time.sleep(0.1)
        return False

    def wait(self) -> int:
        """Wait until a child ends by itself; give its exit status."""
        while True:
            for child in self.children.values():
                if (status := child.poll()) is not None:
                    return status
            time.sleep(0.5)

    def stop(self) -> None:
        """Ask every child to stop politely, then insist (4.19)."""
        for child in self.children.values():
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for child in self.children.values():
            try:
                child.wait(30)
            except subprocess.TimeoutExpired:
                child.kill()


def _start(command: list[str], instead: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **(instead or {})}
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)  # noqa: S603 - ours


def _listening(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex((host, port)) == 0


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)  # noqa: PLR2004
    except (URLError, OSError):
        return False
