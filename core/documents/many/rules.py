"""Limits of a file of many candidates, where it stands, what becomes of each of its parts. Pure."""

from __future__ import annotations

from enum import StrEnum

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_PAGES = 3_000
MOST_FILES = 3_000
MOST_RATIO = 100
AT_ONCE = 2 * 1024 * 1024  # bytes up to which a file is read while its owner waits; a larger one is left to the worker
PART = 25  # documents handed over in one transaction


class BatchState(StrEnum):
    """Where a file stands."""

    READING = "reading"
    REFUSED = "refused"
    STAGED = "staged"
    ORDERED = "ordered"
    DONE = "done"
    CANCELLED = "cancelled"
    DISCARDED = "discarded"


LIVE = frozenset({BatchState.READING, BatchState.STAGED, BatchState.ORDERED})


class LineOutcome(StrEnum):
    """What becomes of a part of a file: pages that follow each other, or one PDF."""

    MATCHED = "matched"
    UNMATCHED = "unmatched"
    AMBIGUOUS = "ambiguous"
    ALREADY = "already"
    HANDED = "handed"
    FAILED = "failed"


class Why(StrEnum):
    """Why a part is not handed over."""

    NO_NUMBER = "no_number"
    UNKNOWN_NUMBER = "unknown_number"
    SEVERAL_NUMBERS = "several_numbers"
    APART = "apart"
    NO_REGISTRATION = "no_registration"
    SEVERAL_REGISTRATIONS = "several_registrations"
    NOT_A_PDF = "not_a_pdf"
    TOO_LARGE = "too_large"
    ACTS = "acts"
