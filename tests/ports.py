"""Ports for the servers of the tests, of a range from which the system gives none by itself."""

from __future__ import annotations

import itertools
import os
import random
import socket
from contextlib import suppress

FIRST, EACH, WORKERS = 18_000, 1_500, 8
_drawn = itertools.count(random.randrange(EACH))


def free_port() -> int:
    """Give a port nobody listens on, not given before: found free it stays so, as no other test process draws there."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % WORKERS
    for _ in range(EACH):
        port = FIRST + worker * EACH + next(_drawn) % EACH
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")
