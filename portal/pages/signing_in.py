"""« Me connecter », and out again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.accounts.proving import sign_in
from core.accounts.sessions import sign_out
from portal import cookies, navigation
from portal.account_forms import SignInForm
from portal.rendering import page
from portal.visitors import OVER, SEE_OTHER, Visitor

NEXT = "suite"
REFUSED, TOO_MANY = 422, 429
CLEARED = '"cache", "storage"'


def show(request: Request, visitor: Visitor) -> Response:
    """Ask for the address and the password; whatever the account is, the same words refuse (1.15)."""
    then = ours(request.query_params.get(NEXT, "") or visitor.text(NEXT))
    if visitor.visit is not None and request.method != "POST":
        return RedirectResponse(then, SEE_OTHER)
    form = SignInForm(visitor.language, visitor.sent)
    if request.method != "POST":
        over = "over" if OVER in request.query_params else ""
        return page(request, "sign_in.html", form=form, then=then, refused=over, until=None, kept=_kept(request))
    agent = request.headers.get("user-agent", "")
    entered = sign_in(visitor.actor, visitor.text("email"), visitor.text("password"), agent=agent)
    if not entered.secret:
        status, refused = (TOO_MANY, "wait") if entered.wait_until else (REFUSED, "wrong")
        return page(
            request, "sign_in.html", status=status, form=form, then=then, refused=refused, until=entered.wait_until
        )
    if visitor.visit is not None:
        units.perform(sign_out, visitor.actor, visitor.session)
    response = RedirectResponse(then, SEE_OTHER)
    cookies.put(response, cookies.SESSION, entered.secret)
    cookies.drop(response, cookies.FORM)
    return response


def _kept(request: Request) -> dict[str, str]:
    return {name: request.query_params[name] for name in (NEXT, OVER) if name in request.query_params}


def ours(wanted: str) -> str:
    """Give where to go once signed in: one of our own pages, never elsewhere, never where one signs in or out."""
    safe = wanted.startswith("/") and not wanted.startswith("//") and wanted.isascii() and wanted.isprintable()
    if not safe or "\\" in wanted or wanted.startswith((navigation.SIGN_IN, navigation.SIGN_OUT)):
        return navigation.REGISTRATIONS
    return wanted


def leave(request: Request, visitor: Visitor) -> Response:
    """End the session; what the browser kept of it is erased. Only its button does so, never its address alone."""
    response = RedirectResponse(navigation.HOME, SEE_OTHER)
    if request.method != "POST":
        return response
    if visitor.visit is not None:
        units.perform(sign_out, visitor.actor, visitor.session)
    cookies.drop(response, cookies.SESSION)
    response.headers["clear-site-data"] = CLEARED
    return response
