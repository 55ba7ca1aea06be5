"""Sentences by key and facts, from Fluent catalogues; days, instants and numbers by Babel. No sentence is in code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit
from fluent.runtime import FluentBundle, FluentResource

from core.errors import ExamError, InvalidFields

LANGUAGES = ("fr", "en")
PARIS = "Europe/Paris"
DAYS_ARE_ENOUGH = 7
CATALOGUES = Path(__file__).parent / "locales"
_FIRST = re.compile(r"(?<!\d)1 (?=[^\W\d])")
_LOCALE = {"fr": "fr_FR", "en": "en_GB"}


class MissingSentence(KeyError):
    """A key that no catalogue has, or a fact that its sentence needs: a defect."""


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([_LOCALE[language].replace("_", "-")], use_isolating=False)
    for path in sorted((CATALOGUES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def t(language: str, key: str, /, **facts: Any) -> str:
    """Give the sentence of a key in a language, with its facts."""
    return _said(language, key, facts) if facts else _plainly_said(language, key)


@cache
def _plainly_said(language: str, key: str) -> str:
    return _said(language, key, {})


def _said(language: str, key: str, facts: dict[str, Any]) -> str:
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise MissingSentence(f"{language}: {key}")
    message = bundle.get_message(key)
    if message.value is None:
        raise MissingSentence(f"{language}: {key} has no text")
    text, errors = bundle.format_pattern(message.value, facts)
    if errors:
        raise MissingSentence(f"{language}: {key}: {errors}")
    return str(text)


def has(language: str, key: str) -> bool:
    """Whether a language has a sentence for a key."""
    return bool(_bundle(language).has_message(key))


def refusal(language: str, error: ExamError) -> str:
    """Give the sentence of a refusal, its instants in the zone it names; fields at fault follow one by one."""
    zone = str(error.facts.get("zone", PARIS))
    facts = {name: _plain(language, value, zone) for name, value in error.facts.items() if name != "fields"}
    sentence = t(language, f"error-{error.code.replace('_', '-')}", **facts)
    if isinstance(error, InvalidFields):
        faults = error.facts.get("fields", {})
        sentence = "\n".join([sentence, *(field_fault(language, name, code) for name, code in faults.items())])
    return sentence


def field_fault(language: str, field: str, code: str) -> str:
    """Say what is wrong with one field of a form."""
    return t(
        language,
        "field-fault",
        field=t(language, f"field-{field.replace('_', '-')}"),
        fault=t(language, f"fault-{code.replace('_', '-')}"),
    )


def _plain(language: str, value: Any, zone: str) -> Any:
    if isinstance(value, datetime):
        return instant(language, value, zone)
    if isinstance(value, date):
        return day(language, value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return enumeration(language, [str(item) for item in value])
    return value


@cache
def day(language: str, value: date, style: str = "long") -> str:
    """Write a day in words: « 12 mars 2008 », « 1er mars 2008 »."""
    return _first_of_month(language, format_date(value, format=style, locale=_LOCALE[language]))


@lru_cache(maxsize=1 << 14)
def instant(language: str, value: datetime, zone: str, style: str = "long") -> str:
    """Write an instant as the wall clock of a zone shows it: « 17 novembre 2026 à 17:00 »."""
    local = value.astimezone(ZoneInfo(zone))
    pattern = {"fr": "d MMMM y 'à' HH:mm", "en": "d MMMM y 'at' HH:mm"} if style == "long" else {
        "fr": "dd/MM/y HH:mm", "en": "dd/MM/y HH:mm",
    }  # fmt: skip
    written = format_datetime(local, pattern[language], tzinfo=ZoneInfo(zone), locale=_LOCALE[language])
    return _first_of_month(language, written)


def _first_of_month(language: str, written: str) -> str:
    """Only the first of a month is an ordinal in French."""
    return _FIRST.sub("1er ", written, count=1) if language == "fr" else written


def lapse(language: str, value: timedelta) -> str:
    """Write a lapse of time in words, rounded down, by its two largest units: « 1 jour et 7 heures », « 12 minutes ».

    From a week on, whole days are enough; a lapse is never said longer than it is.
    """
    minutes = max(value // timedelta(minutes=1), 0)
    days, hours = divmod(minutes // 60, 24)
    if days >= DAYS_ARE_ENOUGH:
        parts = [(days, "day")]
    elif days:
        parts = [(days, "day"), (hours, "hour")]
    else:
        parts = [(hours, "hour"), (minutes % 60, "minute")]
    said = [_counted(language, count, unit) for count, unit in parts if count]
    return enumeration(language, said) if said else t(language, "lapse-under-a-minute")


@lru_cache(maxsize=1 << 10)
def _counted(language: str, count: int, unit: str) -> str:
    return str(format_unit(count, f"duration-{unit}", locale=_LOCALE[language]))


def number(language: str, value: float) -> str:
    """Write a number with the separators of a language."""
    return format_decimal(value, locale=_LOCALE[language])


def enumeration(language: str, items: Iterable[str]) -> str:
    """Write a list in words: « A, B et C »."""
    return format_list(list(items), locale=_LOCALE[language])
