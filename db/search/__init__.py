"""Where candidates are found: one question, an adapter per engine.

`adapter(connection)` gives the module of the engine: the same functions with the same answers on both. What is
kept here is a copy; the truth is in `candidate` and `registration`, and `rebuild` makes it again. Triggers list the
candidates whose entry is to be renewed; the transaction that changed them renews it before it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from sqlalchemy import Connection, Subquery

from db.search import postgresql, sqlite
from db.search.expressions import Expression
from db.search.model import ASKED, Entry, KnownWord, MissingSearch, Near, Word


class Adapter(Protocol):
    """What each engine can do; see `db/search/sqlite.py` and `db/search/postgresql.py`."""

    READS_TO_THE_END: bool
    """Whether some of what answers is as long to read as all of it: what may be wanted next is then listed at once."""

    def __hash__(self) -> int:
        """There is one of each engine: what was made for it may be kept."""

    def create(self, connection: Connection) -> None:
        """Put in place what is absent."""

    def verify(self, connection: Connection) -> list[str]:
        """Give the names of objects that are missing or wrong."""

    def stop_watching(self, connection: Connection) -> None:
        """Take the triggers away for a bulk load."""

    def start_watching(self, connection: Connection) -> None:
        """Put the triggers back."""

    def pending(self, connection: Connection, most: int) -> list[int]:
        """Give candidates whose entries are to be renewed."""

    def write(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Replace the entries of these candidates."""

    def is_current(self, connection: Connection) -> bool:
        """Whether no entry waits to be renewed: the index alone then says who is where."""

    def behind(self, connection: Connection) -> int:
        """Count the candidates whose entry is missing or to be renewed."""

    def known(self, connection: Connection, words: Sequence[str]) -> dict[str, int]:
        """Give those of the words that the vocabulary has, and how many bore each when it was made."""

    def learn(self, connection: Connection, words: Sequence[Word]) -> None:
        """Add words to the vocabulary."""

    def rebuild(self, connection: Connection, entries: Iterable[Entry], words: Callable[[], Iterable[Word]]) -> None:
        """Make the index anew, in bulk."""

    def tidy(self, connection: Connection) -> None:
        """Join some of the pieces that saves left in the index, where the engine does not by itself."""

    def prepare(self, connection: Connection, *, broad: bool) -> None:
        """Tell the planner of the engine what it cannot guess; `broad` when very many may answer."""

    def count(self, connection: Connection, asked: Expression, most: int) -> int:
        """Count the entries of an expression, at most so many."""

    def hits(self, asked: Expression, parameter: str | None = ASKED) -> Subquery:
        """Give the candidates of an expression, as a source of one column; without a name, its parameter is its own."""

    def written(self, asked: Expression) -> dict[str, str]:
        """Write an expression in the words of the engine: the parameters of a statement on `hits` of as many parts."""

    def near(self, connection: Connection, asked: Sequence[Near]) -> list[list[KnownWord]]:
        """Give the words that are near, for each that is asked."""

    def sounding(self, connection: Connection, sounds: Sequence[str], most: int) -> list[KnownWord]:
        """Give the words that sound so."""

    def holding(self, connection: Connection, fragment: str, most: int) -> list[KnownWord]:
        """Give the words that hold a fragment."""

    def starting(self, connection: Connection, starts: Sequence[str], most: int) -> list[KnownWord]:
        """Give the words that begin so, at most so many for each beginning."""

    def nearest(self, connection: Connection, start: str, below: int, most: int) -> list[KnownWord]:
        """Give words that begin so, the shortest first, of those that fewer bear."""

    def commonest(self, connection: Connection, start: str, below: int, most: int) -> list[KnownWord]:
        """Give words that begin so, the most borne first of those that fewer bear."""


def adapter(connection: Connection) -> Adapter:
    """Give the adapter of an engine."""
    return sqlite if connection.dialect.name == "sqlite" else postgresql


def create(connection: Connection) -> None:
    """Put the search objects of the engine in place."""
    adapter(connection).create(connection)


def require(connection: Connection) -> None:
    """Refuse to go on without each of them."""
    if missing := adapter(connection).verify(connection):
        raise MissingSearch(", ".join(missing))
