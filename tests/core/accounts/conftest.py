"""Accounts as a person makes them: typed, confirmed, activated by the link of the mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import argon2
import pytest
from sqlalchemy import Engine, func, select

from core import units
from core.access import Actor, passwords
from core.access.actor import candidate as acting
from core.access.actor import public
from core.accounts import creating
from core.accounts.activating import activate
from core.accounts.links import answer_asked
from core.accounts.sessions import open_session
from core.accounts.typed import TypedAccount, TypedPerson
from core.audit import Event
from db.engine import reading, writing
from db.tables import Account, AccountSession, AuditEvent, EmailClaim, OutboxMessage

HERE = public("fr", "203.0.113.7")
PERSON = TypedPerson(
    civility="MME", birth_name="Vasseur", usual_name="", first_names="Inès", birth_date="12/03/2008",
    birth_place="Vizille", birth_departement="38", birth_country="France", nationality="Française",
    phone="06 39 98 00 01", address="3 rue du Pont\nBâtiment B", postcode="38220", city="Vizille", country="France",
    academie_code="08",
)  # fmt: skip
ADDRESS = "ines.v@example.org"
GOOD = "Plumier+vert"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Argon2id with the least work: the hash itself is tested with the passwords."""
    monkeypatch.setattr(passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()
    yield
    passwords._of_nobody.cache_clear()


def typed(email: str = ADDRESS, password: str = GOOD, *, accepted: bool = True, **person: str) -> TypedAccount:
    """What someone types in the form of creation, each address and password twice."""
    return TypedAccount(replace(PERSON, **person), email, email, password, password, accepted)


def created(email: str = ADDRESS, **how: Any) -> str:
    """Create an account that waits; give the secret of its activation link."""
    prepared = creating.prepare(HERE, typed(email, **how))
    assert prepared.secret, prepared
    assert not creating.create(HERE, prepared.secret).taken
    return link("account_activation")


def active(email: str = ADDRESS, **how: Any) -> Account:
    """Create an account and activate it."""
    units.perform(activate, HERE, created(email, **how))
    return the_account(email)


def the_account(email: str = ADDRESS) -> Account:
    """Give an account as it is kept."""
    with reading(units.engine()) as tx:
        return tx.scalars(select(Account).where(Account.email_key == email.lower())).one()


def link(template: str) -> str:
    """Give the secret of the link of the latest mail of a kind."""
    with reading(units.engine()) as tx:
        latest = select(OutboxMessage).where(OutboxMessage.template == template).order_by(OutboxMessage.id.desc())
        return str(tx.scalars(latest.limit(1)).one().facts["link"]).rpartition("/")[2]


def mails(template: str) -> list[str]:
    """Give to whom mails of a kind were promised, in order."""
    answer_asked()
    with reading(units.engine()) as tx:
        mine = select(OutboxMessage.recipient).where(OutboxMessage.template == template).order_by(OutboxMessage.id)
        return list(tx.scalars(mine))


def claims() -> dict[str, str]:
    """Give who holds each address."""
    with reading(units.engine()) as tx:
        return {one.email_key: f"{one.owner_kind} {one.owner_id}" for one in tx.scalars(select(EmailClaim))}


def signed_in(account: Account) -> tuple[Actor, str]:
    """Open a session of an account; give its actor and the digest that names the session."""
    with writing(units.engine()) as tx:
        open_session(tx, account.id, agent="a test")
        latest = select(AccountSession.id_hash).where(AccountSession.account_id == account.id)
        session = list(tx.scalars(latest.order_by(AccountSession.created_at, AccountSession.id_hash)))[-1]
    assert account.candidate_id
    return acting(account.candidate_id, "Inès Vasseur"), session


def count(engine: Engine, event: Event) -> int:
    """Count the events of a kind in the journal."""
    with reading(engine) as tx:
        statement = select(func.count()).select_from(AuditEvent).where(AuditEvent.name == event.value)
        return tx.scalar(statement) or 0
