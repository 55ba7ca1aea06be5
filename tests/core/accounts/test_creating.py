"""Create an account: everything asked, one address once, what is typed is shown back first (seed 2, 6.01, 1.14)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, text

from core import units
from core.accounts import creating
from core.accounts.errors import TypedIsGone
from core.accounts.rules import NOTICE_VERSION
from core.accounts.typed import REQUIRED, TypedPerson
from core.audit import Event
from core.errors import InvalidFields
from db.engine import reading, writing
from db.tables import Account, AccountToken, Candidate
from tests import factories
from tests.core.accounts.conftest import ADDRESS, GOOD, HERE, claims, count, created, mails, the_account, typed

Clock = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def faults(**how: object) -> dict[str, str]:
    with pytest.raises(InvalidFields) as refused:
        creating.prepare(HERE, typed(**how))  # type: ignore[arg-type]
    found: dict[str, str] = refused.value.facts["fields"]
    return found


def test_an_account_waits_and_owns_nothing_but_its_address_and_its_link(engine: Engine) -> None:
    """Created, not yet a candidate: a claim, a link, a mail promised to the stored address (6.05, 4.11)."""
    created()
    account = the_account()
    assert (account.state, account.candidate_id, account.notice_version) == ("pending", None, NOTICE_VERSION)
    assert account.deadline - account.created_at == timedelta(hours=48)
    assert claims() == {ADDRESS: f"account {account.id}"}
    assert mails("account_activation") == [ADDRESS]
    assert count(engine, Event.ACCOUNT_CREATED) == 1
    with reading(engine) as tx:
        assert tx.scalars(select(Candidate)).all() == []


def test_no_secret_is_kept_in_clear(engine: Engine) -> None:
    """Neither the password nor a link is in the tables, the journal included; a mail holds its link until sent."""
    secret = created()
    tables = ("account", "account_token", "audit_event", "audit_value", "idempotency_key", "sign_in_throttle")
    with reading(engine) as tx:
        kept = str([tuple(row) for name in tables for row in tx.execute(text(f"SELECT * FROM {name}"))])
    assert GOOD not in kept
    assert secret not in kept


@pytest.mark.usefixtures("engine")
def test_every_fault_is_told_at_once() -> None:
    """An empty form names all that is required, and nothing that is not."""
    empty = replace(typed(), person=TypedPerson(), email="", email_again="", password="", password_again="")
    with pytest.raises(InvalidFields) as refused:
        creating.prepare(HERE, replace(empty, accepted=False))
    fields = refused.value.facts["fields"]
    assert fields.keys() == {*REQUIRED, "email", "password", "accepted"}


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ({"password": "Court-1"}, {"password": "password_shorter_than_8"}),
        ({"password": "Secret-12" + "x" * 12}, {"password": "password_longer_than_20"}),
        ({"password": "secret-12"}, {"password": "password_not_mixed"}),
        ({"password": "Vasseur-12!"}, {"password": "password_about_you"}),
        ({"password": "Zh!12032008q"}, {"password": "password_about_you"}),
        ({"accepted": False}, {"accepted": "not_accepted"}),
        ({"academie_code": "99"}, {"academie_code": "unknown"}),
        ({"birth_departement": ""}, {"birth_departement": "missing"}),
        ({"birth_departement": "Isère"}, {"birth_departement": "departement_form"}),
        ({"birth_date": "31/02/2008"}, {"birth_date": "date_impossible"}),
        ({"postcode": "3" * 13}, {"postcode": "text_too_long"}),
    ],
)
def test_a_form_that_is_not_right_creates_nothing(how: dict[str, object], fault: dict[str, str]) -> None:
    """Each field says its own fault; the password rule is the seed's, and knows the person (1.02, 1.03)."""
    assert faults(**how) == fault


@pytest.mark.usefixtures("engine")
def test_born_abroad_there_is_no_departement() -> None:
    """It is asked of those born in France alone."""
    created(birth_country="Maroc", birth_place="Fès", birth_departement="")


@pytest.mark.usefixtures("engine")
def test_an_address_and_a_password_are_typed_twice() -> None:
    """Two different ones are refused."""
    with pytest.raises(InvalidFields) as refused:
        creating.prepare(HERE, replace(typed(), email_again="autre@example.org", password_again=GOOD[::-1]))
    assert refused.value.facts["fields"] == {"email_again": "not_the_same", "password_again": "not_the_same"}


def test_what_is_typed_is_kept_half_an_hour_and_serves_once(engine: Engine, stopped_clock: Clock) -> None:
    """The second click creates nothing more; after half an hour it is typed again; nothing personal stays."""
    stopped_clock(NOON)
    secret = creating.prepare(HERE, typed()).secret
    assert units.read(creating.kept, HERE, secret).person.birth_departement == "038"
    creating.create(HERE, secret)
    assert creating.create(HERE, secret) == creating.Created()
    assert count(engine, Event.ACCOUNT_CREATED) == 1
    late = creating.prepare(HERE, typed("autre@example.org")).secret
    stopped_clock(NOON + timedelta(minutes=30))
    with pytest.raises(TypedIsGone):
        creating.create(HERE, late)
    with reading(engine) as tx:
        assert tx.scalar(select(AccountToken.bound_to).where(AccountToken.used_at.is_not(None))) == ""


def test_an_address_exists_already_whatever_the_cause(engine: Engine) -> None:
    """An account, or a candidate entered by others: the two answers are the same, each journalled (1.14, 6.01)."""
    created("compte@example.org")
    with writing(engine) as tx:
        factories.a_candidate(tx, email="ecole@example.org", kind="school")
    answers = {creating.prepare(HERE, typed(one)) for one in ("Compte@example.org", "ecole@EXAMPLE.org")}
    assert answers == {creating.Prepared(taken=True)}
    assert count(engine, Event.ACCOUNT_EMAIL_REFUSED) == 2


@pytest.mark.usefixtures("engine")
def test_only_a_whole_valid_form_learns_that_an_address_exists() -> None:
    """With any fault, the faults are said and the address is not (1.14)."""
    created()
    assert faults(birth_name="") == {"birth_name": "missing"}


@pytest.mark.usefixtures("engine")
def test_a_source_learns_it_five_times_an_hour_and_twenty_a_day(stopped_clock: Clock) -> None:
    """The sixth ask of the hour waits, whatever the address; so does the twenty-first of the day (1.14)."""
    created()
    stopped_clock(NOON)
    for hour in range(4):
        stopped_clock(NOON + timedelta(hours=hour))
        assert [creating.prepare(HERE, typed()).taken for _ in range(5)] == [True] * 5
        assert creating.prepare(HERE, typed()).wait_until == NOON + timedelta(hours=hour + 1)
        assert creating.prepare(HERE, typed("libre@example.org")).wait_until  # says nothing of this address either
        assert creating.prepare(replace(HERE, address="198.51.100.9"), typed("libre@example.org")).secret
    stopped_clock(NOON + timedelta(hours=4))
    assert creating.prepare(HERE, typed()).wait_until == NOON + timedelta(days=1)


def test_an_address_taken_meanwhile_is_refused_at_the_last_step(engine: Engine) -> None:
    """Two forms with one address: the second to confirm gets the seed's answer, and creates nothing."""
    first, second = creating.prepare(HERE, typed()).secret, creating.prepare(HERE, typed()).secret
    assert not creating.create(HERE, first).taken
    assert creating.create(HERE, second).taken
    with reading(engine) as tx:
        assert len(tx.scalars(select(Account)).all()) == 1
