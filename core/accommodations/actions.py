"""Ask for accommodations, complete a request, withdraw it: the candidate in the window, the office whenever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.counting import Quota, spend
from core.access.errors import SentTooMuch
from core.access.perimeter import CANDIDATE
from core.accommodations import rules
from core.accommodations.errors import AccommodationAlreadyAsked
from core.accommodations.following import move, owned
from core.accommodations.notices import tell
from core.accommodations.reference import accommodations
from core.accommodations.rules import State
from core.audit import Event, record
from core.corrections.evidence import Evidence, keep
from core.errors import InvalidFields
from core.registrations.ending import where
from core.registrations.opening import Act, require_open
from core.registrations.visible import seen_registration
from db.tables import AccommodationRequest

ASKS = Quota("accommodations", 10, timedelta(days=1))  # of one candidate: each is acknowledged by a mail


@dataclass(frozen=True, slots=True)
class Followed:
    """The receipt of an act on a request: where it stands now."""

    request_id: int
    state: str


def ask(
    tx: Session,
    actor: Actor,
    registration_id: int,
    *,
    measures: tuple[str, ...],
    message: str,
    evidence: Evidence | None = None,
) -> Followed:
    """Ask for measures on an active registration, with a message and a proof; one request at a time."""
    require(actor, Permission.REGISTRATION_SAVE)
    registration = seen_registration(tx, actor, registration_id, Permission.REGISTRATION_SAVE)
    allowed = require_open(tx, actor, Act.REGISTER, where(registration))
    if wrong := rules.request_faults(measures, message, accommodations().codes):
        raise InvalidFields(fields=wrong)
    _refuse_more(tx, actor, registration.id)
    row = AccommodationRequest(
        registration_id=registration.id, measures=_ordered(measures), message=message.strip(),
        file_id=keep(tx, actor, evidence).id if evidence else None, state=State.SENT.value, granted=[], answer="",
        asked_at=clock.now(tx), decided_at=None, decided_by="", document_id=None,
    )  # fmt: skip
    try:
        with tx.begin_nested():
            tx.add(row)
            tx.flush()
    except IntegrityError:
        raise AccommodationAlreadyAsked from None
    facts = {"registration": registration.id, "asked": len(measures), "proof": evidence is not None}
    record(tx, actor, Event.ACCOMMODATION_ASKED, "accommodation", row.id, facts=facts | allowed.facts)
    tell(tx, "accommodation_received", registration)
    return Followed(row.id, row.state)


def _refuse_more(tx: Session, actor: Actor, registration_id: int) -> None:
    """Refuse a second request, or one too many for a day, before its proof is kept."""
    under_way = select(AccommodationRequest.id).where(
        AccommodationRequest.registration_id == registration_id,
        AccommodationRequest.state.in_(sorted(one.value for one in rules.OPEN)),
    )
    if tx.scalars(under_way.limit(1)).one_or_none() is not None:
        raise AccommodationAlreadyAsked
    if actor.kind == CANDIDATE and (wait := spend(tx, ASKS, str(actor.id), clock.now(tx))):
        raise SentTooMuch(until=wait)


def _ordered(measures: tuple[str, ...]) -> list[str]:
    """Keep measures once each, in the order of the list."""
    return [one.code for one in accommodations().measures if one.code in measures]


def complete(
    tx: Session, actor: Actor, request_id: int, *, message: str, evidence: Evidence | None = None, seen: int
) -> Followed:
    """Bring what was missing: the request goes back to the office, whatever the window, since the office asked."""
    require(actor, Permission.REGISTRATION_SAVE)
    _, row = owned(tx, actor, request_id, Permission.REGISTRATION_SAVE, seen=seen)
    if len(message) > rules.LONGEST_MESSAGE:
        raise InvalidFields(fields={"message": "text_too_long"})
    if evidence is None and not message.strip():
        raise InvalidFields(fields={"message": "missing"})
    move(tx, actor, row, State.SENT, proof=evidence is not None)
    row.message = "\n\n".join(filter(None, (row.message, message.strip())))
    if evidence is not None:
        row.file_id = keep(tx, actor, evidence).id
    tx.flush()
    return Followed(row.id, row.state)


def withdraw(tx: Session, actor: Actor, request_id: int, *, seen: int) -> Followed:
    """Withdraw a request that is not decided."""
    require(actor, Permission.REGISTRATION_SAVE)
    _, row = owned(tx, actor, request_id, Permission.REGISTRATION_SAVE, seen=seen)
    move(tx, actor, row, State.WITHDRAWN)
    return Followed(row.id, row.state)
