"""Accounts: opened without role nor password, one person behind several, each administered by his betters (1.13)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from core import units
from core.access import Actor, directory, staff
from core.access.actor import Role
from core.access.errors import LoginTaken, NotHeld, NotToOneself
from core.audit import Event
from core.errors import InvalidFields, NotAllowed, NotFound
from db.engine import reading
from db.tables import Grant, Person, Staff
from tests import factories
from tests.core.access.conftest import CLI, Account, count, enter, who

AnAccount = Callable[..., Account]


def test_a_fresh_database_has_no_account(engine: Engine) -> None:
    """No default account: the first is opened by the command (1.13)."""
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(Staff)) == 0


def test_a_new_account_has_neither_role_nor_password(engine: Engine) -> None:
    """It can do nothing until someone gives it a role and its owner chooses a password."""
    invited = units.perform(
        staff.create_staff, CLI, login=" Camille.Duval ", full_name="Camille  Duval", email="c@example.org"
    )
    with reading(engine) as tx:
        row = tx.get_one(Staff, invited.staff_id)
        assert (row.login, row.password_hash, row.active) == ("camille.duval", "", True)
        assert tx.get_one(Person, row.person_id).full_name == "Camille Duval"
        assert not tx.scalars(select(Grant)).all()
    assert count(engine, Event.STAFF_CREATED) == 1


def test_the_same_address_is_the_same_person(engine: Engine) -> None:
    """Two accounts of one human being are one person for the rule of two persons (3.09)."""
    first = units.perform(staff.create_staff, CLI, login="un", full_name="A B", email="a.b@example.org")
    second = units.perform(staff.create_staff, CLI, login="deux", full_name="A B", email="A.B@Example.org")
    with reading(engine) as tx:
        persons = {tx.get_one(Staff, one.staff_id).person_id for one in (first, second)}
    assert len(persons) == 1


def test_a_sign_in_name_is_taken_once(engine: Engine) -> None:
    """Whatever the case typed; nothing of the second account is kept."""
    units.perform(staff.create_staff, CLI, login="camille", full_name="A", email="a@example.org")
    with pytest.raises(LoginTaken):
        units.perform(staff.create_staff, CLI, login="CAMILLE", full_name="B", email="b@example.org")
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(Person)) == 1


def test_an_address_in_accented_capitals_is_the_same_person(engine: Engine) -> None:
    """SQLite folds only ASCII: É and é would have made two persons of one (3.09)."""
    first = units.perform(staff.create_staff, CLI, login="un", full_name="A B", email="zoé@example.org")
    second = units.perform(staff.create_staff, CLI, login="deux", full_name="A B", email="ZOÉ@Example.org")
    with reading(engine) as tx:
        persons = {tx.get_one(Staff, one.staff_id).person_id for one in (first, second)}
    assert len(persons) == 1


def test_a_sign_in_name_taken_meanwhile_is_said(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two administrators at once: the second reads that the name is taken, and keeps nothing."""
    units.perform(staff.create_staff, CLI, login="camille", full_name="A", email="a@example.org")
    with monkeypatch.context() as blind:
        blind.setattr(Session, "scalar", lambda *_args, **_kwargs: None)  # the other had not committed yet
        with pytest.raises(LoginTaken):
            units.perform(staff.create_staff, CLI, login="camille", full_name="B", email="b@example.org")
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(Person)) == 1


def test_every_wrong_field_is_said_at_once() -> None:
    """The form is refused with all its faults, nothing is written."""
    with pytest.raises(InvalidFields) as refused:
        units.perform(staff.create_staff, CLI, login="é", full_name=" ", email="x@y\n.fr", language="de")
    assert set(refused.value.facts["fields"]) == {"login", "full_name", "email", "language"}


@pytest.mark.parametrize("role", ["reader", "case_officer", "supervisor"])
def test_only_who_administers_opens_accounts(engine: Engine, role: str) -> None:
    """The others are refused by the action itself, not only by the menu (2.02)."""
    actor = factories.a_staff(engine, role, academie_code="08")
    with pytest.raises(NotAllowed):
        units.perform(staff.create_staff, actor, login="x1", full_name="X", email="x@example.org")
    with pytest.raises(NotAllowed):
        units.perform(staff.invite_again, actor, actor.id)
    with pytest.raises(NotAllowed):
        units.perform(staff.set_active, actor, actor.id, active=False)
    with pytest.raises(NotAllowed):
        units.read(directory.staff_list, actor)


@pytest.mark.parametrize(
    ("role", "academie"), [(Role.TECHNICAL_ADMINISTRATOR, ""), (Role.HEAD_OF_OFFICE, "09"), (Role.READER, "")]
)
def test_a_link_is_no_way_to_take_a_more_powerful_account(
    engine: Engine, head_of_office: Actor, an_account: AnAccount, role: Role, academie: str
) -> None:
    """The head of Grenoble can neither reset nor close an account whose roles she could not have given (3.06)."""
    other = an_account("autre", role, academie_code=academie)
    for action in (staff.invite_again, lambda tx, actor, n: staff.set_active(tx, actor, n, active=False)):
        with pytest.raises(NotHeld):
            units.perform(action, head_of_office, other.id)
    with reading(engine) as tx:
        assert tx.get_one(Staff, other.id).active


def test_nobody_closes_his_own_account_under_any_name(engine: Engine, head_of_office: Actor) -> None:
    """Neither this account nor another one of the same person."""
    twin = factories.a_staff(engine, "reader", academie_code="08", person_id=head_of_office.person_id)
    for staff_id in (head_of_office.id, twin.id):
        with pytest.raises(NotToOneself):
            units.perform(staff.set_active, head_of_office, staff_id, active=False)


def test_an_account_that_does_not_exist_is_not_found(head_of_office: Actor) -> None:
    """As one out of reach would be."""
    with pytest.raises(NotFound):
        units.perform(staff.invite_again, head_of_office, 999_999)


def test_one_chooses_one_s_own_language(an_account: AnAccount, engine: Engine) -> None:
    """It counts at the next run, is journalled, and only the two languages exist."""
    secret = enter(an_account())
    found = who(secret)
    assert found is not None
    units.perform(staff.choose_language, found.actor, "en")
    again = who(secret)
    assert again is not None
    assert again.actor.language == "en"
    before = count(engine, Event.STAFF_CHANGED)
    with pytest.raises(InvalidFields):
        units.perform(staff.choose_language, found.actor, "de")
    assert count(engine, Event.STAFF_CHANGED) == before


def test_the_list_shows_the_perimeter_and_what_one_may_administer(
    head_of_office: Actor, technical_administrator: Actor, an_account: AnAccount
) -> None:
    """Grenoble sees Grenoble and accounts without role; her own line and stronger ones are not hers to change."""
    grenoble, lille = an_account("grenoble"), an_account("lille", academie_code="09")
    roleless = units.perform(staff.create_staff, CLI, login="sans", full_name="Sans", email="s@example.org")
    lines = {line.id: line for line in units.read(directory.staff_list, head_of_office)}
    assert set(lines) == {grenoble.id, roleless.staff_id, head_of_office.id}
    assert [lines[n].mine for n in (grenoble.id, roleless.staff_id, head_of_office.id)] == [True, True, False]
    everyone = {line.id for line in units.read(directory.staff_list, technical_administrator)}
    assert {grenoble.id, lille.id, roleless.staff_id} <= everyone
