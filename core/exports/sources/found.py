"""What an export finds: how many rows, the rows as they are asked for, and the criteria in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.access import Actor
from core.exports.sheet import Column, Row

Place = tuple[str, str]
"""An académie and a domain; an empty domain is all of them."""


def _nowhere() -> tuple[Place, ...]:
    return ()


def _no_heading() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of an export. `rows` reads the columns asked for, and no other, as they are asked for.

    `criteria` says in words what was searched. `places` tells where the persons of the rows are, when there are any.
    `heading` is given by lists whose layout is another system's.
    """

    total: int
    rows: Callable[[tuple[Column, ...]], Iterator[Row]]
    criteria: str
    places: Callable[[], tuple[Place, ...]] = _nowhere
    heading: Callable[[], tuple[str, ...]] = _no_heading


Source = Callable[[Session, Actor, dict[str, Any], str], Found]
"""Reads the criteria in the perimeter of the actor, and says them in a language."""
