"""Refusals of the candidate space about accounts."""

from __future__ import annotations

from core.errors import ExamError


class AccountGone(ExamError):
    """The account was not activated within 48 hours: it is deleted, and its creation starts again (6.07)."""

    code = "account_gone"


class AccountLinkDead(ExamError):
    """The link has served, or its time is over, or the password has changed since (1.09)."""

    code = "account_link_dead"


class TypedIsGone(ExamError):
    """What was typed to create an account is no longer kept: the form is filled again."""

    code = "typed_is_gone"


class PersonLocked(ExamError):
    """A registration exists or has existed: only the e-mail and the password are the candidate's (6.08)."""

    code = "person_locked"


class NoAddress(ExamError):
    """The candidate has no e-mail address in the register: no link can be sent."""

    code = "no_address"


class LooksLikeSomeone(ExamError):
    """Someone in the register looks like the person entered: to be looked at first."""

    code = "looks_like_someone"
