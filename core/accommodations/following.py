"""A request of the perimeter, locked as it was shown, and how it goes from one state to another."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import one_registration
from core.accommodations import rules
from core.accommodations.errors import AccommodationMoved
from core.accommodations.rules import State
from core.audit import Event, record
from core.errors import NotFound, StaleForm
from db.tables import AccommodationRequest, Registration


def owned(
    tx: Session, actor: Actor, request_id: int, permission: Permission, *, seen: int
) -> tuple[Registration, AccommodationRequest]:
    """Give a request of the perimeter and its registration, locked; refused when it moved since it was shown."""
    registration_id = tx.scalar(
        select(AccommodationRequest.registration_id).where(AccommodationRequest.id == request_id)
    )
    if registration_id is None:
        raise NotFound(kind="accommodation")
    registration = one_registration(tx, actor, registration_id, permission)
    row = tx.scalars(select(AccommodationRequest).where(AccommodationRequest.id == request_id).with_for_update()).one()
    if row.version != seen:
        raise StaleForm
    return registration, row


def move(tx: Session, actor: Actor, row: AccommodationRequest, then: State, **facts: object) -> None:
    """Bring a request to another state; the journal says the states and counts, never a measure nor a message."""
    if not rules.may_become(row.state, then):
        raise AccommodationMoved
    before, row.state = row.state, then.value
    event = Event.ACCOMMODATION_DECIDED if then is State.DECIDED else Event.ACCOMMODATION_CHANGED
    record(
        tx, actor, event, "accommodation", row.id, changes={"state": (before, then.value)},
        facts={"registration": row.registration_id, **facts},
    )  # fmt: skip
    tx.flush()
