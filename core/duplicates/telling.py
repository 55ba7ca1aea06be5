"""The mails of a merge: to the person, where he is reached now, and to the address that is used no more."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core import settings
from core.notifications.notices import office_of, registration_line
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from core.registrations.actions import Saved
from db.tables import Candidate


def tell_merged(tx: Session, kept: Candidate, absorbed: Candidate, saved: list[Saved]) -> int:
    """Promise the mails of a merge; give how many. The old address learns neither the new one nor any number."""
    mails = 0
    if is_address(kept.email):
        facts = office_of(tx, kept) | {
            "candidate_number": kept.number, "former_number": absorbed.number,
            "registrations": [registration_line(tx, one) for one in saved if one.changed],
            "portal": settings.current().portal_url,
        }  # fmt: skip
        _promise(tx, "candidates_merged", kept, kept.email, facts)
        mails += 1
    if is_address(absorbed.email) and absorbed.email_key != kept.email_key:
        _promise(tx, "account_joined", kept, absorbed.email, office_of(tx, kept))
        mails += 1
    return mails


def tell_undone(tx: Session, *candidates: Candidate) -> int:
    """Promise to each the mail that says that the records are two again, with his own number; give how many."""
    told = [one for one in candidates if is_address(one.email)]
    for one in told:
        facts = office_of(tx, one) | {"candidate_number": one.number, "portal": settings.current().portal_url}
        _promise(tx, "merge_undone", one, one.email, facts)
    return len(told)


def _promise(tx: Session, template: str, candidate: Candidate, address: str, facts: dict[str, object]) -> None:
    promise_mail(tx, template, recipient=address, language=candidate.language, facts=facts, candidate_id=candidate.id)
