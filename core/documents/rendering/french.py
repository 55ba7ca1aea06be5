"""Days, hours and amounts as a French official document writes them, in the académie's own time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location

_NO_BREAK = "\u00a0"
_ADULT = 18


@lru_cache(maxsize=20_000)
def day(value: date) -> str:
    """Write a day: « 1er mars 2008 », « 12 mars 2008 »."""
    written = format_date(value, "d MMMM y", locale="fr_FR")
    return f"1er{written[1:]}" if value.day == 1 else written


@lru_cache(maxsize=4096)
def instant(value: datetime, zone: str) -> str:
    """Write an instant as a deadline: « vendredi 5 décembre 2025 à 17 h, heure de Paris »; 0 h is the night before."""
    local = value.astimezone(ZoneInfo(zone))
    midnight = local.hour == local.minute == 0
    shown = (local - timedelta(days=1) if midnight else local).date()
    hour = "minuit" if midnight else _hour(local)
    return f"{format_date(shown, 'EEEE', locale='fr_FR')} {day(shown)} à {hour}, {clock_of(zone)}"


@lru_cache(maxsize=4096)
def weekday(value: datetime, zone: str) -> str:
    """Write the day of an instant with its name: « lundi 14 juin 2027 »."""
    local = local_day(value, zone)
    return f"{format_date(local, 'EEEE', locale='fr_FR')} {day(local)}"


@lru_cache(maxsize=4096)
def hour(value: datetime, zone: str) -> str:
    """Write the local hour of an instant: « 8 h 30 »."""
    return _hour(value.astimezone(ZoneInfo(zone)))


@lru_cache(maxsize=2048)
def _minute(local: datetime) -> str:
    return f"{day(local.date())} à {_hour(local)}"


def short_instant(value: datetime, zone: str) -> str:
    """Write an instant without its weekday or zone, to the minute."""
    return _minute(value.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0))


def _hour(local: datetime) -> str:
    minutes = f"{_NO_BREAK}{local.minute:02d}" if local.minute else ""
    return f"{local.hour}{_NO_BREAK}h{minutes}"


@lru_cache(maxsize=256)
def clock_of(zone: str) -> str:
    """Say whose clock an hour is read on: « heure de Paris », « heure d’Athènes »."""
    city = str(get_timezone_location(ZoneInfo(zone), locale="fr_FR", return_city=True))
    return f"heure d’{city}" if city[0] in "AEIOUYÉÎ" else f"heure de {city}"


def is_minor(birth_date: date, on: date) -> bool:
    """Whether a person born that day is under age on a day; one born on 29 February comes of age on 1 March."""
    return (on.year - birth_date.year, on.month, on.day) < (_ADULT, birth_date.month, birth_date.day)


def local_day(value: datetime, zone: str) -> date:
    """Give the day that an instant falls on in a zone."""
    return value.astimezone(ZoneInfo(zone)).date()
