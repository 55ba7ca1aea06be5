"""Chapter 7, « Mes documents »: the latest version of each, on paper and as a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.documents.actions import NoDocumentNow
from core.documents.errors import DocumentSuperseded, DocumentTakenBack
from core.documents.own import bring_up_to_date, latest, open_own, own_twin
from core.documents.rendering.units import Kind, Said
from core.errors import ServiceBusy
from portal import navigation
from portal.asked import registration_number
from portal.handing import file_response
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

GONE = 410
KIND = "kind"


@dataclass(slots=True)
class Block:
    """Texts of the same nature that follow each other; `pairs` has labels with their values."""

    nature: str
    texts: list[str] = field(default_factory=list)
    pairs: list[tuple[str, list[str]]] = field(default_factory=list)


def show(request: Request, visitor: Visitor) -> Response:
    """List one's documents, those of the same registration together; one under way is made at once."""
    found = bring_up_to_date(visitor.actor)
    numbers = dict.fromkeys(one.number for one in found)
    groups = [[one for one in found if one.number == number] for number in numbers]
    return page(request, "documents.html", groups=groups)


def paper(request: Request, visitor: Visitor) -> Response:
    """Open a document; the address of one that was replaced says so."""
    try:
        return file_response(units.perform(open_own, visitor.actor, request.path_params["code"]))
    except DocumentSuperseded as refused:
        return _gone(request, refused)


def text(request: Request, visitor: Visitor) -> Response:
    """Give the same content as a page (1.42)."""
    try:
        twin = units.perform(own_twin, visitor.actor, request.path_params["code"])
    except DocumentSuperseded as refused:
        return _gone(request, refused)
    return page(request, "document_text.html", twin=twin, blocks=blocks(twin.parts))


def newest(request: Request, visitor: Visitor) -> Response:
    """Lead to the latest document of a kind, made at once if it is not yet: what « Visualiser / imprimer » opens."""
    try:
        code = latest(visitor.actor, registration_number(request), request.path_params[KIND])
    except (NoDocumentNow, ServiceBusy):
        return RedirectResponse(navigation.DOCUMENTS, SEE_OTHER)
    return RedirectResponse(f"{navigation.DOCUMENTS}/{code}", SEE_OTHER)


def _gone(request: Request, refused: DocumentSuperseded) -> Response:
    taken_back = isinstance(refused, DocumentTakenBack)
    return page(request, "document_gone.html", status=GONE, taken_back=taken_back)


def blocks(parts: tuple[Said, ...]) -> list[Block]:
    """Put together what a document says as a page shows it: titles, labelled values, lists, paragraphs."""
    found: list[Block] = []
    for said in parts:
        nature = "pairs" if said.kind in {Kind.LABEL, Kind.VALUE} else said.kind.value
        if not said.text.strip():
            continue
        if not found or found[-1].nature != nature:
            found.append(Block(nature))
        last = found[-1]
        if nature != "pairs":
            last.texts.append(said.text)
        elif said.kind is Kind.LABEL or not last.pairs:
            last.pairs.append((said.text, []))
        else:
            last.pairs[-1][1].append(said.text)
    return found
