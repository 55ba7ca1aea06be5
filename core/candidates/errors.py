"""Refusals about candidates and their e-mails."""

from __future__ import annotations

from core.errors import ExamError


class EmailTaken(ExamError):
    """The address already belongs to an account or to a registration of someone (6.01); never says which (1.14)."""

    code = "email_taken"


class NumberTaken(ExamError):
    """The candidate number already belongs to someone else."""

    code = "number_taken"
