"""What the address of a page names: a number that can be one, or one's own registration by its three digits."""

from __future__ import annotations

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request

DIGITS, MOST_DIGITS = 3, 9
MISSING = 404


class NumberConvertor(IntegerConvertor):
    """A number in an address: one too long to be a number of ours names no page."""

    regex = f"[0-9]{{1,{MOST_DIGITS}}}"


register_url_convertor("number", NumberConvertor())


def registration_number(request: Request) -> int:
    """Read the number of a registration as it is printed: « 001 »; anything else names no page."""
    written: str = request.path_params["number"]
    if not (written.isascii() and written.isdigit() and DIGITS <= len(written) <= MOST_DIGITS):
        raise HTTPException(MISSING)
    return int(written)
