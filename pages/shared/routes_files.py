"""Hand over documents and exports: session, right and perimeter checked, reading journalled, nothing kept (2.07)."""

from __future__ import annotations

import importlib
from pathlib import Path
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from core import files, i18n, units
from core.errors import ExamError, NotAllowed, NotFound
from core.files import FileAnswer
from pages.shared.visitor import visitor

# Where files are found: a capability that hands files over is named here once (tests/pages/test_files.py).
OPENED_BY = (
    "core.accommodations.files", "core.audit.files", "core.bulk.files", "core.corrections.answering",
    "core.corrections.evidence", "core.documents.files", "core.documents.handed", "core.exports.files",
    "core.imports.files", "core.imports.facts.models",
    "core.litigation.files", "core.pieces.files", "core.slips.files",
)  # fmt: skip
for _capability in OPENED_BY:
    importlib.import_module(_capability)

INLINE = frozenset({"application/pdf", "image/png", "image/jpeg"})
# The viewers of browsers work neither in a sandbox nor without the right to show the document itself.
SHOWN = "script-src 'none'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
NO_STORE = {"cache-control": "no-store", "content-security-policy": "default-src 'none'; sandbox"}


def hand_over(request: Request) -> Response:
    """Answer one file, or 403 without a session; absent and forbidden look the same (3.03)."""
    found = visitor(request)
    if found is None:
        return PlainTextResponse(i18n.t("fr", "file-signed-out"), status_code=403, headers=NO_STORE)
    try:
        answer = units.perform(files.open_file, found.actor, request.path_params["kind"], request.path_params["name"])
    except ExamError as refused:
        absent = isinstance(refused, (NotFound, NotAllowed))
        shown = NotFound(kind="file") if absent else refused
        return PlainTextResponse(
            i18n.refusal(found.actor.language, shown), status_code=404 if absent else 409, headers=NO_STORE
        )
    return response_of(answer)


def response_of(answer: FileAnswer) -> Response:
    """Give a file its headers; a large one is streamed from its path."""
    headers = {**headers_of(answer)}
    if answer.path:
        path = Path(answer.path)
        after = BackgroundTask(path.unlink, missing_ok=True) if answer.fleeting else None
        return FileResponse(path, media_type=answer.media_type, headers=headers, background=after)
    return Response(answer.content, media_type=answer.media_type, headers=headers)


def headers_of(answer: FileAnswer) -> dict[str, str]:
    """Name the file for every browser (RFC 6266); only images and PDF may be shown in the window."""
    shown = "inline" if answer.inline and answer.media_type in INLINE else "attachment"
    ascii_name = "".join(c if c.isascii() and (c.isalnum() or c in " ._-") else "_" for c in answer.name)
    disposition = f"{shown}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(answer.name, safe='')}"
    kept = dict(NO_STORE)
    if shown == "inline":
        kept["content-security-policy"] = SHOWN
    return {**kept, "content-disposition": disposition, "x-content-type-options": "nosniff"}
