"""What can become of a line and of a file, and which of two states a registration keeps. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from core.registrations.rules import ENDED, State

LONGEST_REASON = 500
BY_THE_WORKER = 500  # lines from which applying is the work of the worker, not of a click


class ImportState(StrEnum):
    """Where a file stands: laid down with its report, withdrawn, applied once, rolled back."""

    STAGED = "staged"
    DISCARDED = "discarded"
    APPLIED = "applied"
    ROLLED_BACK = "rolled_back"


class Outcome(StrEnum):
    """What will become of a line, then what became of it; `file` is line 0, which says what was found of the whole."""

    FILE = "file"
    TO_CREATE = "to_create"
    TO_UPDATE = "to_update"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    BLOCKED = "blocked"
    CREATED = "created"
    UPDATED = "updated"
    LEFT_OUT = "left_out"
    UNDONE = "undone"
    KEPT = "kept"


AFTER = {
    Outcome.TO_CREATE: Outcome.CREATED, Outcome.TO_UPDATE: Outcome.UPDATED, Outcome.BLOCKED: Outcome.LEFT_OUT,
}  # fmt: skip
"""What a line becomes when its file is applied; any other stays what it is."""

_PROGRESS = (State.REGISTERED, State.CONFIRMED, State.VALIDATED)


WORTH_MEASURING = 200  # lines from which the time of an import says how fast this installation writes
USUAL_RATE = 250.0  # lines a second, until an import was measured
NEVER_WHOLE = 0.98  # an estimate never says that all is done


def lines_per_second(measured: Iterable[tuple[int, int]]) -> float:
    """Give how fast imports are written, from lines and milliseconds of some of them."""
    worth = [(lines, milliseconds) for lines, milliseconds in measured if lines >= WORTH_MEASURING and milliseconds]
    return 1000 * sum(one[0] for one in worth) / sum(one[1] for one in worth) if worth else USUAL_RATE


def share_done(elapsed: float, expected: float) -> float:
    """Give which part of a work may be done after some of the seconds that it should take."""
    return min(elapsed / expected, NEVER_WHOLE) if expected > 0 else 0.0


def state_kept(ours: State, theirs: State) -> State:
    """Give the state of a registration that both know: the one that is further on.

    What ended here stays ended (6.10); what ended there ends here; « Inscrit » takes nothing back from confirmed.
    """
    if ours in ENDED:
        return ours
    if theirs in ENDED:
        return theirs
    return max(ours, theirs, key=_PROGRESS.index)


def departement_of_school(uai: str) -> str:
    """Give the département of a school, which the first three digits of its code name: 038, 971; 620, 720 in Corse."""
    return {"620": "2A", "720": "2B"}.get(uai[:3], uai[:3].removeprefix("0"))
