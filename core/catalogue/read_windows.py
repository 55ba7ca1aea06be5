"""Read the windows: real ones one by one, and the campaign of demonstration from its plan and exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from core.calendar.rules import Phase, instant_of
from core.catalogue.entries import Audience, Domain, IncompleteWindow, WindowEntry
from core.catalogue.places import Academie, ForeignGroup
from core.catalogue.toml_reading import Table, open_file
from core.documents.facts import ReturnRegime
from core.errors import ExamError

EVERYWHERE = "*"
LAST_HOUR = (23, 59, 59)
DUE_PHASES = {
    ReturnRegime.PAPER: (Phase.PIECES, Phase.CONFIRMATIONS),
    ReturnRegime.UPLOAD: (Phase.PIECES,),
    ReturnRegime.ONLINE: (Phase.ONLINE_VALIDATION,),
}


@dataclass(frozen=True, slots=True)
class Places:
    """What a window may refer to."""

    academies: dict[str, Academie]
    groups: dict[str, ForeignGroup]
    domains: dict[str, Domain]


@dataclass(frozen=True, slots=True)
class Span:
    """Local dates of the registration of one domain, place and audience, and how much longer one may modify."""

    opens: datetime
    closes: datetime
    modification_days: int = 0


def windows(folder: Path, places: Places) -> tuple[list[WindowEntry], list[IncompleteWindow], tuple[str, ...]]:
    """Read all windows, the openings without a closing, and the exam sessions of the campaign that is not over."""
    file = open_file(folder, "windows.toml")
    found = [window for table in file.tables("window") for window in _real(table, places)]
    incomplete = [one for table in file.tables("incomplete") for one in _incomplete(table, places)]
    campaign = file.table("campaign")
    found += _campaign(campaign, places)
    file.done()
    return found, incomplete, (campaign.text("exam_session"),)


def _real(table: Table, places: Places) -> Iterator[WindowEntry]:
    academie, group = table.text("academie"), table.text("group", "")
    opens, closes = table.moment("opens"), table.moment("closes")
    known = (table.flag("opening_hour_known", default=True), table.flag("closing_hour_known", default=True))
    if not known[0] and opens.timetuple()[3:6] != (0, 0, 0):
        raise table.defect("opens", "must be at 00:00:00, since the hour is not known")
    if not known[1] and closes.timetuple()[3:6] != LAST_HOUR:
        raise table.defect("closes", "must be at 23:59:59, since the hour is not known")
    codes = [one.code for one in _open_academies(places)] if academie == EVERYWHERE else [academie]
    for domain in table.texts("domains", None):
        for code in codes:
            zone = table.text("zone", "") or _zone(table, places, code, group)
            yield WindowEntry(
                domain, table.text("exam_session"), code, group, table.choice("audience", Audience),
                table.choice("phase", Phase), _instant(table, "opens", opens, zone),
                _instant(table, "closes", closes, zone), zone, all(known), demonstration=False,
                source=table.text("source"),
            )  # fmt: skip
    table.done()


def _incomplete(table: Table, places: Places) -> Iterator[IncompleteWindow]:
    academie = table.text("academie")
    opens = _instant(table, "opens", table.moment("opens"), _zone(table, places, academie, ""))
    for domain in table.texts("domains", None):
        yield IncompleteWindow(
            domain,
            table.text("exam_session"),
            academie,
            table.choice("audience", Audience),
            opens,
            table.text("source"),
        )
    table.done()


def _open_academies(places: Places) -> list[Academie]:
    return [one for one in places.academies.values() if not one.closed and one.er]


def _zone(table: Table, places: Places, academie: str, group: str) -> str:
    if academie not in places.academies:
        raise table.defect("academie", f"is not a known académie: {academie!r}")
    if group and group not in places.groups:
        raise table.defect("group", f"is not a known group of foreign centres: {group!r}")
    return places.groups[group].zone if group else places.academies[academie].zone


def _instant(table: Table, key: str, local: datetime, zone: str) -> datetime:
    try:
        return instant_of(local, zone)
    except ExamError as refusal:
        raise table.defect(key, f"{refusal.code}: {local} in {zone}") from refusal


def _campaign(campaign: Table, places: Places) -> list[WindowEntry]:
    """Lay out the campaign: each domain's plan in each open académie, then its exceptions, then past campaigns."""
    exam_session = campaign.text("exam_session")
    if not campaign.flag("demonstration"):
        raise campaign.defect("demonstration", "must be true: these dates are invented")
    exceptions = campaign.tables("exception")
    sessions = [(exam_session, 0)]
    for past in campaign.tables("past"):
        sessions.append((past.text("exam_session"), past.number("days")))
        past.done()
    found: list[WindowEntry] = []
    for label, days in sessions:
        for domain, place, audience, span in _spans(campaign, exceptions, places):
            found += _phases(campaign, label, domain, place, audience, _moved(span, days))
    for table in exceptions:
        table.text("note", "")
        table.done()
    campaign.done()
    return found


Placed = tuple[Domain, Academie | ForeignGroup, Audience, Span]


def _spans(campaign: Table, exceptions: list[Table], places: Places) -> Iterator[Placed]:
    for plan in campaign.tables("plan"):
        domain = _domain(plan, places)
        for audience, span in _planned(plan):
            for academie in _open_academies(places):
                yield domain, academie, audience, _excepted(span, exceptions, domain, academie, audience)
        plan.done()
    for plan in campaign.tables("foreign"):
        domain = _domain(plan, places)
        for code in plan.texts("groups", None):
            if code not in places.groups:
                raise plan.defect("groups", f"is not a known group of foreign centres: {code!r}")
            for audience, span in _planned(plan):
                yield domain, places.groups[code], audience, span
        plan.done()


def _domain(plan: Table, places: Places) -> Domain:
    code = plan.text("domain")
    if code not in places.domains:
        raise plan.defect("domain", f"is not a known domain: {code!r}")
    return places.domains[code]


def _planned(plan: Table) -> Iterable[tuple[Audience, Span]]:
    for audience in Audience:
        given = plan.moments(audience.value)
        if given is not None:
            yield audience, Span(*given)


def _excepted(span: Span, exceptions: list[Table], domain: Domain, academie: Academie, audience: Audience) -> Span:
    for table in exceptions:
        if (
            academie.code in table.texts("academies", None)
            and domain.code in (table.texts("domains") or (domain.code,))
            and audience in (table.texts("audiences") or (audience,))
        ):
            span = _exception(span, table)
    return span


def _exception(span: Span, table: Table) -> Span:
    moved = _moved(span, table.number("days", 0))
    opens_at, closes_at = table.maybe_hour("opens_at"), table.maybe_hour("closes_at")
    closes = table.moment("closes") if table.has("closes") else moved.closes
    return Span(
        moved.opens if opens_at is None else datetime.combine(moved.opens.date(), opens_at),
        closes if closes_at is None else datetime.combine(closes.date(), closes_at),
        table.number("modification_days", span.modification_days),
    )


def _moved(span: Span, days: int) -> Span:
    by = timedelta(days=days)
    return Span(span.opens + by, span.closes + by, span.modification_days)


def _phases(
    campaign: Table, exam_session: str, domain: Domain, place: Academie | ForeignGroup, audience: Audience, span: Span
) -> Iterator[WindowEntry]:
    academie, group = (place.code, "") if isinstance(place, Academie) else (place.academie, place.code)
    regime = dict(domain.regime_by_academie).get(academie, domain.regime)
    ends = {
        Phase.REGISTRATION: span.closes,
        Phase.MODIFICATION: span.closes + timedelta(days=span.modification_days),
    }
    for phase in DUE_PHASES[regime]:
        last_day = span.closes + timedelta(days=campaign.number(f"{phase.value}_days"))
        ends[phase] = last_day.replace(hour=23, minute=59, second=59)
    for phase, closes in ends.items():
        yield WindowEntry(
            domain.code, exam_session, academie, group, audience, phase,
            _instant(campaign, "plan", span.opens, place.zone), _instant(campaign, "plan", closes, place.zone),
            place.zone, hour_known=True, demonstration=True, source="dates inventées pour la démonstration",
        )  # fmt: skip
