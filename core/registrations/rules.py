"""The life of a registration, and how its numbers are written. Pure."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a registration stands; completeness of pieces is another axis."""

    REGISTERED = "registered"
    CONFIRMED = "confirmed"
    VALIDATED = "validated"
    DEREGISTERED = "deregistered"
    SET_ASIDE = "set_aside"
    TRANSFERRED = "transferred"


class Cause(StrEnum):
    """Why a version was saved."""

    REGISTRATION = "registration"
    MODIFICATION = "modification"
    CORRECTION = "correction"
    IMPORT = "import"
    MERGE = "merge"  # two candidates made one, or two again


ENDED = frozenset({State.DEREGISTERED, State.SET_ASIDE, State.TRANSFERRED})
ACTIVE = frozenset(State) - ENDED


def number_text(number: int) -> str:
    """Write a registration number as the office does: three digits."""
    return f"{number:03d}"


def version_text(version: int) -> str:
    """Write a version as the confirmation does: `Version 02`."""
    return f"Version {version:02d}"


def in_force(from_session: str, to_session: str, exam_session: str) -> bool:
    """Whether something dated from one exam session to another applies to an exam session (both included).

    Labels are years or years and months; a bare year as last session includes its months.
    """
    return from_session <= exam_session and (not to_session or exam_session[: len(to_session)] <= to_session)
