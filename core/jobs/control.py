"""What a handler is told while it works, and how it says that it has not finished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Again(Exception):
    """The task is not finished: it is to be taken up again after the others had their turn. Not a failure."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Control:
    """Who works, and whether to end at the next safe point.

    `worker` is the stable name of the worker; `process` names this run of it, so that a worker started again can
    take back at once what its earlier self was holding.
    """

    worker: str
    process: str = ""
    stopping: Callable[[], bool] = _never
