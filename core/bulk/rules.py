"""The life of a bulk run, how it is cut in parts, and how long it will take. Pure."""

from __future__ import annotations

import math
from enum import StrEnum


class RunState(StrEnum):
    """Where a run stands; over the number that the office set, it first waits for a second person (3.13)."""

    AWAITING = "awaiting_approval"
    REFUSED = "refused"
    ORDERED = "ordered"
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"
    FAILED = "failed"


class ItemState(StrEnum):
    """Where one registration of a run stands; `outcome` says why."""

    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


class Order(StrEnum):
    """How the results are sorted: speciality then name as the exams divisions ask, school then class, name, as listed.

    As listed: in the order of the list that the run was ordered from.
    """

    SPECIALITY = "speciality"
    SCHOOL = "school"
    NAME = "name"
    LISTED = "listed"


LIVE = frozenset({RunState.ORDERED, RunState.RUNNING})
ENDED = frozenset({RunState.REFUSED, RunState.CANCELLED, RunState.DONE, RunState.FAILED})
DOCUMENTS = "documents"  # the work of a part that makes documents; the others are files of the catalogue
NOTICES = "notices"  # the work of the part that tells the candidates, once each

ATTEMPTS = 3
SUSPICIOUS_AFTER = 3  # a part begun this often kills its worker, perhaps: then one item at a time
DEADLY_AFTER = 5  # an item that was being made when the worker died, this often, is given up
SMALLEST_PART, LARGEST_PART, PARTS_WANTED = 20, 250, 16
USUAL_RATE = 500.0  # documents a second, until a run of this installation has been measured


def part_size(total: int) -> int:
    """How many items a worker takes at a time: enough to share a small run, little enough to lose little."""
    return max(SMALLEST_PART, min(LARGEST_PART, math.ceil(total / PARTS_WANTED)))


def parts(total: int) -> list[tuple[int, int]]:
    """Cut positions 1 to `total` in parts, both ends included."""
    size = part_size(total)
    return [(first, min(first + size - 1, total)) for first in range(1, total + 1, size)]


def may(state: RunState, wanted: RunState) -> bool:
    """Whether a person may put a run that stands in a state into another one."""
    allowed = {
        RunState.PAUSED: {RunState.ORDERED, RunState.RUNNING},
        RunState.RUNNING: {RunState.PAUSED},
        RunState.CANCELLED: {RunState.AWAITING, RunState.ORDERED, RunState.RUNNING, RunState.PAUSED},
    }
    return state in allowed.get(wanted, set())


def seconds_for(count: int, rate: float) -> float:
    """How long a number of documents takes at a rate, in seconds."""
    return count / rate if rate > 0 else 0.0
