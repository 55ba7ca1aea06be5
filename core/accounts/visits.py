"""What surrounds someone signed in to the candidate space, on every page: who he is, and whom to write to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.accounts.sessions import SpaceOpened, whose
from core.catalogue.contacts import managing_office
from core.catalogue.queries import ShownOffice
from core.registrations.rules import ENDED
from db.tables import Candidate, Registration


@dataclass(frozen=True, slots=True)
class Visit:
    """A valid session and its surroundings; the office is that of the latest registration, else of the residence."""

    opened: SpaceOpened
    locked: bool
    registrations: int
    office: ShownOffice | None


def visit(tx: Session, actor: Actor, secret: str) -> Visit | None:
    """Say who a cookie belongs to now, and what every page shows him; nothing when the session is over."""
    opened = whose(tx, actor, secret)
    if opened is None:
        return None
    person = tx.execute(
        select(Candidate.academie_code, Candidate.locked_at).where(Candidate.id == opened.actor.id)
    ).one()
    active = tx.execute(
        select(Registration.academie_code, Registration.domain_code)
        .where(Registration.candidate_id == opened.actor.id, Registration.state.not_in([one.value for one in ENDED]))
        .order_by(Registration.number.desc())
    ).all()
    academie, domain = (active[0].academie_code, active[0].domain_code) if active else (person.academie_code, "")
    office = managing_office(tx, opened.actor, academie, domain)
    return Visit(opened, person.locked_at is not None, len(active), office)
