"""Work done at regular intervals by every worker: each round takes what it finds under a lock, so several may run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.corrections.expiry import let_expire
from core.exports.fulfilment import let_die
from core.notifications.sending import let_leave


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of regular work."""

    name: str
    every_seconds: float
    work: Callable[[], None]


ROUNDS: tuple[Round, ...] = (
    Round("mails_leave", 3.0, let_leave),
    Round("exports_expire", 600.0, let_die),
    Round("corrections_expire", 600.0, let_expire),
)
