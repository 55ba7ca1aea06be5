"""The managing offices: those of an académie or of the one a country is attached to, and all of them."""

from __future__ import annotations

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import Response

from core import units
from core.access.actor import public
from core.calendar.offer import offer
from core.catalogue.queries import ShownOffice, offices
from portal import language
from portal.rendering import page

PLACE = "lieu"
NOT_UNDERSTOOD = 400


def show(request: Request) -> Response:
    """Show whom to write to."""
    actor = public(language.of(request))
    offered, known = units.read(offer, actor), units.read(offices, actor)
    by_academie: dict[str, list[ShownOffice]] = defaultdict(list)
    for office in known:
        by_academie[office.academie_code].append(office)
    asked = request.query_params.get(PLACE, "")
    place = offered.place(asked)
    unknown = bool(asked) and place is None
    return page(
        request,
        "contacts.html",
        status=NOT_UNDERSTOOD if unknown else 200,
        kept={PLACE: place.code} if place else {},
        offer=offered,
        offices=by_academie,
        place=place,
        unknown=unknown,
        domains={one.code: one.label for one in offered.domains},
        demonstration=any(office.demonstration for office in known),
    )
