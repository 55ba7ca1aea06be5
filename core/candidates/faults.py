"""What is wrong with one typed value: a code, and the value that was probably meant."""

from __future__ import annotations

from core.errors import ExamError


class Unacceptable(ExamError):
    """A value as typed cannot be accepted; the sentence of its fault is `finding-<fault>` in the catalogues.

    `suggestion` is the value probably meant, empty when there is none; `details` are facts of the sentence.
    """

    code = "unacceptable_value"

    def __init__(self, fault: str, *, suggestion: str = "", **details: str | int) -> None:
        super().__init__()
        self.fault = fault
        self.suggestion = suggestion
        self.details = details
