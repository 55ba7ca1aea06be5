"""Work done at regular intervals by every worker: each round takes what it finds under a lock, so several may run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.exports.fulfilment import let_die


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of regular work."""

    name: str
    every_seconds: float
    work: Callable[[], None]


ROUNDS: tuple[Round, ...] = (Round("exports_expire", 600.0, let_die),)
