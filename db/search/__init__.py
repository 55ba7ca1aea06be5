"""Where names are found: one question, an adapter per engine."""

from __future__ import annotations

from sqlalchemy import Connection


def create(connection: Connection) -> None:
    """Put the search objects of the engine in place."""
    del connection


def require(connection: Connection) -> None:
    """Refuse to go on without them."""
    del connection
