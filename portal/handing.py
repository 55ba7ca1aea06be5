"""Hand over a file by our own route, to its owner, never kept, shown in the window when it is harmless (2.07)."""

from __future__ import annotations

from starlette.responses import Response

from core.files import FileAnswer
from portal.middleware import SHOWN_KINDS


def file_response(answer: FileAnswer) -> Response:
    """Give a file its headers; its name is made of our own words, so it needs no quoting."""
    shown = "inline" if answer.inline and answer.media_type in SHOWN_KINDS else "attachment"
    headers = {"content-disposition": f'{shown}; filename="{answer.name}"', "cache-control": "no-store"}
    return Response(answer.content, media_type=answer.media_type, headers=headers)
