"""How long a litigation file is kept, when the worker makes it, and how it is named. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

LIVES = timedelta(hours=24)
AT_ONCE = 2_000  # events laid out in the click itself, in about a second; more goes to the worker
REASON_LENGTHS = range(5, 1_001)


class State(StrEnum):
    """Where a litigation file stands."""

    ORDERED = "ordered"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"


def file_name(number: str, file_id: int, made_on: date) -> str:
    """Give the name of the file: numbers and a day, no name of a person (2.37)."""
    return f"dossier-contentieux-{number}-{made_on.isoformat()}-{file_id}.pdf"
