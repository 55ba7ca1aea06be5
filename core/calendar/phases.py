"""Where a registration stands in the calendar of its own place: is a phase open to it now, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.calendar.queries import state_at
from core.calendar.rules import Phase, WindowState
from db.tables import Registration, Window


@dataclass(frozen=True, slots=True)
class PhaseNow:
    """One phase for one registration, by the database's clock."""

    phase: Phase
    state: WindowState
    opens_at: datetime
    closes_at: datetime
    zone: str

    @property
    def is_open(self) -> bool:
        """Whether something of this phase may be done now."""
        return self.state is WindowState.OPEN


def phases_of(tx: Session, registration: Registration) -> dict[Phase, PhaseNow]:
    """Give each phase that the calendar has for a registration's place and audience."""
    state = state_at(clock.now(tx)).label("state")
    rows = tx.execute(
        select(Window.phase, Window.opens_at, Window.closes_at, Window.zone, state).where(
            Window.exam_session_id == registration.exam_session_id,
            Window.academie_code == registration.academie_code,
            Window.foreign_group == registration.foreign_group,
            Window.audience == registration.audience,
        )
    )
    return {
        Phase(row.phase): PhaseNow(Phase(row.phase), WindowState(row.state), row.opens_at, row.closes_at, row.zone)
        for row in rows
    }
