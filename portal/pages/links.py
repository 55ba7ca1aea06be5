"""Pages that the links of mails lead to: opening one changes nothing, its button acts (1.10)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.accounts import activating, addresses, choosing
from core.accounts.errors import AccountGone, AccountLinkDead
from core.accounts.links import ask_link
from core.candidates.errors import EmailTaken
from core.errors import InvalidFields
from portal import cookies, navigation
from portal.account_forms import EmailForm, NewPasswordForm
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

GONE, REFUSED = 410, 422
CHOSEN, CONFIRMED = "/mot-de-passe-choisi", "/adresse-confirmee"
DONE = "fait"
SECRET = "secret"  # noqa: S105 - the name of a part of the address


def activate(request: Request, visitor: Visitor) -> Response:
    """« Activer mon compte »."""
    secret = request.path_params[SECRET]
    try:
        if request.method == "POST":
            done = units.perform(activating.activate, visitor.actor, secret)
            return RedirectResponse(request.url.path + ("" if done.already else f"?{DONE}=1"), SEE_OTHER)
        found = units.read(activating.activation, visitor.actor, secret)
    except AccountGone:
        return page(request, "account_gone.html", status=GONE)
    if found.already:
        fresh = DONE in request.query_params
        return page(request, "account_activated.html", already=not fresh, kept={DONE: "1"} if fresh else {})
    return page(request, "account_activate.html", found=found)


def forgotten(request: Request, visitor: Visitor) -> Response:
    """« Mot de passe oublié »: the same answer for every address."""
    return _asked(request, visitor, "password_forgotten.html")


def resend(request: Request, visitor: Visitor) -> Response:
    """Ask for the activation mail again: the same answer for every address."""
    return _asked(request, visitor, "activation_again.html")


def _asked(request: Request, visitor: Visitor, template: str) -> Response:
    if request.method == "POST":
        units.perform(ask_link, visitor.actor, visitor.text("email"))
        return RedirectResponse(f"{request.url.path}?envoi=1", SEE_OTHER)
    return page(
        request, template, form=EmailForm(visitor.language), sent="envoi" in request.query_params, kept=_kept(request)
    )


def _kept(request: Request) -> dict[str, str]:
    return {"envoi": "1"} if "envoi" in request.query_params else {}


def new_password(request: Request, visitor: Visitor) -> Response:
    """Choose a password with the link of a mail; nobody is let in by it."""
    secret = request.path_params[SECRET]
    form = NewPasswordForm(visitor.language, visitor.sent)
    try:
        found = units.read(choosing.choice, visitor.actor, secret)
        if request.method == "POST":
            choosing.choose_by_link(
                visitor.actor, secret, visitor.text("password"), visitor.text("password_again"),
                accepted=bool(form.accepted.data),
            )  # fmt: skip
            response = RedirectResponse(CHOSEN, SEE_OTHER)
            cookies.drop(response, cookies.SESSION)
            return response
    except AccountLinkDead:
        return page(request, "link_dead.html", status=GONE)
    except InvalidFields as refusal:
        form.refuse(refusal)
        return page(request, "password_new.html", status=REFUSED, form=form, first=found.first)
    return page(request, "password_new.html", form=form, first=found.first)


def confirm_address(request: Request, visitor: Visitor) -> Response:
    """Confirm the new address of an account."""
    secret = request.path_params[SECRET]
    try:
        if request.method == "POST":
            units.perform(addresses.confirm_change, visitor.actor, secret)
            return RedirectResponse(CONFIRMED, SEE_OTHER)
        email = units.read(addresses.change_of, visitor.actor, secret)
    except (AccountLinkDead, EmailTaken):
        return page(request, "link_dead.html", status=GONE)
    return page(request, "address_confirm.html", email=email, account=navigation.ACCOUNT)


def chosen(request: Request) -> Response:
    """Say that the password is chosen, and where to sign in."""
    return page(request, "password_chosen.html")


def confirmed(request: Request) -> Response:
    """Say that the address is changed, and what follows."""
    return page(request, "address_confirmed.html")
