"""Refusals about supporting pieces."""

from __future__ import annotations

from core.errors import ExamError


class PiecesNotOpen(ExamError):
    """Pieces are not taken now: the calendar's window for them is not open."""

    code = "pieces_not_open"


class PiecesLocked(ExamError):
    """The candidate locked the pieces: only the office can open them again."""

    code = "pieces_locked"


class PiecesNotLocked(ExamError):
    """There is nothing to unlock."""

    code = "pieces_not_locked"


class PieceCannot(ExamError):
    """This cannot happen to a piece where it stands. Facts: `state`."""

    code = "piece_cannot"


class PiecesLacking(ExamError):
    """Some pieces asked are not deposited: the others cannot be locked. Facts: `pieces`, their labels."""

    code = "pieces_lacking"


class TooManyFiles(ExamError):
    """The piece has as many files as it may. Facts: `most`."""

    code = "too_many_files"


class SentByPost(ExamError):
    """The office wants this piece on paper: it is not deposited here."""

    code = "sent_by_post"


class PieceReasonMissing(ExamError):
    """A refusal, or an unlocking, says why."""

    code = "piece_reason_missing"
