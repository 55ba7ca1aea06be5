"""End the proposals that waited too long, without anyone asking."""

from __future__ import annotations

from core import units
from core.access import system
from core.corrections.actions import expire_due


def let_expire() -> None:
    """End the proposals that nobody decided within seven days (3.09)."""
    units.perform(expire_due, system("corrections"))
