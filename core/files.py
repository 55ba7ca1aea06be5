"""The catalogue of files that a face may hand over: one entry per kind, each checks the right and is journalled.

Files never go through Streamlit's media store (2.07): `/files/<kind>/<id>` calls `open_file`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.access.actor import Actor
from core.errors import NotFound


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A file to hand over: its content, or the path of a large one; `inline` shows it instead of saving it.

    A `fleeting` file is a copy made for this answer: whoever hands it over takes it away afterwards.
    """

    name: str
    media_type: str
    content: bytes = b""
    path: str = ""
    inline: bool = False
    fleeting: bool = False


LONGEST_NUMBER = 18  # digits that every database holds as one integer

Opener = Callable[[Session, Actor, str], FileAnswer]

OPENERS: dict[str, Opener] = {}


def register(kind: str, opener: Opener) -> None:
    """Add a kind of file to the catalogue; a capability does it where its opener is written."""
    OPENERS[kind] = opener


def number_in(name: str, kind: str) -> int:
    """Read the number a file is asked by, 18 ASCII digits at most; anything else is not found."""
    if not (name.isascii() and name.isdigit() and len(name) <= LONGEST_NUMBER):
        raise NotFound(kind=kind)
    return int(name)


def open_file(tx: Session, actor: Actor, kind: str, name: str) -> FileAnswer:
    """Hand over one file, as a writing unit because its reading is journalled (1.31)."""
    opener = OPENERS.get(kind)
    if opener is None:
        raise NotFound(kind="file")
    return opener(tx, actor, name)
