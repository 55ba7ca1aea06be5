"""The life of an order to set registrations aside, and who must agree to it. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import StrEnum

MOST = 20_000
REASON_LENGTHS = range(5, 501)


class State(StrEnum):
    """Where an order stands."""

    AWAITING = "awaiting_approval"
    REFUSED = "refused"
    ORDERED = "ordered"
    RUNNING = "running"
    CANCELLED = "cancelled"
    DONE = "done"


class ItemState(StrEnum):
    """Where one registration of an order stands; its outcome says why."""

    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"


SET_ASIDE = "set_aside"
LIVE = frozenset({State.ORDERED, State.RUNNING})
CANCELLABLE = LIVE | {State.AWAITING}


def digest_of(reason: str, items: Iterable[tuple[int, int]]) -> str:
    """Give the digest of what is asked: the reason, each registration and its version; one approves what was listed."""
    told = hashlib.sha256(reason.encode())
    for registration_id, version in items:
        told.update(b"\n%d %d" % (registration_id, version))
    return told.hexdigest()
