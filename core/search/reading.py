"""Read the one box: any mixture, in any order, of what a candidate may be known by. Pure.

What can be understood in several ways keeps them all: 31212 is a speciality and a piece of a candidate number.
Nothing is refused: what is no date, number or code is a word of a name.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.candidates.days import MONTHS
from core.candidates.folding import PARTICLES, fold
from core.search.tokens import with_particles

LONGEST = 200
MOST_CRITERIA = 12
FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS_IN_YEAR = 12
CENTURY_TURNS = 30  # 08 is 2008, 95 is 1995


class Kind(StrEnum):
    """What a piece of the typed text may be."""

    NAME = "name"
    DAY = "day"  # 20080312
    MONTH = "month"  # 200803
    ANNIVERSARY = "anniversary"  # 0312
    YEAR = "year"
    EXAM_SESSION = "exam_session"
    NUMBER = "number"  # of a candidate, whole or any fragment of four digits or more
    REGISTRATION = "registration"  # 1 or 1/2, version 2
    INE = "ine"
    EMAIL = "email"
    SCHOOL = "school"
    SPECIALITY = "speciality"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a piece of the typed text."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A piece of the typed text and every way to understand it; a candidate must satisfy one of them."""

    typed: str
    readings: tuple[Reading, ...]

    @property
    def is_name(self) -> bool:
        """Whether it can only be a word of a name, or of a place or speciality."""
        return self.readings[0].kind is Kind.NAME


_D, _M, _Y = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>\d{4}|\d{2})"
_MONTH = "(?P<w>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_ALSO_NAMES = frozenset({"avril", "april", "mai", "may", "mars", "jan", "june"})
_BEFORE_A_DAY = frozenset({"le", "du", "de", "d"})  # le 12 mars 2008
_NUMBER_SIGN = re.compile(r"\b(?:n[°º]|num[ée]ro)\s*(?=\d)", re.IGNORECASE)
_START, _END = r"(?<![\w/.-])", r"(?![\w/-])"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(_START + text + _END, re.ASCII | re.IGNORECASE)


def read(text: str) -> tuple[Criterion, ...]:
    """Give what a typed text asks for, in the order it was typed, at most twelve things."""
    rest = _NUMBER_SIGN.sub("", unicodedata.normalize("NFC", text)[:LONGEST]).strip()
    found: list[tuple[int, Criterion]] = []
    for pattern, understand in _WHOLE:
        rest = _take(pattern, understand, rest, found)
    found.extend((match.start(), one) for match in re.finditer(r"\S+", rest) for one in _piece(match[0]))
    ordered = [one for _, one in sorted(found, key=lambda item: item[0])]
    return tuple(dict.fromkeys(_without_particles(ordered)))[:MOST_CRITERIA]


def _take(
    pattern: re.Pattern[str],
    understand: Callable[[re.Match[str]], tuple[Reading, ...]],
    rest: str,
    found: list[tuple[int, Criterion]],
) -> str:
    """Take out of a text what a pattern understands, leaving spaces in its place."""
    for match in list(pattern.finditer(_plain(rest))):
        if readings := understand(match):
            start, end = match.span()
            found.append((start, Criterion(rest[start:end].strip(), readings)))
            rest = rest[:start] + " " * (end - start) + rest[end:]
    return rest


def _plain(text: str) -> str:
    """Give the text without accents, letter for letter, so that a place found in one is a place of the other."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def _day(match: re.Match[str]) -> tuple[Reading, ...]:
    """Read a day, a month, or a day of any year; a month before its day is turned round when there is no doubt."""
    parts = match.groupdict()
    month = MONTHS[parts["w"].lower()] if parts.get("w") else int(parts["m"])
    day, year = int(parts.get("d") or 0), parts.get("y") or ""
    if day and month > MONTHS_IN_YEAR >= day:
        day, month = month, day
    if not 1 <= month <= MONTHS_IN_YEAR:
        return ()
    if not year:
        return (Reading(Kind.ANNIVERSARY, f"{month:02d}{day:02d}"),) if 1 <= day <= _last(2000, month) else ()
    full = _full_year(year)
    if 1 <= day <= _last(full, month):
        return (Reading(Kind.DAY, f"{full}{month:02d}{day:02d}"),)
    in_month = Reading(Kind.MONTH, f"{full}{month:02d}")  # 31 February: at least the month is said
    word = (parts.get("w") or "").lower()
    return (in_month, Reading(Kind.NAME, word)) if word in _ALSO_NAMES and not day else (in_month,)


def _full_year(year: str) -> int:
    if len(year) > 2:  # noqa: PLR2004 - four digits
        return int(year)
    return int(year) + (2000 if int(year) < CENTURY_TURNS else 1900)


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _registration(match: re.Match[str]) -> tuple[Reading, ...]:
    number, version = int(match["n"]), int(match["v"])
    return (Reading(Kind.REGISTRATION, f"{number}/{version}"),) if number and version else ()


def _number(match: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading(Kind.NUMBER, re.sub(r"\D", "", match[0])),)


def _email(match: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading(Kind.EMAIL, match[0].casefold()),)


_WHOLE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Reading, ...]]], ...] = (
    (re.compile(r"\S*@\S*"), _email),
    (_pattern(r"(?P<n>\d{1,3})\s*(?:[-,]\s*)?v(?:ersion|\.)?\s*(?P<v>\d{1,3})"), _registration),
    (_pattern(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"), _day),
    (_pattern(rf"{_D}[-/.]{_M}[-/.]{_Y}"), _day),
    (_pattern(rf"{_D}(?:er)?\s+{_MONTH}\.?\s+{_Y}"), _day),
    (_pattern(rf"{_D}\s+{_M}\s+(?P<y>\d{{4}})"), _day),
    (_pattern(rf"{_D}(?:er)?\s+{_MONTH}\.?"), _day),
    (_pattern(rf"{_MONTH}\.?\s+(?P<y>\d{{4}})"), _day),
    (_pattern(r"(?P<m>\d{1,2})/(?P<y>\d{4})"), _day),
    (_pattern(rf"{_D}/{_M}"), _day),
    (_pattern(r"0?2(?:[ .]?\d){9}"), _number),
)


def _piece(typed: str) -> Iterator[Criterion]:
    """Read what stands between two spaces."""
    bare = typed.strip(".,;:()[]«»\"'’")
    if bare.isascii() and bare.isdigit():
        yield Criterion(bare, tuple(_digits(bare)))
    elif code := _code(bare):
        yield Criterion(bare, code)
    else:
        yield from _words(typed)


def _digits(typed: str) -> Iterator[Reading]:
    length = len(typed)
    if length <= 3:  # noqa: PLR2004 - as many digits as a registration number
        yield Reading(Kind.REGISTRATION, str(int(typed))) if int(typed) else Reading(Kind.NAME, typed)
        return
    if length == 4 and FIRST_YEAR <= int(typed) <= LAST_YEAR:  # noqa: PLR2004 - a year
        yield Reading(Kind.YEAR, typed)
        yield Reading(Kind.EXAM_SESSION, typed)
    if length == 8:  # noqa: PLR2004 - a day without separators
        yield from (Reading(Kind.DAY, day) for day in (typed, typed[4:] + typed[2:4] + typed[:2]) if _is_day(day))
    if length == 5:  # noqa: PLR2004 - a speciality as printed
        yield Reading(Kind.SPECIALITY, typed)
    if length in {6, 7}:
        yield Reading(Kind.SCHOOL, typed.rjust(7, "0"))
    if length <= 11:  # noqa: PLR2004 - a candidate number
        yield Reading(Kind.NUMBER, typed)
    if length >= 6:  # noqa: PLR2004 - enough of an INE
        yield Reading(Kind.INE, typed)


def _is_day(text: str) -> bool:
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    try:
        return FIRST_YEAR <= date(year, month, day).year <= LAST_YEAR
    except ValueError:
        return False


def _code(typed: str) -> tuple[Reading, ...]:
    if re.fullmatch(r"\d{6,7}[A-Za-z]", typed, re.ASCII):
        return (Reading(Kind.SCHOOL, typed.lower().rjust(8, "0")), Reading(Kind.INE, typed.lower()))
    if re.fullmatch(r"\d{8,10}[A-Za-z]{1,2}", typed, re.ASCII):
        return (Reading(Kind.INE, typed.lower()),)
    return ()


def _words(typed: str) -> Iterator[Criterion]:
    """Read words: what an apostrophe or a particle parts may stand parted or joined in the register."""
    for part in re.split(r"[\s\-]+", typed):
        pieces = fold(part).split()
        if len(pieces) > 1:
            forms = dict.fromkeys(("".join(pieces), pieces[-1]))
            yield Criterion(part, tuple(Reading(Kind.NAME, form) for form in forms))
        elif pieces:
            yield Criterion(part, (Reading(Kind.NAME, pieces[0]),))


def _without_particles(criteria: list[Criterion]) -> list[Criterion]:
    """Le Goff is looked for as goff or legoff; a particle no name follows may be the beginning of one: ben, van."""
    kept: list[Criterion] = []
    held: list[str] = []
    for one in criteria:
        word = one.readings[0].value if one.is_name else ""
        if word in PARTICLES:
            held.append(word)
            continue
        if not one.is_name:
            kept.extend(_alone(word) for word in held if word not in _BEFORE_A_DAY)
        kept.append(_joined(held, one) if one.is_name and held else one)
        held = []
    kept.extend(map(_alone, held))
    return kept


def _alone(word: str) -> Criterion:
    return Criterion(word, (Reading(Kind.NAME, word),))


def _joined(particles: list[str], one: Criterion) -> Criterion:
    forms = with_particles([*particles, one.readings[0].value])
    return Criterion(" ".join((*particles, one.typed)), (*one.readings, *(Reading(Kind.NAME, form) for form in forms)))
