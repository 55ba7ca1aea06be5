"""How often a password may be tried (1.04)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from core.access import throttle
from core.access.throttle import Counter

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def _empty() -> Counter:
    return Counter(0, 0, NOON)


def _minutes(counter: Counter, now: datetime) -> float:
    until = throttle.wait_of_account(counter, now)
    return (until - now).total_seconds() / 60 if until else 0


def test_the_whole_schedule_of_an_account() -> None:
    """Four failures cost nothing; from the fifth the delay doubles from a minute; the tenth locks for an hour."""
    counter, now, waits = _empty(), NOON, []
    for _ in range(10):
        counter = throttle.after_try(counter, now)
        waits.append(_minutes(counter, now))
        now += timedelta(minutes=waits[-1])
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 60]


def test_no_more_than_twenty_five_tries_in_a_day() -> None:
    """Whoever waits for each delay still has 25 tries in 24 hours, and the 26th waits for the next day."""
    counter, now, tries = _empty(), NOON, 0
    while now < NOON + timedelta(hours=24):
        wait = throttle.wait_of_account(counter, now)
        if wait:
            now = wait
            continue
        counter = throttle.after_try(counter, now)
        tries += 1
    assert tries == 25 + (now > NOON + timedelta(hours=24))
    assert throttle.wait_of_account(counter, NOON + timedelta(hours=23, minutes=59)) == NOON + timedelta(hours=24)


def test_entering_forgets_failures_but_not_the_day() -> None:
    """The owner who enters after four slips starts afresh; an attacker's tries of the day stay counted."""
    counter = _empty()
    for _ in range(4):
        counter = throttle.after_try(counter, NOON)
    counter = throttle.after_success(throttle.after_try(counter, NOON))
    assert (counter.failures, counter.tries_today, counter.locked_until) == (0, 4, None)


def test_a_delay_ends_exactly_at_its_instant() -> None:
    """A second before it is refused, at the instant it is not."""
    counter = _empty()
    for _ in range(5):
        counter = throttle.after_try(counter, NOON)
    assert throttle.wait_of_account(counter, NOON + timedelta(seconds=59)) == NOON + timedelta(minutes=1)
    assert throttle.wait_of_account(counter, NOON + timedelta(minutes=1)) is None


def test_a_source_empties_by_one_every_ten_seconds() -> None:
    """Thirty tries at once are accepted from one address, the next when one has flowed out."""
    counter = _empty()
    for _ in range(30):
        assert throttle.wait_of_source(counter, NOON) is None
        counter = throttle.after_try_of_source(counter, NOON)
    assert throttle.wait_of_source(counter, NOON) == NOON + timedelta(seconds=10)
    assert throttle.wait_of_source(counter, NOON + timedelta(seconds=10)) is None
    assert throttle.level(counter, NOON + timedelta(hours=1)) == 0


def test_an_office_that_signs_in_behind_one_address_is_not_slowed() -> None:
    """A hundred colleagues entering in the same minute never fill the bucket."""
    counter = _empty()
    for _ in range(100):
        assert throttle.wait_of_source(counter, NOON) is None
        counter = throttle.after_success_of_source(throttle.after_try_of_source(counter, NOON))
