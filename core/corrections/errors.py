"""Refusals about corrections of locked personal data."""

from __future__ import annotations

from core.errors import ExamError


class NothingChanges(ExamError):
    """What is asked is what the register already says."""

    code = "nothing_changes"


class FieldNotCorrectable(ExamError):
    """A field that no correction may touch, such as a number, a version or a state (3.04)."""

    code = "field_not_correctable"


class CorrectionAlreadyOpen(ExamError):
    """One proposal at a time for one candidate: the open one must be decided or withdrawn first (3.11)."""

    code = "correction_already_open"


class UnknownReason(ExamError):
    """The reason is not one of the catalogue."""

    code = "unknown_reason"


class ReasonUnexplained(ExamError):
    """This reason needs a sentence that explains it."""

    code = "reason_unexplained"


class EvidenceMissing(ExamError):
    """A correction needs its proof, in a file (3.12)."""

    code = "evidence_missing"


class EvidenceTooLarge(ExamError):
    """The file is larger than what is accepted; facts: `most`, in megabytes."""

    code = "evidence_too_large"


class EvidenceNotRecognised(ExamError):
    """The file is not a PDF, JPEG or PNG, whatever its name says (2.08)."""

    code = "evidence_not_recognised"


class OwnProposal(ExamError):
    """Whoever proposes does not decide, under any of his accounts (3.09)."""

    code = "own_proposal"


class RecentEditor(ExamError):
    """Whoever changed this file in the last hours does not approve its correction (3.09)."""

    code = "recent_editor"


class EvidenceNotRead(ExamError):
    """The evidence must be opened before approving (3.12)."""

    code = "evidence_not_read"


class NotWhatWasShown(ExamError):
    """The proposal is not the one that was on the screen: nothing is approved unseen (3.10)."""

    code = "not_what_was_shown"


class AlreadyDecided(ExamError):
    """The proposal is no longer open; facts: `state`."""

    code = "already_decided"


class NotYourProposal(ExamError):
    """Only who proposed a correction may withdraw it or take it up again."""

    code = "not_your_proposal"


class UndoTooLate(ExamError):
    """A later change touched the same field: the correction can no longer be undone as a whole."""

    code = "undo_too_late"


class RefusalUnexplained(ExamError):
    """Refusing a correction needs its reason."""

    code = "refusal_unexplained"


class ReportAlreadyOpen(ExamError):
    """A report on this field waits for its answer."""

    code = "report_already_open"


class ReportAlreadyAnswered(ExamError):
    """The report was answered, or taken back, meanwhile."""

    code = "report_already_answered"
