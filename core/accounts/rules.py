"""What an account is and how long its links live. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

ACTIVATION = timedelta(hours=48)  # elapsed hours, whatever the clocks on the walls do (6.06)
RESET = timedelta(minutes=30)
INVITATION = timedelta(hours=48)
EMAIL_CHANGE = timedelta(hours=24)
TYPED = timedelta(minutes=30)
ASKED = timedelta(minutes=30)

NOTICE_VERSION = "1"  # of the notice in plain words that is accepted with the account (1.27)


class AccountState(StrEnum):
    """Created and waiting for its activation, usable, or closed (6.05)."""

    PENDING = "pending"
    ACTIVE = "active"
    CLOSED = "closed"


class Purpose(StrEnum):
    """What a secret link or a kept form is for."""

    TYPED = "typed"
    ACTIVATION = "activation"
    RESET = "reset"
    INVITATION = "invitation"
    EMAIL = "email"
    ASKED = "asked"


def deadline(created_at: datetime) -> datetime:
    """Give the instant from which an account not activated is refused: 48 elapsed hours after its creation."""
    return created_at.astimezone(UTC) + ACTIVATION  # in UTC: elsewhere, an hour of a changed clock would count twice
