"""Saved views as each person sees them: his own, those shared with his place, their counts; and frozen copies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import SQLColumnExpression, and_, case, or_, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.access.rights import scopes_for
from core.errors import ExamError, NotFound
from core.search.filtering import numbered
from core.search.listing import Order, how_many
from core.search.query import Query, from_json
from core.search.views.errors import ViewUnreadable
from core.search.views.rules import Place, is_shared_with, may_take_away
from db.tables import FrozenView, Person, Registration, SavedView, Staff

VIEW, LINK = "view", "link"
MOST_PINNED = 9
MOST_COUNTED = 5_000
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class ShownView:
    """A view as a person sees it: what it asks, how it shows it, whose it is, who else sees it.

    `query` is nothing when its conditions can no longer be read: it then finds nobody, never more people.
    """

    id: int
    name: str
    query: Query | None
    columns: tuple[str, ...]
    order: Order
    place: Place | None
    pinned: bool
    owner: str
    is_own: bool
    may_delete: bool


@dataclass(frozen=True, slots=True)
class CountedView:
    """A pinned view and how many lines it has now; `at_least` beyond what is counted, `refused` for want of a right.

    `unreadable` when its conditions can no longer be read: it counts nothing.
    """

    id: int
    name: str
    count: int
    at_least: bool
    refused: bool
    owner: str
    is_own: bool
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class ShownFrozen:
    """A frozen copy, without its list."""

    id: int
    name: str
    reason: str
    criteria: str
    count: int
    taken_by: str
    taken_at: datetime
    digest: str


def views(tx: Session, actor: Actor) -> list[ShownView]:
    """Give one's own views, then those shared with a place one works in, each by name."""
    require(actor, Permission.CANDIDATE_SEARCH)
    found = [_shown(actor, view, owner) for view, owner in _visible(tx, actor)]
    return sorted(found, key=lambda one: (not one.is_own, one.name.casefold(), one.id))


def one_view(tx: Session, actor: Actor, view_id: int) -> ShownView:
    """Give one view; one that is not shared with the person is not there."""
    require(actor, Permission.CANDIDATE_SEARCH)
    for view, owner in _visible(tx, actor, SavedView.id == view_id):
        return _shown(actor, view, owner)
    raise NotFound(kind="view")


def link_query(tx: Session, actor: Actor, link_id: int) -> Query:
    """Give what a number of an address stands for; to its author alone."""
    require(actor, Permission.CANDIDATE_SEARCH)
    mine = and_(SavedView.id == link_id, SavedView.kind == LINK, SavedView.staff_id == actor.id)
    found = tx.scalars(select(SavedView).where(mine)).one_or_none() if actor.kind == "staff" else None
    if found is None:
        raise NotFound(kind="view")
    query = _read(found)
    if query is None:
        raise ViewUnreadable
    return query


def _read(view: SavedView) -> Query | None:
    """Read what a view asks; nothing when a field, an operator or a value went away since it was kept."""
    try:
        return from_json(view.query)
    except (TypeError, ValueError):
        return None


def pinned(tx: Session, actor: Actor) -> list[CountedView]:
    """Count the views that are on the home page, each within the person's own perimeter."""
    require(actor, Permission.CANDIDATE_SEARCH)
    shown = [_shown(actor, view, owner) for view, owner in _visible(tx, actor, SavedView.pinned)]
    shown.sort(key=lambda one: (not one.is_own, one.name.casefold(), one.id))
    return [_counted(tx, actor, one) for one in shown[:MOST_PINNED]]


def _counted(tx: Session, actor: Actor, one: ShownView) -> CountedView:
    refused = CountedView(one.id, one.name, 0, at_least=False, refused=True, owner=one.owner, is_own=one.is_own)
    if one.query is None:
        return replace(refused, unreadable=True)
    try:
        found = how_many(tx, actor, one.query, MOST_COUNTED)
    except ExamError:
        return refused
    at_least = found > MOST_COUNTED
    count = min(found, MOST_COUNTED)
    return CountedView(one.id, one.name, count, at_least, refused=False, owner=one.owner, is_own=one.is_own)


def _visible(tx: Session, actor: Actor, *conditions: SQLColumnExpression[bool]) -> list[tuple[SavedView, str]]:
    mine = SavedView.staff_id == (actor.id if actor.kind == "staff" else 0)
    rows = tx.execute(
        select(SavedView, Person.full_name)
        .join(Staff, Staff.id == SavedView.staff_id)
        .join(Person, Person.id == Staff.person_id)
        .where(SavedView.kind == VIEW, or_(mine, SavedView.shared), *conditions)
        .order_by(case((mine, 0), else_=1), SavedView.id)
    )
    return [
        (view, owner) for view, owner in rows
        if (actor.kind == "staff" and view.staff_id == actor.id) or is_shared_with(actor, _place(view))
    ][:MOST_LISTED]  # fmt: skip


def _place(view: SavedView) -> Place:
    return Place(view.academie_code, view.domain_code)


def _shown(actor: Actor, view: SavedView, owner: str) -> ShownView:
    is_own = actor.kind == "staff" and view.staff_id == actor.id
    place = _place(view) if view.shared else None
    return ShownView(
        view.id, view.name, _read(view), tuple(view.columns), Order.read(view.order_by), place, view.pinned,
        owner, is_own, is_own or (place is not None and may_take_away(actor, place)),
    )  # fmt: skip


def frozen_copies(tx: Session, actor: Actor) -> list[ShownFrozen]:
    """Give the frozen copies one took, and those all of whose places one audits, the latest first."""
    require(actor, Permission.CANDIDATE_SEARCH)
    statement = select(*_HEAD).order_by(FrozenView.id.desc())
    if not scopes_for(actor, Permission.JOURNAL_READ):
        statement = statement.where(FrozenView.taken_by_id == actor.id)
    mine = (_head(row) for row in tx.execute(statement) if _may_read(actor, row))
    return list(islice(mine, MOST_LISTED))


def frozen_copy(tx: Session, actor: Actor, frozen_id: int) -> tuple[ShownFrozen, Query]:
    """Give one frozen copy, and the search of those of its registrations that lie in the perimeter today."""
    require(actor, Permission.CANDIDATE_SEARCH)
    row = tx.execute(select(*_HEAD).where(FrozenView.id == frozen_id)).one_or_none()
    if row is None or not _may_read(actor, row):
        raise NotFound(kind="view")
    listed = tx.scalars(select(FrozenView.registrations).where(FrozenView.id == frozen_id)).one()
    inside = registrations_in(actor, Permission.CANDIDATE_SEARCH)
    kept = set(tx.scalars(select(Registration.id).where(numbered(tx, Registration.id, listed), inside)))
    return _head(row), Query(registrations=tuple(one for one in listed if one in kept))


_HEAD = (
    FrozenView.id, FrozenView.name, FrozenView.reason, FrozenView.criteria, FrozenView.row_count, FrozenView.taken_by,
    FrozenView.taken_at, FrozenView.digest, FrozenView.taken_by_id, FrozenView.places,
)  # fmt: skip


def _may_read(actor: Actor, row: Any) -> bool:
    if actor.kind == "staff" and row.taken_by_id == actor.id:
        return True
    held = [Place(one.academie_code, one.domain_code) for one in scopes_for(actor, Permission.JOURNAL_READ)]
    return all(
        any(one.academie_code in {"", academie} and one.domain_code in {"", domain} for one in held)
        for academie, domain in row.places
    )


def _head(row: Any) -> ShownFrozen:
    return ShownFrozen(
        row.id, row.name, row.reason, row.criteria, row.row_count, row.taken_by, row.taken_at, row.digest
    )  # fmt: skip
