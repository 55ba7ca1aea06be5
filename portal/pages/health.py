"""Whether the candidate space can answer: asked by what starts it, and by the proxy in front."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from core import clock, units
from core.access.actor import public


def show(_: Request) -> PlainTextResponse:
    """Say ok when the database answers; a defect says otherwise."""
    units.read(lambda tx, _: clock.now(tx), public())
    return PlainTextResponse("ok")
