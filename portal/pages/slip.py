"""« Papillon de connexion »: code and birth date, then the e-mail and the password of the account to activate."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from wtforms import BooleanField, EmailField, PasswordField, StringField
from wtforms.validators import InputRequired

from core.candidates.errors import EmailTaken
from core.errors import ExamError
from core.slips import rules
from core.slips.claiming import TypedClaim, claim
from portal.forms import SpaceForm
from portal.navigation import SLIP
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

DONE = f"{SLIP}/mail-envoye"
CODE = "code"
NOT_ACCEPTED = 422


def _asked(autocomplete: str, **more: str) -> dict[str, Any]:
    return {"validators": [InputRequired()], "render_kw": {"autocomplete": autocomplete, **more}}


class SlipForm(SpaceForm):
    """The form of the slip; a password typed is never written back."""

    slip_code = StringField(**_asked("off", autocapitalize="characters", spellcheck="false", maxlength="40"))
    birth_date = StringField(**_asked("bday", maxlength="40"))
    email = EmailField("account-email", **_asked("email", spellcheck="false"))
    email_again = EmailField("account-email-again", **_asked("email", spellcheck="false"))
    password = PasswordField(**_asked("new-password"))
    password_again = PasswordField("account-password-again", **_asked("new-password"))
    accepted = BooleanField("account-accepted", validators=[InputRequired()])


def show(request: Request, visitor: Visitor) -> Response:
    """Show the form, its code already there when the square of the slip was photographed; or use the slip."""
    form = SlipForm(visitor.language, visitor.sent)
    if request.method != "POST":
        code = rules.read(request.query_params.get(CODE, ""))
        form.slip_code.data = rules.written(code)
        return page(request, "slip.html", form=form, taken=False, kept=_kept(code))
    try:
        claim(visitor.actor, _typed(form, visitor))
    except EmailTaken:
        return page(request, "slip.html", status=NOT_ACCEPTED, form=form, taken=True)
    except ExamError as refused:
        form.refuse(refused)
        return page(request, "slip.html", status=NOT_ACCEPTED, form=form, taken=False)
    return RedirectResponse(DONE, SEE_OTHER)


def done(request: Request, visitor: Visitor) -> Response:
    """Say that the mail is on its way, and what it is for."""
    del visitor
    return page(request, "slip_done.html")


def _typed(form: SlipForm, visitor: Visitor) -> TypedClaim:
    return TypedClaim(
        code=form.slip_code.data or "", birth_date=form.birth_date.data or "", email=form.email.data or "",
        email_again=form.email_again.data or "", password=form.password.data or "",
        password_again=form.password_again.data or "", accepted=bool(form.accepted.data), language=visitor.language,
    )  # fmt: skip


def _kept(code: str) -> dict[str, str]:
    return {CODE: rules.written(code)} if code else {}
