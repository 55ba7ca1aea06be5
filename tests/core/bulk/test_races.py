"""A run against those who modify and deregister at the same time; each race with its negative control (4.14)."""

from __future__ import annotations

import itertools
import random
import threading
from functools import partial

import pytest
from sqlalchemy import exists, or_, select, text
from sqlalchemy.orm import aliased

from core import units
from core.access import system
from core.bulk import claims, making
from core.bulk.actions import order
from core.bulk.claims import ClaimLost
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.bulk.work import acting_for
from core.documents import publishing
from core.documents.publishing import Outcome, Publication
from core.errors import ServiceBusy
from core.jobs.control import Control
from core.jobs.synchronous import run_promised
from core.registrations.actions import save_version
from core.registrations.ending import deregister
from core.registrations.errors import RegistrationEnded
from core.registrations.rules import Cause
from core.search.query import Query
from db.engine import reading, writing
from db.tables import BulkPart, Candidate, Document, Registration, RegistrationVersion
from tests import factories
from tests.races import at_once

NO_FILES = RunOptions(outputs=())
_towns = itertools.count()


@pytest.fixture
def registered(engine):
    with writing(engine) as tx:
        return [factories.a_registration(tx).registration_id for _ in range(60)]


def modify(tx, actor, registration_id):
    """Move the candidate to another town: one more version."""
    registration = tx.scalars(select(Registration).where(Registration.id == registration_id).with_for_update()).one()
    tx.get_one(Candidate, registration.candidate_id).city = f"Ville {next(_towns)}"
    tx.flush()
    save_version(tx, actor, registration, Cause.MODIFICATION)


def leave(tx, actor, registration_id):
    """Deregister, whatever the version is."""
    registration = tx.get_one(Registration, registration_id, with_for_update=True)
    deregister(tx, actor, registration_id, reason="à sa demande", seen=registration.version)


def wrong_documents(engine):
    """Documents published when a newer version was there already, or after the registration had ended."""
    newer = aliased(RegistrationVersion)
    overtaken = exists().where(
        newer.registration_id == Document.registration_id, newer.n > Document.version, newer.saved_at < Document.made_at
    )
    with reading(engine) as tx:
        return tx.scalars(
            select(Document.id)
            .join(Registration, Registration.id == Document.registration_id)
            .where(or_(overtaken, Registration.closed_at < Document.made_at))
        ).all()


def out_of_date(engine):
    """Active registrations whose document in force is not of their version."""
    current = exists().where(
        Document.registration_id == Registration.id, Document.current, Document.version == Registration.version
    )
    with reading(engine) as tx:
        return tx.scalars(select(Registration.id).where(Registration.state == "registered", ~current)).all()


def test_final_documents_are_final_versions(engine, case_officer, registered):
    """Four threads modify and deregister during a run: no document is overtaken, none is of who left (6.13)."""
    ending = threading.Event()

    def disturb(seed):
        chance = random.Random(seed)
        while not ending.wait(0.01):
            what = leave if chance.random() < 0.1 else modify
            try:
                units.perform(what, system("tests"), chance.choice(registered))
            except (RegistrationEnded, ServiceBusy):
                continue

    threads = [threading.Thread(target=disturb, args=(seed,)) for seed in range(4)]
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    for thread in threads:
        thread.start()
    try:
        threading.Event().wait(0.3)
        run_promised()
    finally:
        ending.set()
        for thread in threads:
            thread.join()
    assert units.read(progress, case_officer, ordered.run_id).run.state == "done"
    assert wrong_documents(engine) == []
    units.perform(order, case_officer, Query(), NO_FILES)
    run_promised()
    assert (wrong_documents(engine), out_of_date(engine)) == ([], [])


@pytest.fixture
def meeting(monkeypatch, registered):
    """Between printing and publishing, one registration is modified and one leaves: the meeting is certain."""
    genuine, met = making.store_pack, []

    def store_then_meet(contents):
        stored = genuine(contents)
        if not met:
            met.append(True)
            units.perform(modify, system("tests"), registered[0])
            units.perform(leave, system("tests"), registered[1])
        return stored

    monkeypatch.setattr(making, "store_pack", store_then_meet)
    return met


def test_a_version_that_moves_between_printing_and_publishing_is_printed_again(
    engine, case_officer, registered, meeting
):
    """The old sheet is dropped and the new version printed; the one who left gets nothing (6.13, 6.14)."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    run_promised()
    assert meeting
    assert units.read(progress, case_officer, ordered.run_id).outcomes == {"made": 59, "deregistered": 1}
    assert (wrong_documents(engine), out_of_date(engine)) == ([], [])
    with reading(engine) as tx:
        versions = {row[0]: row[1] for row in tx.execute(select(Document.registration_id, Document.version))}
    assert versions[registered[0]] == 2
    assert registered[1] not in versions


def test_without_the_check_under_the_lock_the_wrong_paper_is_published(engine, case_officer, meeting, monkeypatch):
    """Negative control: the check and the guard of the database taken away, the same meeting shows two wrong papers."""
    monkeypatch.setattr(publishing, "_decide", lambda *_: Publication(Outcome.MADE, None))
    dialect = engine.dialect.name
    on = "" if dialect == "sqlite" else " ON document"
    with engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER no_document_of_an_older_version{on}"))
    units.perform(order, case_officer, Query(), NO_FILES)
    run_promised()
    assert meeting
    assert len(wrong_documents(engine)) == 2


def test_the_database_refuses_an_older_paper_by_itself(engine, case_officer, registered, meeting, monkeypatch):
    """Were the check forgotten, the guard refuses the whole part: nothing wrong is published (6.13)."""
    monkeypatch.setattr(publishing, "_decide", lambda *_: Publication(Outcome.MADE, None))
    units.perform(order, case_officer, Query(registrations=(registered[0], registered[5])), NO_FILES)
    run_promised(at_most=1)
    assert meeting
    assert wrong_documents(engine) == []


@pytest.mark.usefixtures("registered")
def test_a_worker_thought_dead_publishes_nothing_when_it_comes_back(engine, case_officer):
    """Suspended past its lease, its part is taken over; what it had made is refused, and nothing is doubled (4.09)."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    run_promised_parts = units.perform(claim_one, system("slow"), ordered.run_id, Control("slow", "a"))
    actor = units.read(acting_for, system("slow"), ordered.run_id)
    items = units.read(making.waiting_items, actor, run_promised_parts)
    printed, verdicts = making._print(actor, run_promised_parts, items)
    with writing(engine) as tx:
        tx.get_one(BulkPart, run_promised_parts.id).claimed_until = factories.datetime(2026, 1, 1, tzinfo=factories.UTC)
    run_promised()
    made = units.read(progress, case_officer, ordered.run_id).outcomes
    with pytest.raises(ClaimLost):
        units.perform(making.settle, actor, run_promised_parts, printed, verdicts)
    with pytest.raises(ClaimLost):
        units.perform(claims.renew, actor, run_promised_parts)
    assert made == {"made": 60}
    with reading(engine) as tx:
        assert len(tx.scalars(select(Document.id)).all()) == 60


def claim_one(tx, actor, run_id, control):
    """Begin a run and hold its first part."""
    from core.bulk.work import _begin

    _begin(tx, actor, run_id)
    tx.flush()
    return claims.claim(tx, actor, run_id, control)


@pytest.mark.usefixtures("registered")
def test_two_workers_never_hold_the_same_part(case_officer):
    """Eight claim at once: each part has one holder (4.09)."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    first = units.perform(claim_one, system("w"), ordered.run_id, Control("w0", "p0"))
    workers = [Control(f"w{number}", f"p{number}") for number in range(1, 9)]
    held = at_once(*(partial(units.perform, claims.claim, system("w"), ordered.run_id, one) for one in workers))
    parts = [part.id for part in [first, *held] if part is not None]
    assert len(parts) == len(set(parts)) == 3


def test_an_item_that_kills_its_worker_is_given_up_alone(engine, case_officer, registered):
    """Begun again and again, a part is made item by item, and the item at fault fails; the others are made (2.43)."""
    ordered = units.perform(order, case_officer, Query(), NO_FILES)
    with writing(engine) as tx:
        for part in tx.scalars(select(BulkPart)):
            part.attempts = 3
    deadly, genuine, deaths = registered[7], making._print, []

    def deadly_print(actor, part, items):
        if any(item.registration_id == deadly and item.attempts < 5 and item.sheet for item in items):
            deaths.append(len(items))
            raise OSError("as if the process had died")
        return genuine(actor, part, items)

    making._print = deadly_print
    try:
        run_promised(at_most=40)
    finally:
        making._print = genuine
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.failed, state.done, state.run.state) == (1, 59, "done")
    assert set(deaths) == {1}
    assert state.outcomes == {"failed": 1, "made": 59}
