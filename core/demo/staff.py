"""Demonstration staff: one person per role, with passwords drawn at each installation and never written in code."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from core import clock
from core.access import Role, system
from core.access.sign_in import FIRST_PASSWORD, LINK_LIFE, choose_password, issue
from core.access.staff import create_staff
from core.audit import Event, record
from core.demo.sign_ins import SignIn
from db.engine import writing
from db.tables import Grant, OutboxMessage

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without what is misread: i, l, o, 0, 1
GROUPS, GROUP_LENGTH = 4, 4

# login, name, role, académie, domain; two case officers, because a correction is decided by another person
STAFF = (
    ("amelie.roche", "Amélie Roche", Role.HEAD_OF_OFFICE, "08", ""),
    ("bastien.nguyen", "Bastien Nguyễn", Role.CASE_OFFICER, "08", ""),
    ("chloe.dargent", "Chloé d’Argent", Role.CASE_OFFICER, "08", ""),
    ("david.benhamou", "David Ben Hamou", Role.READER, "08", ""),
    ("elodie.marchand", "Élodie Marchand", Role.CASE_OFFICER, "31", ""),
    ("fatou.sarr", "Fatou Sarr", Role.SUPERVISOR, "", ""),
    ("gael.le-goff", "Gaël Le Goff", Role.TECHNICAL_ADMINISTRATOR, "", ""),
    ("helene.oeuvrard", "Hélène Œuvrard", Role.HEAD_OF_OFFICE, "", ""),
)


def passphrase() -> str:
    """Draw a password that can be typed from paper: four groups of four, about 79 bits."""
    draw = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(draw)


def create_demonstration_staff(engine: Engine) -> list[SignIn]:
    """Create the demonstration staff, and give how each signs in."""
    made: list[SignIn] = []
    with writing(engine) as tx:
        for login, name, role, academie, domain in STAFF:
            password = passphrase()
            staff_id = _create(tx, login, name, password)
            _grant(tx, staff_id, role, academie, domain)
            made.append(SignIn(login, password, role.value, academie))
        tx.execute(delete(OutboxMessage).where(OutboxMessage.recipient.in_(f"{one[0]}@example.org" for one in STAFF)))
    return made


def _create(tx: Session, login: str, name: str, password: str) -> int:
    operator = system("demonstration")
    made = create_staff(tx, operator, login=login, full_name=name, email=f"{login}@example.org")
    link = issue(tx, made.staff_id, FIRST_PASSWORD, clock.now(tx) + LINK_LIFE)  # used here, mailed or not
    choose_password(tx, operator, link, password)
    return made.staff_id


def _grant(tx: Session, staff_id: int, role: Role, academie: str, domain: str) -> None:
    tx.add(
        Grant(
            staff_id=staff_id, role=role.value, academie_code=academie, domain_code=domain,
            starts_at=datetime(2026, 9, 1, tzinfo=UTC), ends_at=None, given_by="demonstration",
        )
    )  # fmt: skip
    record(
        tx, system("demonstration"), Event.ROLE_GRANTED, "staff", staff_id,
        facts={"role": role.value, "academie": academie, "domain": domain},
    )  # fmt: skip
