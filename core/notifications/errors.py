"""Refusals about mails."""

from __future__ import annotations

from core.errors import ExamError


class UnsafeAddress(ExamError):
    """The address of a mail holds what an address never holds, such as a line break (4.11)."""

    code = "unsafe_address"


class MailNotDead(ExamError):
    """Only a mail that could not be delivered is sent again by hand."""

    code = "mail_not_dead"
