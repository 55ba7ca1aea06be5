"""In which language a page is given: `?lang=` chooses, a cookie remembers, French otherwise."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response

from core.i18n import LANGUAGES
from portal import place

PARAMETER = "lang"
A_YEAR = 365 * 24 * 3600


def cookie_name() -> str:
    """Name of the cookie of the language: with the browsers' strongest prefix wherever there is TLS."""
    return "__Host-sporades-langue" if place.is_secure() else "sporades-langue"


def of(request: HTTPConnection) -> str:
    """Give the language of a request; what is not one of ours counts for nothing."""
    said = (request.query_params.get(PARAMETER, ""), request.cookies.get(cookie_name(), ""))
    return next((one for one in said if one in LANGUAGES), LANGUAGES[0])


def remember(request: HTTPConnection, response: Response) -> None:
    """Keep a language that was just chosen; without cookies the page is in that language all the same."""
    chosen = request.query_params.get(PARAMETER, "")
    if chosen in LANGUAGES:
        response.set_cookie(
            cookie_name(), chosen, max_age=A_YEAR, path="/", secure=place.is_secure(), httponly=True, samesite="lax"
        )
