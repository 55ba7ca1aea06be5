"""What surrounds every request: who may ask, which headers leave, and what a person sees of a defect."""

from __future__ import annotations

import logging
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from portal import place
from portal.pages import refused

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
    " script-src 'none'; frame-ancestors 'none'"
)
FIXED = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SHOWN_KINDS = frozenset({"application/pdf", "image/png", "image/jpeg"})
# The viewers of browsers do not work without the right to show the document itself.
SHOWN = (
    "default-src 'none'; script-src 'none'; object-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
HEALTH = "/health"
log = logging.getLogger("sporades.portal")


class HeadersAndDefects:
    """Add the security headers to every answer (2.09, 1.30); a defect is answered by its reference alone (2.06)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, headers added."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def dressed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                add_headers(MutableHeaders(raw=message["headers"]))
            await send(message)

        try:
            await self.app(scope, receive, dressed)
        except Exception as defect:
            reference = secrets.token_hex(4).upper()
            log.exception("defect %s", reference, exc_info=defect)
            if started:
                raise
            await refused.defect(Request(scope), reference)(scope, receive, dressed)


def add_headers(headers: MutableHeaders) -> None:
    """Put the security headers on an answer; what says nothing about being kept is not kept."""
    for name, value in FIXED.items():
        headers[name] = value
    headers.setdefault("cache-control", "no-store")
    if headers.get("content-type") in SHOWN_KINDS:
        headers["content-security-policy"] = SHOWN
    if place.is_secure():
        headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"


class OurNamesOnly:
    """Answer to our own names only, exactly (2.04); the check of health is asked by address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it here."""
        known = scope["type"] != "http" or scope["path"] == HEALTH
        if known or Headers(scope=scope).get("host", "").lower() in place.our_hosts():
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse("", status_code=403)(scope, receive, send)


STACK = [
    Middleware(HeadersAndDefects),
    Middleware(OurNamesOnly),
    Middleware(GZipMiddleware, minimum_size=600, compresslevel=5),
]
