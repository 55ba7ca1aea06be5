"""Ask again before danger: an open screen is not a person (1.19)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from core import units
from core.access import Actor, roles, sign_in, staff, system
from core.access.actor import Role
from core.access.errors import ProofTooOld, TriedTooOften, WrongPassword
from core.access.recent import proof_is_recent
from core.audit import Event
from tests.core.access.conftest import GOOD, Account, count, enter, names, who

AnAccount = Callable[..., Account]
Clock = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def _dangerous(other: int, grant: int) -> dict[str, Callable[[Actor], object]]:
    return {
        "create": lambda who: units.perform(
            staff.create_staff, who, login="autre", full_name="A", email="autre@example.org"
        ),
        "invite": lambda who: units.perform(staff.invite_again, who, other),
        "close": lambda who: units.perform(staff.set_active, who, other, active=False),
        "grant": lambda who: units.perform(roles.grant_role, who, other, Role.READER, academie_code="08"),
        "end": lambda who: units.perform(roles.end_role, who, grant),
    }


@pytest.mark.parametrize("act", ["create", "invite", "close", "grant", "end"])
def test_the_service_refuses_a_proof_older_than_five_minutes(
    engine: Engine, head_of_office: Actor, an_account: AnAccount, stopped_clock: Clock, act: str
) -> None:
    """Five minutes later it is accepted, a second more it is not, and nothing is written (1.19)."""
    stopped_clock(NOON)
    other = an_account("autre", Role.READER) if act != "create" else None
    given = units.perform(roles.grant_role, system("x"), other.id, Role.READER, academie_code="08") if other else None
    dangerous = _dangerous(other.id if other else 0, given.grant_id if given else 0)[act]
    proved = replace(head_of_office, proved_at=NOON)
    before = names(engine)
    stopped_clock(NOON + timedelta(minutes=5, seconds=1))
    for actor in (proved, replace(head_of_office, proved_at=None)):
        with pytest.raises(ProofTooOld):
            dangerous(actor)
    assert names(engine) == before
    stopped_clock(NOON + timedelta(minutes=5))
    dangerous(proved)
    assert len(names(engine)) > len(before)


def test_typing_the_password_again_counts_for_five_minutes(an_account: AnAccount, stopped_clock: Clock) -> None:
    """The session says when; the sign-in itself is a proof."""
    stopped_clock(NOON)
    account = an_account()
    secret = enter(account)

    def recent() -> bool:
        found = who(secret)
        assert found is not None
        return units.read(proof_is_recent, found.actor)

    assert recent()
    stopped_clock(NOON + timedelta(minutes=6))
    assert not recent()
    found = who(secret)
    assert found is not None
    sign_in.confirm(found.actor, GOOD, login=found.login, session=found.session)
    assert recent()


def test_the_password_asked_again_is_throttled_too(an_account: AnAccount, engine: Engine, stopped_clock: Clock) -> None:
    """Whoever sits at an open screen has five tries, each journalled (1.04)."""
    stopped_clock(NOON)
    found = who(enter(an_account()))
    assert found is not None
    for _ in range(5):
        with pytest.raises(WrongPassword):
            sign_in.confirm(found.actor, "faux", login=found.login, session=found.session)
    with pytest.raises(TriedTooOften):
        sign_in.confirm(found.actor, GOOD, login=found.login, session=found.session)
    assert count(engine, Event.SIGN_IN_FAILED) == 5


def test_another_s_password_proves_nothing(an_account: AnAccount, stopped_clock: Clock) -> None:
    """The name is that of who is signed in."""
    stopped_clock(NOON)
    mine, hers = an_account("moi"), an_account("elle")
    found = who(enter(mine))
    assert found is not None
    with pytest.raises(WrongPassword):
        sign_in.confirm(found.actor, GOOD, login=hers.login, session=found.session)
