"""Change the address of an account: confirmed from the new one; crossings; what prints it follows (6.03, 6.04)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Engine, select

from core import units
from core.access.errors import WrongPassword
from core.accounts.addresses import EmailChanged, ask_change, awaited_change, change_of, confirm_change
from core.accounts.errors import AccountLinkDead
from core.accounts.purging import purge_due
from core.audit import Event
from core.candidates.errors import EmailTaken
from core.errors import InvalidFields
from db.engine import reading, writing
from db.tables import Account, Candidate, Registration
from tests import factories
from tests.core.accounts.conftest import ADDRESS, GOOD, HERE, active, claims, count, created, link, mails, signed_in
from tests.races import at_once

Clock = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NEW = "Ines.Vasseur@example.org"
NEW_KEY = "ines.vasseur@example.org"


def asks(account: Account, email: str = NEW, password: str = GOOD) -> str:
    """Ask for another address; give the secret of the confirmation."""
    actor, session = signed_in(account)
    ask_change(actor, password, email, email, account_id=account.id, session=session)
    return link("email_change_confirm")


def test_the_old_address_stays_until_the_new_one_is_confirmed(engine: Engine) -> None:
    """Both are held meanwhile; the old one is told, and given back only afterwards (6.03)."""
    account = active()
    secret = asks(account)
    assert claims() == {ADDRESS: f"account {account.id}", NEW_KEY: f"account {account.id}"}
    assert (mails("email_change_confirm"), mails("email_change_asked")) == ([NEW], [ADDRESS])
    for _ in range(5):
        assert units.read(change_of, HERE, secret) == NEW
    assert claims()[ADDRESS]
    units.perform(confirm_change, HERE, secret)
    assert claims() == {NEW_KEY: f"account {account.id}"}
    assert mails("email_changed") == [ADDRESS]
    with reading(engine) as tx:
        candidate = tx.get_one(Candidate, account.candidate_id)
        assert (candidate.email, candidate.email_key) == (NEW, NEW_KEY)
        assert tx.get_one(Account, account.id).email == NEW
    assert count(engine, Event.ACCOUNT_EMAIL_CHANGED) == 1
    with pytest.raises(AccountLinkDead):
        units.perform(confirm_change, HERE, secret)


@pytest.mark.usefixtures("engine")
def test_the_password_is_asked_and_a_taken_address_refused() -> None:
    """Nothing is reserved without the password; an account that waits holds its address too (1.19, 6.01)."""
    account = active()
    created("autre@example.org")
    with pytest.raises(WrongPassword):
        asks(account, password="Autre+chose")  # noqa: S106 - a wrong one
    with pytest.raises(EmailTaken):
        asks(account, "Autre@example.org")
    with pytest.raises(InvalidFields):
        asks(account, ADDRESS)
    assert sorted(claims()) == ["autre@example.org", ADDRESS]


@pytest.mark.usefixtures("engine")
def test_a_change_not_confirmed_in_a_day_frees_the_address(stopped_clock: Clock) -> None:
    """The link is dead at 24 hours; the address is free for anyone, purged or not (6.04)."""
    stopped_clock(NOON)
    account = active()
    secret = asks(account)
    actor, _ = signed_in(account)
    assert units.read(awaited_change, actor, account.id)
    stopped_clock(NOON + timedelta(hours=24))
    with pytest.raises(AccountLinkDead):
        units.perform(confirm_change, HERE, secret)
    assert units.read(awaited_change, actor, account.id) is None
    created(NEW)
    purge_due()
    assert set(claims()) == {ADDRESS, NEW_KEY}


@pytest.mark.usefixtures("engine")
def test_the_purge_frees_what_nobody_confirmed(stopped_clock: Clock) -> None:
    """Neither before its time, nor the address of the account itself (6.03)."""
    stopped_clock(NOON)
    account = active()
    asks(account)
    stopped_clock(NOON + timedelta(hours=24) - timedelta(microseconds=1))
    purge_due()
    assert set(claims()) == {ADDRESS, NEW_KEY}
    stopped_clock(NOON + timedelta(hours=24))
    purge_due()
    assert set(claims()) == {ADDRESS}


@pytest.mark.usefixtures("engine")
def test_only_the_last_change_asked_can_be_confirmed() -> None:
    """The first link dies with the second, and its address is free at once (6.04)."""
    account = active()
    first = asks(account, "premiere@example.org")
    second = asks(account, "seconde@example.org")
    with pytest.raises(AccountLinkDead):
        units.perform(confirm_change, HERE, first)
    assert set(claims()) == {ADDRESS, "seconde@example.org"}
    units.perform(confirm_change, HERE, second)


@pytest.mark.usefixtures("engine")
def test_two_accounts_cannot_cross_their_addresses() -> None:
    """A wants b while B wants a: both are held by their owners and refused, whoever asks first (6.04)."""
    one, two = active("a@example.org"), active("b@example.org")
    for account, wanted in ((one, "b@example.org"), (two, "a@example.org")):
        with pytest.raises(EmailTaken):
            asks(account, wanted)
    assert claims() == {"a@example.org": f"account {one.id}", "b@example.org": f"account {two.id}"}


@pytest.mark.usefixtures("engine")
def test_one_address_wanted_by_two_accounts_goes_to_one() -> None:
    """Asked at the same instant, reserved once (6.01, 6.04)."""
    accounts = [active(f"{name}@example.org") for name in "abcd"]
    held = [signed_in(one) for one in accounts]

    def ask(number: int) -> bool:
        actor, session = held[number]
        try:
            ask_change(actor, GOOD, NEW, NEW, account_id=accounts[number].id, session=session)
        except EmailTaken:
            return False
        return True

    assert sorted(at_once(*(partial(ask, number) for number in range(4)))) == [False, False, False, True]


@pytest.mark.usefixtures("engine")
def test_what_an_account_gave_back_another_may_take() -> None:
    """The old address is free once, and only once, the change is confirmed (6.03)."""
    one, two = active("a@example.org"), active("b@example.org")
    secret = asks(one, "c@example.org")
    with pytest.raises(EmailTaken):
        asks(two, "a@example.org")
    units.perform(confirm_change, HERE, secret)
    units.perform(confirm_change, HERE, asks(two, "a@example.org"))
    assert claims() == {"c@example.org": f"account {one.id}", "a@example.org": f"account {two.id}"}


def test_each_registration_that_prints_the_address_gets_a_new_version(engine: Engine) -> None:
    """Locked or not, the address remains the candidate's: version 02 follows, others' files stay (seed 3, 6.09)."""
    account = active()
    with writing(engine) as tx:
        factories.a_registration(tx, tx.get_one(Candidate, account.candidate_id))
        factories.a_registration(tx)
    assert units.perform(confirm_change, HERE, asks(account)) == EmailChanged(versions=1, documents=0)
    with reading(engine) as tx:
        assert sorted(tx.scalars(select(Registration.version))) == [1, 2]


def test_a_registration_of_a_closed_exam_session_stays_as_it_was(engine: Engine) -> None:
    """The session is over: what it printed is history, no new version and no document to make again (6.17, 6.11)."""
    account = active()
    with writing(engine) as tx:
        candidate = tx.get_one(Candidate, account.candidate_id)
        factories.a_registration(tx, candidate)
        over = factories.a_registration(tx, candidate, speciality="22106")
        domain = tx.get_one(Registration, over.registration_id).domain_code
        factories.an_exam_session(tx, domain).closed = True
    assert units.perform(confirm_change, HERE, asks(account)) == EmailChanged(versions=1, documents=0)
    with reading(engine) as tx:
        assert tx.get_one(Registration, over.registration_id).version == 1
        assert sorted(tx.scalars(select(Registration.version))) == [1, 2]
