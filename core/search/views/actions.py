"""Keep a search as a view, share it, change it, take it away; freeze what it finds for an audit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.audit import Event, record
from core.errors import NotFound
from core.search.labels import said
from core.search.listing import Order, known_columns
from core.search.queries import registration_ids
from core.search.query import Query
from core.search.views.errors import NothingToFreeze, TooManyToFreeze, ViewNameTaken, ViewNotForPlace
from core.search.views.queries import LINK, VIEW
from core.search.views.rules import LONGEST_REASON, Place, may_share, may_take_away, name_of
from db.tables import FrozenView, Registration, SavedView

MOST_FROZEN = 100_000
LINKS_LAST = timedelta(days=90)
STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Kept:
    """The receipt of a view."""

    view_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """The receipt of a frozen copy: how many registrations, and the digest written in the journal."""

    frozen_id: int
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a view is to be: its name, who sees it (nobody else when `place` is none), whether it is on home pages."""

    name: str
    place: Place | None = None
    pinned: bool = False


def keep_view(
    tx: Session, actor: Actor, query: Query, wanted: Wanted, *, columns: Sequence[str], order: Order
) -> Kept:  # fmt: skip
    """Keep a search under a name; shared, it shows to each what lies in his own perimeter."""
    require(actor, Permission.CANDIDATE_SEARCH)
    _require_staff(actor)
    view = SavedView(
        staff_id=actor.id, kind=VIEW, query=query.to_json(), columns=list(known_columns(actor, columns)),
        order_by=order.text, opened_at=None, **_written(actor, wanted),
    )  # fmt: skip
    _insert(tx, view)
    facts = {"shared": view.shared, "place": [view.academie_code, view.domain_code], "pinned": view.pinned}
    record(tx, actor, Event.VIEW_KEPT, "view", view.id, changes={"view_name": ("", view.name)}, facts=facts)
    return Kept(view.id, view.name)


def change_view(tx: Session, actor: Actor, view_id: int, wanted: Wanted) -> Kept:
    """Rename, share, pin or the contrary; only its owner does."""
    require(actor, Permission.CANDIDATE_SEARCH)
    view = _own(tx, actor, view_id)
    changes: dict[str, tuple[Any, Any]] = {}
    for field, value in _written(actor, wanted).items():
        if getattr(view, field) != value:
            changes[field] = (getattr(view, field), value)
    _refuse_taken(tx, actor, view.id, wanted)
    for field, (_, value) in changes.items():
        setattr(view, field, value)
    if changes:
        record(tx, actor, Event.VIEW_CHANGED, "view", view.id, changes=changes)
    return Kept(view.id, view.name)


def ask_anew(
    tx: Session, actor: Actor, view_id: int, query: Query, *, columns: Sequence[str], order: Order
) -> Kept:  # fmt: skip
    """Make a view ask another question, show other columns, in another order."""
    require(actor, Permission.CANDIDATE_SEARCH)
    view = _own(tx, actor, view_id)
    asked = {"query": query.to_json(), "columns": list(known_columns(actor, columns)), "order_by": order.text}
    changes = {name: (getattr(view, name), value) for name, value in asked.items() if getattr(view, name) != value}
    for name, value in asked.items():
        setattr(view, name, value)
    if changes:
        record(tx, actor, Event.VIEW_CHANGED, "view", view.id, changes=changes)
    return Kept(view.id, view.name)


def delete_view(tx: Session, actor: Actor, view_id: int) -> None:
    """Take a view away: its owner does, or who administers the people of the place it is shared with."""
    require(actor, Permission.CANDIDATE_SEARCH)
    view = tx.get(SavedView, view_id, with_for_update=True)
    if view is None or view.kind != VIEW:
        raise NotFound(kind="view")
    shared = view.shared and may_take_away(actor, Place(view.academie_code, view.domain_code))
    if not shared and not _is_owner(actor, view):
        raise NotFound(kind="view")
    record(tx, actor, Event.VIEW_DELETED, "view", view.id, changes={"view_name": (view.name, "")})
    tx.delete(view)


def keep_link(tx: Session, actor: Actor, query: Query) -> int:
    """Keep what an address must not hold, give the number that stands for it there; only its author opens it (1.30).

    The same question has the same number. It is no act on anything: the search itself is what the journal notes.
    """
    require(actor, Permission.CANDIDATE_SEARCH)
    _require_staff(actor)
    now = clock.now(tx)
    plain = query.to_json()
    name = hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    old = delete(SavedView).where(SavedView.kind == LINK, SavedView.staff_id == actor.id)
    tx.execute(old.where(SavedView.opened_at < now - LINKS_LAST))
    kept = select(SavedView).where(SavedView.staff_id == actor.id, SavedView.name == name, SavedView.kind == LINK)
    view = tx.scalars(kept).one_or_none()
    if view is None:
        view = SavedView(
            staff_id=actor.id, kind=LINK, name=name, query=plain, columns=[], shared=False, pinned=False,
            academie_code="", domain_code="", order_by="",
        )  # fmt: skip
        tx.add(view)
    view.opened_at = now
    tx.flush()
    return view.id


def freeze(tx: Session, actor: Actor, query: Query, *, name: str, reason: str) -> Frozen:
    """Take a copy of what a search finds now, with its date and author, that nothing changes any more."""
    require(actor, Permission.CANDIDATE_SEARCH)
    _require_staff(actor)
    found = registration_ids(tx, actor, query).order_by(None).limit(MOST_FROZEN + 1)
    ids = sorted(tx.scalars(found))
    if not ids:
        raise NothingToFreeze
    if len(ids) > MOST_FROZEN:
        raise TooManyToFreeze(most=MOST_FROZEN)
    copy = FrozenView(
        name=name_of(name), reason=reason.strip()[:LONGEST_REASON], query=query.to_json(),
        criteria=said(tx, query, actor.language), places=_places(tx, actor, query), registrations=ids,
        row_count=len(ids), taken_by_id=actor.id, taken_by=actor.label, taken_at=clock.now(tx), digest="",
    )  # fmt: skip
    copy.digest = digest_of(copy)
    tx.add(copy)
    tx.flush()
    facts = {"count": copy.row_count, "digest": copy.digest}
    changes = {"view_name": ("", copy.name), "conditions": ("", copy.criteria)}
    record(tx, actor, Event.VIEW_FROZEN, "frozen_view", copy.id, changes=changes, facts=facts, reason=copy.reason)
    return Frozen(copy.id, copy.row_count, copy.digest)


def digest_of(copy: FrozenView) -> str:
    """Give the digest of everything a frozen copy says; the journal holds the same."""
    said_so = [
        copy.name, copy.reason, copy.query, copy.criteria, copy.places, copy.registrations, copy.taken_by_id,
        copy.taken_by, copy.taken_at.isoformat(),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said_so, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _places(tx: Session, actor: Actor, query: Query) -> list[list[str]]:
    found = registration_ids(tx, actor, query).order_by(None).subquery()
    rows = select(Registration.academie_code, Registration.domain_code).where(
        Registration.id.in_(select(found.c.id)), registrations_in(actor, Permission.CANDIDATE_SEARCH)
    )
    return sorted([row.academie_code, row.domain_code] for row in tx.execute(rows.distinct()))


def _written(actor: Actor, wanted: Wanted) -> dict[str, Any]:
    if wanted.place is not None and not may_share(actor, wanted.place):
        raise ViewNotForPlace
    place = wanted.place or Place()
    return {
        "name": name_of(wanted.name), "shared": wanted.place is not None, "pinned": wanted.pinned,
        "academie_code": place.academie_code, "domain_code": place.domain_code,
    }  # fmt: skip


def _insert(tx: Session, view: SavedView) -> None:
    try:
        with tx.begin_nested():
            tx.add(view)
            tx.flush()
    except IntegrityError:
        raise ViewNameTaken(name=view.name) from None


def _refuse_taken(tx: Session, actor: Actor, view_id: int, wanted: Wanted) -> None:
    name = name_of(wanted.name)
    others = select(SavedView.id).where(SavedView.staff_id == actor.id, SavedView.name == name)
    if tx.scalar(others.where(SavedView.id != view_id)) is not None:
        raise ViewNameTaken(name=name)


def _own(tx: Session, actor: Actor, view_id: int) -> SavedView:
    view = tx.get(SavedView, view_id, with_for_update=True)
    if view is None or view.kind != VIEW or not _is_owner(actor, view):
        raise NotFound(kind="view")
    return view


def _is_owner(actor: Actor, view: SavedView) -> bool:
    return actor.kind == STAFF and view.staff_id == actor.id


def _require_staff(actor: Actor) -> None:
    if actor.kind != STAFF:
        raise NotFound(kind="staff")
