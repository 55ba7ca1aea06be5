"""Read a reference file key by key; whatever is wrong names the file and the key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class ReferenceDefect(Exception):
    """A reference file is wrong: which one, at which key, and what is wrong there."""

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"db/reference/{file}: {key}: {what}")
        self.file, self.key, self.what = file, key, what


@dataclass(slots=True)
class Table:
    """One table of a reference file; a key that nobody asked for is refused by `done`, so a slip of the pen is seen."""

    file: str
    where: str
    values: dict[str, Any]
    asked: set[str] = field(default_factory=set)

    def defect(self, key: str, what: str) -> ReferenceDefect:
        """Make the defect of one key."""
        return ReferenceDefect(self.file, f"{self.where}.{key}" if self.where else key, what)

    def has(self, key: str) -> bool:
        """Whether a key is given."""
        self.asked.add(key)
        return key in self.values

    def _get(self, key: str, kind: type[T], default: T | None) -> T:
        if not self.has(key):
            if default is None:
                raise self.defect(key, "is missing")
            return default
        value = self.values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.defect(key, f"must be a {kind.__name__}, not {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; without a default it must be there and say something."""
        value = self._get(key, str, default)
        if default is None and not value.strip():
            raise self.defect(key, "is empty")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = ()) -> tuple[str, ...]:
        """Give a list of texts."""
        given = self._get(key, list, None if default is None else list(default))
        if not all(isinstance(value, str) for value in given):
            raise self.defect(key, f"must be a list of texts, not {given!r}")
        return tuple(given)

    def number(self, key: str, default: int | None = None) -> int:
        """Give a whole number."""
        return self._get(key, int, default)

    def maybe_number(self, key: str) -> int | None:
        """Give a whole number, or nothing."""
        return self.number(key) if self.has(key) else None

    def maybe_decimal(self, key: str) -> Decimal | None:
        """Give a decimal, written as text so that it is exact, or nothing."""
        if not self.has(key):
            return None
        try:
            return Decimal(self.text(key))
        except InvalidOperation as error:
            raise self.defect(key, "must be a decimal number written as text") from error

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Give a yes or no."""
        return self._get(key, bool, default)

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """Give one value of an enumeration."""
        text = self.text(key, default.value if default is not None else None)
        try:
            return kind(text)
        except ValueError as error:
            raise self.defect(key, f"must be one of {', '.join(kind)}, not {text!r}") from error

    def moment(self, key: str) -> datetime:
        """Give a local date and hour, without a zone."""
        value = self._get(key, datetime, None)
        if value.tzinfo is not None:
            raise self.defect(key, "must be a local hour, without an offset")
        return value

    def moments(self, key: str) -> tuple[datetime, datetime] | None:
        """Give an opening and a closing, or nothing."""
        if not self.has(key):
            return None
        given = self.values[key]
        if not isinstance(given, list) or [type(value) for value in given] != [datetime, datetime]:
            raise self.defect(key, "must be two local dates with an hour")
        return given[0], given[1]

    def maybe_hour(self, key: str) -> time | None:
        """Give an hour of the day, or nothing."""
        return self._get(key, time, None) if self.has(key) else None

    def table(self, key: str) -> Table:
        """Give a table inside this one."""
        values: dict[str, Any] = self._get(key, dict, {})
        return Table(self.file, f"{self.where}.{key}" if self.where else key, values)

    def tables(self, key: str) -> list[Table]:
        """Give the tables of a list, each named by its position or code."""
        given = self._get(key, list, [])
        where = f"{self.where}.{key}" if self.where else key
        found = []
        for position, values in enumerate(given, start=1):
            if not isinstance(values, dict):
                raise self.defect(key, f"entry {position} must be a table")
            name = values.get("code") or values.get("id") or position
            found.append(Table(self.file, f"{where}[{name}]", values))
        return found

    def done(self) -> None:
        """Refuse keys that mean nothing here."""
        unknown = sorted(set(self.values) - self.asked)
        if unknown:
            raise self.defect(unknown[0], "is not a key known here")


def open_file(folder: Path, name: str) -> Table:
    """Open one reference file."""
    try:
        values = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ReferenceDefect(name, "the file", "is missing") from error
    except tomllib.TOMLDecodeError as error:
        raise ReferenceDefect(name, "the file", f"is not TOML: {error}") from error
    return Table(name, "", values)
