"""Who put an account in someone's hands: its opener, who handed its link, who gave it a role (3.09)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access.actor import Actor
from core.audit import Event
from db.tables import AuditEvent, Person, Staff

_GIVING = (Event.STAFF_CREATED.value, Event.STAFF_CHANGED.value, Event.ROLE_GRANTED.value)


def one_ask_at_a_time(tx: Session, actor: Actor) -> None:
    """Hold the person who asks until the end: what is asked at once, under several accounts, is counted together."""
    if actor.kind == "staff":
        tx.execute(select(Person.id).where(Person.id == actor.person_id).with_for_update())


def account_comes_from(tx: Session, staff_id: int, person_id: int) -> bool:
    """Whether a person opened an account, handed a link to it or gave it a role, be it through accounts between."""
    seen: set[int] = set()
    towards = {staff_id}
    while towards:
        seen |= towards
        givers = _givers(tx, towards)
        if person_id in givers.values():
            return True
        towards = set(givers) - seen
    return False


def _givers(tx: Session, accounts: set[int]) -> dict[int, int]:
    """Give the accounts that gave these ones, each with its person; closing an account gives nothing."""
    rows = tx.execute(
        select(AuditEvent.name, AuditEvent.facts, Staff.id, Staff.person_id)
        .join(Staff, Staff.id == AuditEvent.actor_id)
        .where(
            AuditEvent.subject_kind == "staff",
            AuditEvent.subject_id.in_(accounts),
            AuditEvent.name.in_(_GIVING),
            AuditEvent.actor_kind == "staff",
            AuditEvent.actor_id.not_in(accounts),
        )
    )
    return {giver: person for name, facts, giver, person in rows if name != Event.STAFF_CHANGED or "link" in facts}
