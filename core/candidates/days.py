"""Days as people type them; two readings possible is no reading at all (2.32)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.candidates.faults import Unacceptable
from core.candidates.folding import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january", "fevrier fevr fev february feb", "mars mar march",
            "avril avr april apr", "mai may", "juin june jun", "juillet juil july jul", "aout august aug",
            "septembre sept sep september", "octobre oct october", "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_TWO_DIGIT_YEAR = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{2})", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+) (\d{4})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)
_LAST_SERIAL = 73_000
_MONTHS_IN_YEAR = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST = 40


def parse_day(text: str) -> date:
    """Read a day: 12/03/2008, 12.03.2008, 12 mars 2008 or 2008-03-12.

    Never 12/03/08, never a spreadsheet's number. A day before its month is understood; 04/25/2005 is refused
    with the day it probably meant.
    """
    typed = text.strip()
    if not typed:
        raise Unacceptable("date_missing")
    if len(typed) > _LONGEST:
        raise Unacceptable("date_form")
    if found := _YEAR_FIRST.fullmatch(typed):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(typed) or _COMPACT.fullmatch(typed):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if (found := _IN_WORDS.fullmatch(fold(typed))) and found[2] in MONTHS:
        return _day(int(found[3]), MONTHS[found[2]], int(found[1]))
    _refuse_known_damage(typed)
    raise Unacceptable("date_form")


def typed_day(day: date) -> str:
    """Give a day as the office types it: 12/03/2008."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _day(year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Unacceptable("date_year", year=str(year))
    if month > _MONTHS_IN_YEAR >= day >= 1:
        turned = _possible(year, day, month)
        raise Unacceptable("date_order", suggestion=typed_day(turned) if turned else "")
    found = _possible(year, month, day)
    if found is None:
        raise Unacceptable("date_impossible")
    return found


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _refuse_known_damage(typed: str) -> None:
    if _TWO_DIGIT_YEAR.fullmatch(typed):
        raise Unacceptable("date_two_digit_year")
    serial = _SERIAL.fullmatch(typed)
    if serial and int(serial[1]) < _LAST_SERIAL:
        meant = date(1899, 12, 30) + timedelta(days=int(serial[1]))
        raise Unacceptable("date_serial", suggestion=typed_day(meant))
