"""« Espace candidat »: what it is, who uses what, what is open today."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from core import units
from core.access.actor import public
from core.calendar.opening import open_now
from portal import language
from portal.rendering import page


def show(request: Request) -> Response:
    """Show the front page, with what is open at this instant."""
    overview = units.read(open_now, public(language.of(request)))
    return page(request, "home.html", overview=overview)
