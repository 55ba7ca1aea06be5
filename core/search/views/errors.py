"""Refusals of saved views and frozen copies."""

from __future__ import annotations

from core.errors import ExamError


class ViewNameTaken(ExamError):
    """The person has another view of that name."""

    code = "view_name_taken"


class ViewNotForPlace(ExamError):
    """A view is shared only with a place of the person's own perimeter."""

    code = "view_not_for_place"


class TooManyToFreeze(ExamError):
    """A frozen copy of this size would be no list that anybody reads: an export is."""

    code = "view_too_many_to_freeze"


class NothingToFreeze(ExamError):
    """The search finds nobody."""

    code = "view_nothing_to_freeze"


class ViewUnreadable(ExamError):
    """What was kept asks for something that this release no longer knows: it finds nobody rather than more people."""

    code = "view_unreadable"
