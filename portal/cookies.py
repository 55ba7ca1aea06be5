"""The cookies of the candidate space: names, and how they are set; HttpOnly, our own host only (1.16)."""

from __future__ import annotations

from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

from portal import place

SESSION, FORM = "sporades-espace", "sporades-formulaire"
# A link of a mail must find the reader signed in, and leave the forms open in his other tabs good; a form of another
# site never brings a cookie.
SAME_SITE: Final = "lax"


def named(name: str) -> str:
    """Give the name of a cookie: with the browsers' strongest prefix wherever there is TLS."""
    return f"__Host-{name}" if place.is_secure() else name


def read(request: HTTPConnection, name: str) -> str:
    """Give what a browser brought, or nothing."""
    return request.cookies.get(named(name), "")


def put(response: Response, name: str, value: str) -> None:
    """Give a browser a secret for as long as it stays open."""
    response.set_cookie(
        named(name), value, path="/", secure=place.is_secure(), httponly=True, samesite=SAME_SITE
    )  # fmt: skip


def drop(response: Response, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(
        named(name), path="/", secure=place.is_secure(), httponly=True, samesite=SAME_SITE
    )  # fmt: skip
