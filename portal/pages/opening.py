"""Chapter 1, « Ouverture des services »: the Grand Public periods of a Domaine – Session – Académie."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from core import settings, units
from core.access.actor import public
from core.calendar.icalendar import Event, calendar_file
from core.calendar.opening import Asked, Opening, open_now, opening
from core.calendar.queries import ShownWindow
from core.calendar.rules import Phase
from core.i18n import instant, t
from portal import language, navigation
from portal.pages import refused
from portal.rendering import PARIS, address, page

FIELDS = {"domain": "domaine", "exam_session": "session", "place": "lieu"}
NOT_UNDERSTOOD = 400


def show(request: Request) -> Response:
    """Show the form, then the answer to a choice, or what is open now when nothing was chosen."""
    actor = public(language.of(request))
    found = units.read(opening, actor, _asked(request))
    faults = _faults(request, found)
    return page(
        request,
        "opening.html",
        status=NOT_UNDERSTOOD if faults else 200,
        kept=_kept(found),
        found=found,
        faults=faults,
        registration=next((one for one in found.windows if one.phase is Phase.REGISTRATION), None),
        overview=None if found.answers else units.read(open_now, actor),
    )


def calendar(request: Request) -> Response:
    """Give the periods of a choice as a calendar file."""
    spoken = language.of(request)
    found = units.read(opening, public(spoken), _asked(request))
    if not (found.windows and found.domain and found.place):
        return refused.not_found(request)
    name = t(spoken, "portal-ics-name", domain=found.domain.code, session=found.exam_session, place=found.place.label)
    content = calendar_file(name, [_event(spoken, found, one) for one in found.windows], made_at=found.now)
    file = f"{found.domain.code}-{found.exam_session}-{found.place.code}.ics"
    return Response(
        content,
        headers={
            "content-type": "text/calendar; charset=utf-8",
            "content-disposition": f'attachment; filename="{file}"',
            "content-language": spoken,
            "vary": "Cookie",
        },
    )


def _asked(request: Request) -> Asked:
    return Asked(**{field: request.query_params.get(name, "") for field, name in FIELDS.items()})


def _faults(request: Request, found: Opening) -> dict[str, str]:
    """Tell which field is at fault and why: what is not in the lists, and a choice without a domain."""
    faults = {FIELDS[field]: "unknown" for field in found.unknown}
    if found.domain is None and any(request.query_params.get(name) for name in FIELDS.values()):
        faults.setdefault(FIELDS["domain"], "missing")
    return faults


def _kept(found: Opening) -> dict[str, str]:
    if found.domain is None:
        return {}
    return {
        "domaine": found.domain.code,
        "session": found.exam_session,
        "lieu": found.place.code if found.place else "",
    }


def _event(spoken: str, found: Opening, window: ShownWindow) -> Event:
    domain, place = found.domain, found.place
    if domain is None or place is None:
        raise ValueError("a calendar file is of one domain and one place")
    phase = t(spoken, f"portal-phase-{window.phase.value.replace('_', '-')}")
    facts = {"phase": phase, "domain": domain.code, "session": found.exam_session, "place": place.label}
    lines = [
        t(spoken, "portal-ics-local", closes=instant(spoken, window.closes_at, place.zone), place=place.label),
        t(spoken, "portal-ics-paris", closes=instant(spoken, window.closes_at, PARIS)),
        settings.current().portal_url + address(navigation.OPENING, **_kept(found)),
    ]
    if window.demonstration:
        lines.insert(0, t(spoken, "portal-demonstration-dates"))
    host = urlsplit(settings.current().portal_url).netloc
    return Event(
        f"window-{window.id}@{host}", window.version, window.opens_at, window.closes_at,
        t(spoken, "portal-ics-summary", **facts), "\n".join(lines),
    )  # fmt: skip
