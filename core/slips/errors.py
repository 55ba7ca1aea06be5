"""Refusals about connection slips."""

from __future__ import annotations

from core.errors import ExamError


class NoSlipToPrint(ExamError):
    """Nobody there awaits a slip."""

    code = "no_slip_to_print"


class TooManySlips(ExamError):
    """More slips than one sheet holds: fewer classes must be chosen."""

    code = "too_many_slips"


class SlipNotRecognised(ExamError):
    """Unknown, used, replaced or out of date, or another birth date: it never says which (1.15)."""

    code = "slip_not_recognised"
