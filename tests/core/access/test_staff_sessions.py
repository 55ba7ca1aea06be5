"""The server owns the session: idle, absolute, capped, ended at once (1.16 to 1.18)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from core import units
from core.access import roles, staff, staff_sessions
from core.access.actor import Role
from core.audit import Event
from core.errors import NotFound
from db.engine import reading
from db.tables import Grant, StaffSession
from tests.core.access.conftest import CLI, Account, count, enter, who

AnAccount = Callable[..., Account]
Clock = Callable[[datetime], None]
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_a_session_ends_after_half_an_hour_without_use(an_account: AnAccount, stopped_clock: Clock) -> None:
    """29 minutes later it lives; 30 minutes after the last use it is over."""
    stopped_clock(NINE)
    secret = enter(an_account())
    stopped_clock(NINE + timedelta(minutes=29, seconds=59))
    assert who(secret)
    stopped_clock(NINE + timedelta(minutes=30))
    assert who(secret) is None


def test_use_keeps_a_session_open_but_not_past_ten_hours(an_account: AnAccount, stopped_clock: Clock) -> None:
    """Touched every twenty minutes it lives all day, and ends ten hours after sign-in whatever is done."""
    stopped_clock(NINE)
    secret = enter(an_account())
    for step in range(1, 30):
        stopped_clock(NINE + timedelta(minutes=20 * step))
        found = who(secret)
        assert found is not None
        assert found.to_touch
        units.perform(staff_sessions.touch, found.actor, found.session)
    stopped_clock(NINE + timedelta(hours=10))
    assert who(secret) is None


def test_a_session_used_a_moment_ago_is_not_written_again(an_account: AnAccount, stopped_clock: Clock) -> None:
    """At most one write a minute keeps it alive."""
    stopped_clock(NINE)
    secret = enter(an_account())
    stopped_clock(NINE + timedelta(seconds=60))
    found = who(secret)
    assert found is not None
    assert not found.to_touch


def test_a_sixth_session_ends_the_one_least_recently_used(an_account: AnAccount, stopped_clock: Clock) -> None:
    """Five at once at most: the sixth sign-in closes the oldest in use, and no other (1.18)."""
    account = an_account()
    secrets = []
    for number in range(6):
        stopped_clock(NINE + timedelta(minutes=number))
        secrets.append(enter(account))
    assert [who(secret) is not None for secret in secrets] == [False, True, True, True, True, True]


def test_signing_out_ends_the_session_and_a_copied_cookie_with_it(an_account: AnAccount, engine: Engine) -> None:
    """The copy presented after the sign-out is refused; twice is harmless and journalled once (1.17)."""
    account = an_account()
    secret, other = enter(account), enter(account)
    found = who(secret)
    assert found is not None
    units.perform(staff_sessions.sign_out, found.actor, found.session)
    units.perform(staff_sessions.sign_out, found.actor, found.session)
    assert who(secret) is None
    assert who(other)
    assert count(engine, Event.SIGNED_OUT) == 1


def test_a_closed_account_is_out_at_its_next_run(an_account: AnAccount) -> None:
    """Closing takes effect at once on every open page; opening again does not revive old sessions (1.17)."""
    account = an_account()
    secret = enter(account)
    units.perform(staff.set_active, CLI, account.id, active=False)
    assert who(secret) is None
    units.perform(staff.set_active, CLI, account.id, active=True)
    assert who(secret) is None


def test_a_role_given_or_ended_counts_at_the_next_run(an_account: AnAccount, engine: Engine) -> None:
    """The session stays; the rights are read again each time (1.17)."""
    account = an_account()
    secret = enter(account)
    with reading(engine) as tx:
        grant = tx.scalars(select(Grant.id).where(Grant.staff_id == account.id)).one()
    units.perform(roles.end_role, CLI, grant)
    found = who(secret)
    assert found is not None
    assert found.actor.scopes == ()
    units.perform(roles.grant_role, CLI, account.id, Role.READER, academie_code="08")
    found = who(secret)
    assert found is not None
    assert found.actor.roles == {Role.READER}


def test_one_sees_and_ends_one_s_own_sessions_only(an_account: AnAccount) -> None:
    """The list holds one's own; ending a colleague's looks like ending nothing (3.03)."""
    mine, hers = an_account("moi"), an_account("elle")
    here, elsewhere, colleague = enter(mine), enter(mine), enter(hers)
    me, she = who(here), who(colleague)
    assert me is not None
    assert she is not None
    listed = units.read(staff_sessions.open_sessions, me.actor)
    assert len(listed) == 2
    assert {one.agent for one in listed} == {"Firefox"}
    with pytest.raises(NotFound):
        units.perform(staff_sessions.end_session, me.actor, she.session)
    other = next(one for one in listed if one.session != me.session)
    units.perform(staff_sessions.end_session, me.actor, other.session)
    assert who(elsewhere) is None
    assert who(here)
    assert who(colleague)


def test_what_is_not_a_secret_of_ours_is_nobody(an_account: AnAccount, engine: Engine) -> None:
    """Neither a made-up value nor the digest kept in the database opens anything (1.16)."""
    enter(an_account())
    with reading(engine) as tx:
        kept = tx.scalars(select(StaffSession.id_hash)).one()
    for value in ("", "x", kept, kept.upper(), "é" * 50):
        assert who(value) is None
