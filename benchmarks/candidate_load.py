"""The candidate space under the load of an opening: 500 people signed in, 50 of them reading, then 200 saves at once.

The space runs as it does in production, one process, on loopback; those who ask share the same cores. On SQLite, and on
PostgreSQL too when `SPORADES_BENCH_POSTGRESQL` gives the address of a server. Every save acknowledged is looked for in
the register afterwards, at the number and version told. `python -m benchmarks.candidate_load --size N [--json]`: N
invented candidates beside the 500 (« small »: 2,000).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks import streamlit_load
from benchmarks.bulk_run import POSTGRESQL, ROOT, cpu_seconds, database, installation
from benchmarks.candidate_people import Person, open_services, prepare
from benchmarks.candidate_saves import all_save, looked_for
from benchmarks.candidate_space import wait_for_it
from benchmarks.http_client import Connection
from core import units
from core.demo.load import load_candidates
from core.operations import installation as product
from portal.cookies import SESSION

PORT = 18_703
REGISTERED, OTHERS, ACTIVE, SAVES = 300, 200, 50, 200
SECONDS, THOUGHT, GOAL_MS = 20.0, 2.0, 100.0
SMALL = 2_000
PAGES = {
    "home": "/", "opening": "/ouverture-des-services?domaine=CAP&session=2027&lieu=08", "mine": "/mes-inscriptions",
    "one of mine": "/mes-inscriptions/001", "number": "/mes-inscriptions/001/numero", "documents": "/mes-documents",
    "pieces": "/mes-pieces/001", "account": "/mon-compte", "help": "/aide",
    "tab 1": "/m-inscrire/{draft}/identification", "tab 4": "/m-inscrire/{draft}/acquis",
    "tab 5": "/m-inscrire/{draft}/epreuves", "tab 6": "/m-inscrire/{draft}/recapitulatif",
}  # fmt: skip
Waits = dict[str, list[float]]


@contextmanager
def served() -> Iterator[subprocess.Popen[bytes]]:
    """Serve the candidate space of the installation in one process, as production does."""
    environment = {**os.environ, "SPORADES_PORTAL_PORT": str(PORT), "SPORADES_PUBLIC_URL": ""}
    process = subprocess.Popen([sys.executable, "-m", "portal"], cwd=ROOT, env=environment)
    try:
        wait_for_it(PORT)
        yield process
    finally:
        process.terminate()
        process.wait(20)


async def enter(person: Person) -> Connection:
    """Connect as somebody signed in."""
    return await Connection.open(PORT, f"{SESSION}={person.secret}")


async def read_pages(person: Person, until: float, waits: Waits) -> None:
    """One person: thinks, asks for one page of the mix, reads it whole, thinks again."""
    connection = await enter(person)
    while time.perf_counter() < until:
        await asyncio.sleep(random.uniform(0, THOUGHT))
        name = random.choice(list(PAGES))
        begun = time.perf_counter()
        answer = await connection.ask(PAGES[name].format(draft=person.draft_id))
        waits[name].append(time.perf_counter() - begun)
        if answer.status != 200:
            raise RuntimeError(f"{name}: {answer.status} {answer.location}")
    connection.close()


async def an_opening(people: list[Person]) -> Waits:
    """All are connected and have opened a page, each of the mix in turn; fifty go on reading."""
    idle = [await enter(one) for one in people[ACTIVE:]]
    for number, one in enumerate(idle):
        page = list(PAGES.values())[number % len(PAGES)]
        await one.ask(page.format(draft=people[ACTIVE + number].draft_id))
    waits: Waits = {name: [] for name in PAGES}
    until = time.perf_counter() + SECONDS
    await asyncio.gather(*(read_pages(one, until, waits) for one in people[:ACTIVE]))
    for one in idle:
        one.close()
    return waits


def said(waits: list[float]) -> dict[str, float]:
    """Give the median, one in twenty and the slowest, in milliseconds."""
    ordered = sorted(waits)
    chosen = {"p50_ms": len(ordered) // 2, "p95_ms": int(len(ordered) * 0.95), "max_ms": len(ordered) - 1}
    return {"count": len(ordered)} | {name: round(ordered[place] * 1000, 1) for name, place in chosen.items()}


def reading(process: subprocess.Popen[bytes], people: list[Person]) -> dict[str, Any]:
    """Measure pages under the load of an opening, one by one and together."""
    used = cpu_seconds([process])
    waits = asyncio.run(an_opening(people))
    every = [one for those in waits.values() for one in those]
    used = cpu_seconds([process]) - used
    told = said(every) | {"processor_ms_a_page": round(used / (len(every) + len(people) - ACTIVE) * 1000, 2)}
    told["goal"] = "held" if told["p95_ms"] <= GOAL_MS else "missed"
    return {"all": told} | {name: said(those) for name, those in waits.items() if those}


def saving(people: list[Person]) -> dict[str, Any]:
    """Measure two hundred saves at once, half of them first registrations, and look for each in the register."""
    waits, told, seconds = asyncio.run(all_save(people, enter))
    found = looked_for(people, told)
    return {"saves_per_second": round(len(told) / seconds, 1)} | said(waits) | found


def measure(url: str, size: int) -> dict[str, Any]:
    """Measure one engine."""
    with installation(url):
        product.prepare(units.engine())
        load_candidates(units.engine(), size)
        open_services(units.engine())
        registered, others = prepare(units.engine(), REGISTERED, OTHERS)
        with served() as process:
            found: dict[str, Any] = {"pages": reading(process, [*registered, *others])}
            found["saves"] = saving([*registered[ACTIVE : ACTIVE + SAVES // 2], *others[: SAVES // 2]])
        if not url:
            found["streamlit instead, the page « mine » alone"] = streamlit_load.measure(
                [one.candidate_id for one in registered[:ACTIVE]], SECONDS, THOUGHT, said
            )
    return found


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default=str(SMALL))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    size = SMALL if asked.size == "small" else int(asked.size)
    found = {"sqlite": measure("", size)}
    if server := os.environ.get(POSTGRESQL, ""):
        with database(server) as url:
            found["postgresql"] = measure(url, size)
    if asked.json:
        print(json.dumps({"load": os.getloadavg()[0], **found}, indent=1))
        return
    print(
        f"{size} candidates beside the {REGISTERED + OTHERS}; load of the machine at the end {os.getloadavg()[0]:.1f}"
    )
    for engine, parts in found.items():
        for part, told in parts.items():
            print(f"{engine}, {part}:")
            lines = told.items() if part == "pages" else [("", told)]
            for name, values in lines:
                print(f"  {name:<12}", "  ".join(f"{key} {value}" for key, value in values.items()))


if __name__ == "__main__":
    main()
