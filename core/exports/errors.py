"""Refusals of exports."""

from __future__ import annotations

from core.errors import ExamError


class UnknownExport(ExamError):
    """The catalogue has no export of that name."""

    code = "unknown_export"


class UnknownColumn(ExamError):
    """The export has no column of that name: what is not in its list never leaves."""

    code = "unknown_column"


class NoColumn(ExamError):
    """An export without any column says nothing."""

    code = "no_column"


class ColumnNotForPurpose(ExamError):
    """The purpose does not need data of that class, so they do not leave for it (1.21)."""

    code = "column_not_for_purpose"


class UnknownChoice(ExamError):
    """The purpose or the format is none of those offered."""

    code = "unknown_choice"


class RecipientMissing(ExamError):
    """Who will receive the file must be said."""

    code = "recipient_missing"


class CriteriaUnreadable(ExamError):
    """The criteria of the export are not ones that it knows."""

    code = "criteria_unreadable"


class NothingToExport(ExamError):
    """The criteria find no row: an empty file is not made."""

    code = "nothing_to_export"


class TooManyRows(ExamError):
    """One sheet cannot hold so many rows: nothing is cut off in silence (2.34)."""

    code = "too_many_rows"


class CellNotWritable(ExamError):
    """A text cannot be written whole in a cell: the export stops rather than shorten it (2.34)."""

    code = "cell_not_writable"


class SecondPersonNeeded(ExamError):
    """A command has nobody behind it whom a second person could approve: it takes no sensible data (1.21)."""

    code = "second_person_needed"


class AskerCannotApprove(ExamError):
    """The person who asks for an export is not the one who approves it (1.21)."""

    code = "asker_cannot_approve"


class ApproverSeesLess(ExamError):
    """One approves only what one could have exported: part of this export is out of the person's perimeter."""

    code = "approver_sees_less"


class ReasonMissing(ExamError):
    """A refusal says why."""

    code = "reason_missing"


class ExportMoved(ExamError):
    """The export is no longer in the state that the screen showed."""

    code = "export_moved"


class ExportGrown(ExamError):
    """The export has noticeably more rows than were approved: it is to be asked for again (3.10)."""

    code = "export_grown"


class ExportExpired(ExamError):
    """The link has died: the export is to be asked for again (1.21)."""

    code = "export_expired"
