"""How a question is asked and timed: on the clock, and in the processor time of this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import quantiles
from typing import TypeAlias, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from core.access import Actor
from core.search.queries import Page, search
from core.search.query import Query
from db.engine import reading

T = TypeVar("T")
Took: TypeAlias = tuple[float, float]
"""Milliseconds of the clock, and of the processor."""


def ask(engine: Engine, actor: Actor, text: str) -> tuple[Page, Took]:
    """Ask the one box as the page does."""
    return timed(engine, lambda tx: search(tx, actor, Query(text=text)))


def timed(engine: Engine, asked: Callable[[Session], T]) -> tuple[T, Took]:
    """Read something in a transaction of its own."""
    started, spent = time.perf_counter(), time.process_time()
    with reading(engine) as tx:
        found = asked(tx)
    return found, ((time.perf_counter() - started) * 1000, (time.process_time() - spent) * 1000)


def clock(asked: Callable[[], object]) -> Took:
    """Time anything else."""
    started, spent = time.perf_counter(), time.process_time()
    asked()
    return (time.perf_counter() - started) * 1000, (time.process_time() - spent) * 1000


def spread(times: Sequence[Took]) -> dict[str, float]:
    """Give the median, the ninety-fifth of a hundred and the worst; `cpu` of the processor."""
    found = {}
    for rank, opening in enumerate(("", "cpu_")):
        some = [one[rank] for one in times]
        cuts = quantiles(some, n=100) if len(some) > 1 else [some[0]] * 99
        found |= {f"{opening}p50": round(cuts[49], 2), f"{opening}p95": round(cuts[94], 2)}
    return found | {"max": round(max(one[0] for one in times), 2)}
