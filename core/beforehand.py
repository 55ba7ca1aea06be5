"""What takes long and needs no lock is worked out before an action begins, so that nobody who writes waits for it.

SQLite lets one write at a time: what an action works out inside its unit of work is time taken from everyone (4.04).
The action still asks for the same thing inside: found there already, or worked out again if it has changed since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Action = TypeVar("_Action", bound=Callable[..., Any])

_queries: dict[Callable[..., Any], Callable[..., Any]] = {}


def worked_out_by(query: Callable[..., Any]) -> Callable[[_Action], _Action]:
    """Have a query, of the same arguments and refusals as the action, run on a reading unit of work before it."""

    def mark(action: _Action) -> _Action:
        _queries[action] = query
        return action

    return mark


def query_before(action: Callable[..., Any]) -> Callable[..., Any] | None:
    """Give the query that is to run before an action, if it has one."""
    return _queries.get(action)
