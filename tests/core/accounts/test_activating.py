"""Activate within 48 elapsed hours, by a button; against the purge exactly one wins (1.10, 6.06, 6.07)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select, update

from core import clock, units
from core.access import system
from core.accounts import creating
from core.accounts.activating import activate, activation
from core.accounts.errors import AccountGone
from core.accounts.links import ask_link
from core.accounts.purging import PURGER, purge, purge_due
from core.accounts.rules import deadline
from core.audit import Event, record
from core.candidates.errors import EmailTaken
from db.engine import reading, writing
from db.tables import Account, AccountToken, Candidate
from tests import factories
from tests.core.accounts.conftest import ADDRESS, HERE, claims, count, created, link, mails, the_account, typed
from tests.races import at_once

Clock = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TWO_DAYS, TICK = timedelta(hours=48), timedelta(microseconds=1)
ROUNDS = 40


def test_activating_enters_the_candidate_in_the_register(engine: Engine) -> None:
    """What was typed becomes a candidate with a number; the account keeps the address, and nothing typed."""
    units.perform(activate, HERE, created())
    account = the_account()
    with reading(engine) as tx:
        candidate = tx.get_one(Candidate, account.candidate_id)
    assert (account.state, account.person) == ("active", {})
    assert (candidate.kind, candidate.origin, candidate.number[:2]) == ("individual", "account", "02")
    assert (candidate.birth_name, candidate.first_names, candidate.civility) == ("Vasseur", "Inès", "MME")
    assert (candidate.birth_departement, candidate.email, candidate.locked_at) == ("038", ADDRESS, None)
    assert candidate.address == ["3 rue du Pont", "Bâtiment B"]
    assert claims() == {ADDRESS: f"account {account.id}"}
    assert count(engine, Event.ACCOUNT_ACTIVATED) == 1


def test_opening_the_link_changes_nothing(engine: Engine) -> None:
    """Twenty readings by a scanner of mails leave the account waiting; a second click is harmless (1.10)."""
    secret = created()
    for _ in range(20):
        assert not units.read(activation, HERE, secret).already
    assert the_account().state == "pending"
    assert not units.perform(activate, HERE, secret).already
    assert units.perform(activate, HERE, secret).already
    assert units.read(activation, HERE, secret).already
    assert count(engine, Event.CANDIDATE_CREATED) == 1


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("late", [-TICK, timedelta(0), TICK])
@pytest.mark.parametrize(
    "made",
    [
        NOON,
        datetime(2026, 10, 24, 10, 30, tzinfo=UTC),  # clocks go back in the night that follows
        datetime(2027, 3, 27, 10, 30, tzinfo=UTC),  # clocks go forward
    ],
)
def test_an_account_can_be_activated_until_48_elapsed_hours(
    stopped_clock: Clock, made: datetime, late: timedelta
) -> None:
    """One microsecond before is in time; at the instant and after, it is gone, purged or not (6.06)."""
    stopped_clock(made)
    secret = created()
    stopped_clock(made + TWO_DAYS + late)
    if late < timedelta(0):
        assert not units.perform(activate, HERE, secret).already
        return
    with pytest.raises(AccountGone):
        units.perform(activate, HERE, secret)
    assert the_account().state == "pending"  # no purge ever passed, and it is refused all the same


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Martinique", "Pacific/Auckland", "Pacific/Marquesas"])
def test_the_deadline_is_not_the_same_hour_on_the_wall(zone: str) -> None:
    """Across a change of hour, 48 hours later the clock on the wall shows another hour, or not: it decides nothing."""
    for made in (datetime(2026, 10, 24, 10, 30, tzinfo=UTC), datetime(2027, 3, 27, 10, 30, tzinfo=UTC)):
        assert deadline(clock.local(made, zone)) - made == TWO_DAYS


def test_the_purge_deletes_what_is_over_and_frees_the_address(engine: Engine, stopped_clock: Clock) -> None:
    """Neither account, link nor claim remains; the old link is dead for ever, even if the address comes back (6.07)."""
    stopped_clock(NOON)
    old = created()
    stopped_clock(NOON + TWO_DAYS - TICK)
    assert purge_due() == 0
    stopped_clock(NOON + TWO_DAYS)
    assert purge_due() == 1
    with reading(engine) as tx:
        assert not tx.scalars(select(Account)).all()
        assert not tx.scalars(select(AccountToken).where(AccountToken.account_id != 0)).all()
    assert claims() == {}
    assert count(engine, Event.ACCOUNT_PURGED) == 1
    new = created()
    with pytest.raises(AccountGone):
        units.perform(activate, HERE, old)
    assert not units.perform(activate, HERE, new).already


def test_an_address_held_by_an_account_past_its_time_is_free_without_any_purge(
    engine: Engine, stopped_clock: Clock
) -> None:
    """Whoever asks next takes it: by an account again, or entered by the office (6.07)."""
    stopped_clock(NOON)
    created()
    created("autre@example.org")
    stopped_clock(NOON + TWO_DAYS)
    assert created() != ""
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx, email="autre@example.org")
    assert claims()["autre@example.org"] == f"candidate {candidate.id}"
    assert count(engine, Event.ACCOUNT_PURGED) == 2


@pytest.mark.usefixtures("engine")
def test_the_mail_can_be_asked_again_and_the_deadline_stays(stopped_clock: Clock) -> None:
    """Both links serve, until 48 hours after the creation; past it no mail leaves (4.11)."""
    stopped_clock(NOON)
    created()
    stopped_clock(NOON + TWO_DAYS - TICK)
    units.perform(ask_link, HERE, ADDRESS)
    assert mails("account_activation") == [ADDRESS, ADDRESS]
    again = link("account_activation")
    stopped_clock(NOON + TWO_DAYS)
    with pytest.raises(AccountGone):
        units.perform(activate, HERE, again)
    units.perform(ask_link, HERE, ADDRESS)
    assert mails("account_activation") == [ADDRESS, ADDRESS]


def _overdue_a_moment_from_now(engine: Engine, email: str, after: timedelta) -> None:
    with writing(engine) as tx:
        moment = clock.now(tx) + after
        tx.execute(update(Account).where(Account.email_key == email).values(deadline=moment))
        record(tx, system("tests"), Event.ACCOUNT_CHANGED, "account", 0)


def test_activation_against_purge_has_exactly_one_winner(engine: Engine) -> None:
    """Round after round at the deadline itself: either an active account with its candidate, or nothing (6.07)."""
    seen = set()
    for number in range(ROUNDS):
        email = f"course{number}@example.org"
        secret = created(email)
        _overdue_a_moment_from_now(engine, email, timedelta(milliseconds=(number % 5) * 2))
        entered, purged = at_once(lambda s=secret: units.perform(activate, HERE, s), purge_due)  # type: ignore[misc]
        won = not isinstance(entered, AccountGone)
        seen.add(won)
        purge_due()
        with reading(engine) as tx:
            account = tx.scalars(select(Account).where(Account.email_key == email)).one_or_none()
            people = tx.scalar(select(func.count()).select_from(Candidate).where(Candidate.email_key == email))
        if won:
            assert (purged, account is not None and account.state, people) == (0, "active", 1)
        else:
            assert account is None or account.state == "pending"
            assert people == 0
    assert seen


def test_without_asking_again_an_activation_would_be_told_of_an_account_that_is_gone(
    engine: Engine, stopped_clock: Clock
) -> None:
    """Negative control: checked before, written after, the activation succeeds while the purge deleted the account.

    The purge comes between the two, as it would in the worst meeting.
    """
    stopped_clock(NOON)
    found = units.read(activation, HERE, created())
    stopped_clock(NOON + TWO_DAYS)
    with writing(engine) as tx:
        purge(tx, PURGER)
    with writing(engine) as tx:
        tx.execute(update(Account).values(state="active"))
        record(tx, HERE, Event.ACCOUNT_ACTIVATED, "account", 0)
    assert not found.already, "told that it is active"
    with reading(engine) as tx:
        assert not tx.scalars(select(Account)).all()


def test_one_address_is_taken_once_by_whoever_comes_first(engine: Engine) -> None:
    """Eight accounts at once on one address: one is created, seven get the seed's answer (6.01)."""
    secrets = [creating.prepare(HERE, typed()).secret for _ in range(8)]
    outcomes = at_once(*(lambda s=s: creating.create(HERE, s).taken for s in secrets))
    assert sorted(outcomes) == [False] + [True] * 7  # type: ignore[type-var]
    assert list(claims()) == [ADDRESS]
    assert count(engine, Event.ACCOUNT_CREATED) == 1


def test_an_account_and_the_office_cannot_both_take_an_address(engine: Engine) -> None:
    """Entered at the desk while the account is being created: one of the two is refused (6.01)."""

    def at_the_desk(email: str) -> bool:
        try:
            with writing(engine) as tx:
                factories.a_candidate(tx, email=email)
        except EmailTaken:
            return True
        return False

    for number in range(8):
        email = f"deux{number}@example.org"
        here = replace(HERE, address=email)
        secret = creating.prepare(here, typed(email)).secret
        refused = at_once(lambda h=here, s=secret: creating.create(h, s).taken, lambda e=email: at_the_desk(e))  # type: ignore[misc]
        assert sorted(refused) == [False, True]  # type: ignore[type-var]
        assert len([one for one in claims() if one == email]) == 1
