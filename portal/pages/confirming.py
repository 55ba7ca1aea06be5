"""Chapter 5: confirm a registration, online by validating its whole content, or by signing and returning a paper."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.catalogue.contacts import managing_office
from core.errors import ExamError, NotAllowed, NotFound, StaleForm
from core.i18n import refusal, t
from core.registrations.rules import number_text
from core.registrations.snapshot import from_json
from core.registrations.validation import ToConfirm, to_confirm, validate_online
from portal import navigation
from portal.asked import registration_number
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

REFUSED = 422


def show(request: Request, visitor: Visitor) -> Response:
    """Show what is to be confirmed and how; sent with the box ticked, validate it."""
    one = units.read(to_confirm, visitor.actor, registration_number(request))
    if request.method != "POST":
        return _page(request, visitor, one)
    if not visitor.text("verifie"):
        return _page(request, visitor, one, t(visitor.language, "portal-validate-tick-missing"))
    seen = visitor.text("vu")
    try:
        units.perform_once(
            visitor.key, validate_online, visitor.actor, one.registration_id, seen=seen
        )  # fmt: skip
    except (NotFound, NotAllowed):
        raise
    except StaleForm:
        now = units.read(to_confirm, visitor.actor, one.number)
        return _page(request, visitor, now, t(visitor.language, "portal-validate-moved"))
    except ExamError as refused:
        return _page(request, visitor, one, refusal(visitor.language, refused))
    return RedirectResponse(address(one.number), SEE_OTHER)


def address(number: int) -> str:
    """Give where a registration is confirmed."""
    return f"{navigation.REGISTRATIONS}/{number_text(number)}/valider"


def _page(request: Request, visitor: Visitor, one: ToConfirm, refused: str = "") -> Response:
    return page(
        request, "validate.html", status=REFUSED if refused else 200, one=one, printed=from_json(one.snapshot),
        office=units.read(managing_office, visitor.actor, one.academie_code, one.domain_code), refused=refused,
        shown_number=number_text(one.number),
    )  # fmt: skip
