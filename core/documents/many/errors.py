"""Refusals about files of many candidates."""

from __future__ import annotations

from core.errors import ExamError, StaleForm


class BatchFileRefused(ExamError):
    """The file cannot be read within the limits. Facts: `reason`, and `most`, the limit passed (0 when none was)."""

    code = "batch_file_refused"


class BatchCannotChange(ExamError):
    """What is asked does not apply to this file where it stands. Facts: `state`."""

    code = "batch_cannot_change"


class BatchPlanMoved(StaleForm):
    """The plan is no longer the one that was read: someone else handed over, or a registration changed."""

    code = "batch_plan_moved"


class NothingToHandOver(ExamError):
    """No part of the file has one and only one registration."""

    code = "nothing_to_hand_over"
