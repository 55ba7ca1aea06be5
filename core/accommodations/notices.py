"""Mails about a request: that it was received, that something is missing, that it is decided; never a measure."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core import settings
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from core.registrations.labels import labels
from db.tables import Candidate, Registration


def tell(tx: Session, template: str, registration: Registration) -> None:
    """Promise the mail; whoever reads over a shoulder learns neither the measures nor the reasons."""
    candidate = tx.get_one(Candidate, registration.candidate_id)
    if not is_address(candidate.email):
        return
    known = labels(tx)
    exam = f"{known.domains[registration.domain_code]}, {known.exam_session(registration.exam_session_id).label}"
    facts = {
        "candidate_number": candidate.number, "registration": f"{registration.number:03d}", "exam": exam,
        "portal": settings.current().portal_url,
    }  # fmt: skip
    promise_mail(
        tx, template, recipient=candidate.email, language=candidate.language, facts=facts, candidate_id=candidate.id,
        registration_id=registration.id,
    )  # fmt: skip
