"""From when candidates see what a file of facts says: chosen with its report, changed afterwards; each choice noted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.documents.imported.showing import Visibility, show_from, visibility
from core.errors import ExamError
from core.imports import actions
from core.imports.errors import ImportNotApplied
from core.imports.known_formats import is_of_facts
from core.imports.queries import file_in
from core.imports.resolving import Choice
from core.imports.rules import ImportState
from db.tables import Academie, ImportFile

PARIS = "Europe/Paris"


class ShownHourImpossible(ExamError):
    """The local hour chosen does not exist that day, or exists twice, where the clock changes."""

    code = "shown_hour_impossible"


@dataclass(frozen=True, slots=True)
class ShownFrom:
    """From when candidates see an import (nothing: as soon as made), in which zone that is said."""

    import_id: int
    at: datetime | None
    zone: str


def instant_of(day: date, hour: time, zone: str) -> datetime:
    """Give the instant of a local day and hour; one that the change of hour skips or gives twice is refused."""
    local = datetime.combine(day, hour, ZoneInfo(zone))
    same = local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local.replace(tzinfo=None)
    if not same or local.utcoffset() != local.replace(fold=1).utcoffset():
        raise ShownHourImpossible
    return local.astimezone(UTC)


def shown_from(tx: Session, actor: Actor, import_id: int) -> ShownFrom | None:
    """Say from when an import of facts is seen; nothing for a list of candidates, or once it has ended."""
    require(actor, Permission.IMPORT_STAGE)
    file = file_in(tx, actor, import_id, Permission.IMPORT_STAGE)
    if not is_of_facts(file.format) or file.state not in {ImportState.STAGED, ImportState.APPLIED}:
        return None
    zone = _zone(tx, file)
    if file.state == ImportState.STAGED:
        chosen = file.choice.get("visible_from", "")
        return ShownFrom(file.id, datetime.fromisoformat(chosen) if chosen else None, zone)
    return ShownFrom(file.id, visibility(tx, file.id).visible_from, zone)


def choose(tx: Session, actor: Actor, import_id: int, day: date | None, hour: time | None) -> ShownFrom:
    """Choose from which local day and hour candidates see what an import says; no day: as soon as it is made."""
    require(actor, Permission.IMPORT_APPLY)
    file = file_in(tx, actor, import_id, Permission.IMPORT_APPLY)
    if not is_of_facts(file.format):
        raise ImportNotApplied(state=file.state)
    zone = _zone(tx, file)
    at = instant_of(day, hour or time(), zone) if day else None
    if file.state == ImportState.STAGED:
        choice = replace(Choice(**file.choice), visible_from=at.isoformat() if at else "")
        actions.review(tx, actor, file.id, choice)
        return ShownFrom(file.id, at, zone)
    if file.state != ImportState.APPLIED:
        raise ImportNotApplied(state=file.state)
    file.choice = {**file.choice, **asdict(replace(Choice(**file.choice), visible_from=at.isoformat() if at else ""))}
    done: Visibility = show_from(tx, actor, file.id, at)
    return ShownFrom(file.id, done.visible_from, zone)


def _zone(tx: Session, file: ImportFile) -> str:
    """Give the zone in which the hour is said: that of the académie of the file, when it is of one."""
    codes = {place[0] for place in file.places}
    zones = set(tx.scalars(select(Academie.zone).where(Academie.code.in_(codes))))
    return zones.pop() if len(zones) == 1 else PARIS
