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


class NotOnline(ExamError):
    """The confirmation of this registration is signed on paper: it cannot be validated online."""

    code = "not_online"


class NotOnPaper(ExamError):
    """The confirmation of this registration is validated online by the candidate: no paper is awaited."""

    code = "not_on_paper"


class ValidationNotOpen(ExamError):
    """The period of validation is not open now, by the database's clock."""

    code = "validation_not_open"


class SignedAlready(ExamError):
    """The current version is signed or validated already."""

    code = "signed_already"
