"""A code after the password: taken, asked, used once, held back, replaced, relaxed; every change journalled (1.11)."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select, text

from core import settings, units
from core.access import nobody, sign_in
from core.access.errors import (
    NoSecondFactor,
    NotToOneself,
    ProofTooOld,
    SecondFactorDemanded,
    TicketSpent,
    WrongCode,
)
from core.access.second_factor import demand, enrolling, keeping, proving, rules, sealing
from core.audit import Event
from core.errors import NotAllowed, NotFound
from db.engine import reading, writing
from db.tables import AuditEvent, OutboxMessage, SecondFactor, StaffSession
from tests import factories
from tests.core.access.conftest import GOOD, actor_of, count, who
from tests.races import at_once

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HALF_MINUTE = timedelta(seconds=30)
HERE = nobody("192.0.2.7")


@pytest.fixture(autouse=True)
def _noon(stopped_clock):
    stopped_clock(NOON)


@pytest.fixture
def camille(an_account):
    """An account with a password and no second factor."""
    return an_account()


@pytest.fixture
def demanded(monkeypatch):
    """An installation that demands a second factor."""
    chosen = dataclasses.replace(settings.current(), second_factor_required=True)
    monkeypatch.setattr(settings, "current", lambda: chosen)


def code_of(engine, account, instant=NOON, *, pending=False):
    """Give the code the phone shows at an instant."""
    with reading(engine) as tx:
        row = tx.get_one(SecondFactor, account.id)
        return rules.code_at(
            rules.read(sealing.opened(row.staff_id, row.pending if pending else row.secret)),
            rules.step_at(instant.timestamp()),
        )


def taken(engine, account):
    """Take a second factor as its owner does; give the recovery codes. The clock then shows the next half minute."""
    actor = actor_of(account)
    units.perform(enrolling.begin, actor)
    return units.perform(enrolling.finish, actor, code_of(engine, account, pending=True)).codes


def proved(account):
    return sign_in.prove(account.login, GOOD, address="")


def test_without_one_the_password_opens(camille):
    """Nothing changes for who has none where none is demanded: a demonstration opens with a password."""
    assert proved(camille).ticket
    assert not proved(camille).step


def test_with_one_the_password_alone_opens_nothing(engine, camille, stopped_clock):
    """The password gives a step, which is no ticket; the code gives the ticket; then the session is opened."""
    taken(engine, camille)
    later = NOON + HALF_MINUTE
    stopped_clock(later)
    proof = proved(camille)
    assert (proof.ticket, proof.enrols, bool(proof.step)) == ("", False, True)
    with pytest.raises(TicketSpent):
        units.perform(sign_in.exchange, nobody(), proof.step, agent="")
    done = units.perform(proving.try_code, HERE, proof.step, code_of(engine, camille, later))
    secret = units.perform(sign_in.exchange, nobody(), done.ticket, agent="").secret
    assert who(secret).actor.id == camille.id
    with pytest.raises(TicketSpent):
        units.perform(proving.try_code, HERE, proof.step, code_of(engine, camille, later))


def test_a_code_serves_once_be_it_tried_by_many_at_once(engine, camille, stopped_clock):
    """The code that served, seen over a shoulder, opens nothing more; of several at the same moment one enters."""
    taken(engine, camille)
    assert units.perform(proving.try_code, HERE, proved(camille).step, code_of(engine, camille)) == sign_in.Proof()
    later = NOON + HALF_MINUTE
    stopped_clock(later)
    code, steps = code_of(engine, camille, later), [proved(camille).step for _ in range(4)]
    proofs = at_once(*(partial(units.perform, proving.try_code, HERE, step, code) for step in steps))
    assert sum(bool(one.ticket) for one in proofs) == 1


def test_guessing_is_held_back_after_five(engine, camille, stopped_clock):
    """Five wrong codes, whatever the number of passwords typed again: the sixth waits, even when right (1.04)."""
    taken(engine, camille)
    stopped_clock(NOON + HALF_MINUTE)
    for _ in range(5):
        assert units.perform(proving.try_code, HERE, proved(camille).step, "000000") == sign_in.Proof()
    step = proved(camille).step
    right = code_of(engine, camille, NOON + HALF_MINUTE)
    held = units.perform(proving.try_code, HERE, step, right)
    assert held == sign_in.Proof(wait_until=NOON + HALF_MINUTE + timedelta(minutes=1))
    assert count(engine, Event.SIGN_IN_FAILED) == 5
    later = NOON + HALF_MINUTE + timedelta(minutes=1)
    stopped_clock(later)
    assert units.perform(proving.try_code, HERE, step, code_of(engine, camille, later)).ticket


def test_the_step_lasts_ten_minutes(engine, camille, stopped_clock):
    """Between the password and the code; a password changed meanwhile ends it too."""
    taken(engine, camille)
    step = proved(camille).step
    stopped_clock(NOON + sign_in.STEP_LIFE)
    with pytest.raises(TicketSpent):
        units.perform(proving.try_code, HERE, step, "000000")


def test_a_recovery_code_replaces_the_phone_once(engine, camille):
    """Ten are shown once and kept hashed; each opens once; new ones end the former (1.11)."""
    codes = taken(engine, camille)
    assert len(set(codes)) == 10
    assert units.perform(proving.try_code, HERE, proved(camille).step, codes[0].upper()).ticket
    assert units.perform(proving.try_code, HERE, proved(camille).step, codes[0]) == sign_in.Proof()
    with reading(engine) as tx:
        kept = str([tuple(row) for row in tx.execute(text("SELECT * FROM recovery_code"))])
    assert not any(code.replace(" ", "") in kept for code in codes)
    owner = in_person(engine, camille)
    assert units.read(enrolling.standing, owner).codes_left == 9
    units.perform(enrolling.renew_codes, owner)
    assert units.perform(proving.try_code, HERE, proved(camille).step, codes[1]) == sign_in.Proof()


def in_person(engine, account):
    """The actor of an account, whose password was just typed."""
    with reading(engine) as tx:
        person_id = tx.execute(text("SELECT person_id FROM staff WHERE id = :id"), {"id": account.id}).scalar_one()
    return dataclasses.replace(
        factories.a_staff(engine, "reader", academie_code="08"), id=account.id, person_id=person_id
    )


def test_nothing_protects_before_a_first_code(engine, camille):
    """A square shown and not scanned locks nobody out; a wrong first code changes nothing; the old phone opens."""
    owner = in_person(engine, camille)
    units.perform(enrolling.begin, owner)
    assert proved(camille).ticket
    with pytest.raises(WrongCode):
        units.perform(enrolling.finish, owner, "000000")
    assert proved(camille).ticket
    units.perform(enrolling.finish, owner, code_of(engine, camille, pending=True))
    units.perform(enrolling.begin, owner)
    assert proved(camille).step


def test_touching_it_needs_a_fresh_password(engine, camille):
    """An open screen left behind neither takes, renews nor gives up a second factor (1.19)."""
    taken(engine, camille)
    stale = dataclasses.replace(in_person(engine, camille), proved_at=NOON - timedelta(minutes=6))
    for act in (enrolling.begin, enrolling.renew_codes, enrolling.renounce):
        with pytest.raises(ProofTooOld):
            units.perform(act, stale)


def test_given_up_the_password_opens_again_and_the_owner_is_told(engine, camille):
    """Each change is in the journal, without any secret, and told by e-mail."""
    taken(engine, camille)
    owner = in_person(engine, camille)
    units.perform(enrolling.renounce, owner)
    assert proved(camille).ticket
    with pytest.raises(NoSecondFactor):
        units.perform(enrolling.renounce, owner)
    with reading(engine) as tx:
        told = tx.scalars(select(OutboxMessage.template).filter_by(template="staff_second_factor")).all()
        facts = [f for f in tx.scalars(select(AuditEvent.facts).order_by(AuditEvent.seq)) if "second_factor" in f]
    assert len(told) == 2
    assert [one["second_factor"] for one in facts] == ["taken", "renounced"]


def test_who_administers_helps_who_lost_everything(engine, camille, head_of_office, reader):
    """Taken off by another person who administers the account; its sessions end; nobody does it for himself."""
    taken(engine, camille)
    with pytest.raises(NotAllowed):
        units.perform(enrolling.take_off, reader, camille.id)
    with pytest.raises(NotToOneself):
        units.perform(enrolling.take_off, head_of_office, head_of_office.id)
    units.perform(enrolling.take_off, head_of_office, camille.id)
    assert proved(camille).ticket
    with reading(engine) as tx:
        assert all(tx.scalars(select(StaffSession.revoked_at).filter_by(staff_id=camille.id)))


@pytest.mark.usefixtures("demanded")
def test_where_one_is_demanded_the_password_leads_to_taking_it(engine, camille):
    """No session before the first code; then the session, and the codes to keep; it is not given up any more."""
    proof = proved(camille)
    assert (proof.ticket, proof.enrols) == ("", True)
    with pytest.raises(TicketSpent):
        units.perform(proving.try_code, HERE, proof.step, "000000")
    units.perform(proving.show_secret, HERE, proof.step)
    assert units.perform(proving.enrol, HERE, proof.step, "000000") == (sign_in.Proof(), ())
    done, codes = units.perform(proving.enrol, HERE, proof.step, code_of(engine, camille, pending=True))
    assert len(codes) == 10
    assert units.perform(sign_in.exchange, nobody(), done.ticket, agent="").secret
    with pytest.raises(SecondFactorDemanded):
        units.perform(enrolling.renounce, in_person(engine, camille))


@pytest.mark.usefixtures("demanded")
def test_the_office_may_relax_it_where_it_decides(engine, camille, head_of_office, case_officer):
    """Only its head, for its own place, journalled; demanded again it is demanded again (1.11, 3.24)."""
    with pytest.raises(NotAllowed):
        units.perform(demand.relax, case_officer, "08", relaxed=True)
    for elsewhere in ("09", ""):
        with pytest.raises(NotFound):
            units.perform(demand.relax, head_of_office, elsewhere, relaxed=True)
    units.perform(demand.relax, head_of_office, "08", relaxed=True)
    assert proved(camille).ticket
    assert [one.relaxed for one in units.read(demand.demands, head_of_office)] == [True]
    units.perform(demand.relax, head_of_office, "08", relaxed=False)
    assert proved(camille).enrols
    assert count(engine, Event.SETTINGS_CHANGED) == 2


@pytest.mark.usefixtures("demanded")
def test_relaxed_in_one_place_is_not_relaxed_in_another(engine, camille):
    """Someone with roles in two académies does without only when both say so."""
    everywhere = factories.a_staff(engine, "head_of_office")
    with writing(engine) as tx:
        assert demand.is_demanded(tx, camille.id)
    units.perform(demand.relax, everywhere, "09", relaxed=True)
    assert proved(camille).enrols
    units.perform(demand.relax, everywhere, "", relaxed=True)
    assert proved(camille).ticket
    units.perform(demand.relax, everywhere, "08", relaxed=False)
    assert proved(camille).enrols


def test_a_word_that_is_neither_is_refused():
    """A misspelt setting never means « no »: the program says so and does not start."""
    assert settings.read({"SPORADES_SECOND_FACTOR": "required"}).second_factor_required
    assert not settings.read({}).second_factor_required
    with pytest.raises(ValueError, match="SPORADES_SECOND_FACTOR"):
        settings.read({"SPORADES_SECOND_FACTOR": "yes"})


def test_secrets_are_long_and_each_its_own(engine, camille):
    """A hundred and sixty bits, drawn anew each time."""
    with writing(engine) as tx:
        drawn = {keeping.draw(tx, camille.id).secret for _ in range(20)}
    assert len(drawn) == 20
    assert {len(one.replace(" ", "")) for one in drawn} == {32}
