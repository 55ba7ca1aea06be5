"""Refusals about accommodations."""

from __future__ import annotations

from core.errors import ExamError


class AccommodationAlreadyAsked(ExamError):
    """A request is under way for this registration: it is completed or withdrawn, not doubled."""

    code = "accommodation_already_asked"


class AccommodationMoved(ExamError):
    """The request no longer is where this act applies: it was decided, withdrawn, or is awaited from the candidate."""

    code = "accommodation_moved"
