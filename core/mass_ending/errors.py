"""Why registrations are not set aside together."""

from __future__ import annotations

from core.errors import ExamError


class NothingToSetAside(ExamError):
    """None of what was found can be set aside."""

    code = "nothing_to_set_aside"


class TooManyToSetAside(ExamError):
    """More than is set aside at once. Facts: `most`."""

    code = "too_many_to_set_aside"


class SetAsideReasonMissing(ExamError):
    """Registrations are set aside with a reason."""

    code = "set_aside_reason_missing"


class MassEndingMoved(ExamError):
    """The order is not in a state from which this can be done. Facts: `state`."""

    code = "mass_ending_moved"


class SetAsideByTwo(ExamError):
    """The person who asked cannot be the second one, under any account."""

    code = "set_aside_by_two"
