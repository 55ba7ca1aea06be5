"""What is said when there is no page: not found, not allowed, or a defect with its reference."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from portal.rendering import page

FORBIDDEN = 403
NOT_FOUND = 404
TOO_LARGE = 413
DEFECT = 500
AWAY = 503
KINDS = {FORBIDDEN: "form-over", NOT_FOUND: "not-found", TOO_LARGE: "too-large", AWAY: "away"}


def answer(request: Request, refusal: Exception) -> Response:
    """Say in words what the web says by a number."""
    status = refusal.status_code if isinstance(refusal, HTTPException) else DEFECT
    headers = (refusal.headers if isinstance(refusal, HTTPException) else None) or {}
    response = page(
        request, "refused.html", status=status, kind=KINDS.get(status, "not-understood"), reference=""
    )  # fmt: skip
    response.headers.update(headers)
    return response


def not_found(request: Request) -> Response:
    """Say that there is no such page."""
    return page(request, "refused.html", status=NOT_FOUND, kind="not-found", reference="")


def defect(request: Request, reference: str) -> Response:
    """Say that something failed, with the reference that the log holds, and nothing else (2.06)."""
    return page(request, "refused.html", status=DEFECT, kind="defect", reference=reference)
