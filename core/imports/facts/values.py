"""The values of facts as people type them: a local hour, a grade, a coefficient, yes or no. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from core.candidates.faults import Unacceptable
from core.candidates.folding import fold

_HOUR = re.compile(r"(\d{1,2})\s*(?:h|H|:|heures?)\s*(\d{2})?(?::00)?", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?", re.ASCII)
_SPACES = re.compile(r"[\u00a0\u202f\s]+")
_LONGEST = 30
_LAST_HOUR, _LAST_MINUTE, _BEST = 23, 59, Decimal(20)
GRADED, EXEMPTED, ABSENT = "graded", "exempted", "absent"
_WITHOUT_GRADE = {
    "dispense": EXEMPTED, "dispensee": EXEMPTED, "di": EXEMPTED, "disp": EXEMPTED,
    "absent": ABSENT, "absente": ABSENT, "ab": ABSENT, "abs": ABSENT,
}  # fmt: skip
_YES = frozenset({"oui", "o", "accordee", "accorde", "x", "1", "true", "yes"})
_NO = frozenset({"non", "n", "refusee", "refuse", "0", "false", "no"})


@dataclass(frozen=True, slots=True)
class Grade:
    """What a candidate has on a paper: a grade out of 20, or why there is none."""

    status: str
    value: str = ""


def parse_hour(text: str) -> str:
    """Read a local hour, « 8 h 30 », « 08:30 » or « 8h », and give « 08:30 »."""
    typed = _SPACES.sub(" ", text.strip())
    if not typed:
        raise Unacceptable("hour_missing")
    read = _HOUR.fullmatch(typed) if len(typed) <= _LONGEST else None
    if read is None or int(read[1]) > _LAST_HOUR or int(read[2] or 0) > _LAST_MINUTE:
        raise Unacceptable("hour_form")
    return f"{int(read[1]):02d}:{int(read[2] or 0):02d}"


def parse_grade(text: str) -> Grade:
    """Read a grade out of 20, « Dispensé » or « Absent »; never a grade over 20."""
    typed = text.strip()
    if not typed:
        raise Unacceptable("grade_missing")
    without = _WITHOUT_GRADE.get(fold(typed))
    if without:
        return Grade(without)
    try:
        value = parse_number(typed.removesuffix("/20"))
    except Unacceptable:
        raise Unacceptable("grade_form") from None
    if Decimal(value) > _BEST:
        raise Unacceptable("grade_over")
    return Grade(GRADED, value)


def parse_number(text: str) -> str:
    """Read a positive number with at most three decimals, and give it with a point and no useless zero."""
    typed = _SPACES.sub("", text)
    if len(typed) > _LONGEST or not _NUMBER.fullmatch(typed):
        raise Unacceptable("number_form")
    return format(Decimal(typed.replace(",", ".")).normalize(), "f")


def parse_yes(text: str) -> str:
    """Read whether a measure is granted: « Oui », « Accordée », « Non », « Refusée »."""
    typed = fold(text)
    if typed in _YES:
        return "granted"
    if typed in _NO:
        return "refused"
    raise Unacceptable("granted_form" if typed else "value_missing")
