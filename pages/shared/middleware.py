"""What surrounds every request: who may ask (Host, Origin), what is closed, which headers leave, in which language."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import config

from core import settings
from core.i18n import LANGUAGES
from pages.shared import defects, shell_page
from pages.shared.visitor import visitor

CLOSED = (
    "/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check", "/_stcore/bidi-components", "/component",
)  # fmt: skip
WATCHED = ("/health", "/_stcore/health")
SIGNED_IN_ONLY = ("/media", "/_stcore/upload_file")
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
POLICY_VIOLATION = 1008


def _under(path: str, prefixes: Iterable[str]) -> bool:
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes)


def our_origins() -> frozenset[str]:
    """Give the only origins the dashboard answers to: the declared one, or this machine's on our port."""
    public = settings.current().dashboard_public_url
    if public:
        return frozenset({public})
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    port = config.get_option("server.port")
    return frozenset(f"{scheme}://{host}:{port}" for host in LOOPBACK)


def is_ours(scope: Scope) -> bool:
    """Whether a request comes to our name, and from our own pages when it can change or carry something (2.04)."""
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    if host not in {urlsplit(one).netloc for one in our_origins()}:
        return False
    if origin is None:
        return scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
    return origin in our_origins() and urlsplit(origin).netloc == host


class Gate:
    """Refuse foreign names and origins, closed addresses, and what needs a session when there is none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        _forget_forged_address(scope)
        refusal = await _refusal(scope)
        if refusal is None:
            await self.app(scope, receive, send)
        else:
            await refusal(scope, receive, send)


async def _refusal(scope: Scope) -> ASGIApp | None:
    watches = scope["path"] in WATCHED and scope.get("method") in {"GET", "HEAD"}
    if not watches and not is_ours(scope):
        if scope["type"] == "websocket":
            return WebSocketClose(code=POLICY_VIOLATION)
        return PlainTextResponse("", status_code=403)
    if _under(scope["path"], CLOSED):
        return PlainTextResponse("", status_code=404)
    if _under(scope["path"], SIGNED_IN_ONLY) and not await run_in_threadpool(visitor, HTTPConnection(scope)):
        return PlainTextResponse("", status_code=403)
    return None


def _forget_forged_address(scope: Scope) -> None:
    """Without a declared proxy nobody may say where a request comes from (2.16).

    The server believes the header of this machine only, and mostly writes port 0; a peer from elsewhere stays itself.
    """
    if settings.current().dashboard_public_url or "x-forwarded-for" not in Headers(scope=scope):
        return
    peer = scope.get("client")
    if not peer or not peer[1] or config.get_option("server.address") in ("localhost", "127.0.0.1", "::1"):
        scope["client"] = ("127.0.0.1", 0)


def policy() -> str:
    """Give the content security policy, proven in Chromium without a violation."""
    scripts = " ".join(["'self'", *shell_page.script_hashes()])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
        " font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; object-src 'none';"
        " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


class HeadersAndLanguage:
    """Add the security headers to every answer, and give our page for Streamlit's (2.09, 1.30, 1.39)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, headers added; a defect below is logged and answered without a detail (2.06)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope, send)
        try:
            await self.app(scope, receive, answer.send)
        except Exception as error:  # noqa: BLE001 - the last line before the browser
            response: Response = PlainTextResponse(defects.note(error), status_code=500)
            if not answer.started:
                await response(scope, receive, answer.send)


class _Answer:
    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self._send = scope, send
        self.started = self.replaced = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            await self._start(message)
        elif not self.replaced:
            await self._send(message)

    async def _start(self, message: Message) -> None:
        headers = MutableHeaders(raw=message.setdefault("headers", []))
        shell = headers.get("content-type", "").startswith("text/html") and message["status"] == 200  # noqa: PLR2004
        if shell:
            await self._send_shell(headers)
            return
        add_headers(headers)
        await self._send(message)

    async def _send_shell(self, streamlit: MutableHeaders) -> None:
        request = HTTPConnection(self.scope)
        found = await run_in_threadpool(visitor, request)
        asked = request.query_params.get("lang", "")  # chosen on the sign-in screen
        language = found.actor.language if found else asked if asked in LANGUAGES else LANGUAGES[0]
        response = Response(shell_page.page(language), media_type="text/html")
        for cookie in streamlit.getlist("set-cookie"):
            response.headers.append("set-cookie", cookie)
        response.headers["cache-control"] = "no-store"
        add_headers(response.headers)
        self.replaced = True
        await self._send({"type": "http.response.start", "status": 200, "headers": response.raw_headers})
        body = b"" if self.scope["method"] == "HEAD" else response.body
        await self._send({"type": "http.response.body", "body": body})


def add_headers(headers: MutableHeaders) -> None:
    """Put the security headers on an answer."""
    secure = settings.current().cookie_name.startswith("__Host-")
    fixed = {
        "content-security-policy": policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    for name, value in fixed.items():
        headers.setdefault(name, value)
    if secure:
        headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
        _secure_cookies(headers)


def _secure_cookies(headers: MutableHeaders) -> None:
    """Streamlit does not know that TLS ends at the proxy: its own cookie is marked Secure here."""
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        headers.append("set-cookie", cookie if "secure" in cookie.lower() else f"{cookie}; Secure")


STACK = [Middleware(HeadersAndLanguage), Middleware(Gate)]
