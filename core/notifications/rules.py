"""When a mail is tried again, and what an address or a header may never hold. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from core.notifications.errors import UnsafeAddress


class State(StrEnum):
    """Where a mail stands; frozen and dropped ones are left alone."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"
    FROZEN = "frozen"


class Answer(StrEnum):
    """What the last answer of a server to a mail means; what to do next depends on it."""

    NONE = ""
    ADDRESS = "address"
    FULL = "full"
    REFUSED = "refused"
    LATER = "later"
    UNREACHED = "unreached"
    UNWRITABLE = "unwritable"


class Way(StrEnum):
    """How a mail that was not delivered can still reach its reader."""

    AGAIN = "again"
    SAME_ADDRESS = "same_address"
    NEW_LINK = "new_link"
    BY_THE_CANDIDATE = "by_the_candidate"
    NO_ADDRESS = "no_address"
    NONE = "none"


LEAVES_AGAIN = frozenset({Way.AGAIN, Way.SAME_ADDRESS})
NOT_OF_THE_MAIL = frozenset({Answer.LATER, Answer.UNREACHED})  # the servers, or the line between: try all of them again
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
LEASE = timedelta(minutes=10)
LONGEST_ADDRESS = 254
LONGEST_ERROR = 500
DEFECT = "not written: "
_SAID = re.compile(r"(?P<code>[2-5]\d\d) (?:(?P<what>\d\.\d{1,3}\.\d{1,3})\b)?", re.ASCII)
_NO_ADDRESS, _FULL = frozenset({"550", "551", "553", "556"}), frozenset({"452", "552"})
_NO_ADDRESS_TOLD, _FULL_TOLD = frozenset({"2.1", "4.4"}), frozenset({"2.2"})
_OURS = frozenset({"421", "454", "530", "534", "535", "538"})  # our own server does not let us in: a setting
_NOT_IN_ADDRESS = frozenset('<>,;:"()[]\\ ')


def next_delay(attempts: int) -> timedelta | None:
    """Give the wait after a number of failed tries: 1, 5, 15, 60 minutes... 24 hours, then nothing: given up."""
    return DELAYS[attempts - 1] if attempts <= len(DELAYS) else None


def is_address(address: str) -> bool:
    """Whether a text is one address, that adds neither a recipient nor a header, and that a server may take."""
    local, at, domain = address.rpartition("@")
    if not (at and local and domain) or len(address) > LONGEST_ADDRESS or "@" in local:
        return False
    return not any(sign in _NOT_IN_ADDRESS or sign.isspace() or not _is_visible(sign) for sign in address)


def check_address(address: str) -> None:
    """Refuse a text that is not one plain address."""
    if not is_address(address):
        raise UnsafeAddress


def is_one_line(text: str) -> bool:
    """Whether a text can stand in a header: no line break, nothing that cannot be seen."""
    return all(sign == " " or _is_visible(sign) for sign in text)


def _is_visible(sign: str) -> bool:
    return unicodedata.category(sign)[0] != "C" and unicodedata.category(sign) not in {"Zl", "Zp"}


def domain_of(address: str) -> str:
    """Give the domain of an address, in lower case."""
    return address.rpartition("@")[2].lower()


def fair_share(addresses: Iterable[tuple[int, str]], *, most: int, most_per_domain: int) -> list[int]:
    """Choose which mails go now, oldest first: no domain takes more than its share, the others wait their turn."""
    chosen: list[int] = []
    taken: Counter[str] = Counter()
    for number, address in addresses:
        domain = domain_of(address)
        if len(chosen) < most and taken[domain] < most_per_domain:
            taken[domain] += 1
            chosen.append(number)
    return chosen


def told(error: str) -> str:
    """Give what a server answered, on one line and short enough to be kept."""
    shown = "".join(sign if sign == " " or _is_visible(sign) else " " for sign in error)
    return " ".join(shown.split())[:LONGEST_ERROR]


def answer_of(error: str) -> Answer:
    """Say what the last answer of a server means: the code it gave, finer when it gave an enhanced one (RFC 3463)."""
    if not error or error.startswith(DEFECT):
        return Answer.UNWRITABLE if error else Answer.NONE
    said = _SAID.match(error)
    if said is None or said["code"] in _OURS:
        return Answer.UNREACHED
    return _refusal(said["code"], (said["what"] or "").partition(".")[2])


def _refusal(code: str, told: str) -> Answer:
    if told.startswith("1.") or told in _NO_ADDRESS_TOLD:
        return Answer.ADDRESS
    if told in _FULL_TOLD or code in _FULL:
        return Answer.FULL
    if code.startswith("4"):
        return Answer.LATER
    return Answer.ADDRESS if code in _NO_ADDRESS and not told else Answer.REFUSED
