"""Refusals of the registration form."""

from __future__ import annotations

from core.errors import ExamError, NotFound


class TabNotReached(ExamError):
    """The tabs are filled in their order: this one comes after one that is not complete yet (6.25)."""

    code = "tab_not_reached"


class FormIncomplete(ExamError):
    """Not every tab is complete: nothing is registered. Facts: `tabs`, their numbers."""

    code = "form_incomplete"


class NotOffered(NotFound):
    """Nobody registers for this exam, exam session and place here."""

    code = "not_offered"
