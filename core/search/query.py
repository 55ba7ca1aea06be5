"""What someone asks for: one object for the screen, the count, the export and the bulk run. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from core import i18n
from core.registrations.rules import State
from core.search.conditions import sentences, written
from core.search.conditions.rules import EVERYTHING, Group

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Query:
    """The text of the one box, filters on registrations, and the conditions of the builder; all of them hold together.

    A filter is a list of codes, empty when it restricts nothing. `exam_sessions` are labels (`2027`), `offices`
    managing offices, `registrations` lines picked one by one.
    """

    text: str = ""
    academies: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    exam_sessions: tuple[str, ...] = ()
    specialities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    registrations: tuple[int, ...] = ()
    conditions: Group = field(default=EVERYTHING)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: everything of the perimeter."""
        return self == Query()

    @property
    def filters(self) -> dict[str, tuple[Any, ...]]:
        """The filters that restrict, by name; none of them is about a person, `registrations` apart."""
        named = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _APART}
        return {name: values for name, values in named.items() if values}

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        text = {"text": self.text} if self.text else {}
        asked = {"conditions": written.to_json(self.conditions)} if self.conditions.parts else {}
        return {"format": FORMAT} | text | {name: list(values) for name, values in self.filters.items()} | asked

    def as_sentence(self, language: str, labels: Mapping[str, str] | None = None) -> str:
        """Say the query in words; `labels` gives names to codes that have one."""
        known = labels or {}
        parts = [i18n.t(language, "search-sentence-text", text=self.text)] if self.text else []
        for name, values in self.filters.items():
            said = [str(len(values))] if name == "registrations" else [_label(language, name, v, known) for v in values]
            listed = i18n.enumeration(language, said)
            key = f"search-sentence-{name.replace('_', '-')}"
            parts.append(i18n.t(language, key, values=listed, count=len(values)))
        if self.conditions.parts:
            parts.append(sentences.sentence(language, self.conditions, known))
        return i18n.t(language, "search-sentence-between").join(parts) or i18n.t(language, "search-sentence-everything")


def from_json(plain: Mapping[str, Any]) -> Query:
    """Read back what `Query.to_json` wrote; what is unknown or of another type is refused."""
    if plain.get("format", FORMAT) != FORMAT:
        raise ValueError(f"unknown format of a query: {plain['format']!r}")
    known = {one.name for one in fields(Query)}
    if strange := set(plain) - known - {"format"}:
        raise ValueError(f"unknown parts of a query: {sorted(strange)}")
    values: dict[str, Any] = {}
    for name in known & set(plain):
        values[name] = _APART[name](plain[name]) if name in _APART else _listed(name, plain[name])
    return Query(**values)


_APART: dict[str, Callable[[Any], Any]] = {"text": str, "conditions": written.from_json}
"""What a query holds beside its filters, and how it is read back."""


def _listed(name: str, value: Any) -> tuple[Any, ...]:
    wanted = int if name == "registrations" else str
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, wanted) for one in value):
        raise ValueError(f"a query needs a list for {name}")
    return tuple(value)


def _label(language: str, name: str, code: str, known: Mapping[str, str]) -> str:
    if name == "states" and code in set(State):
        return i18n.t(language, f"registration-state-{code.replace('_', '-')}")
    return f"{known[code]} ({code})" if code in known else code
