"""Who asks for a page: anyone, or someone signed in. Every page that depends on it, and every form, goes through here.

A page is a plain function of the request and of its `Visitor`; it runs in a thread, and a form was read before it.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.background import BackgroundTask
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.access import Actor
from core.access.actor import public
from core.accounts.sessions import SpaceOpened, touch, whose
from core.accounts.visits import Visit, visit
from core.errors import NotAllowed, NotFound, ServiceBusy
from portal import cookies, forged, language
from portal.together import together

SIGN_IN, OVER = "/connexion", "fin"
SEE_OTHER = 303
NOT_UNDERSTOOD, FORBIDDEN, MISSING, TOO_LARGE, AWAY = 400, 403, 404, 413, 503
MOST_BYTES = 24 * 1024 * 1024
MOST_UNKNOWN = 256 * 1024  # of someone not signed in, who sends no file
MOST_FIELDS, MOST_FILES = 600, 6
ONE_FIELD = 64 * 1024
WRITING = CapacityLimiter(4)  # forms sent wait among themselves: nobody who reads waits for those who write
LONGEST_KEY = 64  # of a one-use key
MOST_DIGITS = 12
NUL = "\x00"  # no keyboard writes it, and PostgreSQL keeps no text that holds it


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, in which language, and what was sent with the request; `visit` is none for someone not signed in."""

    actor: Actor
    language: str
    visit: Visit | None = None
    secret: str = ""
    sent: FormData = field(default_factory=FormData)

    @property
    def account_id(self) -> int:
        """The account signed in, 0 when nobody is."""
        return self.visit.opened.account_id if self.visit else 0

    @property
    def session(self) -> str:
        """The digest that names the session, empty when nobody is signed in."""
        return self.visit.opened.session if self.visit else ""

    def text(self, name: str, longest: int = 2_000) -> str:
        """Give a field as it was typed, cut where nobody types; a file or an absent field is empty."""
        value = self.sent.get(name, "")
        return value[:longest] if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Give every value of a field that can be given several times."""
        return tuple(value for value in self.sent.getlist(name) if isinstance(value, str))

    @property
    def key(self) -> str:
        """The one-use key of the form that was sent, empty when it had none."""
        return self.text("cle", LONGEST_KEY)

    @property
    def address(self) -> str:
        """Where the request comes from, for throttles."""
        return self.actor.address


Page = Callable[[Request, Visitor], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def open_to_all(make: Page, *, to_signed_in: bool = False) -> Endpoint:
    """Serve a page to anyone; who is signed in is known to it. One `to_signed_in` asks the others to sign in first."""

    async def show(request: Request) -> Response:
        if NUL in request.url.path:
            raise HTTPException(MISSING)
        if to_signed_in and await _sends_more_than_unknown(request):
            return RedirectResponse(_sign_in_then(request), SEE_OTHER)  # not « too large »: the session is what ended
        try:
            sent = await _read_form(request)
        except HTTPException:  # the refusal is said in the frame of who is signed in
            request.state.visitor = await to_thread.run_sync(_visitor, request, FormData())
            raise
        writes = WRITING if sent is not None else None
        return await to_thread.run_sync(
            partial(_answer, make, request, sent, to_signed_in=to_signed_in), limiter=writes
        )  # fmt: skip

    return show


def signed_in(make: Page) -> Endpoint:
    """Serve a page to someone signed in; anyone else is asked to sign in first, and comes back to it."""
    return open_to_all(make, to_signed_in=True)


def same_for_all(make: Callable[[Request], Response]) -> Endpoint:
    """Serve a page whose content is the same for everyone: together to those not signed in, framed to the others."""
    shared = together(make)
    framed = open_to_all(lambda request, visitor: make(request))  # noqa: ARG005 - the frame alone knows the visitor

    async def show(request: Request) -> Response:
        return await (framed if cookies.read(request, cookies.SESSION) else shared)(request)

    return show


def _sign_in_then(request: Request) -> str:
    if request.method == "POST":
        return f"{SIGN_IN}?{OVER}=1"  # the session ended before the form was sent
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"{SIGN_IN}?suite={quote(wanted, safe='')}"


def _answer(make: Page, request: Request, sent: FormData | None, *, to_signed_in: bool) -> Response:
    visitor = _visitor(request, sent or FormData())
    request.state.visitor = visitor
    if to_signed_in and visitor.visit is None:  # nothing is done, so no token is asked
        return RedirectResponse(_sign_in_then(request), SEE_OTHER)
    if sent is not None and not (
        forged.comes_from_us(request) and forged.holds(visitor.secret, visitor.text(forged.FIELD))
    ):
        raise HTTPException(FORBIDDEN)
    try:
        response = make(request, visitor)
    except (NotFound, NotAllowed):
        raise HTTPException(MISSING) from None
    except ServiceBusy:  # the database or the store of documents: nothing was recorded
        raise HTTPException(AWAY, headers={"retry-after": "60"}) from None
    if (
        visitor.visit is None
        and not cookies.read(request, cookies.FORM)
        and getattr(request.state, "form_written", False)
    ):
        cookies.put(response, cookies.FORM, visitor.secret)
    if visitor.visit is not None and visitor.visit.opened.to_touch:
        response.background = BackgroundTask(_note_use, visitor.visit.opened)
    return response


def _visitor(request: Request, sent: FormData) -> Visitor:
    """Say who asks: the cookie is looked up at each request, so that what ends a session ends it at once (1.17)."""
    spoken, secret = language.of(request), cookies.read(request, cookies.SESSION)
    address = request.client.host if request.client else ""
    found = units.read(visit, public(spoken), secret) if secret else None
    if found is None:
        known = cookies.read(request, cookies.FORM) or secrets.token_urlsafe(32)
        return Visitor(public(spoken, address), spoken, secret=known, sent=sent)
    return Visitor(replace(found.opened.actor, address=address), spoken, found, secret, sent)


async def _note_use(opened: SpaceOpened) -> None:
    """Note that a session is in use, after its page: a page never waits for those who write."""
    with contextlib.suppress(ServiceBusy):
        await to_thread.run_sync(units.perform, touch, opened.actor, opened.session, limiter=WRITING)


def _is_known(request: Request) -> bool:
    secret = cookies.read(request, cookies.SESSION)
    return bool(secret) and units.read(whose, public(), secret) is not None


def _length(request: Request) -> int:
    """Give how many bytes a request says it sends; one that does not say is longer than anything."""
    length = request.headers.get("content-length", "")
    return int(length) if length.isdigit() and len(length) <= MOST_DIGITS else MOST_BYTES + 1


async def _sends_more_than_unknown(request: Request) -> bool:
    """Whether someone not signed in sends more than what only someone signed in may send."""
    if request.method != "POST" or _length(request) <= MOST_UNKNOWN:
        return False
    return not await to_thread.run_sync(_is_known, request)


async def _read_form(request: Request) -> FormData | None:
    """Read what was sent, within limits; what does not say how long it is, or is too long, is refused unread."""
    if request.method != "POST":
        return None
    if _length(request) > MOST_BYTES or await _sends_more_than_unknown(request):
        raise HTTPException(TOO_LARGE)
    sent = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=ONE_FIELD)
    if any(NUL in name or (isinstance(value, str) and NUL in value) for name, value in sent.multi_items()):
        raise HTTPException(NOT_UNDERSTOOD)
    return sent
