"""How many pages of « Ouverture des services » one process of the candidate space gives, and how long people wait.

The space runs as it does in production, on loopback, over the reference data; those who ask share the same cores.
`python -m benchmarks.candidate_space --size N [--json]`: N requests for each of the two closed loops, at most 5,000.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

from core.access.actor import public
from core.calendar.offer import offer
from core.operations import installation
from db.engine import make_engine, reading

PORT = 18_702
CLIENTS, CONNECTED = 50, 500
MOST_REQUESTS, SECONDS_OF_THOUGHT, SECONDS = 5_000, 2.0, 20.0
PAGE = "/ouverture-des-services"
ONE_CHOICE = f"{PAGE}?domaine=CAP&session=2027&lieu=08"


def choices(data: Path) -> list[str]:
    """Every choice there is: each domain in each académie and country."""
    with reading(make_engine(f"sqlite:///{data / 'sporades.db'}")) as tx:
        known = offer(tx, public())
    places = [one.code for one in (*known.academies, *known.centres)]
    return [f"{PAGE}?domaine={one.code}&session=2027&lieu={place}" for place in places for one in known.domains]


async def ask(paths: Iterator[str], requests: int, waits: list[float], thought: float = 0.0) -> None:
    """One person: asks, reads the whole answer, thinks, asks again on the same connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    for _ in range(requests):
        await asyncio.sleep(random.uniform(0, thought))
        begun = time.perf_counter()
        writer.write(f"GET {next(paths)} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RuntimeError(head.decode(errors="replace"))
        await reader.readexactly(int(head.split(b"content-length: ")[1].split(b"\r\n")[0]))
        waits.append(time.perf_counter() - begun)
    writer.close()


async def closed_loop(paths: list[str], requests: int) -> list[float]:
    """Fifty people who never think."""
    waits: list[float] = []
    given = itertools.cycle(paths)
    await asyncio.gather(*(ask(given, requests // CLIENTS, waits) for _ in range(CLIENTS)))
    return waits


async def a_closing_day(paths: list[str]) -> list[float]:
    """Five hundred connected, of whom fifty read a page for two seconds at most before the next."""
    idle = [await asyncio.open_connection("127.0.0.1", PORT) for _ in range(CONNECTED - CLIENTS)]
    waits: list[float] = []
    given = itertools.cycle(paths)
    each = round(SECONDS / (SECONDS_OF_THOUGHT / 2))
    await asyncio.gather(*(ask(given, each, waits, SECONDS_OF_THOUGHT) for _ in range(CLIENTS)))
    for _, writer in idle:
        writer.close()
    return waits


def measured(load: Coroutine[Any, Any, list[float]], served: int) -> dict[str, float]:
    """Requests a second, processor time of each, and the wait of the median, of one in twenty and of the slowest."""
    used, begun = processor_seconds(served), time.perf_counter()
    waits = asyncio.run(load)
    seconds, used = time.perf_counter() - begun, processor_seconds(served) - used
    ordered = sorted(waits)
    named = {"p50_ms": ordered[len(waits) // 2], "p95_ms": ordered[int(len(waits) * 0.95)], "max_ms": ordered[-1]}
    each = {"requests": len(waits), "per_second": round(len(waits) / seconds)}
    each["processor_ms_each"] = round(used / len(waits) * 1000, 2)
    return each | {name: round(wait * 1000, 1) for name, wait in named.items()}


def processor_seconds(process: int) -> float:
    """Processor time a process has used so far, as Linux counts it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Serve, measure, stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=5_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    size = min(given.size, MOST_REQUESTS)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        installation.prepare(make_engine(f"sqlite:///{data / 'sporades.db'}"))
        environment = {**os.environ, "SPORADES_DATA": folder, "SPORADES_PORTAL_PORT": str(PORT)}
        served = subprocess.Popen([sys.executable, "-m", "portal"], env=environment)
        try:
            wait_for_it()
            every = choices(data)
            found = {
                "the same choice": measured(closed_loop([ONE_CHOICE], size), served.pid),
                f"{len(every)} choices in turn": measured(closed_loop(every, size), served.pid),
                "500 connected, 50 reading": measured(a_closing_day(every), served.pid),
            }
        finally:
            served.terminate()
            served.wait(20)
    print(json.dumps(found, indent=1) if given.json else "\n".join(f"{name}: {said}" for name, said in found.items()))


def wait_for_it(port: int = PORT) -> None:
    """Wait until the space answers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the candidate space does not answer")


if __name__ == "__main__":
    main()
