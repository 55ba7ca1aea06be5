"""Which registrations a run is about: what a search means, its certain answers, kept with the run as it was asked."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from core.access import Actor
from core.search.filtering import filters
from core.search.queries import registration_ids
from core.search.query import Query
from db.tables import Registration


def condition(tx: Session, actor: Actor, query: Query) -> ColumnElement[bool]:
    """The condition on a registration that a query says; without text nor conditions its filters are enough."""
    if query.text.strip() or query.conditions.parts:
        return Registration.id.in_(registration_ids(tx, actor, query).order_by(None))
    return and_(Registration.id.is_not(None), *filters(tx, query))
