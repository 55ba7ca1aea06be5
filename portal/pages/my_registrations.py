"""« Mes inscriptions »: what is registered, to consult, modify or withdraw from; and the forms left unfinished."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.documents.own import own_documents
from core.errors import ExamError, NotAllowed, NotFound
from core.i18n import refusal
from core.registrations.form.drafts import modify
from core.registrations.form.own import Own, mine, one_of_mine
from core.registrations.form.rules import Tab
from core.registrations.form.saving import withdraw_own
from core.registrations.rules import number_text
from portal import navigation
from portal.asked import registration_number
from portal.pages.registering import REFUSED, address, note_closing, seen, steps
from portal.rendering import page
from portal.visitors import FORBIDDEN, SEE_OTHER, Visitor

CONFIRMATION = "confirmation"  # has its own button, made at once if it is not yet


def show(request: Request, visitor: Visitor) -> Response:
    """List one's registrations and unfinished forms."""
    said = next((name for name in ("abandon", "desinscrit") if name in request.query_params), "")
    found = units.read(mine, visitor.actor)
    return page(request, "my_registrations.html", found=found, said=said, tab_address=address)


def consult(request: Request, visitor: Visitor) -> Response:
    """Show the summary of a registration, to read only."""
    return page(request, "registration.html", one=_one(request, visitor), refused="")


def number(request: Request, visitor: Visitor) -> Response:
    """The last tab, « N° Inscription »: the numbers, the version, the closing date, the documents."""
    one = _one(request, visitor)
    unchanged = "inchange" in request.query_params
    others = [
        document
        for document in units.read(own_documents, visitor.actor)
        if document.number == one.number and document.code and (document.kind != CONFIRMATION or document.handed)
    ]
    return page(
        request, "tab_page_number.html", one=one, steps=steps(None, Tab.NUMBER), unchanged=unchanged, others=others
    )


def change(request: Request, visitor: Visitor) -> Response:
    """« Modifier »: all the tabs again, one after the other, from what is registered."""
    one = _one(request, visitor)
    if request.method != "POST":
        return RedirectResponse(of(one), SEE_OTHER)
    try:
        begun = units.perform(modify, visitor.actor, one.id)
    except (NotFound, NotAllowed):
        raise
    except ExamError as refusing:
        note_closing(refusing, visitor)
        said = refusal(visitor.language, refusing)
        return page(request, "registration.html", status=REFUSED, one=_one(request, visitor), refused=said)
    return RedirectResponse(address(begun, Tab.IDENTIFICATION), SEE_OTHER)


def leave(request: Request, visitor: Visitor) -> Response:
    """« Se désinscrire », once confirmed; there is no way back."""
    refused = ""
    if request.method == "POST":
        key, wanted = visitor.key, registration_number(request)
        if not key:
            raise HTTPException(FORBIDDEN)
        reason = visitor.text("motif", 500).strip()
        try:
            units.perform_once(key, withdraw_own, visitor.actor, wanted, reason=reason, seen=seen(visitor))
        except (NotFound, NotAllowed):
            raise
        except ExamError as refusing:
            note_closing(refusing, visitor)
            refused = refusal(visitor.language, refusing)
        else:
            return RedirectResponse(f"{navigation.REGISTRATIONS}?desinscrit=1", SEE_OTHER)
    one = _one(request, visitor)
    status = REFUSED if refused else 200
    return page(request, "deregister.html", status=status, one=one, refused=refused)


def _one(request: Request, visitor: Visitor) -> Own:
    """Give the registration of an address: one's own, by its three digits, or nothing at all (6.27)."""
    return units.read(one_of_mine, visitor.actor, registration_number(request))


def of(one: Own) -> str:
    """Give the address of a registration."""
    return f"{navigation.REGISTRATIONS}/{number_text(one.number)}"
