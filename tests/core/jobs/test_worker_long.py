"""The long fault test: forty kills, three workers, four people who modify and leave, all at once."""

from __future__ import annotations

import random
import threading

import pytest
from sqlalchemy import func, select

from core import audit, units
from core.access import system
from core.bulk.actions import order
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.errors import ServiceBusy
from core.registrations.errors import RegistrationEnded
from core.search.query import Query
from db.engine import reading, writing
from db.tables import Document
from tests import factories
from tests.core.bulk.test_races import leave, modify, out_of_date, wrong_documents
from tests.core.jobs.processes import until, workers

ITEMS, KILLS, WORKERS, PEOPLE = 1_000, 40, 3, 4
SLOW = 0.02


@pytest.mark.long
@pytest.mark.timeout(1_800)
def test_forty_kills_and_four_people_leave_final_documents_of_final_versions(
    engine, case_officer, settings_in, tmp_path
):
    """1,000 items while 3 workers die 40 times and 4 threads modify and deregister: 0 wrong, 0 missing, 0 double."""
    settings_in(tmp_path / "data")
    with writing(engine) as tx:
        numbers = [factories.a_registration(tx).registration_id for _ in range(ITEMS)]
    ending = threading.Event()
    people = [threading.Thread(target=disturb, args=(numbers, seed, ending)) for seed in range(PEOPLE)]
    with workers(engine, tmp_path / "data") as some:
        ordered = units.perform(order, case_officer, Query(), RunOptions(outputs=("manifest",)))
        for one in people:
            one.start()
        try:
            kills = die_and_live_again(some, case_officer, ordered.run_id)
        finally:
            ending.set()
            for one in people:
                one.join()
        assert kills == KILLS
        until(lambda: ended(case_officer, ordered.run_id), seconds=300)
        assert wrong_documents(engine) == []
        again = units.perform(order, case_officer, Query(), RunOptions(outputs=(), only_stale=True))
        until(lambda: ended(case_officer, again.run_id), seconds=300)
    assert (wrong_documents(engine), out_of_date(engine)) == ([], [])
    with reading(engine) as tx:
        doubled = select(Document.registration_id).group_by(Document.registration_id, Document.fingerprint)
        assert tx.scalars(doubled.having(func.count() > 1)).all() == []
        assert audit.verify(tx).intact


def disturb(numbers, seed, ending):
    """Modify someone, sometimes deregister someone, a few times a second."""
    chance = random.Random(seed)
    while not ending.wait(0.05):
        what = leave if chance.random() < 0.05 else modify
        try:
            units.perform(what, system("tests"), chance.choice(numbers))
        except (RegistrationEnded, ServiceBusy):
            continue


def die_and_live_again(some, actor, run_id):
    """Kill a worker at random and start another, until there were enough deaths; the run may end before that."""
    chance, kills = random.Random(40), 0
    living = [some.start(slow_seconds=SLOW) for _ in range(WORKERS)]
    while kills < KILLS:
        threading.Event().wait(chance.uniform(0.3, 1.5))
        victim = living.pop(chance.randrange(WORKERS))
        victim.kill()
        victim.join()
        kills += 1
        living.append(some.start(slow_seconds=SLOW))
        if ended(actor, run_id):
            units.perform(order, actor, Query(), RunOptions(outputs=()))
    return kills


def ended(actor, run_id):
    return units.read(progress, actor, run_id).run.state in {"done", "failed"}
