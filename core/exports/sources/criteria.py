"""Criteria as they are kept with an export, and as they are said in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from core.exports.errors import CriteriaUnreadable
from core.i18n import enumeration, has, t

_T = TypeVar("_T")


def read(kind: type[_T], query: Mapping[str, Any]) -> _T:
    """Read criteria from plain values; a name that the criteria do not have is refused, an empty search is none."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    asked = {name: value for name, value in query.items() if name != "format"}
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in asked.items()}
    if set(given) - known:
        raise CriteriaUnreadable(name=", ".join(sorted(set(given) - known)))
    return kind(**given)


def said(language: str, criteria: Mapping[str, str | tuple[str, ...]]) -> str:
    """Say criteria in one line, each by its name; without any, say that everything is there."""
    named = {name: value for name, value in criteria.items() if value}
    if not named:
        return t(language, "export-criteria-none")
    return " ; ".join(
        t(
            language, "export-criterion", name=t(language, f"export-criterion-{name.replace('_', '-')}"),
            value=value if isinstance(value, str) else enumeration(language, value),
        )
        for name, value in named.items()
    )  # fmt: skip


def label(language: str, prefix: str, code: str) -> str:
    """Give the words of a code, or the code itself where the catalogues have none."""
    key = f"{prefix}-{code.replace('_', '-').replace('.', '-')}"
    return t(language, key) if code and has(language, key) else code
