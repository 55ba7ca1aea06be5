"""The day of an instant as the académie's calendar shows it, asked of the database, on both engines.

Instants are shifted by the offset of the académie's zone, which Python knows: on PostgreSQL it takes half the time of
its own conversion, and SQLite knows no zone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, DateTime, case, cast, func, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.monitoring.rules import Offset, offsets

Instants = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
Shift = Callable[[Instants, int], ColumnElement[Any]]


def local_day(
    tx: Session,
    instant: Instants,
    academie: InstrumentedAttribute[str],
    zones: Mapping[str, str],
    span: tuple[datetime, datetime],
) -> ColumnElement[Any]:
    """Give the expression of the local day of an instant, to be grouped by its label and read with `as_day`.

    `span` holds every instant read. `zones` is the zone of each académie; an académie that it does not name is read
    with the most numerous ones.
    """
    shift = _on_postgresql if tx.get_bind().dialect.name == "postgresql" else _on_sqlite
    by_offsets: dict[tuple[Offset, ...], list[str]] = defaultdict(list)
    for code, zone in sorted(zones.items()):
        by_offsets[offsets(zone, *span)].append(code)
    ranked = sorted(by_offsets.items(), key=lambda item: len(item[1]))
    if not ranked:
        return shift(instant, 0)
    *others, (most, _) = ranked
    common = _shifted(instant, most, shift)
    if not others:
        return common
    exceptions = case(*((academie.in_(codes), _shifted(instant, cut, shift)) for cut, codes in others))
    exceptional = academie.in_([code for _, codes in others for code in codes])
    return case((exceptional, exceptions), else_=common)  # most rows are asked one question


def as_day(found: date | str) -> date:
    """Read what `local_day` gave."""
    return date.fromisoformat(found) if isinstance(found, str) else found


def _on_postgresql(instant: Instants, minutes: int) -> ColumnElement[Any]:
    return cast(func.timezone("UTC", type_coerce(instant, DateTime(timezone=True)) + timedelta(minutes=minutes)), Date)


def _on_sqlite(instant: Instants, minutes: int) -> ColumnElement[Any]:
    return func.date(instant, f"{minutes:+d} minutes")


def _shifted(instant: Instants, cut: tuple[Offset, ...], shift: Shift) -> ColumnElement[Any]:
    *before, last = cut
    changes = [(instant < offset.until, shift(instant, offset.minutes)) for offset in before]
    usual = shift(instant, last.minutes)
    return case(*changes, else_=usual) if changes else usual
