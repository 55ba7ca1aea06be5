"""Functions with good defaults that build what a test needs, through the same actions as the product."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

from sqlalchemy import Engine

from core.access import Actor, Role, Scope, system
from core.audit import Event, record
from db.engine import writing
from db.tables import Grant, Person, Staff

_count = itertools.count(1)


def reference(engine: Engine) -> None:
    """Load the reference data once, into the template that each test copies."""
    from core.catalogue.load import load_reference

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
    return Actor("staff", staff.id, f"Agent n° {number}", person_id, language, (scope,))
