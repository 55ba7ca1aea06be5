"""The calendar: each window with its hours in its own zone, and whether it is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.access import Actor
from core.calendar import queries
from core.exports.rules import Kind
from core.exports.sheet import Column, Row, Value
from core.exports.sources import criteria
from core.exports.sources.found import Found
from core.i18n import t

COLUMNS = (
    Column("domain_code", width=10),
    Column("domain", width=34),
    Column("exam_session", width=10),
    Column("academie_code", width=10),
    Column("academie", width=18),
    Column("foreign_group", width=16),
    Column("audience", width=14),
    Column("phase", width=24),
    Column("opens_at", Kind.HOUR, width=18),
    Column("closes_at", Kind.HOUR, width=18),
    Column("zone", width=20),
    Column("window_state", width=12),
    Column("source", width=50),
)


def windows(tx: Session, actor: Actor, query: dict[str, Any], language: str) -> Found:
    """Find the windows of the perimeter; hours are those of the wall clock of each window's zone."""
    wanted = criteria.read(queries.Criteria, query)
    total = queries.window_count(tx, actor, wanted)
    shown = queries.windows(tx, actor, wanted, limit=max(total, 1))

    def rows(columns: tuple[Column, ...]) -> Iterator[Row]:
        for one in shown:
            cells = _cells(one, language)
            yield tuple(cells[column.name] for column in columns)

    words = {
        "domains": wanted.domain,
        "academies": wanted.academie,
        "exam_sessions": wanted.exam_session,
        "foreign_group": wanted.foreign_group or "",
        "audience": criteria.label(language, "audience", wanted.audience),
        "phase": criteria.label(language, "phase", wanted.phase),
        "window_state": criteria.label(language, "window-state", wanted.state),
    }
    return Found(len(shown), rows, criteria.said(language, words))


def _cells(one: queries.ShownWindow, language: str) -> dict[str, Value]:
    there = ZoneInfo(one.zone)
    return {
        "domain_code": one.domain_code,
        "domain": one.domain_label,
        "exam_session": one.exam_session,
        "academie_code": one.academie_code,
        "academie": one.academie_label,
        "foreign_group": one.foreign_group,
        "audience": t(language, f"audience-{one.audience}"),
        "phase": t(language, f"phase-{one.phase.replace('_', '-')}"),
        "opens_at": one.opens_at.astimezone(there).replace(tzinfo=None),
        "closes_at": one.closes_at.astimezone(there).replace(tzinfo=None),
        "zone": one.zone,
        "window_state": t(language, f"window-state-{one.state}"),
        "source": one.source,
    }
