"""Who asks conditions, when, and how what another table holds is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.access import Actor

Clause = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant of the question, and the day it is in the zone whose days are meant."""

    at: datetime
    today: date
    zone: str

    def start(self, day: date) -> datetime:
        """Give the instant at which a day begins."""
        return datetime.combine(day, time.min, ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, when, and in which transaction."""

    tx: Session
    actor: Actor
    moment: Moment
    driven: bool = False  # whether a text, and the index with it, says first who may answer

    def among(self, column: InstrumentedAttribute[int], ids: Select[Any]) -> Clause:
        """The condition that an identifier is among those of another table.

        Where a text drives, SQLite must look the candidates it found up in that list, never the list up for each.
        """
        kept = column + 0 if self.driven and self.tx.get_bind().dialect.name == "sqlite" else column
        return kept.in_(ids)
