"""Remind a candidate of the pieces that are missing: a letter in « Mes documents », and a mail that says so."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.documents.actions import issue
from core.documents.catalogue import kind_of
from core.registrations.visible import seen_registration

REMINDER = "pieces_reminder"


@dataclass(frozen=True, slots=True)
class Reminded:
    """The receipt of a reminder; `made` is false when the same one was made already today: no second mail leaves."""

    document_id: int
    made: bool


def remind(tx: Session, actor: Actor, registration_id: int) -> Reminded:
    """Send one candidate the list of the pieces awaited and refused."""
    require(actor, Permission.CANDIDATE_DESK)
    registration = seen_registration(tx, actor, registration_id, Permission.CANDIDATE_DESK)
    issued = issue(tx, actor, registration.id, REMINDER)
    if issued.made:
        kind_of(REMINDER).tells(tx, [registration])
    return Reminded(issued.document_id, issued.made)
