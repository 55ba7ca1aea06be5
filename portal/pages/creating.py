"""« Créer un compte candidat »: the form, what is about to be created, and that it is (seed 2)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.accounts import creating
from core.accounts.errors import TypedIsGone
from core.accounts.typed import TypedAccount
from core.calendar.offer import offer
from core.errors import InvalidFields
from portal import navigation
from portal.account_forms import CreationForm
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

REFUSED, TOO_MANY = 422, 429
KEPT = "saisie"
DONE = f"{navigation.CREATE}/merci"
CONFIRM = f"{navigation.CREATE}/confirmer"


def show(request: Request, visitor: Visitor) -> Response:
    """Show the form; a valid one is shown back, to be confirmed."""
    if visitor.visit is not None:
        return RedirectResponse(navigation.ACCOUNT, SEE_OTHER)
    form = CreationForm(visitor.language, units.read(offer, visitor.actor), visitor.sent)
    if request.method != "POST":
        return _form(request, form)
    try:
        prepared = creating.prepare(visitor.actor, _typed(visitor, form))
    except InvalidFields as refusal:
        form.refuse(refusal)
        return _form(request, form, status=REFUSED)
    if prepared.wait_until or prepared.taken:
        return _form(request, form, status=TOO_MANY if prepared.wait_until else REFUSED, told=prepared)
    shown = units.read(creating.kept, visitor.actor, prepared.secret)
    return page(request, "account_confirm.html", shown=shown, secret=prepared.secret)


def _typed(visitor: Visitor, form: CreationForm) -> TypedAccount:
    return TypedAccount(
        person=form.person(), email=visitor.text("email"), email_again=visitor.text("email_again"),
        password=visitor.text("password"), password_again=visitor.text("password_again"),
        accepted=bool(form.accepted.data), language=visitor.language,
    )  # fmt: skip


def _form(
    request: Request, form: CreationForm, *, status: int = 200, told: creating.Prepared | None = None
) -> Response:
    return page(request, "account_create.html", status=status, form=form, told=told)


def confirm(request: Request, visitor: Visitor) -> Response:
    """Create the account that was shown; what is no longer kept is typed again."""
    if request.method != "POST" or visitor.visit is not None:
        return RedirectResponse(navigation.CREATE, SEE_OTHER)
    try:
        created = creating.create(visitor.actor, visitor.text(KEPT))
    except TypedIsGone as refusal:
        form = CreationForm(visitor.language, units.read(offer, visitor.actor))
        form.refuse(refusal)
        return _form(request, form, status=REFUSED)
    if created.taken:
        form = CreationForm(visitor.language, units.read(offer, visitor.actor))
        return _form(request, form, status=REFUSED, told=creating.Prepared(taken=True))
    return RedirectResponse(DONE, SEE_OTHER)


def done(request: Request, visitor: Visitor) -> Response:
    """Say that the mail is on its way, until when it serves, and what to do if it does not come."""
    del visitor
    return page(request, "account_created.html")
