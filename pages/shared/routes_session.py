"""Open and close the session of a browser: the only places that write the cookie (1.16)."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from core import settings, units
from core.access import nobody, sign_in, staff_sessions
from core.errors import ExamError
from pages.shared.visitor import address_of, visitor

TICKET_SIZE = 200


async def open_with_ticket(request: Request) -> Response:
    """Exchange the ticket of a proven password, once and within a minute, for the session cookie."""
    ticket = (await request.body())[:TICKET_SIZE].decode("ascii", "replace")
    return await run_in_threadpool(_open, request, ticket)


def _open(request: Request, ticket: str) -> Response:
    agent = request.headers.get("user-agent", "")
    here = nobody(address_of(request))
    try:
        opened = units.perform(sign_in.exchange, here, ticket, agent=agent)
    except ExamError:
        return Response(status_code=403, headers={"cache-control": "no-store"})
    response = Response(status_code=204, headers={"cache-control": "no-store"})
    name = settings.current().cookie_name
    response.set_cookie(
        name, opened.secret, max_age=int(staff_sessions.ABSOLUTE.total_seconds()), path="/", httponly=True,
        secure=name.startswith("__Host-"), samesite="strict",
    )  # fmt: skip
    return response


def sign_out(request: Request) -> Response:
    """End the session of the cookie, drop the cookie and what the browser kept (1.30)."""
    found = visitor(request)
    if found:
        units.perform(staff_sessions.sign_out, found.actor, found.session)
    name = settings.current().cookie_name
    response = Response(
        status_code=204, headers={"cache-control": "no-store", "clear-site-data": '"cookies", "storage"'}
    )
    response.delete_cookie(name, path="/", httponly=True, secure=name.startswith("__Host-"), samesite="strict")
    return response
