"""Take away the forms begun and never saved, once nobody could save them: they are no registration (6.26)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Select, delete, exists, or_, select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from db.tables import ExamSession, ForeignCentre, RegistrationDraft, Window

KEPT = timedelta(days=30)  # after the last closing, and after the last tab kept: the office still takes up late ones
AT_ONCE = 1_000


def purge_drafts() -> int:
    """Take away the forms that are over, a thousand at a time; give how many there were."""
    taken = 0
    while found := units.perform(purge, system("purge")):
        taken += found
    return taken


def purge(tx: Session, actor: Actor) -> int:
    """Take away some forms of exam sessions that are closed, or whose windows closed long ago."""
    del actor
    over = select(RegistrationDraft.id).where(_is_over(clock.now(tx))).order_by(RegistrationDraft.id).limit(AT_ONCE)
    numbers = list(tx.scalars(over))
    if not numbers:
        return 0
    gone = delete(RegistrationDraft).where(RegistrationDraft.id.in_(numbers), _is_over(clock.now(tx)))
    removed = tx.execute(gone.execution_options(synchronize_session=False))
    return removed.rowcount if isinstance(removed, CursorResult) else 0


def _is_over(now: datetime) -> ColumnElement[bool]:
    closed = exists(_exam_session().where(ExamSession.closed))
    left_alone = RegistrationDraft.changed_at < now - KEPT
    return or_(closed, left_alone & ~exists(_windows().where(Window.closes_at > now - KEPT)))


def _exam_session() -> Select[Any]:
    return (
        select(ExamSession.id).where(ExamSession.id == RegistrationDraft.exam_session_id).correlate(RegistrationDraft)
    )


def _windows() -> Select[Any]:
    """The windows of the place of a form, whoever they are for."""
    centre = (
        select(ForeignCentre.code)
        .where(ForeignCentre.code == RegistrationDraft.place_code)
        .where(ForeignCentre.academie_code == Window.academie_code, ForeignCentre.group_code == Window.foreign_group)
    )
    here = or_(
        RegistrationDraft.place_code == Window.academie_code, exists(centre.correlate(RegistrationDraft, Window))
    )
    return (
        select(Window.id)
        .where(Window.exam_session_id == RegistrationDraft.exam_session_id, here)
        .correlate(RegistrationDraft)
    )
