"""What the office does with a request: examine it, ask for what is missing, decide; the decision is a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.accommodations import rules
from core.accommodations.actions import Followed
from core.accommodations.following import move, owned
from core.accommodations.notices import tell
from core.accommodations.reference import accommodations
from core.accommodations.rules import State
from core.documents.actions import issue
from core.errors import InvalidFields

Act = Callable[..., Followed]


@dataclass(frozen=True, slots=True)
class Decided:
    """The receipt of a decision: its document, delivered in the candidate's space."""

    request_id: int
    document_id: int
    granted: int


def take_up(tx: Session, actor: Actor, request_id: int, *, seen: int) -> Followed:
    """Begin to examine a request; its candidate sees it."""
    require(actor, Permission.ACCOMMODATION_DECIDE)
    _, row = owned(tx, actor, request_id, Permission.ACCOMMODATION_DECIDE, seen=seen)
    move(tx, actor, row, State.UNDER_REVIEW)
    return Followed(row.id, row.state)


def ask_for_more(tx: Session, actor: Actor, request_id: int, *, answer: str, seen: int) -> Followed:
    """Say what is missing: the request goes back to its candidate, who is told by mail."""
    require(actor, Permission.ACCOMMODATION_DECIDE)
    registration, row = owned(tx, actor, request_id, Permission.ACCOMMODATION_DECIDE, seen=seen)
    if not answer.strip():
        raise InvalidFields(fields={"answer": "missing"})
    if len(answer) > rules.LONGEST_MESSAGE:
        raise InvalidFields(fields={"answer": "text_too_long"})
    row.answer = answer.strip()
    move(tx, actor, row, State.INCOMPLETE)
    tell(tx, "accommodation_incomplete", registration)
    return Followed(row.id, row.state)


def decide(tx: Session, actor: Actor, request_id: int, *, granted: tuple[str, ...], answer: str, seen: int) -> Decided:
    """Decide on every measure asked, with reasons for those refused; the document is delivered at once (seed 7)."""
    require(actor, Permission.ACCOMMODATION_DECIDE)
    registration, row = owned(tx, actor, request_id, Permission.ACCOMMODATION_DECIDE, seen=seen)
    if wrong := rules.decision_faults(row.measures, granted, answer, accommodations().codes):
        raise InvalidFields(fields=wrong)
    row.granted = [one.code for one in accommodations().measures if one.code in granted]
    row.answer, row.decided_at, row.decided_by = answer.strip(), clock.now(tx), actor.label
    move(tx, actor, row, State.DECIDED, granted=len(row.granted), asked=len(row.measures))
    row.document_id = issue(tx, actor, registration.id, rules.SUBJECT).document_id
    tell(tx, "accommodation_decided", registration)
    return Decided(row.id, row.document_id, len(row.granted))
