"""Tell a candidate what became of one registration: which one, what to do next, and whom to answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import settings
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from core.registrations.labels import labels
from db.tables import Candidate, ManagingOffice, Registration


def tell_of_registration(tx: Session, template: str, registration: Registration, **facts: Any) -> int:
    """Promise a mail about a registration to its candidate; give how many mails were promised."""
    candidate = tx.get_one(Candidate, registration.candidate_id)
    if not is_address(candidate.email):
        return 0
    known = labels(tx)
    told = office_of_registration(tx, registration) | {
        "candidate_number": candidate.number,
        "registration": f"{registration.number:03d}",
        "version": f"{registration.version:02d}",
        "exam": (
            f"{known.domains[registration.domain_code]},"
            f" {known.exam_session(registration.exam_session_id).label}"
        ),
        "portal": settings.current().portal_url,
    }  # fmt: skip
    promise_mail(
        tx, template, recipient=candidate.email, language=candidate.language, facts=told | facts,
        candidate_id=candidate.id, registration_id=registration.id,
    )  # fmt: skip
    return 1


def office_of_registration(tx: Session, registration: Registration) -> dict[str, str]:
    """Give whom the candidate may answer about a registration: the office of its place and exam."""
    statement = select(ManagingOffice).where(ManagingOffice.academie_code == registration.academie_code)
    offices = list(tx.scalars(statement.order_by(ManagingOffice.code)))
    named = [one for one in offices if registration.domain_code in one.domain_codes]
    fitting = named or [one for one in offices if not one.domain_codes]
    if not fitting:
        return {"office": labels(tx).academies.get(registration.academie_code, ""), "office_email": ""}
    name, address = fitting[0].name, fitting[0].email
    return {"office": f"{name} ({address})" if address else name, "office_email": address}
