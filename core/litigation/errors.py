"""Why a litigation file is not made, or not handed over."""

from __future__ import annotations

from core.errors import ExamError


class LitigationReasonMissing(ExamError):
    """A litigation file says why it was made."""

    code = "litigation_reason_missing"


class LitigationFileExpired(ExamError):
    """The file is no longer kept: it can be made again."""

    code = "litigation_file_expired"
