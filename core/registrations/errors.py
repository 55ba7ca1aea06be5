"""Refusals about registrations."""

from __future__ import annotations

from core.errors import ExamError


class AlreadyRegistered(ExamError):
    """The candidate already has an active registration for this speciality and exam session (6.33)."""

    code = "already_registered"


class NoGrid(ExamError):
    """The speciality has no papers for this exam session: it is not open, or the catalogue lacks its grid."""

    code = "no_grid"


class RegistrationEnded(ExamError):
    """The registration was deregistered, set aside or transferred: it cannot change any more (6.10)."""

    code = "registration_ended"


class UnknownCode(ExamError):
    """A code that the catalogue does not have."""

    code = "unknown_code"
