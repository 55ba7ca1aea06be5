"""What a candidate still sees of his registrations: those active, of exam sessions that are not closed (6.27)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import visible_registrations
from core.errors import NotFound
from core.registrations.rules import ACTIVE
from db.tables import ExamSession, Registration


def still_seen() -> ColumnElement[bool]:
    """The condition on a registration that its candidate still sees."""
    closed = exists().where(ExamSession.id == Registration.exam_session_id, ExamSession.closed)
    return and_(Registration.state.in_(sorted(state.value for state in ACTIVE)), ~closed)


def own_registrations(tx: Session, actor: Actor) -> list[Registration]:
    """Give the registrations that someone signed in still sees, by number."""
    statement = visible_registrations(actor, Permission.OWN_FILE).where(still_seen())
    return list(tx.scalars(statement.order_by(Registration.number)))


def own_registration(tx: Session, actor: Actor, number: int) -> Registration:
    """Give one's own registration by its number, locked when the unit of work writes; any other is not found."""
    statement = visible_registrations(actor, Permission.OWN_FILE).where(still_seen(), Registration.number == number)
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Registration)
    found = tx.scalars(statement).one_or_none()
    if found is None:
        raise NotFound(kind="registration")
    return found


def seen_registration(tx: Session, actor: Actor, registration_id: int, permission: Permission) -> Registration:
    """Give a registration of the perimeter that its candidate still sees, locked when the unit of work writes."""
    statement = visible_registrations(actor, permission).where(still_seen(), Registration.id == registration_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Registration)
    found = tx.scalars(statement).one_or_none()
    if found is None:
        raise NotFound(kind="registration")
    return found
