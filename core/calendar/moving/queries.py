"""Moves as the calendar page shows them: before and after, whom they concern, what one may do about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import places_in
from core.access.rights import allowed
from core.calendar.moving import rules
from core.calendar.moving.concerned import concerned_count
from core.calendar.moving.finding import is_within, windows_to_move
from core.calendar.moving.proposing import moves_to
from core.calendar.moving.rules import Asked, Move, State
from db.tables import Academie, ExamDomain, ExamSession, MovedWindow, Person, Window, WindowMove, WindowNotice

MOST = 50
_proposer = aliased(Person)
_decider = aliased(Person)


@dataclass(frozen=True, slots=True)
class ShownWindowMove:
    """One window before and after; instants are UTC, `zone` is the one whose hours are shown."""

    window_id: int
    domain_code: str
    exam_session: str
    academie_label: str
    foreign_group: str
    audience: str
    phase: str
    zone: str
    move: Move


@dataclass(frozen=True, slots=True)
class Preview:
    """What a proposal would say: its windows, and how many candidates they concern now."""

    windows: tuple[ShownWindowMove, ...]
    concerned: int


@dataclass(frozen=True, slots=True)
class ShownMove:
    """A move with the windows of it that the actor may see; `hidden` counts the others.

    `cannot` is the code of what keeps the actor from deciding, or empty; `mails` were promised to candidates.
    """

    id: int
    state: str
    reason: str
    proposer: str
    proposed_at: datetime
    expires_at: datetime
    decider: str
    decided_at: datetime | None
    decision_reason: str
    digest: str
    mine: bool
    cannot: str
    windows: tuple[ShownWindowMove, ...]
    hidden: int
    concerned: int
    mails: int
    all_told: bool


def preview(tx: Session, actor: Actor, window_ids: Sequence[int], asked: Asked) -> Preview:
    """Show what moving windows would do; what the action would refuse is refused here already."""
    require(actor, Permission.CALENDAR_CHANGE)
    now = clock.now(tx)
    wanted = moves_to(windows_to_move(tx, actor, window_ids), asked)
    for one in wanted:
        rules.check(one, now)
    by_window = {one.window_id: one for one in wanted}
    rows = tx.execute(_described(Window.id.in_(by_window)))
    return Preview(
        tuple(_shown(row, by_window[row.id]) for row in rows), concerned_count(tx, by_window)
    )  # fmt: skip


def moves(tx: Session, actor: Actor, *, decided: bool, limit: int = MOST) -> list[ShownMove]:
    """Give the moves that touch the perimeter: those to decide, the oldest first, or those decided, the latest."""
    require(actor, Permission.CALENDAR_READ)
    statement = (
        select(WindowMove, _proposer.full_name, _decider.full_name, WindowNotice)
        .join(_proposer, _proposer.id == WindowMove.proposer_person_id)
        .outerjoin(_decider, _decider.id == WindowMove.decider_person_id)
        .outerjoin(WindowNotice, WindowNotice.move_id == WindowMove.id)
        .where(_touches(actor, Permission.CALENDAR_READ), (WindowMove.state != State.PROPOSED.value) == decided)
        .order_by(WindowMove.id.desc() if decided else WindowMove.id)
        .limit(limit)
    )
    now = clock.now(tx)
    return [_shown_move(tx, actor, row, now) for row in tx.execute(statement)]


def moves_to_decide(tx: Session, actor: Actor) -> int:
    """Count the moves that other persons propose and that the actor may decide about."""
    require(actor, Permission.CALENDAR_CHANGE)
    waiting = select(WindowMove.id).where(
        WindowMove.state == State.PROPOSED.value, WindowMove.expires_at > clock.now(tx),
        WindowMove.proposer_person_id != actor.person_id, _touches(actor, Permission.CALENDAR_CHANGE),
    )  # fmt: skip
    return sum(is_within(tx, actor, number) for number in tx.scalars(waiting))


def _touches(actor: Actor, permission: Permission) -> Any:
    return exists(
        select(MovedWindow.window_id)
        .join(Window, Window.id == MovedWindow.window_id)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .where(MovedWindow.move_id == WindowMove.id)
        .where(places_in(actor, permission, Window.academie_code, ExamSession.domain_code))
    )


def _described(*conditions: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Window.id, ExamDomain.code.label("domain"), ExamSession.label.label("sitting"),
            Academie.label.label("academie"), Window.foreign_group, Window.audience, Window.phase, Window.zone,
        )
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
        .join(Academie, Academie.code == Window.academie_code)
        .where(*conditions)
        .order_by(ExamDomain.code, ExamSession.label.desc(), Academie.label, Window.foreign_group, Window.id)
    )  # fmt: skip


def _shown(row: Any, move: Move) -> ShownWindowMove:
    return ShownWindowMove(
        row.id, row.domain, row.sitting, row.academie, row.foreign_group, row.audience, row.phase, row.zone, move
    )


def _shown_move(tx: Session, actor: Actor, row: Any, now: datetime) -> ShownMove:
    one: WindowMove = row[0]
    statement = (
        _described(MovedWindow.move_id == one.id)
        .join(MovedWindow, MovedWindow.window_id == Window.id)
        .add_columns(MovedWindow)
        .where(places_in(actor, Permission.CALENDAR_READ, Window.academie_code, ExamSession.domain_code))
    )
    windows = tuple(_shown(line, _kept(line.MovedWindow)) for line in tx.execute(statement))
    total = tx.scalar(select(func.count()).where(MovedWindow.move_id == one.id)) or 0
    is_open, expired = one.state == State.PROPOSED, now >= one.expires_at
    mine, notice = one.proposer_person_id == actor.person_id, row[3]
    return ShownMove(
        id=one.id, state=State.EXPIRED.value if is_open and expired else one.state, reason=one.reason,
        proposer=row[1], proposed_at=one.proposed_at, expires_at=one.expires_at, decider=row[2] or "",
        decided_at=one.decided_at, decision_reason=one.decision_reason, digest=one.digest, mine=mine,
        cannot=_cannot(tx, actor, one, mine=mine), windows=windows, hidden=total - len(windows),
        concerned=concerned_count(tx, (line.window_id for line in windows)) if is_open else 0,
        mails=notice.mails if notice else 0, all_told=bool(notice and notice.finished_at),
    )  # fmt: skip


def _kept(row: MovedWindow) -> Move:
    return Move(row.window_id, row.base_version, row.opens_before, row.closes_before, row.opens_after, row.closes_after)


def _cannot(tx: Session, actor: Actor, one: WindowMove, *, mine: bool) -> str:
    """Say what keeps the actor from deciding, the most final reason first; empty when nothing does."""
    if one.state != State.PROPOSED:
        return "move_already_decided"
    if not allowed(actor, Permission.CALENDAR_CHANGE) or not is_within(tx, actor, one.id):
        return "not_allowed"
    return "own_move" if mine else ""
