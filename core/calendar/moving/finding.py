"""Windows to move and moves already proposed, in the perimeter, locked in the order of their numbers (3.03, 4.15)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import places_in
from core.calendar.moving.rules import Move, State
from core.errors import NotFound
from core.registrations.opening import ExamSessionOver
from db.tables import ExamSession, MovedWindow, Window, WindowMove


def windows_to_move(tx: Session, actor: Actor, ids: Iterable[int]) -> list[Window]:
    """Give windows of the perimeter, locked when the unit of work writes; those of a closed session stay closed."""
    wanted = sorted(set(ids))
    statement = (
        select(Window, ExamSession.closed)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .where(Window.id.in_(wanted))
        .where(places_in(actor, Permission.CALENDAR_CHANGE, Window.academie_code, ExamSession.domain_code))
        .order_by(Window.id)
        .execution_options(populate_existing=True)  # what was read before the lock may be of before
    )
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Window)
    rows = list(tx.execute(statement))
    if len(rows) < len(wanted):
        raise NotFound(kind="window")
    if any(closed for _, closed in rows):
        raise ExamSessionOver
    return [window for window, _ in rows]


def one_move(tx: Session, actor: Actor, move_id: int) -> tuple[WindowMove, list[Move]]:
    """Give a move, locked, and its windows; who cannot change every one of them does not find it."""
    statement = select(WindowMove).where(WindowMove.id == move_id).execution_options(populate_existing=True)
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=WindowMove)
    row = tx.scalars(statement).one_or_none()
    if row is None or not is_within(tx, actor, move_id):
        raise NotFound(kind="move")
    return row, moves_of(tx, move_id)


def is_within(tx: Session, actor: Actor, move_id: int) -> bool:
    """Whether every window of a move lies where the actor may change the calendar."""
    inside = places_in(actor, Permission.CALENDAR_CHANGE, Window.academie_code, ExamSession.domain_code)
    total, mine = tx.execute(
        select(func.count(), func.count().filter(inside))
        .select_from(MovedWindow)
        .join(Window, Window.id == MovedWindow.window_id)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .where(MovedWindow.move_id == move_id)
    ).one()
    return bool(total) and total == mine


def moves_of(tx: Session, move_id: int) -> list[Move]:
    """Give the windows of a move, before and after, by number."""
    rows = tx.scalars(select(MovedWindow).filter_by(move_id=move_id).order_by(MovedWindow.window_id))
    return [
        Move(
            row.window_id, row.base_version, row.opens_before, row.closes_before, row.opens_after, row.closes_after
        )
        for row in rows
    ]  # fmt: skip


def open_move_of(tx: Session, window_ids: Iterable[int]) -> list[WindowMove]:
    """Give the moves that await a decision about any of these windows, which the caller holds, by number."""
    statement = (
        select(WindowMove)
        .join(MovedWindow, MovedWindow.move_id == WindowMove.id)
        .where(MovedWindow.window_id.in_(list(window_ids)), WindowMove.state == State.PROPOSED.value)
        .order_by(WindowMove.id)
        .distinct()
    )
    return list(tx.scalars(statement))
