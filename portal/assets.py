"""The files that pages link to, read once, served under a name that holds their digest: kept by browsers for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
KINDS = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def served() -> dict[str, tuple[bytes, str]]:
    """Give what is served: the content and kind of each file, by the name that holds its digest."""
    found = {}
    for path in sorted(FOLDER.iterdir()):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:12]
        found[f"{path.stem}.{digest}{path.suffix}"] = (content, KINDS[path.suffix])
    return found


@cache
def address(name: str) -> str:
    """Give the address of a file: `portal.css` is at `/static/portal.<digest>.css`."""
    stem, suffix = name.rsplit(".", 1)
    (held,) = (one for one in served() if one.startswith(f"{stem}.") and one.endswith(f".{suffix}"))
    return f"/static/{held}"


async def asset(request: Request) -> Response:
    """Serve a file by its full name; an old digest is gone."""
    found = served().get(request.path_params["name"])
    if found is None:
        return Response(status_code=404)
    content, kind = found
    return Response(content, headers={"content-type": kind, "cache-control": FOR_EVER})
