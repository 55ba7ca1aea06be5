"""Who asks for something over HTTP: the same cookie and the same check as on the pages."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from core import settings, units
from core.access import nobody
from core.access.staff_sessions import SignedIn, whose


def address_of(request: HTTPConnection) -> str:
    """Give where a request comes from; nothing for this machine, as Streamlit does."""
    host = request.client.host if request.client else ""
    return "" if host in {"127.0.0.1", "::1"} else host


def visitor(request: HTTPConnection) -> SignedIn | None:
    """Give who asks, or nobody."""
    secret = request.cookies.get(settings.current().cookie_name, "")
    return units.read(whose, nobody(address_of(request)), secret) if secret else None
