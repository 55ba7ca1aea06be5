"""Windows once seen closed stay closed, whatever a clock says afterwards; only a deadline moved opens one again."""

from __future__ import annotations

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.audit import Event, record
from db.tables import Window

SUBJECT = "window"


def latch_closed(tx: Session, actor: Actor) -> int:
    """Note for good the windows seen closed: a clock that steps back reopens none of them (6.15); give how many."""
    now = clock.now(tx)
    unseen = or_(Window.latched_at.is_(None), Window.latched_at < Window.closes_at)
    seen = select(Window.id).where(Window.closes_at <= now, unseen).order_by(Window.id).with_for_update()
    found = list(tx.scalars(seen))
    if found:
        noted = update(Window).where(Window.id.in_(found)).values(latched_at=now)
        tx.execute(noted.execution_options(synchronize_session=False))
        record(tx, actor, Event.WINDOWS_CLOSED, SUBJECT, found[0], facts={"windows": len(found)})
    return len(found)


def note_closed() -> None:
    """Note the windows that closed since the last round; nothing is written when none did."""
    units.perform(latch_closed, system("calendar"))
