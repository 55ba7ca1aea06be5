"""Saves that meet: one version wins, one click counts once, a change of account is in the snapshot or refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from core import units
from core.accounts.own import change_person, own_data
from core.errors import NotFound, StaleForm
from core.registrations.ending import locked, where
from core.registrations.form import saving
from core.registrations.form.saving import save, withdraw_own
from core.registrations.opening import Act, WindowClosed, require_open
from db.engine import writing as write
from db.tables import Candidate, Registration, RegistrationVersion
from tests import factories
from tests.core.registrations.form.filling import begun, fill, himself, modified, registered
from tests.core.registrations.test_opening import NOON, moved
from tests.races import at_once

AT_ONCE = 8


@pytest.fixture(autouse=True)
def _patience(monkeypatch, stopped_clock, engine):
    stopped_clock(NOON)
    moved(engine, opens=NOON.replace(day=1), closes=NOON.replace(day=28))


@pytest.fixture
def lea(writing):
    with writing() as tx:
        row = factories.a_candidate(tx)
        factories.an_account(tx, candidate=row)
        return himself(row)


def eight_saves(lea, found):
    return at_once(*[lambda: units.perform(save, lea, found.id, seen=found.version)] * AT_ONCE)


def test_of_eight_saves_on_one_version_one_wins(lea, reading):
    """Eight clicks with different keys on one modification: one version more, seven refused (6.09)."""
    first = registered(lea)
    found = modified(lea, first.registration_id, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    got = eight_saves(lea, found)
    assert [type(one) for one in got].count(saving.Saved) == 1
    assert all(isinstance(one, (saving.Saved, StaleForm, NotFound)) for one in got)
    with reading() as tx:
        assert tx.get_one(Registration, first.registration_id).version == 2
        assert list(tx.scalars(select(RegistrationVersion.n).order_by(RegistrationVersion.n))) == [1, 2]


def test_of_eight_first_saves_one_registers(lea, reading):
    """Eight clicks on one new form: one number is given, and one registration exists (6.20, 6.33)."""
    found = fill(lea, begun(lea))
    got = eight_saves(lea, found)
    assert [type(one) for one in got].count(saving.Saved) == 1
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Registration)) == 1
        assert tx.get_one(Candidate, lea.id).last_registration_number == 1


def test_without_the_check_of_the_version_each_save_overwrites(lea, reading):
    """Negative control: saved without asking which version was seen, eight changes pile up (4.14)."""
    first = registered(lea)
    found = modified(lea, first.registration_id)

    def unchecked(tx, actor, name):
        row = locked(tx, actor, first.registration_id)
        allowed = require_open(tx, actor, Act.MODIFY, where(row))
        return saving._modify(tx, actor, row, replace(found.entry, class_name=name), allowed, "")

    got = at_once(*[lambda name=name: units.perform(unchecked, lea, name) for name in "ABCDEFGH"])
    assert [type(one) for one in got].count(saving.Saved) == AT_ONCE
    with reading() as tx:
        assert tx.get_one(Registration, first.registration_id).version == 1 + AT_ONCE


def test_a_double_click_has_one_receipt(lea, reading):
    """Five clicks with one key: one registration, five times the same receipt (6.24)."""
    found = fill(lea, begun(lea))
    clicks = [lambda: units.perform_once("une-seule-cle-de-formulaire", save, lea, found.id, seen=found.version)] * 5
    got = at_once(*clicks)
    assert len({(one.registration_id, one.number, one.version) for one in got}) == 1
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Registration)) == 1


@pytest.mark.parametrize("turn", range(4))
def test_a_change_of_account_is_in_the_snapshot_or_refused(lea, reading, turn):
    """« Modifier mon compte » against « Enregistrer »: never applied after the lock (6.08)."""
    del turn
    found = fill(lea, begun(lea))
    shown = units.read(own_data, lea)
    typed = replace(shown.values, birth_name="Dupont")
    got = at_once(
        lambda: units.perform(change_person, lea, typed, seen=shown.version),
        lambda: units.perform(save, lea, found.id, seen=found.version),
    )
    saved = [one for one in got if isinstance(one, saving.Saved)]
    assert len(saved) == 1, got
    with reading() as tx:
        kept = tx.scalars(select(RegistrationVersion.snapshot)).one()
        assert kept["identity"]["birth_name"] == tx.get_one(Candidate, lea.id).birth_name


def test_a_save_and_a_withdrawal_meet(lea, reading):
    """A modification and a deregistration at once: one serial order of both, never a version after the end (6.10)."""
    first = registered(lea)
    found = modified(lea, first.registration_id, papers={"chosen": {"E4": "Allemand", "E42": "Espagnol"}})
    got = at_once(
        lambda: units.perform(save, lea, found.id, seen=found.version),
        lambda: units.perform(withdraw_own, lea, 1, reason="", seen=1),
    )
    with reading() as tx:
        row = tx.get_one(Registration, first.registration_id)
        assert (row.state, row.version) in {("deregistered", 1), ("registered", 2)}
    assert sum(isinstance(one, saving.Saved) for one in got) == 1
    assert not any(isinstance(one, WindowClosed) for one in got)


def test_many_candidates_save_at_once(engine, reading):
    """Different candidates do not wait for one another's fault: each gets his own number and version."""
    drafts = []
    for _ in range(AT_ONCE):
        with write(engine) as tx:
            who = himself(factories.a_candidate(tx))
        drafts.append((who, fill(who, begun(who))))
    got = at_once(*[lambda who=who, one=one: units.perform(save, who, one.id, seen=one.version) for who, one in drafts])
    assert all(isinstance(one, saving.Saved) for one in got)
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(Registration)) == AT_ONCE
