"""The cookies of the candidate space: names, and how they are set; HttpOnly, our own host only (1.16)."""

from __future__ import annotations

from typing import Literal

from starlette.requests import HTTPConnection
from starlette.responses import Response

from portal import place

SESSION, FORM = "sporades-espace", "sporades-formulaire"


def named(name: str) -> str:
    """Give the name of a cookie: with the browsers' strongest prefix wherever there is TLS."""
    return f"__Host-{name}" if place.is_secure() else name


def read(request: HTTPConnection, name: str) -> str:
    """Give what a browser brought, or nothing."""
    return request.cookies.get(named(name), "")


def put(response: Response, name: str, value: str) -> None:
    """Give a browser a secret for as long as it stays open."""
    response.set_cookie(
        named(name), value, path="/", secure=place.is_secure(), httponly=True, samesite=_same_site(name)
    )  # fmt: skip


def _same_site(name: str) -> Literal["lax", "strict"]:
    """Say from where the cookie may come: links in mails must find the reader signed in, forms of others never."""
    return "lax" if name == SESSION else "strict"


def drop(response: Response, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(
        named(name), path="/", secure=place.is_secure(), httponly=True, samesite=_same_site(name)
    )  # fmt: skip
