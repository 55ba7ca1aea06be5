"""Refusals about imports of files."""

from __future__ import annotations

from core.errors import ExamError, StaleForm


class ImportBlocked(ExamError):
    """Lines, or the whole file, have findings that block: nothing is written (2.31)."""

    code = "import_blocked"


class ReportChanged(StaleForm):
    """The report is not the one that was read: someone chose otherwise, or compared it anew; it must be read first."""

    code = "report_changed"


class ImportHeldElsewhere(ExamError):
    """Someone outside the perimeter laid these bytes down and has not applied them: that report is not taken over."""

    code = "import_held_elsewhere"


class ImportUnderWay(ExamError):
    """The worker was told to apply the import: nothing else is done to it meanwhile. Facts: `by`."""

    code = "import_under_way"


class TooLateToCancel(ExamError):
    """The import is no longer waiting to be applied: there is nothing left to cancel."""

    code = "too_late_to_cancel"


class ImportMoved(StaleForm):
    """What applying would do is no longer what the report shows: the report must be read again first."""

    code = "import_moved"


class ImportOvertaken(ExamError):
    """Someone took a number or an address of this line first: the whole import is refused (6.29)."""

    code = "import_overtaken"


class ImportNotStaged(ExamError):
    """The import is no longer waiting: it was applied, rolled back or withdrawn."""

    code = "import_not_staged"


class ImportNotApplied(ExamError):
    """Only an applied import can be rolled back."""

    code = "import_not_applied"


class ImportTouched(ExamError):
    """Some registrations of the import were changed since: they are named, nothing is rolled back."""

    code = "import_touched"


class NothingToApply(ExamError):
    """No line of the file would change anything."""

    code = "nothing_to_apply"


class RollBackReasonMissing(ExamError):
    """Rolling back an import says why."""

    code = "roll_back_reason_missing"
