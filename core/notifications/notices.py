"""Tell a candidate what the office changed in the file, with the versions that followed and whom to answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import settings
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from core.registrations.actions import Saved
from core.registrations.labels import labels
from db.tables import Candidate, ManagingOffice, Registration


def tell_of_change(
    tx: Session, template: str, candidate: Candidate, fields: Iterable[str], saved: Iterable[Saved]
) -> int:
    """Promise the mail that says which fields changed, never their values; give how many mails were promised."""
    if not is_address(candidate.email):
        return 0
    changed = [one for one in saved if one.changed]
    facts = office_of(tx, candidate) | {
        "candidate_number": candidate.number,
        "fields": list(fields),
        "registrations": [registration_line(tx, one) for one in changed],
        "portal": settings.current().portal_url,
    }
    promise_mail(
        tx, template, recipient=candidate.email, language=candidate.language, facts=facts, candidate_id=candidate.id
    )
    return 1


def tell_old_address(tx: Session, candidate: Candidate, address: str) -> int:
    """Promise the mail that warns an address that it was replaced; give how many mails were promised."""
    if not is_address(address):
        return 0
    facts = office_of(tx, candidate) | {"candidate_number": candidate.number}
    promise_mail(
        tx, "email_replaced", recipient=address, language=candidate.language, facts=facts, candidate_id=candidate.id
    )
    return 1


def tell_account(tx: Session, template: str, candidate: Candidate, address: str) -> int:
    """Promise the mail that says what was done to an account; give how many mails were promised."""
    if not is_address(address):
        return 0
    promise_mail(
        tx, template, recipient=address, language=candidate.language, facts=office_of(tx, candidate),
        candidate_id=candidate.id,
    )  # fmt: skip
    return 1


def tell_of_answer(tx: Session, candidate: Candidate, field: str) -> int:
    """Promise the mail that says a report was answered, never the answer itself; give how many mails were promised."""
    if not is_address(candidate.email):
        return 0
    facts = office_of(tx, candidate) | {"field": field, "portal": settings.current().portal_url}
    promise_mail(
        tx, "error_report_answered", recipient=candidate.email, language=candidate.language, facts=facts,
        candidate_id=candidate.id,
    )  # fmt: skip
    return 1


def registration_line(tx: Session, saved: Saved) -> dict[str, Any]:
    """Give what a mail says of a registration: number, version and exam."""
    known = labels(tx)
    registration = tx.get_one(Registration, saved.registration_id)
    session = known.exam_session(registration.exam_session_id).label
    return {
        "number": saved.number, "version": saved.version,
        "exam": f"{known.domains[registration.domain_code]}, {session}",
    }  # fmt: skip


def office_of(tx: Session, candidate: Candidate) -> dict[str, Any]:
    """Give whom the candidate may answer: the office of the latest registration, or of the académie of residence."""
    latest = tx.execute(
        select(Registration.academie_code, Registration.domain_code)
        .where(Registration.candidate_id == candidate.id)
        .order_by(Registration.number.desc())
        .limit(1)
    ).one_or_none()
    academie, domain = (latest.academie_code, latest.domain_code) if latest else (candidate.academie_code, "")
    statement = select(ManagingOffice).where(ManagingOffice.academie_code == academie).order_by(ManagingOffice.code)
    offices = list(tx.scalars(statement))
    fitting = [one for one in offices if domain in one.domain_codes] or [one for one in offices if not one.domain_codes]
    if not fitting:
        return {"office": labels(tx).academies.get(academie, ""), "office_email": ""}
    name, address = fitting[0].name, fitting[0].email
    return {"office": f"{name} ({address})" if address else name, "office_email": address}
