"""The accessibility statement: what was checked and by what, what was not, whom to tell, the remedies (1.43)."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from portal.rendering import page

STATED_ON = date(2026, 11, 23)


def show(request: Request) -> Response:
    """Show the statement."""
    return page(request, "accessibility.html", stated_on=STATED_ON)
