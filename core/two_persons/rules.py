"""What waits for a second person over a number, and what one person does alone in a day. Pure."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

A_DAY = timedelta(hours=24)  # what one person asks alone in a day is counted together
MOST_ABOVE = 10_000_000


class CountedAct(StrEnum):
    """What one person does alone up to a number, by the name of that number's setting."""

    RUN = "run_approval_above"
    EXPORT = "export_approval_above"
    SETTING_ASIDE = "mass_approval_above"


def is_over(total: int, above: int) -> bool:
    """Whether so many of them wait for a second person (3.13)."""
    return total > above
