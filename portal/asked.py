"""What the address of a page names: one's own registration, by its three digits."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

DIGITS, MOST_DIGITS = 3, 9
MISSING = 404


def registration_number(request: Request) -> int:
    """Read the number of a registration as it is printed: « 001 »; anything else names no page."""
    written: str = request.path_params["number"]
    if not (written.isascii() and written.isdigit() and DIGITS <= len(written) <= MOST_DIGITS):
        raise HTTPException(MISSING)
    return int(written)
