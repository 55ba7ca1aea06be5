"""Who acts later: work done in someone's name is done with the rights that person has when it is done (3.26)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor
from core.access.staff_sessions import scopes_of
from db.tables import Person, Staff


def staff_now(tx: Session, staff_id: int) -> Actor:
    """Give the actor of a staff account as it stands now; a closed account holds no role any more."""
    staff = tx.get_one(Staff, staff_id)
    person = tx.get_one(Person, staff.person_id)
    scopes = scopes_of(tx, staff.id, clock.now(tx)) if staff.active else ()
    return Actor("staff", staff.id, person.full_name, person.id, staff.language, scopes)
