"""Sign in, be held back, choose another password: nothing ever tells whether an account exists (1.04 to 1.09, 1.15)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select

from core import units
from core.access import passwords
from core.access.errors import WrongPassword
from core.accounts import proving
from core.accounts.choosing import change_password, choice, choose_by_link
from core.accounts.errors import AccountLinkDead
from core.accounts.links import BY_ADDRESS, ask_link
from core.accounts.proving import Entered, sign_in
from core.accounts.sessions import whose
from core.audit import Event
from core.errors import InvalidFields
from db.engine import reading
from db.tables import AccountToken
from tests.core.accounts.conftest import ADDRESS, GOOD, HERE, active, count, created, link, mails, signed_in
from tests.races import served

Clock = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
OTHER = "Ardoise+bleue"
MINUTE, TICK = timedelta(minutes=1), timedelta(microseconds=1)


def watched(monkeypatch: pytest.MonkeyPatch, *, genuine_only: bool = False) -> list[str]:
    """Note each look at a hash, or at the hash of an account alone; give the notes."""
    looked: list[str] = []
    genuine = passwords.verify

    def verify(kept: str, text: str) -> bool:
        if kept or not genuine_only:
            looked.append(text)
        return genuine(kept, text)

    monkeypatch.setattr(passwords, "verify", verify)
    return looked


def enters(password: str = GOOD, email: str = ADDRESS) -> Entered:
    return sign_in(HERE, email, password, agent="a test")


def is_in(secret: str) -> bool:
    return units.read(whose, HERE, secret) is not None


def reset_link(email: str = ADDRESS) -> str:
    units.perform(ask_link, HERE, email)
    assert mails("password_reset")
    return link("password_reset")


def test_the_address_and_the_password_let_in(engine: Engine) -> None:
    """Whatever the case of the domain or of ASCII letters; each entry is journalled."""
    active()
    for email in (ADDRESS, " Ines.V@Example.ORG "):
        assert is_in(enters(email=email).secret)
    assert count(engine, Event.ACCOUNT_SIGNED_IN) == 2


def test_everything_else_gets_one_and_the_same_answer(engine: Engine) -> None:
    """Unknown, not activated, wrong, a look-alike, a stripped password: nothing tells one from another (1.05)."""
    active()
    created("attend@example.org")
    tried = [
        ("inconnue@example.org", GOOD), ("attend@example.org", GOOD), (ADDRESS, OTHER), (ADDRESS, f"{GOOD} "),
        ("ınes.v@example.org", GOOD), ("ｉnes.v@example.org", GOOD), ("", ""), ("pas une adresse", GOOD),
    ]  # fmt: skip
    assert {sign_in(replace(HERE, address=str(n)), *one, agent="") for n, one in enumerate(tried)} == {Entered()}
    assert count(engine, Event.ACCOUNT_SIGN_IN_FAILED) == len(tried)


@pytest.mark.usefixtures("engine")
def test_one_hash_is_computed_in_every_case(monkeypatch: pytest.MonkeyPatch, stopped_clock: Clock) -> None:
    """Unknown, not activated, wrong, locked or right: the same work, so the same time (1.15)."""
    stopped_clock(NOON)
    active()
    created("attend@example.org")
    done = watched(monkeypatch)
    for number, email in enumerate(["inconnue@example.org", "attend@example.org", *[ADDRESS] * 6]):
        sign_in(replace(HERE, address=str(number)), email, OTHER, agent="")
    assert enters().wait_until  # locked now, whoever asks
    assert len(done) == 9


@pytest.mark.usefixtures("engine")
def test_tries_are_spaced_then_stopped_and_the_link_lifts_it(stopped_clock: Clock) -> None:
    """After 5 failures a minute that doubles, at 10 an hour; the true owner takes the reset link and enters (1.04)."""
    stopped_clock(NOON)
    active()
    at, waits = NOON, []
    for number in range(10):
        assert enters(OTHER) == Entered()
        if number >= 4:
            wait = enters(OTHER).wait_until
            assert wait
            waits.append((wait - at) / MINUTE)
            at = wait if number < 9 else at
            stopped_clock(at)
    assert waits == [1, 2, 4, 8, 16, 60]
    stopped_clock(at + 59 * MINUTE)
    assert enters().wait_until
    choose_by_link(HERE, reset_link(), OTHER, OTHER, accepted=False)
    assert is_in(enters(OTHER).secret)


def tried_at_once(tries: int) -> None:
    """Try a wrong password many times, eight at once, each from a place of its own."""

    def attempt(number: int) -> Entered:
        return served(lambda: sign_in(replace(HERE, address=str(number)), ADDRESS, OTHER, agent=""))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(tries)))


@pytest.mark.usefixtures("engine")
def test_parallel_tries_are_all_counted(stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty wrong passwords at once never look at more than ten hashes (1.04)."""
    stopped_clock(NOON)
    active()
    looked = watched(monkeypatch, genuine_only=True)
    tried_at_once(50)
    assert 0 < len(looked) <= 10


@pytest.mark.usefixtures("engine")
def test_not_counting_before_looking_would_let_parallel_tries_through(
    stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: were a try not counted before the hash is looked at, all those at once would look (1.04)."""
    stopped_clock(NOON)
    active()
    looked = watched(monkeypatch, genuine_only=True)
    monkeypatch.setattr(proving.counting, "keep", lambda *_: None)
    tried_at_once(20)
    assert len(looked) == 20


def test_a_new_password_ends_every_session_and_is_told(engine: Engine) -> None:
    """Chosen by the link: all sessions end, a mail says so, nobody is let in, the old one is over (1.08, 1.09)."""
    account = active()
    inside = enters().secret
    choose_by_link(HERE, reset_link(), OTHER, OTHER, accepted=False)
    assert not is_in(inside)
    assert mails("password_changed") == [ADDRESS]
    assert count(engine, Event.ACCOUNT_PASSWORD_CHANGED) == 1
    assert not enters().secret
    assert is_in(enters(OTHER).secret)
    assert account.candidate_id


@pytest.mark.usefixtures("engine")
def test_a_reset_link_serves_once_in_time_for_the_password_of_the_moment(stopped_clock: Clock) -> None:
    """Replayed, after 30 minutes, after another change of password, or made up: dead, and nothing changes (1.09)."""
    stopped_clock(NOON)
    account = active()
    used = reset_link()
    assert not units.read(choice, HERE, used).first
    choose_by_link(HERE, used, OTHER, OTHER, accepted=False)
    old = reset_link()
    actor, session = signed_in(account)
    change_password(actor, OTHER, GOOD, GOOD, account_id=account.id, session=session)
    stopped_clock(NOON + timedelta(minutes=1))
    late = reset_link()
    stopped_clock(NOON + timedelta(minutes=31))
    for secret in (used, old, late, *(f"{used[:-1]}{n}" for n in range(20))):
        with pytest.raises(AccountLinkDead):
            choose_by_link(HERE, secret, "Cartable+noir", "Cartable+noir", accepted=False)
    assert is_in(enters(GOOD).secret)


@pytest.mark.usefixtures("engine")
def test_a_reset_link_is_good_until_its_last_microsecond(stopped_clock: Clock) -> None:
    """A weak password does not use it up."""
    stopped_clock(NOON)
    active()
    secret = reset_link()
    stopped_clock(NOON + timedelta(minutes=30) - TICK)
    with pytest.raises(InvalidFields):
        choose_by_link(HERE, secret, "faible", "faible", accepted=False)
    with pytest.raises(InvalidFields):
        choose_by_link(HERE, secret, OTHER, GOOD, accepted=False)
    choose_by_link(HERE, secret, OTHER, OTHER, accepted=False)


@pytest.mark.usefixtures("engine")
def test_the_mail_goes_to_the_stored_address_alone() -> None:
    """A look-alike receives nothing; another writing of the same address gets it at the stored one (1.09)."""
    active()
    for email in ("ınes.v@example.org", "ｉnes.v@example.org", "inconnue@example.org", "ines.v@exämple.org"):
        units.perform(ask_link, HERE, email)
    assert mails("password_reset") == []
    units.perform(ask_link, HERE, "INES.V@EXAMPLE.org")
    assert mails("password_reset") == [ADDRESS]


def test_asking_does_the_same_work_for_any_address(engine: Engine) -> None:
    """Active, waiting or unknown: the database is asked exactly the same, so the time is the same (1.09)."""
    active()
    created("attend@example.org")
    asked: dict[str, list[str]] = {}
    for email in (ADDRESS, "attend@example.org", "inconnue@example.org", "pas une adresse"):
        statements = asked.setdefault(email, [])

        def note(*given: Any, kept: list[str] = statements) -> None:
            kept.append(str(given[2]))

        event.listen(engine, "before_cursor_execute", note)
        units.perform(ask_link, replace(HERE, address=email), email)
        event.remove(engine, "before_cursor_execute", note)
    assert asked[ADDRESS]
    assert all(one == asked[ADDRESS] for one in asked.values())
    with reading(engine) as tx:
        noted = tx.scalar(select(func.count()).select_from(AccountToken).where(AccountToken.purpose == "asked"))
    assert noted == 4


@pytest.mark.usefixtures("engine")
def test_one_address_is_not_flooded() -> None:
    """Five mails an hour for an address; more asks are answered the same and send nothing."""
    active()
    for number in range(BY_ADDRESS.most + 3):
        units.perform(ask_link, replace(HERE, address=str(number)), ADDRESS)
        mails("password_reset")
    assert len(mails("password_reset")) == BY_ADDRESS.most


def test_changing_a_password_asks_the_current_one(engine: Engine) -> None:
    """A wrong one is counted and refused; the right one keeps this session and ends the others (1.08)."""
    account = active()
    other = enters().secret
    actor, session = signed_in(account)
    with pytest.raises(WrongPassword):
        change_password(actor, OTHER, OTHER, OTHER, account_id=account.id, session=session)
    assert is_in(other)
    change_password(actor, GOOD, OTHER, OTHER, account_id=account.id, session=session)
    assert not is_in(other)
    assert mails("password_changed") == [ADDRESS]
    assert count(engine, Event.ACCOUNT_PASSWORD_CHANGED) == 1


@pytest.mark.usefixtures("engine")
def test_nobody_changes_the_password_of_another_account() -> None:
    """With one's own session and another's account, the password is not even compared."""
    mine, theirs = active(), active("autre@example.org")
    actor, session = signed_in(mine)
    with pytest.raises(WrongPassword):
        change_password(actor, GOOD, OTHER, OTHER, account_id=theirs.id, session=session)
    assert enters(email="autre@example.org").secret
