"""The page that the square and the code of a document open: valid, superseded, no longer valid or unknown (1.46)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from wtforms import StringField

from core.access.errors import TriedTooOften
from core.documents.checking import Checked, CheckState, check
from core.documents.contexts import CHECK_PATH
from portal.forms import SpaceForm
from portal.navigation import CHECK
from portal.rendering import page
from portal.visitors import Visitor, open_to_all

CODE = "code"
LONGEST = 60
TOO_MANY, MISSING = 429, 404
NOT_INDEXED = "noindex, nofollow, noarchive"


class CheckForm(SpaceForm):
    """The form that takes a code read on a paper; sent by address, it needs neither account nor cookie."""

    code = StringField(
        "check-code",
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "maxlength": LONGEST},
    )


def show(request: Request, visitor: Visitor) -> Response:
    """Show the form, or what the code that was typed says."""
    return _answer(request, visitor, request.query_params.get(CODE, ""))


def printed(request: Request, visitor: Visitor) -> Response:
    """Show what the code of a square says."""
    return _answer(request, visitor, request.path_params[CODE])


def _answer(request: Request, visitor: Visitor, typed: str) -> Response:
    """Answer a code; one that can be no code and one that nobody has look the same."""
    code = typed[:LONGEST].strip()
    form = CheckForm(visitor.language)
    form.code.data = code
    found, wait, status = None, None, 200
    if code:
        try:
            found = check(visitor.actor, code)
            status = MISSING if found.state is CheckState.UNKNOWN else status
        except TriedTooOften as refused:
            wait, status = refused.facts["until"], TOO_MANY
    response = page(
        request, "check.html", status=status, form=form, found=found, wait=wait, action=CHECK,
        again=_is_again(found), kept={CODE: code} if request.url.path == CHECK and code else None,
    )  # fmt: skip
    response.headers["x-robots-tag"] = NOT_INDEXED
    return response


def _is_again(found: Checked | None) -> bool:
    """Whether a superseded document was printed again with the same version: an address of the office that moved."""
    return found is not None and found.version == found.newest


ROUTES = [
    Route(CHECK, open_to_all(show)),
    Route(CHECK_PATH, open_to_all(show)),
    Route(f"{CHECK_PATH}{{code}}", open_to_all(printed)),
]
