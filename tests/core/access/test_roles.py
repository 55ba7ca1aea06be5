"""Roles: nobody gives what he does not hold, nor to himself; a delegation ends by itself (3.06)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from core import units
from core.access import Actor, Scope, roles, system
from core.access.actor import Role
from core.access.errors import NotHeld, NotToOneself
from core.access.rights import RIGHTS, Permission
from core.access.rules import STAFF_ROLES, may_give
from core.audit import Event
from core.errors import InvalidFields, NotAllowed, NotFound
from tests import factories
from tests.core.access.conftest import CLI, Account, count, enter, who

AnAccount = Callable[..., Account]
Clock = Callable[[datetime], None]


def held(scopes: Iterable[Scope]) -> set[tuple[Permission, str, str]]:
    """Spell out rights place by place, over two académies and two domains."""
    return {
        (permission, academie, domain)
        for scope in scopes
        for permission in RIGHTS[scope.role]
        for academie in ("08", "09")
        for domain in ("BCP", "CAP")
        if scope.academie_code in {"", academie} and scope.domain_code in {"", domain}
    }


SCOPES = st.builds(Scope, st.sampled_from(Role), st.sampled_from(["", "08", "09"]), st.sampled_from(["", "BCP", "CAP"]))


@given(st.lists(st.lists(SCOPES, max_size=2), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_no_sequence_of_gifts_increases_the_rights_of_all(people: list[list[Scope]], chance: random.Random) -> None:
    """Whoever gives what to whom, in any order: the union of everyone's rights never grows (3.06)."""
    at_first = held(scope for scopes in people for scope in scopes)
    for _ in range(30):
        giver, receiver = chance.choice(people), chance.choice(people)
        gift = Scope(chance.choice(list(Role)), chance.choice(["", "08", "09"]), chance.choice(["", "BCP", "CAP"]))
        if giver is not receiver and may_give(giver, gift.role, gift.academie_code, gift.domain_code):
            receiver.append(gift)
    assert held(scope for scopes in people for scope in scopes) <= at_first


@pytest.mark.parametrize(
    ("giver", "gift", "expected"),
    [
        (Scope(Role.HEAD_OF_OFFICE, "08"), Scope(Role.CASE_OFFICER, "08"), True),
        (Scope(Role.HEAD_OF_OFFICE, "08"), Scope(Role.CASE_OFFICER, "08", "BCP"), True),
        (Scope(Role.HEAD_OF_OFFICE, "08"), Scope(Role.HEAD_OF_OFFICE, "08"), True),
        (Scope(Role.HEAD_OF_OFFICE, "08"), Scope(Role.CASE_OFFICER, "09"), False),
        (Scope(Role.HEAD_OF_OFFICE, "08"), Scope(Role.READER, ""), False),
        (Scope(Role.HEAD_OF_OFFICE, "08", "BCP"), Scope(Role.READER, "08"), False),
        (Scope(Role.HEAD_OF_OFFICE, "08"), Scope(Role.TECHNICAL_ADMINISTRATOR, "08"), False),
        (Scope(Role.TECHNICAL_ADMINISTRATOR), Scope(Role.READER, "08"), False),
        (Scope(Role.TECHNICAL_ADMINISTRATOR), Scope(Role.TECHNICAL_ADMINISTRATOR), True),
        (Scope(Role.CASE_OFFICER), Scope(Role.READER, "08"), False),
        (Scope(Role.SUPERVISOR), Scope(Role.SUPERVISOR), False),
    ],
)
def test_who_may_give_what_where(giver: Scope, gift: Scope, *, expected: bool) -> None:
    """The right to give and every right of the role, over the whole place of the gift."""
    assert may_give([giver], gift.role, gift.academie_code, gift.domain_code) is expected


def test_the_command_can_give_every_role() -> None:
    """The first accounts come from the command (1.13); nobody is made the public."""
    assert [role for role in Role if may_give(system("manage.py").scopes, role, "", "")] == list(STAFF_ROLES)


def test_a_role_given_is_journalled_with_its_place(
    engine: Engine, head_of_office: Actor, an_account: AnAccount
) -> None:
    """The head of Grenoble makes a reader a case officer of Grenoble for the BAC PRO."""
    account = an_account("lea", Role.READER)
    units.perform(
        roles.grant_role, head_of_office, account.id, Role.CASE_OFFICER, academie_code="08", domain_code="BCP"
    )
    found = who(enter(account))
    assert found is not None
    assert Scope(Role.CASE_OFFICER, "08", "BCP") in found.actor.scopes
    assert count(engine, Event.ROLE_GRANTED) == 2


def test_nobody_gives_himself_a_role_under_any_name(engine: Engine, head_of_office: Actor) -> None:
    """Neither to this account nor to another of the same person; nothing is kept."""
    twin = factories.a_staff(engine, "reader", academie_code="08", person_id=head_of_office.person_id)
    for staff_id in (head_of_office.id, twin.id):
        with pytest.raises(NotToOneself):
            units.perform(roles.grant_role, head_of_office, staff_id, Role.CASE_OFFICER, academie_code="08")
    assert count(engine, Event.ROLE_GRANTED) == 0


def test_what_one_does_not_hold_is_refused(engine: Engine, head_of_office: Actor, an_account: AnAccount) -> None:
    """Another académie, all of them, or the administration of the system."""
    account = an_account("lea", Role.READER)
    before = count(engine, Event.ROLE_GRANTED)
    for role, academie in ((Role.READER, "09"), (Role.READER, ""), (Role.TECHNICAL_ADMINISTRATOR, "08")):
        with pytest.raises(NotHeld):
            units.perform(roles.grant_role, head_of_office, account.id, role, academie_code=academie)
    assert count(engine, Event.ROLE_GRANTED) == before


def test_a_delegation_ends_by_itself_at_the_end_of_its_day(an_account: AnAccount, stopped_clock: Clock) -> None:
    """Until the 24th included, by the clock of the académie; La Réunion's day ends three hours before Paris's."""
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    account = an_account("lea", Role.READER)
    units.perform(roles.grant_role, CLI, account.id, Role.CASE_OFFICER, academie_code="28", ends_on=date(2026, 11, 24))

    def still(instant: datetime) -> bool:
        stopped_clock(instant)
        found = who(enter(account))
        return found is not None and Role.CASE_OFFICER in found.actor.roles

    assert still(datetime(2026, 11, 24, 19, 59, 59, tzinfo=UTC))
    assert not still(datetime(2026, 11, 24, 20, 0, tzinfo=UTC))


def test_a_role_over_nowhere_or_ending_yesterday_is_refused(an_account: AnAccount, stopped_clock: Clock) -> None:
    """Unknown codes and past days are said, field by field."""
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    account = an_account()
    with pytest.raises(InvalidFields) as refused:
        units.perform(roles.grant_role, CLI, account.id, Role.READER, academie_code="99", domain_code="XX")
    assert set(refused.value.facts["fields"]) == {"academie_code", "domain_code"}
    with pytest.raises(InvalidFields):
        units.perform(roles.grant_role, CLI, account.id, Role.READER, ends_on=date(2026, 11, 22))


def test_ending_a_role_needs_the_right_to_have_given_it(
    engine: Engine, head_of_office: Actor, stranger: Actor, an_account: AnAccount
) -> None:
    """A case officer is refused; the head of Grenoble cannot end a role of Lille; twice is harmless."""
    lille = an_account("lille", academie_code="09")
    given = units.perform(roles.grant_role, CLI, lille.id, Role.READER, academie_code="09")
    with pytest.raises(NotAllowed):
        units.perform(roles.end_role, stranger, given.grant_id)
    with pytest.raises(NotHeld):
        units.perform(roles.end_role, head_of_office, given.grant_id)
    units.perform(roles.end_role, CLI, given.grant_id)
    units.perform(roles.end_role, CLI, given.grant_id)
    assert count(engine, Event.ROLE_ENDED) == 1
    with pytest.raises(NotFound):
        units.perform(roles.end_role, CLI, 999_999)


def test_the_choices_proposed_are_those_one_holds(head_of_office: Actor, technical_administrator: Actor) -> None:
    """Grenoble proposes her académie alone; the administrator everywhere, and his role only."""
    here = units.read(roles.givable, head_of_office)
    assert [code for code, _ in here.academies] == ["08"]
    assert Role.TECHNICAL_ADMINISTRATOR not in here.roles
    everywhere = units.read(roles.givable, technical_administrator)
    assert everywhere.roles == (Role.TECHNICAL_ADMINISTRATOR,)
    assert everywhere.academies[0] == ("", "")
