"""A bulk run end to end: rows read, PDF printed, hashed, stored, row written, journal chained; then its files.

`python -m benchmarks.bulk_run --size N [--workers W] [--json]`, on SQLite; on PostgreSQL too when
`SPORADES_BENCH_POSTGRESQL` gives the address of a server. The workers are real processes, as in production. What a
peer would do is measured by the benchmark of confirmations: printing alone, without any of the rest.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, make_url, select, text

from core import settings, units
from core.access import system
from core.bulk.actions import order
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.catalogue.load import load_reference
from core.demo.load import load_candidates
from core.jobs import presence
from core.search.query import Query
from db import migrate
from db.engine import make_engine, reading
from db.tables import BulkPart, BulkRun

ROOT = Path(__file__).resolve().parent.parent
POSTGRESQL = "SPORADES_BENCH_POSTGRESQL"
PRINTABLE = 0.52  # share of invented registrations whose exam session is open


@contextmanager
def installation(url: str) -> Iterator[None]:
    """Make this process, and those it starts, work on an empty installation of its own."""
    folder = Path(tempfile.mkdtemp(prefix="sporades-bench-"))
    os.environ["SPORADES_DATA"] = str(folder)
    os.environ.pop("SPORADES_DATABASE_URL", None)
    if url:
        os.environ["SPORADES_DATABASE_URL"] = url

    settings.current.cache_clear()
    units.engine.cache_clear()
    try:
        yield
    finally:
        units.engine().dispose()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(server: str) -> Iterator[str]:
    """Make a database of the server for one measure."""
    name = f"sporades_bench_{os.getpid()}"
    admin = make_engine(server)
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


def load(size: int) -> None:
    """Fill the installation with about so many registrations to print."""
    migrate.upgrade(units.engine())
    units.perform(load_reference, system("benchmark"))
    load_candidates(units.engine(), round(size / PRINTABLE / 1.07))


@contextmanager
def workers(count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start workers and wait until they are there."""
    command = [sys.executable, "-m", "core.jobs.worker"]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(count)]
    while units.read(presence.alive, system("benchmark")) < count:
        time.sleep(0.1)
    try:
        yield started
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(60)


def run(processes: list[subprocess.Popen[bytes]], outputs: tuple[str, ...]) -> dict[str, float]:
    """Order everything there is and wait for the end; give what it took, from the rows of the run."""
    actor, begun, used = system("benchmark"), time.perf_counter(), cpu_seconds(processes)
    ordered = units.perform(order, actor, Query(), RunOptions(outputs=outputs))
    ordering = time.perf_counter() - begun
    while units.read(progress, actor, ordered.run_id).run.state not in {"done", "failed"}:
        time.sleep(0.2)
    with reading(units.engine()) as tx:
        row = tx.get_one(BulkRun, ordered.run_id)
        of_run = BulkPart.run_id == row.id, BulkPart.work == "documents"
        last = tx.scalar(select(func.max(BulkPart.finished_at)).where(*of_run))
        if row.state != "done" or not (row.started_at and row.finished_at and last):
            raise RuntimeError(row.error)
        making = (last - row.started_at).total_seconds()
        return {
            "documents": row.total,
            "order_seconds": round(ordering, 2),
            "documents_seconds": round(making, 2),
            "per_second": round(row.total / making),
            "per_second_of_cpu": round(row.total / (cpu_seconds(processes) - used)),
            "files_seconds": round((row.finished_at - last).total_seconds(), 2),
        }


def cpu_seconds(processes: list[subprocess.Popen[bytes]]) -> float:
    """Give the time of a core that the workers have used so far."""
    fields = [Path(f"/proc/{one.pid}/stat").read_text().rsplit(")", 1)[1].split() for one in processes]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def peak_megabytes(processes: list[subprocess.Popen[bytes]]) -> int:
    """Give the most memory a worker used."""
    lines = [Path(f"/proc/{one.pid}/status").read_text().split("VmHWM:")[1].split()[0] for one in processes]
    return max(int(kilobytes) for kilobytes in lines) // 1024


def measure(url: str, size: int, count: int) -> dict[str, object]:
    """Measure one engine: all made, the same again with everything current, and the files."""
    with installation(url):
        load(size)
        with workers(count) as processes:
            first = run(processes, ())
            again = run(processes, ())
            files = run(processes, ("merged", "zip", "manifest"))
            memory = peak_megabytes(processes)
    return {"made": first, "again": again, "with_files": files, "peak_megabytes_of_a_worker": memory}


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = {"sqlite": measure("", asked.size, asked.workers)}
    if server := os.environ.get(POSTGRESQL, ""):
        with database(server) as url:
            found["postgresql"] = measure(url, asked.size, asked.workers)
    load_average = os.getloadavg()[0]
    if asked.json:
        print(json.dumps({"workers": asked.workers, "load": load_average, **found}, indent=1))
        return
    for engine, told in found.items():
        print(f"{engine}, {asked.workers} workers (load of the machine at the end: {load_average:.1f})")
        for name, value in told.items():
            print(f"  {name}: {value}")


if __name__ == "__main__":
    main()
