"""« Aménagements d’épreuves »: what to do and where, a request on one's registration, and what became of it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from wtforms import BooleanField, FileField, TextAreaField

from core import units
from core.accommodations import actions, queries
from core.accommodations.queries import Own
from core.accommodations.reference import GROUPS
from core.calendar.offer import offer
from core.corrections.evidence import Evidence
from core.errors import ExamError, NotFound
from portal.forms import SpaceForm
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

PLACE, REFUSED, NOT_UNDERSTOOD = "lieu", 422, 400
ASK, COMPLETE, WITHDRAW = "demander", "completer", "retirer"


class RequestForm(SpaceForm):
    """What is asked beside the measures: words and a proof."""

    measures = BooleanField("accommodations-measures")
    message = TextAreaField("accommodations-message", render_kw={"rows": "5", "maxlength": "4000"})
    proof = FileField("accommodations-proof", render_kw={"accept": ".pdf,.jpg,.jpeg,.png"})


def show(request: Request, visitor: Visitor) -> Response:
    """Say what to do and where in an académie; signed in, show one's registrations and what was asked on each."""
    offered = units.read(offer, visitor.actor)
    mine = units.read(queries.own, visitor.actor) if visitor.visit else []
    asked = request.query_params.get(PLACE, "")
    place = offered.place(asked)
    unknown = bool(asked) and place is None
    wanted = dict.fromkeys([place.academie_code] if place else [one.academie_code for one in mine])
    found = [units.read(queries.guidance, visitor.actor, code) for code in wanted]
    return page(
        request, "accommodations.html", status=NOT_UNDERSTOOD if unknown else 200, kept={PLACE: asked} if place else {},
        offer=offered, place=place, unknown=unknown, mine=mine, guidance=[one for one in found if one],
    )  # fmt: skip


def one(request: Request, visitor: Visitor) -> Response:
    """Show the request on one registration, or the form that sends it; do what its button says."""
    number = request.path_params["number"]
    found = units.read(queries.own_one, visitor.actor, number)
    form = RequestForm(visitor.language, visitor.sent)
    if request.method != "POST":
        return _page(request, visitor, found, form)
    try:
        _act(visitor, found)
    except ExamError as refused:
        form.refuse(refused)
        return _page(request, visitor, found, form, status=REFUSED)
    return RedirectResponse(request.url.path, SEE_OTHER)


def _act(visitor: Visitor, found: Own) -> None:
    what, key, message = visitor.text("geste"), visitor.key, visitor.text("message", 5_000)
    if what == ASK:
        units.perform_once(
            key, actions.ask, visitor.actor, found.registration_id, measures=visitor.texts("measure"),
            message=message, evidence=_proof(visitor),
        )  # fmt: skip
        return
    seen = visitor.text("vu")
    if found.request is None or not seen.isdecimal():
        raise NotFound(kind="accommodation")
    if what == COMPLETE:
        units.perform_once(
            key, actions.complete, visitor.actor, found.request.id, message=message, evidence=_proof(visitor),
            seen=int(seen),
        )  # fmt: skip
    elif what == WITHDRAW:
        units.perform_once(key, actions.withdraw, visitor.actor, found.request.id, seen=int(seen))
    else:
        raise NotFound(kind="accommodation")


def _page(request: Request, visitor: Visitor, found: Own, form: RequestForm, *, status: int = 200) -> Response:
    measures = queries.measures()
    return page(
        request, "accommodation.html", status=status, found=found, form=form, chosen=visitor.texts("measure"),
        guidance=units.read(queries.guidance, visitor.actor, found.academie_code),
        groups={group: [one for one in measures if one.group == group] for group in GROUPS},
    )  # fmt: skip


def _proof(visitor: Visitor) -> Evidence | None:
    """Give the file sent as a proof, if any; the core decides what it is."""
    sent = visitor.sent.get("proof")
    if sent is None or isinstance(sent, str) or not sent.filename:
        return None
    return Evidence(sent.filename, sent.file.read())
