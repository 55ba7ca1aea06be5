"""Workers that die at random while people modify and leave: the whole of a fault test, for any number of each."""

from __future__ import annotations

import csv
import hashlib
import random
import threading
import time
import zipfile
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select, text

from core import audit, units
from core.access import system
from core.bulk.actions import order
from core.bulk.files import open_run_file
from core.bulk.options import MANIFEST, ZIP, RunOptions
from core.bulk.queries import progress, run_files
from core.errors import ServiceBusy
from core.registrations.errors import RegistrationEnded
from core.search.query import Query
from core.storage import fetch
from db.engine import reading, writing
from db.tables import BulkPart, Candidate, Document, Registration, RegistrationVersion
from tests import factories
from tests.core.bulk.test_races import leave, modify, out_of_date, wrong_documents
from tests.core.jobs.processes import until, workers

WORKERS, PEOPLE = 3, 4
SLOW = 0.02  # seconds that each document takes, so that people meet the workers
ENDED = {"done", "failed", "cancelled"}


@dataclass(frozen=True, slots=True)
class Struggle:
    """What a fault test did: runs ordered, workers killed, parts begun, changes meanwhile, documents published."""

    runs: int
    kills: int
    parts: int
    modified: int
    left: int
    documents: int
    seconds: float
    wrong: int


def struggle(engine, actor, folder, *, items, kills, guarded=True):
    """Kill workers at random instants while four people modify and deregister what is being printed; count wrongs.

    Without its guards (the check under the lock and the trigger of the database), the same shows wrong documents.
    """
    begun = time.monotonic()
    with writing(engine) as tx:
        numbers = [factories.a_registration(tx).registration_id for _ in range(items)]
    if not guarded:
        _take_the_trigger_away(engine)
    ending, done = threading.Event(), Counter()
    people = [threading.Thread(target=_disturb, args=(numbers, seed, ending, done)) for seed in range(PEOPLE)]
    with workers(engine, folder) as some:
        ordered = [units.perform(order, actor, Query(), RunOptions(outputs=(MANIFEST,)))]
        for one in people:
            one.start()
        try:
            _die_and_live_again(some, engine, actor, ordered, kills, guarded=guarded)
        finally:
            ending.set()
            for one in people:
                one.join()
        until(lambda: all(is_over(actor, one.run_id) for one in ordered), seconds=600)
        wrong = len(wrong_documents(engine))
        if guarded:
            last = units.perform(order, actor, Query(), RunOptions(outputs=(MANIFEST, ZIP)))
            until(lambda: is_over(actor, last.run_id), seconds=600)
            _check(engine, actor, last.run_id)
    with reading(engine) as tx:
        made = tx.scalar(select(func.count()).select_from(Document))
        parts = int(tx.scalar(select(func.sum(BulkPart.attempts))) or 0)
    seconds = round(time.monotonic() - begun, 1)
    return Struggle(len(ordered), kills, parts, done["modified"], done["left"], made, seconds, wrong)


def _take_the_trigger_away(engine):
    on = "" if engine.dialect.name == "sqlite" else " ON document"
    with engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER no_document_of_an_older_version{on}"))


def _disturb(numbers, seed, ending, done):
    """Modify someone, sometimes deregister someone, a few times a second."""
    chance = random.Random(seed)
    while not ending.wait(0.05):
        leaves = chance.random() < 0.05
        try:
            units.perform(leave if leaves else modify, system("tests"), chance.choice(numbers))
        except (RegistrationEnded, ServiceBusy):
            continue
        done["left" if leaves else "modified"] += 1


def _die_and_live_again(some, engine, actor, ordered, kills, *, guarded):
    """Kill a worker at random and start another, until there were enough deaths; a run that ends is followed by one.

    Each death comes at any instant after a part was begun since the one before: workers that only start die in vain.
    """
    chance, begun = random.Random(40), 0
    living = [some.start(slow_seconds=SLOW, guarded=guarded) for _ in range(WORKERS)]
    for _ in range(kills):
        until(lambda before=begun: _begun(engine, actor, ordered) > before, seconds=120)
        threading.Event().wait(chance.uniform(0.0, 1.2))
        begun = _begun(engine, actor, ordered)
        victim = living.pop(chance.randrange(WORKERS))
        victim.kill()
        victim.join()
        living.append(some.start(slow_seconds=SLOW, guarded=guarded))


def _begun(engine, actor, ordered):
    """Count how often a part was begun; when the last run is over, another one is ordered."""
    if is_over(actor, ordered[-1].run_id):
        ordered.append(units.perform(order, actor, Query(), RunOptions(outputs=())))
    with reading(engine) as tx:
        return tx.scalar(select(func.coalesce(func.sum(BulkPart.attempts), 0))) or 0


def is_over(actor, run_id):
    return units.read(progress, actor, run_id).run.state in ENDED


def _check(engine, actor, run_id):
    """Final documents are final versions, none is wrong, missing or doubled: rows, files of the store and manifest."""
    assert (wrong_documents(engine), out_of_date(engine)) == ([], [])
    with reading(engine) as tx:
        twice = select(Document.registration_id).group_by(Document.registration_id, Document.fingerprint)
        assert tx.scalars(twice.having(func.count() > 1)).all() == []
        assert audit.verify(tx).intact
        rows = tx.scalars(select(Document)).all()
        final = _final(tx)
    for row in rows:
        assert len(fetch(row.storage_key, row.sha256)) == row.size
    files = {one.name.rsplit(".", 1)[1]: one for one in units.read(run_files, actor, run_id)}
    lines = _manifest(actor, files["csv"].id)
    assert Counter((line["numero_candidat"], line["sha256"]) for line in lines) == Counter(final)
    with zipfile.ZipFile(units.perform(open_run_file, actor, str(files["zip"].id)).path) as archive:
        digests = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert digests == {line["fichier"]: line["sha256"] for line in lines}


def _final(tx):
    """Give, for each registration that stands, its candidate and the digest of the document of its last version."""
    last = (
        select(RegistrationVersion.registration_id, func.max(RegistrationVersion.n).label("n"))
        .group_by(RegistrationVersion.registration_id)
        .subquery()
    )
    rows = tx.execute(
        select(Candidate.number, Document.sha256)
        .join(Registration, Registration.candidate_id == Candidate.id)
        .join(last, last.c.registration_id == Registration.id)
        .join(Document, (Document.registration_id == Registration.id) & (Document.version == last.c.n))
        .where(Registration.state == "registered", Document.current)
    ).all()
    standing = tx.scalar(select(func.count()).select_from(Registration).where(Registration.state == "registered"))
    assert len(rows) == standing
    return [tuple(row) for row in rows]


def _manifest(actor, file_id):
    answer = units.perform(open_run_file, actor, str(file_id))
    with open(answer.path, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 - read by csv
        return list(csv.DictReader(file, delimiter=";"))
