"""« Mes pièces »: deposit what is asked, see it again, lock it for the office to check (seed 5 and 10)."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core import units
from core.corrections.evidence import MOST_BYTES, Evidence
from core.errors import ExamError, NotAllowed, NotFound
from core.i18n import refusal
from core.pieces.actions import MOST_FILES, deposit, lock, remove
from core.pieces.files import open_own_piece
from core.pieces.queries import OwnPieces, own_pieces
from core.registrations.rules import number_text
from core.registrations.validation import all_to_confirm
from portal import navigation
from portal.asked import registration_number
from portal.handing import file_response
from portal.rendering import page
from portal.visitors import SEE_OTHER, Visitor

REFUSED = 422
FILE, PIECE, MARK = "fichier", "piece", "marque"


def choose(request: Request, visitor: Visitor) -> Response:
    """Lead to the pieces of one's only registration, or let choose among several."""
    numbers = [number_text(one.number) for one in units.read(all_to_confirm, visitor.actor)]
    if len(numbers) == 1:
        return RedirectResponse(f"{navigation.PIECES}/{numbers[0]}", SEE_OTHER)
    found = [units.read(own_pieces, visitor.actor, int(number)) for number in numbers]
    return page(request, "pieces_choice.html", found=found)


def show(request: Request, visitor: Visitor) -> Response:
    """Show each piece asked, its state, its files."""
    return _page(request, visitor, registration_number(request))


def back(request: Request, visitor: Visitor) -> Response:
    """Lead from the address of a gesture to the page, in the language asked: a refusal is left by another language."""
    del visitor
    here = f"{navigation.PIECES}/{number_text(registration_number(request))}"
    return RedirectResponse(f"{here}?{request.url.query}".rstrip("?"), SEE_OTHER)


def opened(request: Request, visitor: Visitor) -> Response:
    """Open a file that was deposited."""
    number = registration_number(request)
    return file_response(units.perform(open_own_piece, visitor.actor, number, request.path_params["mark"]))


def deposited(request: Request, visitor: Visitor) -> Response:
    """Take a file for a piece."""
    given = visitor.sent.get(FILE)
    file = Evidence("", b"")
    if isinstance(given, UploadFile):
        file = Evidence(given.filename or "", given.file.read(MOST_BYTES + 1))
    piece = visitor.text(PIECE)

    def act(found: OwnPieces, key: str) -> None:
        units.perform_once(
            key, deposit, visitor.actor, found.registration_id, piece, file, replaces=visitor.text("remplace")
        )

    return _acted(request, visitor, act, "depose", piece)


def removed(request: Request, visitor: Visitor) -> Response:
    """Take a file away."""
    piece, mark = visitor.text(PIECE), visitor.text(MARK)

    def act(found: OwnPieces, key: str) -> None:
        units.perform_once(key, remove, visitor.actor, found.registration_id, piece, mark)

    return _acted(request, visitor, act, "retire", piece)


def locked(request: Request, visitor: Visitor) -> Response:
    """Lock all the pieces."""

    def act(found: OwnPieces, key: str) -> None:
        units.perform_once(key, lock, visitor.actor, found.registration_id)

    return _acted(request, visitor, act, "verrouille", "")


def _acted(
    request: Request, visitor: Visitor, act: Callable[[OwnPieces, str], None], done: str, piece: str
) -> Response:
    """Do what was asked and lead back to the page, or show it again with the refusal beside its piece."""
    number = registration_number(request)
    found = units.read(own_pieces, visitor.actor, number)
    try:
        act(found, visitor.key)
    except (NotFound, NotAllowed):
        raise
    except ExamError as refused:
        said = refusal(visitor.language, refused)
        return _page(request, visitor, number, refused={piece: said}, status=REFUSED)
    anchor = f"#piece-{piece}" if piece else ""
    return RedirectResponse(f"{navigation.PIECES}/{number_text(number)}?fait={done}{anchor}", SEE_OTHER)


def _page(
    request: Request, visitor: Visitor, number: int, *, refused: dict[str, str] | None = None, status: int = 200
) -> Response:
    done = request.query_params.get("fait", "")
    return page(
        request, "pieces.html", status=status, found=units.read(own_pieces, visitor.actor, number),
        refused=refused or {}, done=done if done in {"depose", "retire", "verrouille"} else "", most=MOST_FILES,
        number_shown=number_text(number), here=f"{navigation.PIECES}/{number_text(number)}",
    )  # fmt: skip
