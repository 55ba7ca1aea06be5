"""What is asked of the index: tokens, beginnings of tokens, and their combinations; each engine writes it its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Token:
    """Entries that hold this token; `borne` says about how many there are, where the vocabulary told."""

    text: str
    borne: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Start:
    """Entries that hold a token beginning so."""

    text: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Entries that satisfy one of these at least."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Entries that satisfy all of these."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Entries that satisfy the first and not the second."""

    wanted: Expression
    excluded: Expression


Expression: TypeAlias = Token | Start | AnyOf | AllOf | Without

NOTHING = AnyOf(())
"""Satisfied by no entry: a question that need not be asked."""

NO_TOKEN = Token("=")
"""Of no entry: how nothing is written where something must be."""


def any_of(*parts: Expression) -> Expression:
    """Give one of these, each written once."""
    return _flat(AnyOf, parts)


def all_of(*parts: Expression) -> Expression:
    """Give all of these together, each written once."""
    return NOTHING if NOTHING in parts else _flat(AllOf, parts)


def _flat(kind: type[AnyOf | AllOf], parts: tuple[Expression, ...]) -> Expression:
    kept: dict[Expression, None] = {}
    for part in parts:
        kept.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    if len(kept) == 1:
        return next(iter(kept))
    return kind(tuple(kept))
