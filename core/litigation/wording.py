"""The words of a litigation file: it is written in French, the language of the office and of its courts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core import i18n
from core.audit.queries import EventLine, FieldChange
from core.candidates import words

FRENCH = "fr"
ZONE = "Europe/Paris"


def say(key: str, **facts: Any) -> str:
    """Give a sentence."""
    return i18n.t(FRENCH, key, **facts)


def at(value: datetime | None) -> str:
    """Write an instant to the second, in Paris; nothing as a dash."""
    if value is None:
        return say("corrections-nothing")
    return value.astimezone(ZoneInfo(ZONE)).strftime("%d/%m/%Y %H:%M:%S")


def value(path: str, kept: Any) -> str:
    """Write a kept value."""
    return words.written(FRENCH, path, kept)


def field(path: str) -> str:
    """Give the name of a field."""
    return words.field_name(FRENCH, path)


def fact(shown: str | date) -> str:
    """Write one fact of the identity."""
    return i18n.day(FRENCH, shown) if isinstance(shown, date) else shown


def changes(event: EventLine) -> list[str]:
    """Write what an event changed, each field on a line, before and after."""
    return [_change(one) for one in event.changes]


def _change(one: FieldChange) -> str:
    name, before, after = field(one.field), value(one.field, one.before), value(one.field, one.after)
    return say("litigation-change", field=name, before=before, after=after)


def facts(event: EventLine) -> str:
    """Write the other facts of an event, by their names."""
    return " · ".join(f"{_name(name)} : {_plain(kept)}" for name, kept in event.facts.items())


def _name(name: str) -> str:
    keys = (f"{family}-{name.replace('_', '-')}" for family in ("journal-fact", "field"))
    return next((say(key) for key in keys if i18n.has(FRENCH, key)), name)


def _plain(kept: Any) -> str:
    if isinstance(kept, dict):
        return ", ".join(f"{name} {inner}" for name, inner in kept.items())
    return ", ".join(map(str, kept)) if isinstance(kept, list) else str(kept)
