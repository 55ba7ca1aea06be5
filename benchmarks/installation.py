"""How long an installation takes: a demonstration loaded from nothing, and the second start until both faces answer.

`python -m benchmarks.installation --size N [--json]`: N candidates. Beside the load, which writes every table,
its guards, its index of search and its journal, the rows of one table given to an ORM session as one would write it
first; beside the start, the hello of Streamlit, which opens neither a database nor a second face.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, func, inspect, select
from sqlalchemy.orm import Session

from db.engine import make_engine
from db.tables import Base, Candidate

DASHBOARD, SPACE, HELLO = 18_711, 18_712, 18_713
PATIENCE, STARTS = 90.0, 3


def run(data: Path, *command: str) -> float:
    """Run one command of manage.py on an installation; give its seconds."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "manage.py", *command], env=_environ(data), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _environ(data: Path) -> dict[str, str]:
    return {
        **os.environ, "SPORADES_DATA": str(data), "SPORADES_DASHBOARD_PORT": str(DASHBOARD),
        "SPORADES_PORTAL_PORT": str(SPACE),
    }  # fmt: skip


def seconds_until(addresses: list[str], command: list[str], environ: dict[str, str]) -> float:
    """Start a command; give the seconds until every address answers, then stop it."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not all(map(_answers, addresses)):
            if time.perf_counter() - begun > PATIENCE or process.poll() is not None:
                raise RuntimeError(f"{command} did not answer")
            time.sleep(0.02)
        return time.perf_counter() - begun
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def rows_by_the_orm(data: Path, folder: Path) -> tuple[int, float]:
    """Write the candidates of an installation again, as objects added to one ORM session; give count and seconds."""
    columns = [one.key for one in inspect(Candidate).column_attrs if one.key != "version"]
    with Session(make_engine(f"sqlite:///{data / 'sporades.db'}")) as tx:
        people = [{name: getattr(one, name) for name in columns} for one in tx.scalars(select(Candidate).limit(20_000))]
    peer = create_engine(f"sqlite:///{folder / 'peer.db'}")  # as one gets it: no foreign key is checked
    Base.metadata.create_all(peer)
    begun = time.perf_counter()
    with Session(peer) as tx:
        tx.add_all([Candidate(**one) for one in people])
        tx.commit()
    return len(people), time.perf_counter() - begun


def rows_written(data: Path) -> int:
    """Count the rows of every table of an installation."""
    with make_engine(f"sqlite:///{data / 'sporades.db'}").connect() as connection:
        counts = (select(func.count()).select_from(one) for one in Base.metadata.sorted_tables)
        return sum(connection.scalar(one) or 0 for one in counts)


def measure(size: int) -> dict[str, Any]:
    """Load, start again, and do what the peers do."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        loaded = run(data, "demo", "--candidates", str(size))
        rows = rows_written(data)
        faces = [f"http://127.0.0.1:{DASHBOARD}/_stcore/health", f"http://127.0.0.1:{SPACE}/health"]
        serve = [sys.executable, "manage.py", "serve"]
        starts = [seconds_until(faces, serve, _environ(data)) for _ in range(STARTS)]
        hello = [sys.executable, "-m", "streamlit", "hello", "--server.headless=true", f"--server.port={HELLO}"]
        peer_start = seconds_until([f"http://127.0.0.1:{HELLO}/_stcore/health"], hello, dict(os.environ))
        count, peer_load = rows_by_the_orm(data, Path(folder))
    ours = {
        "candidates": size,
        "load_seconds": round(loaded, 1),
        "rows": rows,
        "rows_per_second": round(rows / loaded),
        "second_start_seconds": round(sorted(starts)[STARTS // 2], 2),
    }
    peers = {
        "orm_rows_of_one_table_per_second": round(count / peer_load),
        "streamlit_hello_seconds": round(peer_start, 2),
    }
    ratios = {
        "load": round(rows / loaded / (count / peer_load), 2),
        "start": round(sorted(starts)[STARTS // 2] / peer_start, 2),
    }
    return {"ours": ours, "peers": peers, "ratios": ratios}


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.size)
    if asked.json:
        print(json.dumps(found))
        return
    for name, values in found.items():
        print(f"{name}: {values}")


if __name__ == "__main__":
    main()
