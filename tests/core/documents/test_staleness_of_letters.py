"""Which letters are to be made again: those that say something no longer true; never those nobody chose to send."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from core import clock, units
from core.access import system
from core.audit import Event, record
from core.bulk.actions import order
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.documents.actions import issue
from core.documents.catalogue import KINDS
from core.documents.stale_count import stale_count
from core.documents.staleness import counts, stale
from core.jobs.synchronous import run_promised
from core.monitoring.awaiting import awaiting
from core.search.query import Query
from db.engine import writing
from db.tables import AccommodationRequest, ManagingOffice, Piece
from tests import factories
from tests.core.bulk.test_runs import move
from tests.core.documents.test_letters import decided

LETTER, REMINDER = "accommodation", "pieces_reminder"


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def registered(engine):
    """Three registrations with a decision, two without."""
    with writing(engine) as tx:
        found = [factories.a_registration(tx).registration_id for _ in range(5)]
    for number in found[:3]:
        decided(engine, number)
    return found


def all_made(actor, kind):
    ordered = units.perform(order, actor, Query(), RunOptions(kind, outputs=()))
    run_promised()
    return units.read(progress, actor, ordered.run_id)


def decide_again(engine, number, later):
    with writing(engine) as tx:
        tx.execute(
            update(AccommodationRequest)
            .where(AccommodationRequest.registration_id == number)
            .values(answer="Après recours : tout est accordé.", decided_at=clock.now(tx) + later)
        )
        record(tx, system("tests"), Event.ACCOMMODATION_DECIDED, "registration", number)


def test_a_letter_never_made_is_to_be_made_in_a_run_and_counted_by_nobody(engine, case_officer, registered):
    """A run takes those it has something to say to; whether to send them is the office's choice, not a backlog."""
    found = units.read(counts, case_officer, LETTER)
    assert (found.stale, found.impossible) == ({"none_yet": 3}, {"no_decision": 2})
    assert units.read(stale_count, case_officer, LETTER) == 0


def test_a_letter_that_says_what_it_should_is_made_once(engine, case_officer, registered):
    """Made by a run, all are up to date: the second run writes nothing."""
    assert all_made(case_officer, LETTER).outcomes == {"made": 3}
    assert units.read(counts, case_officer, LETTER).up_to_date == 3
    assert all_made(case_officer, LETTER).outcomes == {"already_current": 3}
    assert units.read(stale, case_officer, LETTER) == []


@pytest.mark.parametrize("change", ["decision", "office", "version"])
def test_a_letter_is_stale_with_its_reason(engine, case_officer, registered, change):
    """What it says of its own, the address of the office, the registration: counted, listed, and made again once."""
    all_made(case_officer, LETTER)
    if change == "decision":
        decide_again(engine, registered[0], timedelta(seconds=1))
    elif change == "office":
        with writing(engine) as tx:
            office = ManagingOffice.code == "A08-DEC"
            tx.execute(update(ManagingOffice).where(office).values(phone="04 65 71 00 00"))
    else:
        move(engine, registered[0])
    reason, many = {
        "decision": ("saying_changed", 1), "office": ("context_changed", 3), "version": ("version_moved", 1),
    }[change]  # fmt: skip
    found = units.read(counts, case_officer, LETTER)
    assert (found.stale, found.up_to_date) == ({reason: many}, 3 - many)
    assert units.read(stale_count, case_officer, LETTER) == many
    listed = units.read(stale, case_officer, LETTER)
    assert [(one.registration_id, one.reason) for one in listed] == [(n, reason) for n in registered[:many]]
    home = {(one.key, one.kind): one.count for one in units.read(awaiting, case_officer)}
    assert home["stale-letters", LETTER] == many
    again = units.perform(order, case_officer, Query(), RunOptions(LETTER, outputs=(), only_stale=True))
    assert again.total == many
    run_promised()
    assert units.read(progress, case_officer, again.run_id).outcomes == {"made": many}


def test_a_reminder_is_stale_when_its_list_changed_and_says_nothing_once_all_is_there(engine, case_officer, registered):
    """One piece received: the letter must say so; all of them: it has nothing left to say, and is no backlog."""
    all_made(case_officer, REMINDER)
    assert units.read(stale_count, case_officer, REMINDER) == 0
    with writing(engine) as tx:
        lacking = tx.scalars(select(Piece).where(Piece.registration_id == registered[0], Piece.state == "awaited"))
        pieces = lacking.all()
        pieces[0].state, pieces[0].changed_at = "accepted", clock.now(tx) + timedelta(seconds=1)
        record(tx, system("tests"), Event.PIECE_CHANGED, "registration", registered[0])
    assert len(pieces) > 1
    assert units.read(counts, case_officer, REMINDER).stale == {"saying_changed": 1}
    with writing(engine) as tx:
        missing = ("awaited", "refused", "under_check")
        tx.execute(
            update(Piece)
            .where(Piece.registration_id == registered[0], Piece.state.in_(missing))
            .values(state="accepted", changed_at=clock.now(tx) + timedelta(seconds=2))
        )
        record(tx, system("tests"), Event.PIECE_CHANGED, "registration", registered[0])
    found = units.read(counts, case_officer, REMINDER)
    assert (found.stale, found.impossible) == ({}, {"nothing_missing": 1})
    assert units.read(stale_count, case_officer, REMINDER) == 0


def test_each_kind_is_counted_apart(engine, case_officer, registered):
    """Five confirmations to make are not mixed with letters; the sum of the reasons is the counter."""
    units.perform(issue, case_officer, registered[0], LETTER)
    for kind in KINDS:
        found = units.read(counts, case_officer, kind)
        expected = found.to_make if KINDS[kind].at_once else found.to_make - found.stale.get("none_yet", 0)
        assert units.read(stale_count, case_officer, kind) == expected, kind
        assert sum((found.to_make, found.up_to_date, *found.impossible.values())) == 5, kind
