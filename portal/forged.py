"""No other site may act for a visitor: every form carries a token bound to a secret of the browser (2.03).

The browser's own word on where a request comes from is checked as well, when it gives one. A token is masked anew
each time it is written, so that a compressed page tells nothing of it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from starlette.requests import Request

FIELD = "jeton"
SALT_SIGNS = 16
OURS = frozenset({"same-origin"})


def token(secret: str) -> str:
    """Write a token for the holder of a secret."""
    salt = secrets.token_hex(SALT_SIGNS // 2)
    return salt + _sealed(secret, salt)


def holds(secret: str, given: str) -> bool:
    """Whether a token was written for this secret."""
    salt, seal = given[:SALT_SIGNS], given[SALT_SIGNS:]
    return bool(secret) and hmac.compare_digest(seal.encode(), _sealed(secret, salt).encode())


def comes_from_us(request: Request) -> bool:
    """Whether the browser says that a form was sent from our own pages; an old one says nothing."""
    said = request.headers.get("sec-fetch-site")
    if said is not None:
        return said in OURS
    origin = request.headers.get("origin")
    return origin in {None, "null", f"{request.url.scheme}://{request.headers.get('host', '')}"} or (
        origin == f"https://{request.headers.get('host', '')}"
    )


def _sealed(secret: str, salt: str) -> str:
    return hmac.new(secret.encode(), salt.encode(), hashlib.sha256).hexdigest()
