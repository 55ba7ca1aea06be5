"""Refusals about accounts and roles."""

from __future__ import annotations

from core.errors import ExamError


class TicketSpent(ExamError):
    """The ticket of a proven password has served, or its minute is over."""

    code = "ticket_spent"


class LinkSpent(ExamError):
    """The link to choose a password has served, or its day is over (1.09)."""

    code = "link_spent"


class WrongPassword(ExamError):
    """The current password is not the one typed."""

    code = "wrong_password"


class WrongCode(ExamError):
    """The code is not that of the second factor now, or has served already (1.11)."""

    code = "wrong_code"


class SecondFactorDemanded(ExamError):
    """The installation demands a second factor: it is replaced, never given up (1.11)."""

    code = "second_factor_demanded"


class NoSecondFactor(ExamError):
    """The account has no second factor."""

    code = "no_second_factor"


class SecretKeyMissing(ExamError):
    """The key that seals second factors is neither in the environment nor in the data folder (1.11)."""

    code = "secret_key_missing"


class TriedTooOften(ExamError):
    """Too many tries: the next is accepted from an instant on (1.04)."""

    code = "tried_too_often"


class SentTooMuch(ExamError):
    """Someone sent as much as one person may in a day: the next is accepted from an instant on (2.18)."""

    code = "sent_too_much"


class LoginTaken(ExamError):
    """Another account has this sign-in name."""

    code = "login_taken"


class NotToOneself(ExamError):
    """Nobody gives a role to himself, nor takes away his own account (3.06)."""

    code = "not_to_oneself"


class NotHeld(ExamError):
    """Nobody gives a right that he does not hold himself over the same place (3.06)."""

    code = "not_held"


class AccountComesFromAsker(ExamError):
    """Whoever asks opened the account that decides, handed its link or gave it a role: one pair of eyes (3.09)."""

    code = "account_comes_from_asker"


class ProofTooOld(ExamError):
    """This act needs a password typed within five minutes (1.19)."""

    code = "proof_too_old"


class CandidateMerged(ExamError):
    """This candidate turned out to be another one, under whose number everything goes on; facts: `number`."""

    code = "candidate_merged"
