"""The same readers in front of a Streamlit page instead: a websocket each, a run of the script for each look."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from typing import Any

from benchmarks.bulk_run import ROOT, cpu_seconds
from tests.pages.wire import Wire

PORT = 18_704
SCRIPT = "benchmarks/peers/space_streamlit.py"


def measure(
    candidates: list[int], seconds: float, thought: float, said: Callable[[list[float]], dict[str, float]]
) -> dict[str, Any]:
    """Give what `said` says of the waits, and the processor time of each run."""
    command = [sys.executable, "-m", "streamlit", "run", SCRIPT, f"--server.port={PORT}"]
    process = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL)
    try:
        _wait()
        waits: list[float] = []
        used, until = cpu_seconds([process]), time.perf_counter() + seconds
        readers = [threading.Thread(target=_read, args=(one, until, thought, waits)) for one in candidates]
        for one in readers:
            one.start()
        for one in readers:
            one.join()
        used = cpu_seconds([process]) - used
    finally:
        process.terminate()
        process.wait(20)
    return said(waits) | {"processor_ms_a_page": round(used / len(waits) * 1000, 2)}


def _read(candidate_id: int, until: float, thought: float, waits: list[float]) -> None:
    page = Wire.open(f"http://127.0.0.1:{PORT}")
    while time.perf_counter() < until:
        time.sleep(random.uniform(0, thought))
        begun = time.perf_counter()
        page.run(query=f"candidate={candidate_id}")
        waits.append(time.perf_counter() - begun)
        if "Mes inscriptions" not in page.headings():
            raise RuntimeError("the page was not drawn")
    page.close()


def _wait() -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Streamlit does not answer")
