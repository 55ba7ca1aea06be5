"""Tell a member of the staff what was done to the account: a password, a role, a one-time link (1.08, 1.13)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core import settings
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from core.notifications.templates import Facts
from db.tables import Academie, ExamDomain, Grant, Person, Staff


def tell_password_changed(tx: Session, staff: Staff, person: Person) -> None:
    """Promise the mail that says that the password of an account was changed, whoever did it (1.08)."""
    _promise(tx, "staff_password_changed", staff, person, {"login": staff.login, "dashboard": _dashboard()})


def tell_second_factor(tx: Session, staff: Staff, person: Person) -> None:
    """Promise the mail that says that the second factor of an account was changed, whoever did it (1.11)."""
    _promise(tx, "staff_second_factor", staff, person, {"login": staff.login, "dashboard": _dashboard()})


def tell_role_given(tx: Session, grant: Grant) -> None:
    """Promise the mail that says which role an account was given, over what, and by whom."""
    staff = tx.get_one(Staff, grant.staff_id)
    academie = tx.get_one(Academie, grant.academie_code).label if grant.academie_code else ""
    domain = tx.get_one(ExamDomain, grant.domain_code).label if grant.domain_code else ""
    facts: Facts = {
        "login": staff.login, "role": grant.role, "academie": academie, "domain": domain, "by": grant.given_by,
        "dashboard": _dashboard(),
    }  # fmt: skip
    _promise(tx, "staff_role_changed", staff, tx.get_one(Person, staff.person_id), facts)


def send_link(tx: Session, staff: Staff, person: Person, secret: str) -> str:
    """Promise the mail that carries a one-time link to its owner; give the address, or nothing when none can leave.

    Nobody else then ever holds the link. Without a mail server it is handed over by who administers the account.
    """
    if not settings.current().smtp_url or not is_address(person.email):
        return ""
    facts = {"login": staff.login, "link": link_of(secret)}
    _promise(tx, "staff_link", staff, person, facts)
    return person.email


def link_of(secret: str) -> str:
    """Give the address that opens the choice of a password."""
    return f"{_dashboard()}/?link={secret}"


def _dashboard() -> str:
    return settings.current().dashboard_url


def _promise(tx: Session, template: str, staff: Staff, person: Person, facts: Facts) -> None:
    if is_address(person.email):
        promise_mail(tx, template, recipient=person.email, language=staff.language, facts=facts)
