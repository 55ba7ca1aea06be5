"""A bulk run: dry run, order, documents made once, files, pause, cancel, failures."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import func, select, update

from core import units
from core.access import system
from core.audit import Event
from core.bulk import queries
from core.bulk.actions import RunCannotChange, cancel, order, pause, resume, retry_failures
from core.bulk.archive import archive
from core.bulk.dry_run import dry_run
from core.bulk.files import open_run_file, open_sample
from core.bulk.options import RunOptions
from core.bulk.queries import failures, history, progress, run_files
from core.bulk.rules import Order
from core.documents.actions import issue
from core.errors import NotAllowed, NotFound
from core.jobs.synchronous import run_promised
from core.registrations.actions import save_version
from core.registrations.ending import deregister, set_aside
from core.registrations.rules import Cause
from core.search.query import Query
from core.storage import check_file
from db.engine import reading, writing
from db.tables import AuditEvent, AuditValue, BulkFile, Candidate, Document, Grant, Registration
from tests import factories

ALL = Query(academies=("08",))
NO_FILES = RunOptions(outputs=())


@pytest.fixture
def registered(engine):
    """Six registrations of Grenoble in two specialities, their names out of order."""
    names = ("Zola", "Éluard", "Martin", "d’Alembert", "N’Guessan", "Abel")
    with writing(engine) as tx:
        return [
            factories.a_registration(
                tx, factories.a_candidate(tx, birth_name=name), speciality=("31212", "30004")[place % 2]
            ).registration_id
            for place, name in enumerate(names)
        ]


def documents(engine):
    with reading(engine) as tx:
        return tx.scalars(select(Document).order_by(Document.registration_id, Document.id)).all()


def move(engine, registration_id):
    with writing(engine) as tx:
        registration = tx.get_one(Registration, registration_id)
        tx.get_one(Candidate, registration.candidate_id).city += " bis"
        tx.flush()
        save_version(tx, system("tests"), registration, Cause.MODIFICATION)


def events(engine, name):
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(AuditEvent).where(AuditEvent.name == name.value))


def test_a_dry_run_says_everything_and_writes_nothing(engine, case_officer, registered):
    """How many, which are left out and why, what is current already, how long; nothing is written."""
    units.perform(issue, case_officer, registered[0])
    units.perform(deregister, case_officer, registered[1], reason="à sa demande", seen=1)
    units.perform(set_aside, case_officer, registered[2], reason="hors académie", seen=1)
    before = events(engine, Event.DOCUMENT_MADE)
    found = units.read(dry_run, case_officer, ALL, RunOptions())
    assert (found.matched, found.items, found.to_make, found.already_current) == (6, 4, 3, 1)
    assert found.skipped == {"deregistered": 1, "set_aside": 1}
    assert found.reasons == {"none_yet": 3}
    assert found.seconds > 0
    stale_only = units.read(dry_run, case_officer, ALL, RunOptions(only_stale=True))
    assert (stale_only.items, stale_only.skipped["already_current"]) == (3, 1)
    assert events(engine, Event.DOCUMENT_MADE) == before


def test_a_run_makes_every_document_once(engine, case_officer, registered):
    """Ordered, kept, done: one current document each, of the current version, with its event (4.09)."""
    move(engine, registered[3])
    ordered = units.perform(order, case_officer, ALL, NO_FILES)
    assert ordered.total == 6
    run_promised()
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.done, state.waiting, state.outcomes) == ("done", 6, 0, {"made": 6})
    made = documents(engine)
    assert [row.registration_id for row in made] == registered
    assert [row.version for row in made] == [1, 1, 1, 2, 1, 1]
    assert events(engine, Event.DOCUMENT_MADE) == 6
    assert {row.made_by for row in made} == {case_officer.label}
    assert (events(engine, Event.RUN_STARTED), events(engine, Event.RUN_FINISHED)) == (1, 1)


@pytest.mark.usefixtures("registered")
def test_the_same_run_twice_makes_nothing_new(engine, case_officer):
    """Safe twice: the second run finds everything current, and writes no row and no event of a document (6.13)."""
    for _ in range(2):
        last = units.perform(order, case_officer, ALL, NO_FILES)
        run_promised()
    assert len(documents(engine)) == 6
    assert events(engine, Event.DOCUMENT_MADE) == 6
    assert units.read(progress, case_officer, last.run_id).outcomes == {"already_current": 6}


def test_alone_or_in_a_run_the_bytes_are_the_same(engine, case_officer, registered):
    """A document is a function of its facts: made alone, then in a run, it is current already (1.45)."""
    alone = units.perform(issue, case_officer, registered[2])
    ordered = units.perform(order, case_officer, ALL, NO_FILES)
    run_promised()
    assert units.read(progress, case_officer, ordered.run_id).outcomes == {"already_current": 1, "made": 5}
    assert [row.sha256 for row in documents(engine) if row.registration_id == registered[2]] == [alone.sha256]


def test_what_ends_after_the_order_is_skipped_with_its_reason(engine, case_officer, registered):
    """State is read again when the item runs: a deregistration after the order is obeyed (6.14)."""
    ordered = units.perform(order, case_officer, ALL, NO_FILES)
    units.perform(deregister, case_officer, registered[0], reason="à sa demande", seen=1)
    move(engine, registered[1])
    run_promised()
    state = units.read(progress, case_officer, ordered.run_id)
    assert state.outcomes == {"made": 5, "deregistered": 1}
    assert {row.registration_id: row.version for row in documents(engine)} == {
        number: 2 if number == registered[1] else 1 for number in registered[1:]
    }


@pytest.mark.usefixtures("registered")
def test_rights_are_those_of_the_moment_of_the_work(engine, case_officer):
    """An officer who lost the role after ordering makes nothing any more (3.26)."""
    ordered = units.perform(order, case_officer, ALL, NO_FILES)
    with writing(engine) as tx:
        tx.execute(update(Grant).where(Grant.staff_id == case_officer.id).values(academie_code="09"))
        factories.record(tx, system("tests"), Event.ROLE_ENDED, "staff", case_officer.id)
    run_promised()
    assert documents(engine) == []
    assert units.read(progress, system("tests"), ordered.run_id).outcomes == {"out_of_perimeter": 6}


@pytest.mark.usefixtures("registered")
def test_a_run_stays_in_the_perimeter_of_who_orders_it(case_officer, stranger, reader):
    """Nothing of another académie is taken; its runs and files are not there for others (3.02, 3.03)."""
    assert units.perform(order, stranger, Query(), NO_FILES).total == 0
    with pytest.raises(NotAllowed):
        units.perform(order, reader, ALL, NO_FILES)
    ordered = units.perform(order, case_officer, Query(), RunOptions())
    run_promised()
    assert [line.id for line in units.read(history, case_officer)].count(ordered.run_id) == 1
    assert ordered.run_id not in [line.id for line in units.read(history, stranger)]
    file = units.read(run_files, case_officer, ordered.run_id)[0]
    for query, arguments in (
        (progress, (ordered.run_id,)),
        (open_run_file, (str(file.id),)),
        (cancel, (ordered.run_id,)),
    ):
        with pytest.raises(NotFound):
            units.perform(query, stranger, *arguments)


def test_the_files_hold_every_document_in_the_order_asked(engine, case_officer, registered):
    """By speciality then name: manifest with number, version, digest and outcome; zip of the same documents."""
    units.perform(deregister, case_officer, registered[0], reason="à sa demande", seen=1)
    ordered = units.perform(order, case_officer, ALL, RunOptions(order=Order.SPECIALITY))
    move(engine, registered[1])
    run_promised()
    files = {one.name.rsplit(".", 1)[1]: one for one in units.read(run_files, case_officer, ordered.run_id)}
    manifest = units.perform(open_run_file, case_officer, str(files["csv"].id))
    with Path(manifest.path).open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    assert [line["resultat"] for line in lines] == ["made"] * 5
    by_digest = {row.sha256: row for row in documents(engine)}
    assert {line["sha256"] for line in lines} == by_digest.keys()
    assert [line["specialite"] for line in lines] == sorted(line["specialite"] for line in lines)
    assert all(line["numero_candidat"].startswith("02") and line["version"] in {"01", "02"} for line in lines)
    with zipfile.ZipFile(path_of(engine, files["zip"].id)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [line["fichier"] for line in lines]
        assert archive.read(lines[0]["fichier"])[:5] == b"%PDF-"
    assert events(engine, Event.RUN_FILE_READ) == 1
    with pikepdf.open(path_of(engine, files["pdf"].id)) as merged, merged.open_outline() as outline:
        groups = [group.title for group in outline.root]
        printed = [entry.title for group in outline.root for entry in group.children]
    assert groups == sorted({line["specialite"] for line in lines})
    assert [entry.split(" – ")[1] for entry in printed] == [line["numero_candidat"] for line in lines]


def path_of(engine, file_id):
    with reading(engine) as tx:
        found = tx.get_one(BulkFile, file_id)
    return check_file(found.storage_key, found.sha256).path


def test_a_file_holds_no_paper_that_was_replaced(engine, case_officer, registered):
    """Modified between its making and the file: left out and said to be superseded, never an old paper (6.12)."""
    ordered = units.perform(order, case_officer, ALL, NO_FILES)
    run_promised()
    move(engine, registered[4])
    from core.bulk.result_lines import result_lines

    lines = units.read(result_lines, case_officer, ordered.run_id)
    left_out = [line for line in lines if not line.storage_key]
    assert [(line.outcome, line.sha256) for line in left_out] == [("superseded", "")]


@pytest.mark.usefixtures("registered")
def test_a_paused_run_does_nothing_until_it_is_resumed(engine, case_officer):
    """Paused before it starts: no document; resumed: all of them, once."""
    ordered = units.perform(order, case_officer, ALL, NO_FILES)
    units.perform(pause, case_officer, ordered.run_id)
    run_promised()
    assert documents(engine) == []
    units.perform(resume, case_officer, ordered.run_id)
    run_promised()
    assert len(documents(engine)) == 6
    with pytest.raises(RunCannotChange):
        units.perform(pause, case_officer, ordered.run_id)


@pytest.mark.usefixtures("registered")
def test_a_cancelled_run_stays_cancelled(engine, case_officer):
    """What is made stays, the rest is not made, and nobody takes it up again."""
    ordered = units.perform(order, case_officer, ALL, NO_FILES)
    units.perform(cancel, case_officer, ordered.run_id)
    run_promised()
    assert documents(engine) == []
    for change in (resume, pause, cancel):
        with pytest.raises(RunCannotChange):
            units.perform(change, case_officer, ordered.run_id)
    assert units.read(progress, case_officer, ordered.run_id).run.state == "cancelled"


@pytest.mark.usefixtures("registered")
def test_a_name_that_no_font_prints_fails_alone_and_is_named(engine, case_officer):
    """One record must not stop the others; the reason is kept; tried again once corrected (2.40, 2.43)."""
    with writing(engine) as tx:
        odd = factories.a_registration(tx, factories.a_candidate(tx, city="Ville \U00012000")).registration_id
    ordered = units.perform(order, case_officer, ALL, RunOptions(outputs=("manifest",)))
    run_promised()
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.done, state.failed) == ("done", 6, 1)
    (failed,) = units.read(failures, case_officer, ordered.run_id)
    assert (failed.registration_id, failed.error) == (odd, "character_not_printable")
    with writing(engine) as tx:
        registration = tx.get_one(Registration, odd)
        tx.get_one(Candidate, registration.candidate_id).city = "Grenoble"
        tx.flush()
        save_version(tx, system("tests"), registration, Cause.CORRECTION)
    units.perform(retry_failures, case_officer, ordered.run_id)
    run_promised()
    state = units.read(progress, case_officer, ordered.run_id)
    assert (state.run.state, state.done, state.failed) == ("done", 7, 0)
    assert len(documents(engine)) == 7
    assert len(units.read(run_files, case_officer, ordered.run_id)) == 1


def test_a_sample_is_shown_and_nothing_is_kept(engine, case_officer, registered, stranger):
    """The page before the order: printed for the eyes of who asks, journalled, not published."""
    answer = units.perform(open_sample, case_officer, f"confirmation-{registered[0]}")
    assert answer.content.startswith(b"%PDF-")
    assert documents(engine) == []
    with pytest.raises(NotFound):
        units.perform(open_sample, stranger, f"confirmation-{registered[0]}")


@pytest.mark.usefixtures("registered")
def test_filters_hold_together(case_officer):
    """Each filter restricts; a sign of SQL in the text is a sign, nothing else (2.49)."""
    for query, count in (
        (Query(domains=("BCP",)), 6),
        (Query(specialities=("31212",)), 3),
        (Query(exam_sessions=("2026",)), 0),
        (Query(states=("registered",)), 6),
        (Query(text="eluard"), 1),
        (Query(text="lea elu"), 1),
        (Query(text="%"), 0),
        (Query(schools=("0380001A",)), 0),
    ):
        assert units.read(dry_run, case_officer, query, RunOptions()).matched == count, query


def test_an_empty_run_is_done_at_once(case_officer):
    """Nothing to make: the run ends by itself and says so."""
    ordered = units.perform(order, case_officer, ALL, RunOptions())
    run_promised()
    assert units.read(progress, case_officer, ordered.run_id).run.state == "done"
    assert ordered.total == 0


def test_an_archive_of_documents_reads_back(tmp_path):
    """Written as it goes, with its list at the end: any unzipper reads every document of it."""
    path = tmp_path / "many.zip"
    with archive(path) as made:
        for number in range(70_000):
            made.add(f"{number:06d}.pdf", b"x")
        with made.entry("é.pdf") as entry:
            entry.write(b"in ")
            entry.write(b"pieces")
    with zipfile.ZipFile(path) as read:
        assert len(read.namelist()) == 70_001
        assert read.read("é.pdf") == b"in pieces"
        assert read.read("069999.pdf") == b"x"


@pytest.mark.usefixtures("registered")
def test_what_was_typed_for_a_run_can_be_erased(engine, case_officer):
    """A name typed to choose a run is among the values kept aside, never among the facts of the chain (3.15)."""
    ordered = units.perform(order, case_officer, Query(text="Zola", academies=("08",)), NO_FILES)
    with reading(engine) as tx:
        event = tx.scalars(select(AuditEvent).filter_by(name=Event.RUN_ORDERED.value)).one()
        value = tx.scalars(select(AuditValue).filter_by(event_seq=event.seq)).one()
    assert (event.subject_id, event.facts["query"]) == (ordered.run_id, {"format": 1, "academies": ["08"]})
    assert "Zola" not in str(event.facts)
    assert (value.field, value.before, value.after) == ("text", "", "Zola")


def test_a_run_of_nothing_is_of_who_ordered_it(case_officer, other_case_officer, stranger):
    """No place to look at is not every place: what was typed is for nobody else (3.02, 3.03)."""
    ordered = units.perform(order, case_officer, Query(text="Zola"), NO_FILES)
    assert ordered.total == 0
    assert units.read(progress, case_officer, ordered.run_id).run.id == ordered.run_id
    for actor in (other_case_officer, stranger):
        assert ordered.run_id not in [line.id for line in units.read(history, actor)]
        with pytest.raises(NotFound):
            units.read(progress, actor, ordered.run_id)


def test_runs_of_elsewhere_push_none_of_one_s_own_out_of_the_list(case_officer, stranger, monkeypatch):
    """However many others are ordered nationwide, those one sees are listed."""
    monkeypatch.setattr(queries, "HISTORY", 1)
    mine = units.perform(order, case_officer, Query(text="Zola"), NO_FILES)
    units.perform(order, stranger, Query(text="Hugo"), NO_FILES)
    assert [line.id for line in units.read(history, case_officer)] == [mine.run_id]
