"""One's own data: changed until the first registration is saved, never after, nor in between (6.08, seed 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from core import units
from core.access import Actor, system
from core.accounts.errors import PersonLocked
from core.accounts.own import OwnChanged, change_person, own_data
from core.audit import Event, record
from core.errors import InvalidFields, NotAllowed, StaleForm
from core.registrations.actions import Entry, register
from db.engine import reading, writing
from db.tables import Candidate, RegistrationVersion
from tests import factories
from tests.core.accounts.conftest import active, count, signed_in
from tests.races import at_once

Begin = Callable[[], object]


def me(engine: Engine) -> Actor:
    del engine
    return signed_in(active())[0]


def test_everything_can_be_changed_before_the_first_registration(engine: Engine) -> None:
    """Name, birth, address: each change is journalled, search keys follow; what changes nothing writes nothing."""
    actor = me(engine)
    data = units.read(own_data, actor)
    wanted = replace(data.values, birth_name="Vasseur-Noël", birth_date="13/03/2008", city="Grenoble", postcode="38000")
    assert units.perform(change_person, actor, wanted, seen=data.version) == OwnChanged(4)
    with reading(engine) as tx:
        candidate = tx.get_one(Candidate, actor.id)
        assert (candidate.birth_name, candidate.city, candidate.birth_name_key) == (
            "Vasseur-Noël", "Grenoble", "vasseur noel",
        )  # fmt: skip
    again = units.read(own_data, actor)
    assert units.perform(change_person, actor, again.values, seen=again.version) == OwnChanged(0)
    assert count(engine, Event.ACCOUNT_CHANGED) == 1


def test_a_form_that_is_not_right_or_not_fresh_changes_nothing(engine: Engine) -> None:
    """Faults by field; a page read before another change is read again."""
    actor = me(engine)
    data = units.read(own_data, actor)
    with pytest.raises(InvalidFields) as refused:
        units.perform(change_person, actor, replace(data.values, birth_name="", phone="12"), seen=data.version)
    assert refused.value.facts["fields"].keys() == {"birth_name", "phone"}
    with pytest.raises(StaleForm):
        units.perform(change_person, actor, replace(data.values, city="Lyon"), seen=data.version + 1)
    assert units.read(own_data, actor) == data
    assert units.perform(change_person, actor, data.values, seen=data.version + 1) == OwnChanged(0)


def test_once_a_registration_exists_nothing_changes_any_more(engine: Engine) -> None:
    """Neither the identity nor the address of the home; the e-mail and the password alone remain (6.08)."""
    actor = me(engine)
    with writing(engine) as tx:
        factories.a_registration(tx, tx.get_one(Candidate, actor.id))
    data = units.read(own_data, actor)
    assert data.locked
    for change in ({"birth_name": "Autre"}, {"city": "Lyon"}, {}):
        with pytest.raises(PersonLocked):
            units.perform(change_person, actor, replace(data.values, **change), seen=data.version)


def test_only_a_candidate_changes_his_own_account(engine: Engine) -> None:
    """Staff have the corrections, decided by two persons."""
    officer = factories.a_staff(engine, "case_officer", academie_code="08")
    data = units.read(own_data, me(engine))
    with pytest.raises(NotAllowed):
        units.perform(change_person, officer, data.values, seen=1)


def _save(tx, actor: Actor, candidate_id: int) -> str:  # type: ignore[no-untyped-def]
    """Save a first registration as the form does: the candidate is locked first."""
    del actor
    candidate = tx.scalars(select(Candidate).where(Candidate.id == candidate_id).with_for_update()).one()
    session = factories.an_exam_session(tx, "BCP", "2027")
    entry = Entry(exam_session_id=session.id, academie_code="08", speciality_code="31212")
    register(tx, system("tests"), candidate, entry, origin="account")
    return "saved"


def _printed(engine: Engine, candidate_id: int) -> tuple[str, str]:
    with reading(engine) as tx:
        snapshot = tx.scalars(select(RegistrationVersion.snapshot).order_by(RegistrationVersion.id.desc())).first()
        assert snapshot is not None
        return tx.get_one(Candidate, candidate_id).birth_name, str(snapshot["identity"]["birth_name"])


def test_changing_one_s_data_against_saving_the_first_registration(engine: Engine) -> None:
    """At the same instant: the change is in the version saved, or it is refused; never applied after it (6.08)."""
    for number in range(6):
        actor, _ = signed_in(active(f"course{number}@example.org"))
        changed = _both_at_once(actor)
        now, printed = _printed(engine, actor.id)
        assert now == printed == ("Nouveau" if changed else "Vasseur")


def _both_at_once(actor: Actor) -> bool:
    data = units.read(own_data, actor)
    wanted = replace(data.values, birth_name="Nouveau")
    changed, saved = at_once(
        lambda: units.perform(change_person, actor, wanted, seen=data.version),
        lambda: units.perform(_save, actor, actor.id),
    )
    assert saved == "saved"
    return isinstance(changed, OwnChanged)


def test_asking_before_the_lock_would_apply_a_change_after_the_registration(engine: Engine) -> None:
    """Negative control: with the lock read beforehand and plain SQL, contact data change behind the version saved."""
    actor = me(engine)
    assert not units.read(own_data, actor).locked
    units.perform(_save, actor, actor.id)
    with writing(engine) as tx:
        candidate = tx.get_one(Candidate, actor.id)
        candidate.city = "Lyon"
        record(tx, actor, Event.ACCOUNT_CHANGED, "candidate", actor.id)
    with reading(engine) as tx:
        snapshot = tx.scalars(select(RegistrationVersion.snapshot)).one()
        assert (tx.get_one(Candidate, actor.id).city, snapshot["contact"]["city"]) == ("Lyon", "Vizille")
