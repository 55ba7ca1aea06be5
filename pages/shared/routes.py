"""The addresses that are not Streamlit pages."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from core import units
from db.engine import reading
from pages.shared.routes_files import hand_over
from pages.shared.routes_session import open_with_ticket, sign_out
from pages.shared.suggesting import suggest

STATIC = Path(__file__).parent / "static"
SCRIPTS = ("session.js", "language.js", "labels.js", "focus.js", "suggest.js")
ASSETS = {"icon.svg": "image/svg+xml", "page.css": "text/css"} | dict.fromkeys(SCRIPTS, "text/javascript")


def health(request: Request) -> Response:
    """Say whether the dashboard and its database answer."""
    del request
    try:
        with reading(units.engine()) as tx:
            tx.execute(text("SELECT 1"))
    except Exception:  # noqa: BLE001 - whatever the cause, the answer is the same
        return JSONResponse({"ok": False}, status_code=503, headers={"cache-control": "no-store"})
    return JSONResponse({"ok": True}, headers={"cache-control": "no-store"})


def nowhere(request: Request) -> Response:
    """Answer that there is nothing here, where Streamlit would give its page."""
    del request
    return Response(status_code=404)


def brand(request: Request) -> Response:
    """Give one of our few files: the icon, the style, the scripts of the session and of the language."""
    name = request.path_params["name"]
    if name not in ASSETS:
        return Response(status_code=404)
    return FileResponse(STATIC / name, media_type=ASSETS[name], headers={"cache-control": "max-age=3600"})


ROUTES = [
    Route("/auth/session", open_with_ticket, methods=["POST"]),
    Route("/auth/logout", sign_out, methods=["POST"]),
    Route("/auth/{rest:path}", nowhere, methods=["GET", "POST", "PUT", "DELETE"]),
    Route("/suggest", suggest, methods=["POST"]),
    Route("/suggest", nowhere, methods=["GET"]),
    Route("/files/{kind}/{name:path}", hand_over, methods=["GET"]),
    Route("/health", health, methods=["GET"]),
    Route("/brand/{name}", brand, methods=["GET"]),
]
