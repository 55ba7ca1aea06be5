"""Pages from templates: every sentence by key, everything a person wrote escaped."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from core import i18n
from core.candidates import words
from core.candidates.phones import shown_phone
from portal import assets, forged, language, navigation

PARIS = "Europe/Paris"


@cache
def environment() -> Environment:
    """Give the templates: a name that no page gave is a defect, never an empty place."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"asset": assets.address, "address": address, "navigation": navigation.ENTRIES, "PARIS": PARIS}
    made.globals |= {"same_hour": same_hour, "languages": i18n.LANGUAGES, "iso": lambda value: value.isoformat()}
    made.filters["phone"] = shown_phone
    return made


def page(
    request: Request, template: str, *, status: int = 200, kept: dict[str, str] | None = None, **facts: Any
) -> HTMLResponse:
    """Give a page in the language of the request; `kept` are the choices that switching the language keeps."""
    spoken = language.of(request)
    content = (
        environment()
        .get_template(template)
        .render(lang=spoken, path=request.url.path, kept=kept or {}, **_sentences(spoken), **_frame(request), **facts)
    )
    response = HTMLResponse(content, status, {"content-language": spoken, "vary": "Cookie"})
    language.remember(request, response)
    return response


def _sentences(spoken: str) -> dict[str, Any]:
    """Give what writes sentences, dates and numbers in a language."""
    return {
        "say": partial(i18n.t, spoken),
        "instant": partial(i18n.instant, spoken),
        "hour_at": partial(hour_at, spoken),
        "civility": partial(words.civility, spoken),
        "day": partial(i18n.day, spoken),
        "lapse": partial(i18n.lapse, spoken),
        "number": partial(i18n.number, spoken),
        "enumeration": partial(i18n.enumeration, spoken),
    }


def _frame(request: Request) -> dict[str, Any]:
    """Give what the frame of a page knows of who asks, and what a form needs: its token, its one-use key."""
    visitor = getattr(request.state, "visitor", None)

    def token() -> str:
        if visitor is None:
            raise RuntimeError("a page with a form depends on who asks for it")
        request.state.form_written = True
        return forged.token(visitor.secret)

    return {
        "visitor": visitor,
        "visit": visitor.visit if visitor else None,
        "token": token,
        "one_use_key": lambda: secrets.token_urlsafe(16),
    }


def address(path: str, **parameters: str) -> str:
    """Give an address of ours with its parameters, the empty ones left out."""
    given = urlencode({name: value for name, value in parameters.items() if value})
    return f"{path}?{given}" if given else path


def hour_at(spoken: str, value: datetime, zone: str) -> str:
    """Write an instant and say by whose clock: that of a place, then that of Paris when it shows another hour."""
    paris = i18n.instant(spoken, value, PARIS)
    if same_hour(value, zone):
        return i18n.t(spoken, "portal-hour-paris", hour=paris)
    return i18n.t(spoken, "form-hour-local", hour=i18n.instant(spoken, value, zone), paris=paris)


def same_hour(instant: datetime, zone: str, other: str = PARIS) -> bool:
    """Whether two clocks on the wall show the same at an instant."""
    return offset(instant, zone) == offset(instant, other)


def offset(instant: datetime, zone: str) -> timedelta | None:
    """Give how far the clock of a zone is from UTC at an instant."""
    return instant.astimezone(ZoneInfo(zone)).utcoffset()
