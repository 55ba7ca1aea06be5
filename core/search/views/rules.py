"""What a view is named, who sees it, who changes it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.access.actor import Actor, Scope
from core.access.rights import Permission, scopes_for
from core.errors import InvalidFields

LONGEST_NAME = 80
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Who a view is shared with: everyone who works within an académie and a domain; an empty code means all."""

    academie_code: str = ""
    domain_code: str = ""


def shareable_places(actor: Actor) -> tuple[Place, ...]:
    """Give the places someone may share with: those of his own perimeter, as they were given to him."""
    places = {Place(one.academie_code, one.domain_code) for one in _scopes(actor)}
    return tuple(sorted(places, key=lambda place: (place.academie_code, place.domain_code)))


def may_share(actor: Actor, place: Place) -> bool:
    """Whether a place lies in someone's perimeter."""
    return any(_holds(Place(one.academie_code, one.domain_code), place) for one in _scopes(actor))


def is_shared_with(actor: Actor, place: Place) -> bool:
    """Whether someone works within a place."""
    return any(_holds(place, Place(one.academie_code, one.domain_code)) for one in _scopes(actor))


def may_take_away(actor: Actor, place: Place) -> bool:
    """Whether someone who is not its owner may take a shared view away: who administers the people of that place."""
    given = scopes_for(actor, Permission.STAFF_ADMINISTER)
    return any(_holds(Place(one.academie_code, one.domain_code), place) for one in given)


def _scopes(actor: Actor) -> Iterable[Scope]:
    return scopes_for(actor, Permission.CANDIDATE_SEARCH)


def _holds(outer: Place, inner: Place) -> bool:
    return outer.academie_code in {"", inner.academie_code} and outer.domain_code in {"", inner.domain_code}


def name_of(text: str) -> str:
    """Give a name as it is kept: one line of plain letters, never empty."""
    kept = " ".join(text.split())
    if not kept:
        raise InvalidFields(fields={"view-name": "name_missing"})
    if len(kept) > LONGEST_NAME:
        raise InvalidFields(fields={"view-name": "text_too_long"})
    if not kept.isprintable():
        raise InvalidFields(fields={"view-name": "text_invisible_character"})
    return kept
