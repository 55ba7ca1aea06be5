"""Prove a password, exchange the proof, choose a password by link (1.04, 1.08, 1.09, 1.13, 1.15)."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, text

from core import units
from core.access import nobody, passwords, sign_in, staff
from core.access.errors import LinkSpent, TicketSpent, TriedTooOften, WrongPassword
from core.audit import Event
from core.errors import InvalidFields
from db.engine import reading, writing
from db.tables import SignInThrottle, SignInTicket, Staff, StaffSession
from tests.core.access.conftest import CLI, GOOD, Account, actor_of, count, enter, who
from tests.races import served

AnAccount = Callable[..., Account]
Clock = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LEAST = 4  # measures, of which the fastest tells


def test_a_right_password_opens_a_session(an_account: AnAccount, engine: Engine) -> None:
    """The ticket becomes a session of that person; entering is journalled; no secret is in the database."""
    account = an_account()
    secret = enter(account)
    found = who(secret)
    assert found is not None
    assert (found.actor.id, found.login, len(found.actor.scopes)) == (account.id, "camille", 1)
    assert count(engine, Event.SIGNED_IN) == 1
    with reading(engine) as tx:
        kept = str(
            [
                tuple(row)
                for table in ("staff_session", "sign_in_ticket", "staff", "audit_event", "audit_value")
                for row in tx.execute(text(f"SELECT * FROM {table}"))
            ]
        )
    assert secret not in kept
    assert GOOD not in kept


@pytest.mark.parametrize("typed", ["Un grand platane bleu", f"{GOOD} ", f" {GOOD}", "faux", ""])
def test_anything_but_the_exact_password_is_refused(an_account: AnAccount, engine: Engine, typed: str) -> None:
    """Neither case nor spaces are forgiven; the failure is journalled (1.05, 1.31)."""
    account = an_account()
    assert sign_in.prove(account.login, typed, address="") == sign_in.Proof()
    assert count(engine, Event.SIGN_IN_FAILED) == 1
    assert count(engine, Event.SIGNED_IN) == 0


def test_an_unknown_name_and_a_wrong_password_give_the_same_answer(an_account: AnAccount) -> None:
    """Nothing in the answer says whether the account exists, is closed, or has no password yet (1.15)."""
    known = an_account()
    closed = an_account("ferme")
    units.perform(staff.set_active, CLI, closed.id, active=False)
    units.perform(staff.create_staff, CLI, login="nouvelle", full_name="N", email="n@example.org")
    for login in ("personne", known.login, closed.login, "nouvelle"):
        assert sign_in.prove(login, "faux", address="") == sign_in.Proof()
    assert sign_in.prove(closed.login, GOOD, address="") == sign_in.Proof()
    assert sign_in.prove("nouvelle", "", address="") == sign_in.Proof()


def test_the_time_of_an_answer_does_not_depend_on_the_account(an_account: AnAccount, genuine_hashes: None) -> None:
    """Known or unknown, one hash is computed (1.15): in the package it was 284 ms against 0.0003 ms.

    The fastest of several is told; measured again where others used the machine meanwhile.
    """
    del genuine_hashes
    an_account("connue")
    sign_in.prove("autre", "premier essai", address="")
    spent: dict[str, list[float]] = {"connue": [], "inconnue": []}
    fastest = [0.0, 1.0]
    for tries in range(1, 100):
        for login, times in spent.items():
            started = time.thread_time()
            sign_in.prove(login, "faux", address="")
            times.append(time.thread_time() - started)
        fastest = [min(times) for times in spent.values()]
        if tries >= LEAST and max(fastest) < 1.7 * min(fastest):
            break
    assert max(fastest) < 1.7 * min(fastest)


def test_a_ticket_serves_once_and_for_a_minute(an_account: AnAccount, stopped_clock: Clock) -> None:
    """The second exchange is refused, and so is one after 60 seconds; neither opens a session."""
    account = an_account()
    stopped_clock(NOON)
    ticket = sign_in.prove(account.login, GOOD, address="").ticket
    units.perform(sign_in.exchange, nobody(), ticket, agent="")
    with pytest.raises(TicketSpent):
        units.perform(sign_in.exchange, nobody(), ticket, agent="")
    late = sign_in.prove(account.login, GOOD, address="").ticket
    stopped_clock(NOON + timedelta(seconds=60))
    with pytest.raises(TicketSpent):
        units.perform(sign_in.exchange, nobody(), late, agent="")


def test_a_ticket_of_an_account_closed_meanwhile_opens_nothing(an_account: AnAccount) -> None:
    """Proved, then closed before the exchange: refused (1.17)."""
    account = an_account()
    ticket = sign_in.prove(account.login, GOOD, address="").ticket
    units.perform(staff.set_active, CLI, account.id, active=False)
    with pytest.raises(TicketSpent):
        units.perform(sign_in.exchange, nobody(), ticket, agent="")


def test_an_invitation_is_no_ticket_and_a_ticket_no_invitation(an_account: AnAccount, engine: Engine) -> None:
    """Each secret does only what it was given for."""
    account = an_account()
    link = units.perform(staff.invite_again, CLI, account.id).link
    with pytest.raises(TicketSpent):
        units.perform(sign_in.exchange, nobody(), link, agent="")
    ticket = sign_in.prove(account.login, GOOD, address="").ticket
    with pytest.raises(LinkSpent):
        units.perform(sign_in.choose_password, nobody(), ticket, "une autre longue phrase")
    with reading(engine) as tx:
        assert not list(tx.scalars(select(StaffSession)))


def test_after_five_failures_even_the_right_password_waits(an_account: AnAccount, stopped_clock: Clock) -> None:
    """The fifth failure costs a minute, kept in the database; after it the owner enters and starts afresh (1.04)."""
    account = an_account()
    stopped_clock(NOON)
    for _ in range(5):
        assert sign_in.prove(account.login, "faux", address="") == sign_in.Proof()
    assert sign_in.prove(account.login, GOOD, address="") == sign_in.Proof(wait_until=NOON + timedelta(minutes=1))
    stopped_clock(NOON + timedelta(minutes=1))
    assert sign_in.prove(account.login, GOOD, address="").ticket
    assert sign_in.prove(account.login, "faux", address="") == sign_in.Proof()
    assert sign_in.prove(account.login, GOOD, address="").ticket


def test_the_lock_is_the_same_for_a_name_that_does_not_exist(an_account: AnAccount, stopped_clock: Clock) -> None:
    """Locking reveals nothing: the unknown name waits exactly as the known one (1.04)."""
    account = an_account()
    stopped_clock(NOON)
    known = [sign_in.prove(account.login, "faux", address="") for _ in range(7)]
    unknown = [sign_in.prove("personne", "faux", address="") for _ in range(7)]
    assert known == unknown


def test_a_locked_owner_still_enters_by_link(an_account: AnAccount, stopped_clock: Clock) -> None:
    """Someone locks the account on purpose; its owner asks for a link, chooses a password and enters (1.04)."""
    account = an_account()
    stopped_clock(NOON)
    for _ in range(6):
        sign_in.prove(account.login, "faux", address="")
    link = units.perform(staff.invite_again, CLI, account.id).link
    units.perform(sign_in.choose_password, nobody(), link, "une autre longue phrase")
    assert sign_in.prove(account.login, "une autre longue phrase", address="").ticket


def test_fifty_guesses_at_once_are_not_fifty_tries(
    an_account: AnAccount, stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tries are counted before the password is looked at: at most five of fifty are compared with it (1.04)."""
    stopped_clock(NOON)
    account = an_account()
    compared: list[str] = []
    genuine = passwords.verify

    def counted(kept: str, typed: str) -> bool:
        if kept:
            compared.append(typed)
        return genuine(kept, typed) if kept else False

    monkeypatch.setattr(sign_in.passwords, "verify", counted)
    with ThreadPoolExecutor(10) as threads:
        proofs = list(
            threads.map(
                lambda n: served(lambda: sign_in.prove(account.login, f"essai {n}", address=f"10.0.0.{n}")), range(50)
            )
        )
    assert not any(proof.ticket for proof in proofs)
    assert len(compared) == 5


def test_one_source_cannot_try_every_name(an_account: AnAccount, stopped_clock: Clock) -> None:
    """Thirty failures on thirty names fill the source's bucket; another source is not slowed (1.04)."""
    account = an_account()
    stopped_clock(NOON)
    for number in range(30):
        sign_in.prove(f"nom{number}", "faux", address="192.0.2.1")
    assert sign_in.prove(account.login, GOOD, address="192.0.2.1").wait_until == NOON + timedelta(seconds=10)
    assert sign_in.prove(account.login, GOOD, address="192.0.2.2").ticket


def test_the_throttle_keeps_no_name_in_clear(an_account: AnAccount, engine: Engine) -> None:
    """What is typed as a name may be a password: only its digest is kept, and the journal holds neither (1.33)."""
    an_account()
    sign_in.prove("oups-mon-mot-de-passe", "x", address="192.0.2.9")
    with reading(engine) as tx:
        kept = " ".join(tx.scalars(select(SignInThrottle.subject)))
        journal = str([tuple(row) for row in tx.execute(text("SELECT * FROM audit_event"))])
    assert "oups" not in kept + journal
    assert "192.0.2.9" not in kept


def test_a_first_password_is_chosen_once_by_link(engine: Engine, stopped_clock: Clock) -> None:
    """The link serves once, for a day; a refused password does not use it up; it never signs in by itself (1.09)."""
    stopped_clock(NOON)
    link = units.perform(staff.create_staff, CLI, login="lea", full_name="Léa Petit", email="lea@example.org").link
    for refused in ("court", "motdepasse2026!", "je suis Léa Petit", "lea@example.org"):
        with pytest.raises(InvalidFields):
            units.perform(sign_in.choose_password, nobody(), link, refused)
    units.perform(sign_in.choose_password, nobody(), link, GOOD)
    with pytest.raises(LinkSpent):
        units.perform(sign_in.choose_password, nobody(), link, "une autre longue phrase")
    with reading(engine) as tx:
        assert not list(tx.scalars(select(StaffSession)))
        person = tx.scalars(select(Staff).where(Staff.login == "lea")).one()
        assert person.password_hash.startswith("$argon2id$")


def test_a_link_dies_after_a_day_and_with_any_new_password(an_account: AnAccount, stopped_clock: Clock) -> None:
    """A day later it is refused; choosing a password by one link kills the others (1.09)."""
    account = an_account()
    stopped_clock(NOON)
    first = units.perform(staff.invite_again, CLI, account.id).link
    second = units.perform(staff.invite_again, CLI, account.id).link
    units.perform(sign_in.choose_password, nobody(), second, "une autre longue phrase")
    with pytest.raises(LinkSpent):
        units.perform(sign_in.choose_password, nobody(), first, "encore une autre phrase")
    late = units.perform(staff.invite_again, CLI, account.id).link
    stopped_clock(NOON + timedelta(hours=24))
    with pytest.raises(LinkSpent):
        units.perform(sign_in.choose_password, nobody(), late, "encore une autre phrase")


def test_asking_for_a_link_changes_nothing_by_itself(an_account: AnAccount) -> None:
    """The old password and the open sessions live until the link is used (1.09)."""
    account = an_account()
    secret = enter(account)
    units.perform(staff.invite_again, CLI, account.id)
    assert who(secret)
    assert sign_in.prove(account.login, GOOD, address="").ticket


def test_changing_a_password_ends_every_other_session(an_account: AnAccount, engine: Engine) -> None:
    """Two sessions, a change in one: the other is refused at its next run, and the old password with it (1.08)."""
    account = an_account()
    here, elsewhere = enter(account), enter(account)
    found = who(here)
    assert found is not None
    sign_in.change_password(found.actor, GOOD, "une autre longue phrase", login=found.login, session=found.session)
    assert who(here)
    assert who(elsewhere) is None
    assert sign_in.prove(account.login, GOOD, address="") == sign_in.Proof()
    assert sign_in.prove(account.login, "une autre longue phrase", address="").ticket
    assert count(engine, Event.STAFF_CHANGED) == 2  # the first password, and this one


def test_changing_a_password_needs_the_current_one_and_is_throttled(
    an_account: AnAccount, stopped_clock: Clock
) -> None:
    """Whoever found an open screen cannot guess the password there without end (1.04, 1.08)."""
    account = an_account()
    stopped_clock(NOON)
    found = who(enter(account))
    assert found is not None
    for _ in range(5):
        with pytest.raises(WrongPassword):
            sign_in.change_password(found.actor, "faux", "une autre longue phrase", login=found.login, session="")
    with pytest.raises(TriedTooOften) as refused:
        sign_in.change_password(found.actor, GOOD, "une autre longue phrase", login=found.login, session="")
    assert refused.value.facts["until"] == NOON + timedelta(minutes=1)
    assert who(enter_later(account, stopped_clock))


def enter_later(account: Account, stopped_clock: Clock) -> str:
    """Sign in once the delay is over."""
    stopped_clock(NOON + timedelta(minutes=2))
    return enter(account)


def test_one_cannot_change_a_colleague_s_password_by_naming_him(an_account: AnAccount) -> None:
    """The name given must be that of who acts; knowing the colleague's password does not help."""
    me, colleague = an_account("moi"), an_account("elle")
    actor = actor_of(me)
    with pytest.raises(WrongPassword):
        sign_in.change_password(actor, GOOD, "une autre longue phrase", login=colleague.login, session="")


def test_an_older_hash_is_kept_anew_when_its_owner_enters(an_account: AnAccount, engine: Engine) -> None:
    """The hash is replaced by one with today's parameters, without asking anything of the person (1.06)."""
    import argon2

    account = an_account()
    with writing(engine) as tx:
        row = tx.get_one(Staff, account.id)
        row.password_hash = argon2.PasswordHasher(time_cost=1, memory_cost=8_192).hash(GOOD)
        from core.audit import record

        record(tx, CLI, Event.STAFF_CHANGED, "staff", account.id)
    enter(account)
    with reading(engine) as tx:
        assert not passwords.must_be_kept_anew(tx.get_one(Staff, account.id).password_hash)


def test_tickets_long_past_are_swept(an_account: AnAccount, engine: Engine, stopped_clock: Clock) -> None:
    """The table does not grow for ever."""
    account = an_account()
    stopped_clock(NOON)
    enter(account)
    stopped_clock(NOON + timedelta(days=3))
    enter(account)
    with reading(engine) as tx:
        assert len(list(tx.scalars(select(SignInTicket)))) == 1


def test_a_password_changed_while_it_was_checked_proves_nothing(an_account: AnAccount, engine: Engine) -> None:
    """Neither a ticket for the old password, nor its hash written back over the new one (1.06, 1.08)."""
    account = an_account()
    tried = units.perform(sign_in.take_try, nobody(), account.login)
    link = units.perform(staff.invite_again, CLI, account.id).link
    units.perform(sign_in.choose_password, nobody(), link, "une autre longue phrase")
    late = {"proven": tried.kept, "anew": passwords.hash_password(GOOD)}
    assert units.perform(sign_in.give_ticket, nobody(), account.login, account.id, **late) == sign_in.Proof()
    with reading(engine) as tx:
        assert passwords.verify(tx.get_one(Staff, account.id).password_hash, "une autre longue phrase")
        assert not list(tx.scalars(select(SignInTicket).where(SignInTicket.purpose == sign_in.SIGN_IN)))


def test_an_account_closed_while_its_password_was_checked_gets_no_ticket(an_account: AnAccount) -> None:
    """Opened again within the minute, no ticket of before waits for it (1.17)."""
    account = an_account()
    tried = units.perform(sign_in.take_try, nobody(), account.login)
    units.perform(staff.set_active, CLI, account.id, active=False)
    ticket = units.perform(sign_in.give_ticket, nobody(), account.login, account.id, proven=tried.kept).ticket
    assert ticket == ""


def test_tries_on_a_locked_account_fill_the_bucket_of_their_source(
    an_account: AnAccount, stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each costs a hash: past thirty the source waits and nothing more is computed (1.04)."""
    account = an_account()
    stopped_clock(NOON)
    hashed: list[str] = []
    genuine = passwords.verify
    monkeypatch.setattr(sign_in.passwords, "verify", lambda kept, typed: hashed.append(typed) or genuine(kept, typed))
    for _ in range(40):
        sign_in.prove(account.login, "faux", address="192.0.2.1")
    assert len(hashed) == 30
    assert sign_in.prove("personne", "faux", address="192.0.2.1").wait_until == NOON + timedelta(seconds=10)
