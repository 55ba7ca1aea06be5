"""The whole life of candidates, at random, against the office on paper (spec 10): same answers, same register.

After each step: the same refusal or receipt, the same people, registrations and versions; at the end the check of the
base finds nothing and the journal's chain holds. Each guard has its negative control: taken away, the machine finds it.
"""

from __future__ import annotations

import itertools
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import argon2
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, NoResultFound

from core import audit, fsck, units
from core import settings as product_settings
from core.access import passwords
from core.accounts import addresses, purging
from core.accounts import opening as accounts_opening
from core.candidates import claims
from core.errors import ExamError
from core.registrations import actions, opening
from core.slips import actions as slips
from db import engine as db_engine
from db.engine import reading
from db.tables import Slip
from tests import conftest, factories
from tests.core.space.model import Model
from tests.core.space.world import World

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
OPENS = {"08": datetime(2026, 10, 19, 8, tzinfo=UTC), "28": datetime(2026, 10, 19, 5, tzinfo=UTC),
         "40": datetime(2027, 1, 31, 23, tzinfo=UTC)}  # fmt: skip
CLOSES = {"08": datetime(2026, 11, 27, 16, tzinfo=UTC), "28": datetime(2026, 11, 27, 12, tzinfo=UTC),
          "40": datetime(2027, 3, 12, 6, tzinfo=UTC)}  # fmt: skip
EMAILS = ("un@example.org", "deux@example.org", "trois@example.org", "quatre@example.org")
SPECIALITIES = ("31212", "31213")
CONTENTS = ("a", "b", "c")
MICROSECOND = timedelta(microseconds=1)

emails, academies = st.sampled_from(EMAILS), st.sampled_from(tuple(CLOSES))
specialities, contents = st.sampled_from(SPECIALITIES), st.sampled_from(CONTENTS)
ranks = st.integers(0, 30)


class Candidates(RuleBasedStateMachine):
    """Candidates, schools and the office, each acting when it likes."""

    open_database: Callable[[], Any]

    @initialize(someone=st.booleans())
    def begin(self, *, someone: bool) -> None:
        """A register with its reference data and nobody in it, or one person who has an account."""
        self.opened = self.open_database()
        engine: Engine = self.opened.__enter__()
        self.world = World(engine, factories.a_staff(engine, "case_officer"))
        self.model = Model(START, CLOSES, OPENS, timedelta(days=product_settings.current().slip_days))
        self.world.set_clock(START)
        if someone:
            self.create_account(EMAILS[0])
            self.activate(0)

    def teardown(self) -> None:
        """Whatever happened, the base is sound and its journal tells it."""
        if not hasattr(self, "opened"):
            return
        try:
            with reading(self.world.engine) as tx:
                report = fsck.check(tx)
                assert report.ok, [one for one in report.findings if one.count]
                assert audit.verify(tx).intact
        finally:
            self.opened.__exit__(None, None, None)

    def same(self, ours: object, expected: object) -> None:
        """The product answers what the office would have."""
        assert ours == expected, f"the product says {ours!r}, the office {expected!r}"

    def some(self, things: list[Any], rank: int) -> int:
        """Choose one of what there is."""
        return rank % len(things)

    @rule(email=emails)
    def create_account(self, email: str) -> None:
        self.same(self.world.create_account(email), self.model.create_account(email))

    @precondition(lambda self: self.model.accounts)
    @rule(rank=ranks)
    def activate(self, rank: int) -> None:
        which = self.some(self.model.accounts, rank)
        self.same(self.world.activate(which), self.model.activate(which))

    @rule()
    def purge(self) -> None:
        self.world.purge()
        self.model.purge()

    @precondition(lambda self: self.model.accounts)
    @rule(rank=ranks)
    def sign_in(self, rank: int) -> None:
        account = self.model.accounts[self.some(self.model.accounts, rank)]
        others = [one for one in self.model.accounts if one.email == account.email and one.state == "active"]
        self.same(self.world.can_enter(account.email), bool(others))

    @rule(email=emails, speciality=specialities)
    def school_entry(self, email: str, speciality: str) -> None:
        expected = self.model.school_entry(email)
        self.same(self.world.school_entry(email, speciality, "08"), expected)
        if expected == "ok":
            self.model.register_pupil(len(self.model.people) - 1, speciality, "08")

    @precondition(lambda self: any(one.school and one.active for one in self.model.people))
    @rule(rank=ranks)
    def issue_slip(self, rank: int) -> None:
        pupils = [number for number, one in enumerate(self.model.people) if one.school and one.registrations[0].active]
        if pupils:
            which = pupils[self.some(pupils, rank)]
            self.same(self.world.issue_slip(which), self.model.issue_slip(which))

    @precondition(lambda self: self.model.slips)
    @rule(rank=ranks, email=emails)
    def claim_slip(self, rank: int, email: str) -> None:
        which = self.some(self.model.slips, rank)
        account = self.model.account_of(self.model.slips[which].person)
        if not self.model.slips[which].live and account is not None and account.email == email:
            return  # the same form sent again has a test of its own
        self.same(self.world.claim_slip(which, email), self.model.claim_slip(which, email))

    def _signed_in(self) -> list[int]:
        return [
            number
            for number in range(len(self.model.people))
            if (account := self.model.account_of(number)) is not None and account.state == "active"
        ]

    @precondition(lambda self: self._signed_in())
    @rule(rank=ranks, city=st.sampled_from(("Grenoble", "Vizille", "Meylan")))
    def edit_personal(self, rank: int, city: str) -> None:
        which = self._signed_in()[self.some(self._signed_in(), rank)]
        self.same(self.world.edit_city(which, city), self.model.edit_city(which, city))

    @precondition(lambda self: self._signed_in())
    @rule(rank=ranks, speciality=specialities, academie=academies, content=contents)
    def register(self, rank: int, speciality: str, academie: str, content: str) -> None:
        which = self._signed_in()[self.some(self._signed_in(), rank)]
        done = self.world.register(which, speciality, academie, content)
        self.same(done, self.model.register(which, speciality, academie, content))

    @precondition(lambda self: self.model.people)
    @rule(rank=ranks, speciality=specialities, content=contents)
    def register_at_the_desk(self, rank: int, speciality: str, content: str) -> None:
        which = self.some(self.model.people, rank)
        done = self.world.register(which, speciality, "08", content, staff=True)
        self.same(done, self.model.register(which, speciality, "08", content, staff=True))

    def _own(self, *, pupils: bool = False) -> list[tuple[int, int]]:
        """Registrations of people signed in; those a school entered are not modified by the form here."""
        return [
            (who, number)
            for who in self._signed_in()
            for number, one in enumerate(self.model.people[who].registrations)
            if pupils or one.content != "school"
        ]

    @precondition(lambda self: self._own())
    @rule(rank=ranks, content=contents, staff=st.booleans())
    def modify(self, rank: int, content: str, *, staff: bool) -> None:
        who, which = self._own()[self.some(self._own(), rank)]
        one = self.model.people[who].registrations[which]
        done = self.world.modify(who, one.number, one.speciality, content, staff=staff)
        self.same(done, self.model.modify(who, which, content, staff=staff))

    @precondition(lambda self: self._own())
    @rule(rank=ranks)
    def deregister(self, rank: int) -> None:
        who, which = self._own()[self.some(self._own(), rank)]
        number = self.model.people[who].registrations[which].number
        self.same(self.world.deregister(who, number), self.model.deregister(who, which))

    @precondition(lambda self: self._signed_in())
    @rule(rank=ranks, email=emails)
    def change_email(self, rank: int, email: str) -> None:
        who = self._signed_in()[self.some(self._signed_in(), rank)]
        self.same(self.world.change_email(who, email), self.model.change_email(who, email))

    @rule(hours=st.sampled_from((1, 11, 24, 47, 48)))
    def wait(self, hours: int) -> None:
        self._to(self.model.now + timedelta(hours=hours))

    @rule(academie=academies, before=st.sampled_from((MICROSECOND, timedelta())))
    def wait_for_a_closing(self, academie: str, before: timedelta) -> None:
        """To the very instant, or one microsecond before it; a clock never steps back here."""
        self._to(max(self.model.now, CLOSES[academie] - before))

    @precondition(lambda self: any(one.state == "pending" for one in self.model.accounts))
    @rule(rank=ranks, before=st.sampled_from((MICROSECOND, timedelta())))
    def wait_for_a_deadline(self, rank: int, before: timedelta) -> None:
        waiting = [one for one in self.model.accounts if one.state == "pending"]
        self._to(max(self.model.now, waiting[self.some(waiting, rank)].until - before))

    def _to(self, now: datetime) -> None:
        self.model.now = now
        self.world.set_clock(now)

    @invariant()
    def the_register_is_the_model(self) -> None:
        """Same people, same addresses, same locks, same registrations, same versions."""
        if hasattr(self, "world"):
            expected = [
                (
                    one.email, one.city, one.locked,
                    tuple((it.speciality, it.academie, it.number, it.version, it.active) for it in one.registrations),
                )
                for one in self.model.people
            ]  # fmt: skip
            assert self.world.state() == expected


_numbers = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def machine(
    request: pytest.FixtureRequest, tmp_path: Any, monkeypatch: pytest.MonkeyPatch, stopped_clock: Any
) -> type[Candidates]:
    """The machine over one engine: each example has a database of its own."""
    monkeypatch.setattr(passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()
    for quota in ("TAKEN", "ASKS"):  # how often one may ask has tests of its own
        monkeypatch.setattr(addresses, quota, replace(getattr(addresses, quota), most=10_000))
    del stopped_clock
    if request.param == "sqlite":
        template, address = request.getfixturevalue("_template_sqlite"), ""
    else:
        template = request.getfixturevalue("_template_postgresql")
        address = request.getfixturevalue("postgresql_server")

    @contextmanager
    def open_database() -> Iterator[Engine]:
        folder = tmp_path / str(next(_numbers))
        folder.mkdir()
        db_engine._frozen[-1] = START
        maker = conftest._postgresql_engine(address, template) if address else conftest._sqlite_engine(template, folder)
        with maker as made:
            monkeypatch.setattr(units, "engine", lambda: made)
            yield made
        shutil.rmtree(folder)

    return type("OnAnEngine", (Candidates,), {"open_database": staticmethod(open_database)})


def run(machine: type[Candidates], *, examples: int, steps: int = 30, shrink: bool = True) -> None:
    """Play the machine."""
    phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, phases=phases, database=None,
        suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    run_state_machine_as_test(machine, settings=chosen)


@pytest.mark.timeout(1800)
def test_the_product_answers_as_the_office_would(machine: type[Candidates]) -> None:
    """Accounts, e-mails, activation, lock, registration, versions, deregistration, slips, clock (spec 10)."""
    run(machine, examples=15, shrink=not os.environ.get("SPORADES_QUICK"))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_the_product_answers_as_the_office_would_a_thousand_times(machine: type[Candidates]) -> None:
    """The same, long enough to meet what is rare (spec 10)."""
    run(machine, examples=500, steps=50)


def _claims_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address is never looked for among those taken (6.01)."""
    monkeypatch.setattr(claims, "_holder", lambda *_: None)
    monkeypatch.setattr(claims, "_take", lambda *_: None)


def _closes_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A save at the closing instant itself is taken (6.15)."""
    genuine = opening.state
    monkeypatch.setattr(opening, "state", lambda window, now: genuine(window, now - MICROSECOND))


def _activates_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """An account is activated at its deadline itself (6.06)."""
    monkeypatch.setattr(accounts_opening, "deadline", lambda at: at + timedelta(hours=48, microseconds=1))


def _purges_anyone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The purge does not ask whether an account still waits (6.07)."""
    monkeypatch.setattr(purging, "AccountState", SimpleNamespace(PENDING=SimpleNamespace(value="active")))


def _counts_every_save(monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that changes nothing is one more version (6.09)."""
    monkeypatch.setattr(actions, "content_fingerprint", lambda _: secrets.token_hex(32))


def _forgets_the_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed address does not reach what prints it (6.09, 6.11)."""
    monkeypatch.setattr(addresses, "follow_candidate", lambda *_: [])


def _lets_slips_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip printed again leaves the one before good (6.28)."""
    genuine = slips.update
    monkeypatch.setattr(slips, "update", lambda table: genuine(table).where(table is not Slip))


QUICK = (_claims_nothing, _activates_late, _purges_anyone, _counts_every_save)
SLOW = (_closes_late, _forgets_the_mail, _lets_slips_be)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("take_away", [*QUICK, *(pytest.param(one, marks=pytest.mark.long) for one in SLOW)])
@pytest.mark.parametrize("machine", ["sqlite"], indirect=True)
def test_the_machine_finds_a_guard_taken_away(
    machine: type[Candidates], take_away: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: without its guard the product no longer answers as the office would, and it shows (4.14)."""
    take_away(monkeypatch)
    with pytest.raises((AssertionError, DBAPIError, ExamError, ExceptionGroup, LookupError, NoResultFound)) as found:
        run(machine, examples=200, shrink=False)
    assert "state.begin(" in _told(found.value), "not what the machine played, but the machine itself, failed"


def _told(error: BaseException) -> str:
    parts = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    return "".join([*getattr(error, "__notes__", []), *map(_told, parts)])
