"""Two at once, for real: threads let go together by one barrier."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import DBAPIError

from core.errors import ExamError


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run calls together, let go by one barrier; give what each returned or raised."""
    barrier = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def run(position: int, call: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            results[position] = call()
        except (ExamError, DBAPIError) as refused:
            results[position] = refused

    threads = [threading.Thread(target=run, args=(i, call)) for i, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
