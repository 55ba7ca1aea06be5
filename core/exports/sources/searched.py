"""The registrations that a search found, in its order, as far as the actor may export them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.access import Actor
from core.exports.errors import CriteriaUnreadable
from core.exports.sources.registration_columns import may_leave
from core.search.labels import said
from core.search.queries import Order, registration_ids
from core.search.query import Query, from_json

ORDER = "order"


@dataclass(frozen=True, slots=True)
class Searched:
    """The registrations found, in order, and the search in words."""

    ids: tuple[int, ...]
    criteria: str


def asked(query: Query, order: Order = Order.NAME) -> dict[str, Any]:
    """Give the criteria of an export from a search and an order."""
    return {**query.to_json(), ORDER: order.value}


def read(plain: Mapping[str, Any]) -> tuple[Query, Order]:
    """Read back what `asked` gave; what is neither a search nor an order is refused."""
    given = dict(plain)
    try:
        return from_json({name: given[name] for name in given if name != ORDER}), Order(given.get(ORDER, Order.NAME))
    except ValueError as unreadable:
        raise CriteriaUnreadable(name="search") from unreadable


def searched(tx: Session, actor: Actor, plain: Mapping[str, Any], language: str) -> Searched:
    """Run a search again for an export: on the data of this moment, with the rights of this moment."""
    query, order = read(plain)
    found = registration_ids(tx, actor, query, order).where(may_leave(actor))
    return Searched(tuple(tx.scalars(found)), said(tx, query, language))
