"""« Modifier mon compte »: everything until the first registration; then the address and the password alone."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.access.browsers import browser_name
from core.accounts.addresses import ask_change, awaited_change
from core.accounts.choosing import change_password
from core.accounts.own import OwnData, change_person, own_data
from core.accounts.sessions import open_sessions
from core.calendar.offer import offer
from core.corrections.evidence import Evidence
from core.corrections.reporting import REPORTABLE, OwnReport, own_reports, report_error
from core.errors import ExamError, NotFound
from portal import navigation
from portal.account_forms import ChangeEmailForm, ChangePasswordForm, PersonForm, ReportForm
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

REFUSED = 422
SAID = "fait"
DONE = frozenset({"donnees", "mot-de-passe", "adresse", "signalement", "session", "retrait"})


def show(request: Request, visitor: Visitor) -> Response:
    """Show one's own data; until they are locked, the form that changes them."""
    data = units.read(own_data, visitor.actor)
    offered = units.read(offer, visitor.actor)
    if request.method == "POST":
        form = PersonForm(visitor.language, offered, visitor.sent)
        try:
            units.perform(change_person, visitor.actor, form.person(), seen=_seen(visitor))
        except ExamError as refusal:
            form.refuse(refusal)
            return _account(request, visitor, units.read(own_data, visitor.actor), form, status=REFUSED)
        return _done("donnees")
    return _account(request, visitor, data, PersonForm(visitor.language, offered, data=asdict(data.values)))


def _seen(visitor: Visitor) -> int:
    seen = visitor.text("vu", 12)
    return int(seen) if seen.isascii() and seen.isdigit() else 0


def _account(request: Request, visitor: Visitor, data: OwnData, form: PersonForm, *, status: int = 200) -> Response:
    said = request.query_params.get(SAID, "")
    reports = units.read(own_reports, visitor.actor)
    return page(
        request, "account.html", status=status, data=data, form=form, reports=_latest(reports),
        awaited=units.read(awaited_change, visitor.actor, visitor.account_id), reportable=REPORTABLE,
        sessions=units.read(open_sessions, visitor.actor), here=visitor.session, browser_name=browser_name,
        said=said if said in DONE else "", kept={SAID: said} if said in DONE else {},
    )  # fmt: skip


def _latest(reports: list[OwnReport]) -> dict[str, OwnReport]:
    """Give the latest report on each field."""
    return {one.field: one for one in reversed(reports)}


def _done(what: str) -> Response:
    return RedirectResponse(f"{navigation.ACCOUNT}?{SAID}={what}", SEE_OTHER)


def password(request: Request, visitor: Visitor) -> Response:
    """Change one's password, knowing the current one."""
    form = ChangePasswordForm(visitor.language, visitor.sent)
    if request.method == "POST":
        try:
            change_password(
                visitor.actor, visitor.text("current"), visitor.text("password"), visitor.text("password_again"),
                account_id=visitor.account_id, session=visitor.session,
            )  # fmt: skip
        except ExamError as refusal:
            form.refuse(refusal)
            return page(request, "account_password.html", status=REFUSED, form=form)
        return _done("mot-de-passe")
    return page(request, "account_password.html", form=form)


def email(request: Request, visitor: Visitor) -> Response:
    """Ask for another address, knowing the password."""
    form = ChangeEmailForm(visitor.language, visitor.sent)
    data = units.read(own_data, visitor.actor)
    if request.method == "POST":
        try:
            ask_change(
                visitor.actor, visitor.text("current"), visitor.text("email"), visitor.text("email_again"),
                account_id=visitor.account_id, session=visitor.session,
            )  # fmt: skip
        except ExamError as refusal:
            form.refuse(refusal)
            return page(request, "account_email.html", status=REFUSED, form=form, data=data)
        return _done("adresse")
    return page(request, "account_email.html", form=form, data=data)


def report(request: Request, visitor: Visitor) -> Response:
    """« Signaler une erreur » on a locked field."""
    field = request.path_params["field"].replace("-", "_")
    data = units.read(own_data, visitor.actor)
    if field not in REPORTABLE or not data.locked:
        raise NotFound(kind="field")
    form = ReportForm(visitor.language, visitor.sent)
    shown = data.academie if field == "academie_code" else getattr(data.values, field)
    if request.method == "POST":
        try:
            units.perform_once(
                visitor.key, report_error, visitor.actor, field, wanted=visitor.text("wanted"),
                message=visitor.text("message", 4_000), evidence=_proof(visitor),
            )  # fmt: skip
        except ExamError as refusal:
            form.refuse(refusal)
            return page(request, "account_report.html", status=REFUSED, form=form, field=field, shown=shown)
        return _done("signalement")
    return page(request, "account_report.html", form=form, field=field, shown=shown)


def _proof(visitor: Visitor) -> Evidence | None:
    """Give the file sent as a proof, if any; the core decides what it is."""
    sent = visitor.sent.get("proof")
    if sent is None or isinstance(sent, str) or not sent.filename:
        return None
    return Evidence(sent.filename, sent.file.read())
