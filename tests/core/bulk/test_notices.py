"""The candidates of a run are told of their new document: once, and only if the run was asked to."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core import units
from core.access import system
from core.bulk import notices
from core.bulk.actions import cancel, order, retry_failures
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.documents.actions import issue
from core.jobs.synchronous import run_promised
from core.registrations.actions import save_version
from core.registrations.ending import deregister
from core.registrations.rules import Cause
from core.search.query import Query
from db.engine import reading, writing
from db.tables import BulkPart, BulkRun, Candidate, OutboxMessage, Registration
from tests import factories

TOLD = RunOptions(outputs=(), notify=True)


@pytest.fixture
def registered(engine):
    """Four registrations of three candidates."""
    with writing(engine) as tx:
        several = factories.a_candidate(tx)
        found = [factories.a_registration(tx, several).registration_id]
        found.append(factories.a_registration(tx, several, speciality="30004").registration_id)
        return found + [factories.a_registration(tx).registration_id for _ in range(2)]


def mails(engine):
    with reading(engine) as tx:
        rows = tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        return [(row.template, row.candidate_id) for row in rows]


def people(engine, numbers):
    with reading(engine) as tx:
        return sorted(set(tx.scalars(select(Registration.candidate_id).where(Registration.id.in_(numbers)))))


def test_nobody_is_told_unless_it_is_asked(engine, case_officer, registered):
    """The default is silence: a run of the whole country must not write to the whole country by oversight."""
    assert RunOptions().notify is False
    units.perform(order, case_officer, Query(), RunOptions(outputs=()))
    run_promised()
    assert mails(engine) == []


def test_each_candidate_is_told_once_by_run(engine, case_officer, registered):
    """Two documents of one candidate are one mail; the count of the run is that of persons."""
    ordered = units.perform(order, case_officer, Query(), TOLD)
    run_promised()
    assert sorted(mails(engine)) == [("document_available", one) for one in people(engine, registered)]
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.told, state.files) == ("done", 3, 0)


def test_what_was_up_to_date_is_not_announced(engine, case_officer, registered):
    """Nothing new, no mail."""
    units.perform(issue, case_officer, registered[2])
    units.perform(order, case_officer, Query(), TOLD)
    run_promised()
    assert sorted(one for _, one in mails(engine)) == people(engine, [registered[0], registered[3]])


def test_a_worker_that_dies_among_the_mails_tells_nobody_twice(engine, case_officer, registered, monkeypatch):
    """Taken up again from the start, those told already are passed over, and the others are told."""
    monkeypatch.setattr(notices, "PAGE", 1)
    genuine, calls = notices._tell, []

    def dies(tx, actor, part, places):
        calls.append(places)
        if len(calls) == 3:
            raise OSError("as if the process had died")
        genuine(tx, actor, part, places)

    monkeypatch.setattr(notices, "_tell", dies)
    ordered = units.perform(order, case_officer, Query(), TOLD)
    run_promised(at_most=30)
    assert len(calls) > 4
    assert sorted(one for _, one in mails(engine)) == people(engine, registered)
    assert units.read(progress, case_officer, ordered.run_id).told == 3


def test_retried_failures_tell_only_those_who_were_not_told(engine, case_officer, registered):
    """The run that is taken up again after a correction writes to the one it could not print before."""
    with writing(engine) as tx:
        odd = factories.a_registration(tx, factories.a_candidate(tx, city="Ville \U00012000")).registration_id
    ordered = units.perform(order, case_officer, Query(), TOLD)
    run_promised()
    assert len(mails(engine)) == 3
    with writing(engine) as tx:
        registration = tx.get_one(Registration, odd)
        tx.get_one(Candidate, registration.candidate_id).city = "Grenoble"
        tx.flush()
        save_version(tx, system("tests"), registration, Cause.CORRECTION)
    before = mails(engine)
    units.perform(retry_failures, case_officer, ordered.run_id)
    run_promised()
    assert mails(engine)[: len(before)] == before
    assert [one for _, one in mails(engine)[len(before) :]] == people(engine, [odd])


def test_who_left_or_moved_on_is_not_told(engine, case_officer, registered):
    """Between the document and the mail: a paper that is no longer in force is announced to nobody (6.14)."""
    ordered = units.perform(order, case_officer, Query(), TOLD)
    with writing(engine) as tx:  # the documents are dealt with, the candidates are not told yet
        for part in tx.scalars(select(BulkPart).where(BulkPart.work == "notices")):
            part.state = "done"
    run_promised()
    units.perform(deregister, case_officer, registered[3], reason="à sa demande", seen=1)
    with writing(engine) as tx:
        tx.get_one(BulkRun, ordered.run_id).state = "paused"
        factories.record(tx, system("tests"), factories.Event.RUN_PAUSED, "run", ordered.run_id)
        for part in tx.scalars(select(BulkPart).where(BulkPart.work == "notices")):
            part.state = "waiting"
    from core.bulk.actions import resume

    units.perform(resume, case_officer, ordered.run_id)
    before = len(mails(engine))
    run_promised()
    told = [one for name, one in mails(engine)[before:] if name == "document_available"]
    assert sorted(told) == people(engine, registered[:3])


def test_a_cancelled_run_tells_nobody(engine, case_officer, registered):
    """Cancelled before the mails, none leaves."""
    ordered = units.perform(order, case_officer, Query(), TOLD)
    units.perform(cancel, case_officer, ordered.run_id)
    run_promised()
    assert mails(engine) == []


def test_a_candidate_without_an_address_stops_nobody(engine, case_officer, registered):
    """No address, no mail, and the run ends well."""
    with writing(engine) as tx:
        number = people(engine, [registered[2]])[0]
        tx.get_one(Candidate, number).email = ""
        factories.record(tx, system("tests"), factories.Event.CANDIDATE_CONTACT_CHANGED, "candidate", number)
    ordered = units.perform(order, case_officer, Query(), TOLD)
    run_promised()
    assert len(mails(engine)) == 2
    assert units.read(progress, case_officer, ordered.run_id).run.state == "done"
