"""Functions with good defaults that build what a test needs, through the same actions as the product."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Role, Scope, system
from core.access.passwords import hash_password
from core.audit import Event, record
from core.candidates.actions import Person as EnteredPerson
from core.candidates.actions import create_candidate
from core.catalogue.load import load_reference
from core.registrations.actions import Entry, Saved, register
from db.engine import writing
from db.tables import Account, Candidate, EmailClaim, ExamSession, Grant, Person, Speciality, Staff

_count = itertools.count(1)
SECRET = "Secret-12"  # noqa: S105 - the password of every account of the tests, unless another is wanted
JUST_NOW = datetime(9000, 1, 1, tzinfo=UTC)  # whatever the clock of a test says, the password was just typed


def reference(engine: Engine) -> None:
    """Load the reference data once, into the template that each test copies."""
    with writing(engine) as tx:
        load_reference(tx, system("tests"))


def a_staff(
    engine: Engine,
    role: str,
    *,
    academie_code: str = "",
    domain_code: str = "",
    person_id: int = 0,
    language: str = "fr",
) -> Actor:
    """A staff member with one role over one place; `person_id` gives a second account to the same person."""
    number = next(_count)
    with writing(engine) as tx:
        if not person_id:
            person = Person(full_name=f"Agent n° {number}", email=f"agent{number}@example.org")
            tx.add(person)
            tx.flush()
            person_id = person.id
        staff = Staff(
            person_id=person_id, login=f"agent{number}", password_hash="", language=language, active=True,
            password_changed_at=None, preferences={}, created_at=datetime(2026, 9, 1, tzinfo=UTC),
        )  # fmt: skip
        tx.add(staff)
        tx.flush()
        tx.add(
            Grant(
                staff_id=staff.id, role=role, academie_code=academie_code, domain_code=domain_code,
                starts_at=datetime(2026, 9, 1, tzinfo=UTC), ends_at=None, given_by="tests",
            )
        )  # fmt: skip
        record(tx, system("tests"), Event.STAFF_CREATED, "staff", staff.id)
    scope = Scope(Role(role), academie_code, domain_code)
    return Actor("staff", staff.id, f"Agent n° {number}", person_id, language, (scope,), proved_at=JUST_NOW)


def a_candidate(tx: Session, *, number: str = "", kind: str = "individual", **facts: Any) -> Candidate:
    """A candidate living in Grenoble, not yet registered; any field of a person can be given."""
    count = next(_count)
    person: dict[str, Any] = {
        "civility": "Mme", "birth_name": "Martin", "first_names": "Léa", "birth_date": date(2008, 3, 12),
        "birth_place": "Grenoble", "birth_commune": "38185", "birth_departement": "038", "birth_country": "France",
        "nationality": "Française", "email": f"lea.martin{count}@example.org",
        "email_key": f"lea.martin{count}@example.org", "phone": "0639980000",
        "address": ("12 rue des Lilas",), "postcode": "38000", "city": "Grenoble", "country": "France",
        "academie_code": "08",
    }  # fmt: skip
    person |= facts
    if "email" in facts and "email_key" not in facts:
        person["email_key"] = facts["email"].strip().lower()
    return create_candidate(tx, system("tests"), EnteredPerson(**person), kind=kind, origin="desk", number=number)


_kept = cache(hash_password)  # a hash costs tens of milliseconds, whatever the test


def an_account(
    tx: Session, *, email: str = "", password: str = SECRET, candidate: Candidate | None = None, **person: Any
) -> Account:
    """An active account with its candidate, one made with `person` unless one is given."""
    candidate = candidate or a_candidate(tx, **(person | ({"email": email} if email else {})))
    at = clock.now(tx)
    account = Account(
        candidate_id=candidate.id, email=candidate.email, email_key=candidate.email_key,
        password_hash=_kept(password), state="active", deadline=at + timedelta(hours=48), activated_at=at, person={},
        language=candidate.language, notice_version="1", created_at=at,
    )  # fmt: skip
    tx.add(account)
    tx.flush()
    owned = update(EmailClaim).where(EmailClaim.email_key == candidate.email_key)
    tx.execute(owned.values(owner_kind="account", owner_id=account.id))
    record(tx, system("tests"), Event.ACCOUNT_ACTIVATED, "account", account.id)
    return account


def an_exam_session(tx: Session, domain_code: str = "BCP", label: str = "2027") -> ExamSession:
    """An exam session of the reference data."""
    return tx.scalars(select(ExamSession).filter_by(domain_code=domain_code, label=label)).one()


def a_registration(
    tx: Session,
    candidate: Candidate | None = None,
    *,
    speciality: str = "31212",
    academie_code: str = "08",
    exam_session: str = "2027",
    **entry: Any,
) -> Saved:
    """A saved registration (version 1), of a new candidate unless one is given."""
    candidate = candidate or a_candidate(tx)
    domain = tx.get_one(Speciality, speciality).domain_code
    wanted = Entry(
        exam_session_id=an_exam_session(tx, domain, exam_session).id,
        academie_code=academie_code,
        speciality_code=speciality,
        **entry,
    )
    return register(tx, system("tests"), candidate, wanted, origin="desk")
