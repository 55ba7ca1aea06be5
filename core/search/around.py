"""Who comes before and after a candidate in the list he was opened from: asked again each time, within the perimeter.

Only the number that stands for the search, a place and an order travel in the address; what is not of the perimeter
any more is not in the list any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.search.certain import certain_answers
from core.search.finding import understand
from core.search.listing import Order, lines_between
from core.search.queries import PAGE_SIZE, search
from core.search.query import Query

WINDOW = 30  # lines looked at on each side: a list moves a little while it is worked on
RANKED = "ranked"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another candidate of the list, and his place in it."""

    candidate_id: int
    place: int


@dataclass(frozen=True, slots=True)
class Around:
    """Where a candidate stands in a list: « 12 of 347 » (`at_least`: of more than that), and who is beside him."""

    place: int
    total: int
    at_least: bool
    before: Neighbour | None
    after: Neighbour | None


def around(
    tx: Session, actor: Actor, query: Query, candidate_id: int, place: int, order: Order | None
) -> Around | None:
    """Say where a candidate stands near a place of a list; without order, of ranked answers; nothing if he left it."""
    require(actor, Permission.CANDIDATE_SEARCH)
    start = max(0, place - 1 - WINDOW)
    if order is None:
        ids, total, at_least, start = _ranked(tx, actor, query, start)
    else:
        ids, total, at_least = lines_between(tx, actor, query, order, start, start + 2 * WINDOW + 1)
    found = _nearest(ids, candidate_id, place - 1 - start)
    if found is None:
        return None
    before = next((at for at in range(found - 1, -1, -1) if ids[at] != candidate_id), None)
    after = next((at for at in range(found + 1, len(ids)) if ids[at] != candidate_id), None)
    return Around(start + found + 1, total, at_least, _neighbour(ids, start, before), _neighbour(ids, start, after))


def _ranked(tx: Session, actor: Actor, query: Query, start: int) -> tuple[list[int], int, bool, int]:
    """Give some of the ranked answers; those of one page are all given, near ones too, as the page shows them."""
    first = search(tx, actor, query)
    if first.pages == 1:
        ids = list(dict.fromkeys(row.candidate_id for row in first.rows))
        return ids, len(ids), False, 0
    asked = understand(tx, actor, query)
    certain = certain_answers(tx, asked, start, min(2 * WINDOW + 1, PAGE_SIZE + WINDOW))
    return [one.row.id for one in certain.page], certain.total, certain.at_least, start


def _nearest(ids: Sequence[int], candidate_id: int, wanted: int) -> int | None:
    """Find a candidate at a place, else as near to it as possible."""
    places = [at for at, one in enumerate(ids) if one == candidate_id]
    return min(places, key=lambda at: abs(at - wanted)) if places else None


def _neighbour(ids: Sequence[int], start: int, at: int | None) -> Neighbour | None:
    return None if at is None else Neighbour(ids[at], start + at + 1)
