"""What served to sign in or to click once goes when its time is over; what lives stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from core import units
from core.access import nobody, sign_in, staff_sessions
from core.accounts import sessions as space_sessions
from core.jobs import purging
from core.jobs.rounds import ROUNDS
from db.engine import reading, writing
from db.tables import AccountSession, AccountToken, IdempotencyKey, SignInThrottle, SignInTicket, StaffSession
from tests import factories

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _at_nine(stopped_clock):
    stopped_clock(NINE)


def left(engine, column):
    with reading(engine) as tx:
        return set(tx.scalars(select(column)))


def add(engine, *rows):
    with writing(engine) as tx:
        tx.add_all(rows)


def test_it_is_done_every_day():
    """A worker alone is enough, and no one has to think of it."""
    (one,) = [one for one in ROUNDS if one.work is purging.purge_access]
    assert one.every_seconds == 86_400


def test_ended_sessions_go_and_open_ones_stay(engine, stopped_clock, case_officer):
    """A month after its end a session goes, the last of its account stays without address, an open one is untouched."""

    def enter(address):
        with writing(engine) as tx:
            return staff_sessions.digest(
                staff_sessions.open_session(tx, case_officer.id, address=address, agent="Firefox")
            )

    ended = enter("192.0.2.1")
    stopped_clock(NINE + timedelta(hours=1))
    last = enter("192.0.2.2")
    stopped_clock(NINE + staff_sessions.ABSOLUTE + purging.SESSIONS_KEPT)
    assert purging.purge_access().sessions == 0
    stopped_clock(NINE + staff_sessions.ABSOLUTE + purging.SESSIONS_KEPT + timedelta(hours=1, seconds=1))
    assert purging.purge_access().sessions == 1
    assert ended not in left(engine, StaffSession.id_hash)
    with reading(engine) as tx:
        kept = tx.get_one(StaffSession, last)
        assert (kept.address, kept.agent) == ("", "")
    secret = enter("192.0.2.3")
    assert purging.purge_access().sessions == 1
    assert left(engine, StaffSession.id_hash) == {secret}
    assert left(engine, StaffSession.address) == {"192.0.2.3"}


def test_sessions_of_candidates_go_alike(engine, stopped_clock):
    """An ended session of the candidate space goes a month later, whoever ended it; the open one still answers."""
    with writing(engine) as tx:
        account = factories.an_account(tx)
        account_id = account.id
        ended = space_sessions.open_session(tx, account_id, agent="Firefox")
        space_sessions.end_sessions_of(tx, account_id)
    stopped_clock(NINE + purging.SESSIONS_KEPT)
    assert purging.purge_access().sessions == 0
    stopped_clock(NINE + purging.SESSIONS_KEPT + SECOND)
    with writing(engine) as tx:
        living = space_sessions.open_session(tx, account_id, agent="Firefox")
    assert purging.purge_access().sessions == 1
    assert left(engine, AccountSession.id_hash) == {staff_sessions.digest(living)}
    assert units.read(space_sessions.whose, nobody(""), living)
    assert units.read(space_sessions.whose, nobody(""), ended) is None


def test_spent_tickets_and_links_go_and_usable_ones_stay(engine, stopped_clock, case_officer):
    """A link given this morning still opens after the purge; used or out of time since its delay, it is gone."""
    with writing(engine) as tx:
        sign_in.issue(tx, case_officer.id, sign_in.SIGN_IN, NINE + timedelta(minutes=1))
        account_id = factories.an_account(tx).id
    common = {"account_id": account_id, "purpose": "reset", "bound_to": ""}
    add(
        engine,
        AccountToken(token_hash="a" * 64, expires_at=NINE + timedelta(days=30), used_at=None, **common),
        AccountToken(token_hash="b" * 64, expires_at=NINE + timedelta(hours=1), used_at=None, **common),
        AccountToken(token_hash="c" * 64, expires_at=NINE + timedelta(days=30), used_at=NINE, **common),
    )  # fmt: skip
    before = left(engine, AccountToken.token_hash) - {"a" * 64, "b" * 64, "c" * 64}
    stopped_clock(NINE + timedelta(days=1))
    with writing(engine) as tx:
        usable = sign_in.issue(tx, case_officer.id, sign_in.FIRST_PASSWORD, NINE + timedelta(days=20))
    assert purging.purge_access().tickets == 0
    stopped_clock(NINE + timedelta(days=1, minutes=2))
    assert purging.purge_access().tickets == 1
    assert left(engine, SignInTicket.ticket_hash) == {staff_sessions.digest(usable)}
    stopped_clock(NINE + purging.TOKENS_KEPT + SECOND)
    purging.purge_access()
    assert left(engine, AccountToken.token_hash) - before == {"a" * 64, "b" * 64}
    stopped_clock(NINE + purging.TOKENS_KEPT + timedelta(hours=2))
    purging.purge_access()
    assert left(engine, AccountToken.token_hash) - before == {"a" * 64}


def test_counters_that_still_count_stay(engine, stopped_clock):
    """A source is forgotten after a day, an account after thirty; what is locked or tried since is not (1.04)."""

    def counter(subject, failed, **more):
        return SignInThrottle(
            **{"subject": subject, "failures": 4, "tries_today": 4, "day_started_at": failed, "last_failure_at": failed,
               "locked_until": None} | more
        )  # fmt: skip

    later = NINE + timedelta(days=29)
    add(
        engine, counter("account:1", NINE), counter("account:2", later), counter("source:1", NINE),
        counter("source:2", later), counter("account:3", NINE, locked_until=NINE + timedelta(days=40)),
    )  # fmt: skip
    stopped_clock(NINE + timedelta(days=1))
    assert purging.purge_access().throttles == 0
    stopped_clock(NINE + timedelta(days=1, seconds=1))
    assert purging.purge_access().throttles == 1
    assert "source:1" not in left(engine, SignInThrottle.subject)
    stopped_clock(NINE + timedelta(days=30))
    assert purging.purge_access().throttles == 0
    stopped_clock(NINE + timedelta(days=30, seconds=1))
    assert purging.purge_access().throttles == 2
    assert left(engine, SignInThrottle.subject) == {"account:2", "account:3"}


def test_a_click_repeated_within_a_month_gets_its_receipt(engine, stopped_clock, case_officer):
    """At thirty days the key still serves, a second later it is gone (6.24)."""
    del case_officer
    add(
        engine,
        IdempotencyKey(actor="staff:1", action="a", key="k", payload="0" * 64, receipt={"value": 1}, used_at=NINE),
    )
    stopped_clock(NINE + timedelta(days=30))
    assert purging.purge_access().receipts == 0
    stopped_clock(NINE + timedelta(days=30, seconds=1))
    assert purging.purge_access().receipts == 1
    assert left(engine, IdempotencyKey.key) == set()
