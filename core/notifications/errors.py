"""Refusals about mails."""

from __future__ import annotations

from core.errors import ExamError


class UnsafeAddress(ExamError):
    """The address of a mail holds what an address never holds, such as a line break (4.11)."""

    code = "unsafe_address"


class MailNotDead(ExamError):
    """Only a mail that could not be delivered is sent again by hand."""

    code = "mail_not_dead"


class MailHoldsLink(ExamError):
    """A mail that carries a secret link is never sent twice: its link is made anew, or asked again by its owner."""

    code = "mail_holds_link"


class MailHoldsNoLink(ExamError):
    """Only a mail that carried a link of the account is replaced by one with a new link."""

    code = "mail_holds_no_link"


class NoAddressToWrite(ExamError):
    """The candidate has no address that a server may take: it is corrected first."""

    code = "no_address_to_write"
