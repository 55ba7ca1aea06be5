"""At the desk: the office sends a candidate the link his account needs, at his stored address (6.01, 3.03)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from core import units
from core.access import Actor
from core.accounts.choosing import choice, choose_by_link
from core.accounts.errors import AccountLinkDead, NoAddress
from core.accounts.giving import invite
from core.accounts.proving import sign_in
from core.audit import Event
from core.errors import InvalidFields, NotAllowed, NotFound
from db.engine import reading, writing
from db.tables import Account, Candidate
from tests import factories
from tests.core.accounts.conftest import GOOD, HERE, claims, count, link, mails

Clock = Callable[[datetime], None]
EMAIL = "guichet@example.org"


def at_the_desk(engine: Engine, **facts: str) -> int:
    with writing(engine) as tx:
        return factories.a_candidate(tx, **({"email": EMAIL} | facts)).id


def test_an_invited_candidate_chooses_a_password_and_enters(engine: Engine, case_officer: Actor) -> None:
    """Proving the address opens the account; the claim passes to it; the notice is accepted; the link served (1.27)."""
    candidate_id = at_the_desk(engine)
    assert units.perform(invite, case_officer, candidate_id).link == "invitation"
    assert mails("account_invitation") == [EMAIL]
    secret = link("account_invitation")
    assert units.read(choice, HERE, secret).first
    with reading(engine) as tx:
        assert not tx.scalars(select(Account)).all()  # nothing exists before the address is proved
    with pytest.raises(InvalidFields):
        choose_by_link(HERE, secret, GOOD, GOOD, accepted=False)
    choose_by_link(HERE, secret, GOOD, GOOD, accepted=True)
    with reading(engine) as tx:
        account = tx.scalars(select(Account)).one()
    assert (account.candidate_id, account.state) == (candidate_id, "active")
    assert claims() == {EMAIL: f"account {account.id}"}
    assert sign_in(HERE, EMAIL, GOOD, agent="").secret
    with pytest.raises(AccountLinkDead):
        choose_by_link(HERE, secret, GOOD, GOOD, accepted=True)
    assert units.perform(invite, case_officer, candidate_id).link == "reset"
    assert count(engine, Event.ACCOUNT_RESET_ASKED) == 2


def test_an_invitation_dies_with_the_address_or_after_48_hours(
    engine: Engine, case_officer: Actor, stopped_clock: Clock
) -> None:
    """Sent where the candidate no longer reads, or too long ago: it opens nothing."""
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    candidate_id = at_the_desk(engine)
    units.perform(invite, case_officer, candidate_id)
    old = link("account_invitation")
    stopped_clock(at + timedelta(days=400))
    units.perform(invite, case_officer, candidate_id)
    late = link("account_invitation")
    stopped_clock(at + timedelta(days=402))
    units.perform(invite, case_officer, candidate_id)
    moved = link("account_invitation")
    with writing(engine) as tx:
        tx.get_one(Candidate, candidate_id).email_key = "ailleurs@example.org"
        factories.record(tx, case_officer, Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate_id)
    for secret in (old, late, moved):
        with pytest.raises(AccountLinkDead):
            choose_by_link(HERE, secret, GOOD, GOOD, accepted=True)


def test_who_may_invite_whom(engine: Engine, stranger: Actor, reader: Actor, case_officer: Actor) -> None:
    """Neither outside the perimeter, nor by whoever only reads, nor without an address in the register (3.03)."""
    candidate_id = at_the_desk(engine)
    with pytest.raises(NotFound):
        units.perform(invite, stranger, candidate_id)
    with pytest.raises(NotAllowed):
        units.perform(invite, reader, candidate_id)
    nowhere = at_the_desk(engine, email="", email_key="")
    with pytest.raises(NoAddress):
        units.perform(invite, case_officer, nowhere)
    assert mails("account_invitation") == []
