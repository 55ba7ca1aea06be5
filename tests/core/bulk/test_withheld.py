"""A run that was asked to tell tells of a withheld document when its hour comes: once each, however workers die."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from core import units
from core.bulk import withheld
from core.bulk.actions import order
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.bulk.withheld import tell_due
from core.documents import telling
from core.imports import actions as imports
from core.imports.resolving import Choice
from core.imports.rolling_back import roll_back
from core.imports.showing import choose
from core.jobs.rounds import ROUNDS
from core.jobs.synchronous import run_promised
from core.registrations.ending import deregister
from core.search.query import Query
from db.engine import reading
from db.tables import OutboxMessage, WithheldNotice
from tests.core.imports.conftest import applied, laid
from tests.core.imports.facts_files import grades, someone
from tests.races import at_once

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AT = NINE + timedelta(days=8)
TOLD = RunOptions("grade_report", outputs=(), notify=True)


@pytest.fixture
def people(engine, case_officer, stopped_clock):
    """Two candidates, one of them registered twice, whose grades are not to be seen before an instant."""
    stopped_clock(NINE)
    lea = someone(engine)
    found = (lea, someone(engine, candidate=lea.candidate_id, speciality="30004"), someone(engine))
    staged = laid(case_officer, grades(*found), "n.csv", choice=Choice(visible_from=AT.isoformat()))
    units.perform(imports.apply, case_officer, staged.import_id, seen=staged.seen)
    return staged.import_id, found


def run(actor, options=TOLD):
    ordered = units.perform(order, actor, Query(), options)
    run_promised()
    return ordered.run_id


def mails(engine):
    """Who was told of a document, in the order of the mails."""
    with reading(engine) as tx:
        told = select(OutboxMessage.candidate_id).where(OutboxMessage.template == "document_available")
        return list(tx.scalars(told.order_by(OutboxMessage.id)))


def waiting(engine):
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(WithheldNotice))


def test_each_candidate_is_told_once_when_the_hour_comes(engine, case_officer, people, stopped_clock):
    """Not a microsecond before, one mail for two documents, never again; the run counts who was told."""
    _, (lea, _, other) = people
    run_id = run(case_officer)
    stopped_clock(AT - timedelta(microseconds=1))
    assert (tell_due(), mails(engine), waiting(engine)) == (0, [], 3)
    stopped_clock(AT)
    assert tell_due() == 3
    assert sorted(mails(engine)) == [lea.candidate_id, other.candidate_id]
    stopped_clock(AT + timedelta(days=1))
    assert (tell_due(), len(mails(engine)), waiting(engine)) == (0, 2, 0)
    assert units.read(progress, case_officer, run_id).told == 2


def test_the_worker_does_it_by_itself_every_minute():
    """It is one of the rounds of each worker."""
    assert [one.every_seconds for one in ROUNDS if one.work is tell_due] == [60.0]


def test_a_run_that_was_not_asked_to_tell_tells_nobody(engine, case_officer, people, stopped_clock):
    """Silence was chosen: the hour comes in silence too."""
    run(case_officer, RunOptions("grade_report", outputs=()))
    stopped_clock(AT)
    assert (tell_due(), mails(engine), waiting(engine)) == (0, [], 0)


@pytest.mark.parametrize("moved", [timedelta(days=-3), timedelta(days=5)])
def test_an_hour_that_moves_moves_its_mails(engine, case_officer, people, stopped_clock, moved):
    """Sooner or later than first chosen: told at the instant when the document is seen, and at no other."""
    import_id, _ = people
    run(case_officer)
    day = date(2026, 12, 1) + moved
    units.perform(choose, case_officer, import_id, day, time(8))
    then = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    stopped_clock(then - timedelta(seconds=1))
    assert (tell_due(), mails(engine)) == (0, [])
    stopped_clock(then)
    tell_due()
    assert len(mails(engine)) == 2
    stopped_clock(AT + timedelta(days=9))
    assert (tell_due(), len(mails(engine))) == (0, 2)


def test_brought_anew_for_a_sooner_hour_they_are_told_sooner(engine, case_officer, people, stopped_clock):
    """Another file of grades, to be seen three days before the first one was."""
    _, found = people
    run(case_officer)
    sooner = AT - timedelta(days=3)
    choice = Choice(visible_from=sooner.isoformat())
    staged = laid(case_officer, grades(*found, grade="11"), "m.csv", choice=choice)
    units.perform(imports.apply, case_officer, staged.import_id, seen=staged.seen)
    run_promised()
    stopped_clock(sooner)
    tell_due()
    assert (len(mails(engine)), waiting(engine)) == (2, 0)


def test_shown_at_once_they_are_told_at_once(engine, case_officer, people):
    """The office opens the grades before their hour: the next turn of the worker tells."""
    import_id, _ = people
    run(case_officer)
    units.perform(choose, case_officer, import_id, None, None)
    tell_due()
    assert len(mails(engine)) == 2


def test_what_was_undone_or_ended_meanwhile_is_announced_to_nobody(engine, case_officer, people, stopped_clock):
    """Deregistered, or the import rolled back: no mail, and nothing waits for ever (6.14)."""
    import_id, (_, _, other) = people
    run(case_officer)
    units.perform(deregister, case_officer, other.registration_id, reason="à sa demande", seen=1)
    units.perform(roll_back, case_officer, import_id, reason="mauvaises notes")
    run_promised()
    stopped_clock(AT)
    tell_due()
    assert (mails(engine), waiting(engine)) == ([], 0)


def test_what_is_being_made_again_is_announced_once_it_is_made(engine, case_officer, people, stopped_clock):
    """Other grades, their paper not made yet: nobody is sent to a page that says « en cours d’édition »."""
    _, (lea, _, other) = people
    run(case_officer)
    applied(case_officer, grades(other, grade="11"), "m.csv")
    stopped_clock(AT)
    tell_due()
    assert (mails(engine), waiting(engine)) == ([lea.candidate_id], 1)
    run_promised()
    stopped_clock(AT + withheld.LOOKED_AGAIN)
    tell_due()
    assert (mails(engine), waiting(engine)) == ([lea.candidate_id, other.candidate_id], 0)


def test_a_worker_that_dies_among_the_mails_tells_nobody_twice(
    engine, case_officer, people, stopped_clock, monkeypatch
):
    """Dead before the page is kept, all of it is done again; each candidate has one mail."""
    run(case_officer)
    stopped_clock(AT)
    monkeypatch.setattr(withheld, "PAGE", 1)
    genuine, calls = telling.tell_of_registration, []

    def dies(*args):
        calls.append(genuine(*args))
        if len(calls) == 2:
            raise OSError("as if the process had died")
        return calls[-1]

    monkeypatch.setattr(telling, "tell_of_registration", dies)
    with pytest.raises(OSError, match="died"):
        tell_due()
    assert len(mails(engine)) == 1
    tell_due()
    assert len(set(mails(engine))) == len(mails(engine)) == 2


def test_several_workers_at_the_same_hour_send_one_mail_each(engine, case_officer, people, stopped_clock):
    """Four at once: what one holds the others leave (4.09)."""
    run(case_officer)
    stopped_clock(AT)
    at_once(*[tell_due] * 4)
    tell_due()
    assert len(set(mails(engine))) == len(mails(engine)) == 2
