"""Small acts of « Modifier mon compte »: end another session, take a report of an error back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.accounts.sessions import end_session
from core.corrections.reporting import WITHDRAWN, own_reports, withdraw_report
from portal import navigation
from portal.visitors import SEE_OTHER, Visitor

LONGEST_DIGEST = 64


def end(request: Request, visitor: Visitor) -> Response:
    """End one of one's sessions elsewhere."""
    del request
    units.perform(end_session, visitor.actor, visitor.text("session", LONGEST_DIGEST))
    return RedirectResponse(f"{navigation.ACCOUNT}?fait=session", SEE_OTHER)


def withdraw(request: Request, visitor: Visitor) -> Response:
    """Take back a report that waits; a second click finds it withdrawn, and says the same."""
    number = int(request.path_params["report"])
    reports = {one.id: one.state for one in units.read(own_reports, visitor.actor)}
    if reports.get(number) != WITHDRAWN:
        units.perform(withdraw_report, visitor.actor, number)
    return RedirectResponse(f"{navigation.ACCOUNT}?fait=retrait", SEE_OTHER)
