"""Two at once, for real: threads let go together by one barrier."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy.exc import DBAPIError

from core.errors import ExamError


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run calls together, let go by one barrier; give what each returned or raised."""
    barrier = threading.Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return call()
        except (ExamError, DBAPIError) as refused:
            return refused

    with ThreadPoolExecutor(len(calls)) as pool:  # what is neither a result nor a refusal is raised here
        return list(pool.map(run, calls))
