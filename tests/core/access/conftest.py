"""Accounts with a password, and the steps of signing in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import argon2
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from core import units
from core.access import nobody, passwords, roles, sign_in, staff, system
from core.access.actor import Actor, Role
from core.access.staff_sessions import SignedIn, whose
from core.audit import Event
from db.engine import reading, writing
from db.tables import AuditEvent

GOOD = "un grand platane bleu"
CLI = system("manage.py")


@dataclass(frozen=True, slots=True)
class Account:
    """An account as a test holds it."""

    id: int
    login: str


GENUINE = passwords._HASHER


@pytest.fixture
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Argon2id with the least work: these tests are about who enters, `test_passwords` about the hash."""
    monkeypatch.setattr(passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()
    yield
    passwords._of_nobody.cache_clear()


@pytest.fixture
def genuine_hashes(cheap_hashes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of the product, where time itself is tested."""
    del cheap_hashes
    monkeypatch.setattr(passwords, "_HASHER", GENUINE)
    passwords._of_nobody.cache_clear()


@pytest.fixture
def an_account(engine: Engine, cheap_hashes: None) -> Callable[..., Account]:
    """Open an account with a role and a password, through the same actions as the product."""
    del cheap_hashes

    def made(login: str = "camille", role: Role = Role.CASE_OFFICER, *, academie_code: str = "08") -> Account:
        with writing(engine) as tx:
            invited = staff.create_staff(
                tx, CLI, login=login, full_name=f"Personne {login}", email=f"{login}@example.org"
            )
            roles.grant_role(tx, CLI, invited.staff_id, role, academie_code=academie_code)
            sign_in.choose_password(tx, nobody(), invited.link, GOOD)
        return Account(invited.staff_id, login)

    return made


def enter(account: Account, password: str = GOOD) -> str:
    """Sign in to the end and give the secret of the session."""
    proof = sign_in.prove(account.login, password, address="")
    assert proof.ticket
    return units.perform(sign_in.exchange, nobody(), proof.ticket, agent="Firefox").secret


def who(secret: str) -> SignedIn | None:
    """Say who a cookie belongs to."""
    return units.read(whose, nobody(), secret)


def actor_of(account: Account) -> Actor:
    """Give the actor of an account, by signing in."""
    found = who(enter(account))
    assert found is not None
    return found.actor


def names(engine: Engine) -> list[str]:
    """Give the names of all events, in order."""
    with reading(engine) as tx:
        return list(tx.scalars(select(AuditEvent.name).order_by(AuditEvent.seq)))


def count(engine: Engine, event: Event) -> int:
    """Count the events of a name."""
    return names(engine).count(event.value)


__all__ = ["CLI", "GOOD", "Account", "Session", "actor_of", "count", "enter", "names", "who"]
