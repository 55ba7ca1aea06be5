"""Refusals about candidates who may be one person."""

from __future__ import annotations

from core.errors import ExamError


class ApartUnexplained(ExamError):
    """To say that two candidates are two persons needs its reason."""

    code = "apart_unexplained"


class PairClosed(ExamError):
    """The pair was decided upon meanwhile; facts: `state`."""

    code = "pair_closed"


class MergeUnexplained(ExamError):
    """To propose that two candidates are one person, or that they are not, needs its reason."""

    code = "merge_unexplained"


class MergeBlocked(ExamError):
    """Something must be settled before: `blockers` are the codes of what stands in the way."""

    code = "merge_blocked"

    def __init__(self, blockers: tuple[str, ...]) -> None:
        super().__init__()
        self.blockers = blockers


class MergeAlreadyOpen(ExamError):
    """One of the two is already in a proposal that waits."""

    code = "merge_already_open"


class MergeDecided(ExamError):
    """The proposal is no longer open; facts: `state`."""

    code = "merge_decided"


class MergeOwnProposal(ExamError):
    """Whoever proposes a merge does not decide upon it, under any of his accounts (3.09)."""

    code = "merge_own_proposal"


class MergeNotYours(ExamError):
    """Only who proposed a merge may withdraw it."""

    code = "merge_not_yours"


class MergeNotAsShown(ExamError):
    """The proposal is not the one that was on the screen: nothing is approved unseen (3.10)."""

    code = "merge_not_as_shown"


class MergeRefusalUnexplained(ExamError):
    """To refuse a merge needs its reason."""

    code = "merge_refusal_unexplained"


class MergeRecentEditor(ExamError):
    """Whoever changed one of the two files in the last hours does not approve their merge (3.09)."""

    code = "merge_recent_editor"
