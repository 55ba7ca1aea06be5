"""Files of facts: read and explained line by line, applied whole or not at all, undone ((c) seed 7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import func, select

from core import fsck, units
from core.documents.actions import NoDocumentNow, issue
from core.documents.imported.showing import withheld_until
from core.errors import NotFound
from core.imports import actions, queries
from core.imports.errors import ImportBlocked, ImportMoved, ImportTouched, ReportChanged
from core.imports.facts.columns import ACCOMMODATION, GRADE_REPORT, SUMMONS
from core.imports.facts.models import open_model
from core.imports.facts.values import parse_grade, parse_hour, parse_number
from core.imports.resolving import Choice
from core.imports.rolling_back import roll_back
from core.imports.showing import ShownHourImpossible, choose, instant_of, shown_from
from core.jobs.synchronous import run_promised
from core.registrations.actions import save_version
from core.registrations.ending import deregister
from core.registrations.rules import Cause
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, Document, DocumentFacts, PromisedTask, Registration
from tests import factories
from tests.core.duplicates.conftest import look, merging
from tests.core.imports.conftest import applied, laid, said_of
from tests.core.imports.facts_files import (
    as_csv,
    as_xlsx,
    decisions,
    grade_lines,
    grades,
    someone,
    summons,
    summons_lines,
)

pytestmark = pytest.mark.usefixtures("day")


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


def facts(engine, kind="summons"):
    """The facts of a kind, in their order: registration, number, in force."""
    with reading(engine) as tx:
        rows = tx.scalars(select(DocumentFacts).where(DocumentFacts.kind == kind).order_by(DocumentFacts.id))
        return [(row.registration_id, row.n, row.current) for row in rows]


def codes_by_line(lines):
    return {number: said_of(line) for number, line in lines.items() if line.findings}


def test_summonses_are_reported_then_applied_and_nothing_is_written_before(engine, case_officer, lines_in):
    """One document a registration, made of all its lines; hours are those of the académie, kept as instants."""
    one = someone(engine)
    staged = laid(case_officer, summons(one), "convocations.csv")
    assert facts(engine) == []
    assert staged.counts["to_create"] == len(one.papers)
    assert codes_by_line(lines_in(staged.import_id)) == {}
    done = units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    assert (done.registrations, done.updated, done.candidates) == (1, 0, 0)
    assert facts(engine) == [(one.registration_id, 1, True)]
    with reading(engine) as tx:
        content = tx.scalars(select(DocumentFacts.content)).one()
        assert tx.scalar(select(func.count()).where(AuditEvent.name == "document.facts_kept")) == 1
        assert fsck.check(tx).ok
    assert content["rows"][0]["at"] == "2027-06-14T06:30:00+00:00"
    assert content["zone"] == "Europe/Paris"


def test_the_same_from_a_workbook_with_real_dates_and_hours(engine, case_officer):
    """What a spreadsheet types itself (a date, an hour, a number) reads as what a person types (2.30)."""
    one = someone(engine)
    lines = [
        [
            *line[:4],
            datetime(2027, 6, 14),  # noqa: DTZ001 - a cell has no zone
            time(8 + rank, 30),
            *line[6:],
        ]
        for rank, line in enumerate(summons_lines(one))
    ]
    applied(case_officer, as_xlsx(SUMMONS, lines), "convocations.xlsx")
    again = laid(case_officer, summons(one), "les-memes.csv")
    assert again.counts["unchanged"] == len(one.papers)


def test_one_bad_line_keeps_the_whole_registration_out(engine, case_officer, lines_in):
    """A summons with a paper less would be a wrong one: other lines say which line blocks them; others are applied."""
    one, other = someone(engine), someone(engine, birth_name="Durand")
    lines = summons_lines(one) + summons_lines(other)
    lines[0][5] = "25 h"
    lines[1][3] = "ZZ9"
    staged = laid(case_officer, as_csv(SUMMONS, lines), "c.csv")
    told = codes_by_line(lines_in(staged.import_id))
    assert told[2] == ["hour_form"]
    assert all("candidate_blocked" in told[line] for line in range(3, 2 + len(one.papers)))
    with pytest.raises(ImportBlocked):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen, leave_out=True)
    assert facts(engine) == [(other.registration_id, 1, True)]


def test_papers_are_those_of_the_registration(engine, case_officer, lines_in):
    """Unknown and repeated papers block, an absent one is told; no other line of the registration is taken."""
    one = someone(engine)
    lines = summons_lines(one)
    lines[0][3] = "ZZ9"
    lines[1][3] = lines[2][3]
    staged = laid(case_officer, as_csv(SUMMONS, lines), "c.csv")
    told = codes_by_line(lines_in(staged.import_id))
    assert "paper_not_of_registration" in told[2]
    assert "papers_left_out" in told[2]
    assert told[4] == ["paper_twice"]
    assert {tuple(told[line]) for line in range(5, 2 + len(one.papers))} <= {("facts_incomplete",)}
    assert staged.counts["blocked"] == len(one.papers)


@pytest.mark.parametrize(
    ("day", "hour", "code"),
    [("28/03/2027", "2 h 30", "hour_skipped"), ("31/10/2027", "2 h 30", "hour_twice")],
)
def test_an_hour_that_the_clock_skips_or_gives_twice_is_refused(engine, case_officer, lines_in, day, hour, code):
    """In the zone of the académie (4.13)."""
    one = someone(engine)
    staged = laid(case_officer, summons(one, day=day, hour=hour), "c.csv")
    assert code in codes_by_line(lines_in(staged.import_id))[2]
    assert staged.counts["blocked"] == len(one.papers)


def test_what_looks_wrong_but_may_be_right_is_told_and_can_be_applied(engine, case_officer, lines_in):
    """A day in the past, two papers at once: warnings."""
    one = someone(engine)
    lines = summons_lines(one, day="14/06/2020")
    lines[1][5] = lines[0][5]
    staged = laid(case_officer, as_csv(SUMMONS, lines), "c.csv")
    told = codes_by_line(lines_in(staged.import_id))
    assert told[2] == ["paper_day_past"]
    assert told[3] == ["paper_day_past", "papers_at_once"]
    assert "blocked" not in staged.counts


def test_whose_a_line_is_is_sure_or_it_is_refused(engine, case_officer, stranger, lines_in):
    """A wrong name, an unknown number, an ended registration; out of the perimeter is like unknown (3.03)."""
    one, gone = someone(engine), someone(engine, birth_name="Petit")
    with writing(engine) as tx:
        deregister(tx, case_officer, gone.registration_id, reason="à sa demande", seen=1)
    lines = [summons_lines(one, name="Durand")[0], summons_lines(one, number="02999999998")[0], summons_lines(gone)[0]]
    staged = laid(case_officer, as_csv(SUMMONS, lines), "c.csv")
    told = codes_by_line(lines_in(staged.import_id))
    assert "name_differs" in told[2]
    assert told[3] == ["registration_not_here"]
    assert told[4] == ["registration_over"]
    elsewhere = laid(stranger, summons(one), "ailleurs.csv")
    assert {said_of(line)[0] for line in lines_in(elsewhere.import_id).values() if line.line} == {
        "registration_not_here"
    }


def test_the_numbers_of_a_merged_record_lead_to_the_registration_it_gave(engine, case_officer, stranger, lines_in):
    """A list drawn before the merge still says whose its lines are; the report says so; elsewhere nothing (6.21)."""
    people = [factories.a_staff(engine, "case_officer", academie_code="08") for _ in range(2)]
    kept, absorbed = someone(engine), someone(engine, speciality="30004")
    look()
    merging(people, kept.candidate_id, absorbed.candidate_id)
    staged = laid(case_officer, as_csv(SUMMONS, summons_lines(absorbed)), "c.csv")
    told = {tuple(said_of(line)) for line in lines_in(staged.import_id).values() if line.line}
    assert told == {("number_merged",)}
    applied(case_officer, summons(absorbed, hour="9 h 30"), "d.csv")
    assert [one[0] for one in facts(engine)] == [absorbed.registration_id]
    elsewhere = laid(stranger, summons(absorbed, hour="10 h"), "ailleurs.csv")
    assert {said_of(line)[0] for line in lines_in(elsewhere.import_id).values() if line.line} == {
        "registration_not_here"
    }


def test_a_candidate_registered_twice_is_told_apart_by_number_or_exam_session(engine, case_officer, lines_in):
    """Without either nothing is guessed."""
    one = someone(engine)
    two = someone(engine, candidate=one.candidate_id, speciality="31213")
    lines = [[line[0], "", *line[2:]] for line in summons_lines(two)]
    staged = laid(case_officer, as_csv(SUMMONS, lines), "c.csv")
    assert {said_of(line)[0] for line in lines_in(staged.import_id).values() if line.line} == {"registration_several"}
    units.perform(actions.review, case_officer, staged.import_id, Choice(exam_session="2027"))
    applied(case_officer, as_csv(SUMMONS, summons_lines(two)), "d.csv")
    assert facts(engine) == [(two.registration_id, 1, True)]


def test_a_line_that_names_no_registration_says_which_one_it_goes_to(engine, case_officer, lines_in):
    """A warning on each line, with the number, the session and the exam; a number, or the session, and it is sure."""
    one = someone(engine)
    lines = [[line[0], "", *line[2:]] for line in grade_lines(one)]
    staged = laid(case_officer, as_csv(GRADE_REPORT, lines), "notes.csv")
    found = [line for number, line in lines_in(staged.import_id).items() if number]
    assert [said_of(line) for line in found] == [["only_registration"]] * len(lines)
    (said,) = found[0].findings
    assert (said["severity"], said["facts"]) == (
        "warning", {"registration": one.registration, "exam_session": "2027", "domain": "BCP"}
    )  # fmt: skip
    units.perform(actions.review, case_officer, staged.import_id, Choice(exam_session="2027"))
    assert codes_by_line(lines_in(staged.import_id)) == {}
    numbered = laid(case_officer, grades(one), "numerotees.csv")
    assert codes_by_line(lines_in(numbered.import_id)) == {}


def test_imported_again_the_newest_is_in_force_and_its_document_is_made_again(engine, case_officer):
    """The former one is kept, superseded; a document already made is promised again; the same file is one import."""
    one = someone(engine)
    data = summons(one)
    applied(case_officer, data, "c.csv")
    first = units.perform(issue, case_officer, one.registration_id, "summons")
    assert laid(case_officer, data, "autre-nom.csv").again
    applied(case_officer, summons(one, day="15/06/2027"), "d.csv")
    assert facts(engine) == [(one.registration_id, 1, False), (one.registration_id, 2, True)]
    with reading(engine) as tx:
        assert [p.arguments for p in tx.scalars(select(PromisedTask))] == [
            {"registration_ids": [one.registration_id], "kind": "summons"}
        ]
    run_promised()
    with reading(engine) as tx:
        documents = tx.scalars(select(Document).order_by(Document.id)).all()
        assert [(d.id == first.document_id, d.current) for d in documents] == [(True, False), (False, True)]


def test_what_moved_since_the_report_is_read_first(engine, case_officer):
    """A registration saved meanwhile, or another import of the same facts: nothing is written."""
    one = someone(engine)
    staged = laid(case_officer, summons(one), "c.csv")
    applied(case_officer, summons(one, day="15/06/2027"), "d.csv")
    with pytest.raises(ImportMoved):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    assert facts(engine) == [(one.registration_id, 1, True)]


def test_rolled_back_what_stood_before_is_in_force_again(engine, case_officer):
    """As a newer row, nothing is rewritten; the document follows; without anything before, it is withdrawn."""
    one = someone(engine)
    first = applied(case_officer, summons(one), "c.csv")
    made = units.perform(issue, case_officer, one.registration_id, "summons")
    second = applied(case_officer, summons(one, day="15/06/2027"), "d.csv")
    with pytest.raises(ImportTouched):
        units.perform(roll_back, case_officer, first.import_id, reason="erreur")
    undone = units.perform(roll_back, case_officer, second.import_id, reason="erreur")
    assert (undone.set_aside, undone.restored, undone.kept) == (0, 1, 0)
    run_promised()
    with reading(engine) as tx:
        assert tx.scalars(select(Document.sha256).where(Document.current)).one() == made.sha256
        rows = tx.scalars(select(DocumentFacts).order_by(DocumentFacts.n)).all()
        assert [row.current for row in rows] == [False, False, True]
        assert rows[2].fingerprint == rows[0].fingerprint


def test_rolled_back_with_nothing_before_the_document_is_withdrawn(engine, case_officer):
    """It is kept in the archive with the reason, and cannot be made any more (1.47)."""
    one = someone(engine)
    done = applied(case_officer, summons(one), "c.csv")
    units.perform(issue, case_officer, one.registration_id, "summons")
    undone = units.perform(roll_back, case_officer, done.import_id, reason="mauvais centre")
    assert (undone.set_aside, undone.restored) == (1, 0)
    run_promised()
    with reading(engine) as tx:
        assert tx.scalars(select(Document.current)).all() == [False]
        assert tx.scalar(select(func.count()).where(AuditEvent.name == "document.taken_back")) == 1
    with pytest.raises(NoDocumentNow) as refused:
        units.perform(issue, case_officer, one.registration_id, "summons")
    assert refused.value.facts == {"reason": "no_summons"}


def test_grades_say_the_same_on_every_line_and_their_sum_is_checked(engine, case_officer, lines_in):
    """Another total or another decision on a line of the same candidate blocks; a wrong sum is told."""
    one = someone(engine)
    lines = grade_lines(one)
    lines[1][7] = "Ajourné"
    staged = laid(case_officer, as_csv(GRADE_REPORT, lines), "n.csv")
    assert "said_otherwise" in codes_by_line(lines_in(staged.import_id))[3]
    lines = grade_lines(one)
    lines[0][5] = "19,5"
    wrong = laid(case_officer, as_csv(GRADE_REPORT, lines), "m.csv")
    assert codes_by_line(lines_in(wrong.import_id))[2] == ["total_differs"]
    applied(case_officer, grades(one), "o.csv")
    assert facts(engine, "grade_report") == [(one.registration_id, 1, True)]


def test_a_decision_names_measures_of_the_list_and_says_why_it_refuses(engine, case_officer, lines_in):
    """By code or by name; an unknown measure comes with the nearest; handicap needs the right to decide."""
    one = someone(engine)
    wrong = decisions(one, ("Temps majore d un tier", "Oui", "", "10/11/2026"), ("scribe", "Non", "", "10/11/2026"))
    told = codes_by_line(lines_in(laid(case_officer, wrong, "a.csv").import_id))
    assert "measure_unknown" in told[2]
    assert "reasons_missing" in told[2]
    right = decisions(
        one, ("Temps majoré d’un tiers", "Oui", "", "10/11/2026"), ("scribe", "Non", "Non justifié.", "10/11/2026")
    )
    applied(case_officer, right, "b.csv")
    issued = units.perform(issue, case_officer, one.registration_id, "accommodation")
    assert issued.made
    assert facts(engine, ACCOMMODATION.code) == [(one.registration_id, 1, True)]


def test_papers_changed_since_the_import_stop_the_document(engine, case_officer):
    """A summons to papers that are no longer the candidate's is not made, and it is said why."""
    one = someone(engine)
    applied(case_officer, summons(one), "c.csv")
    with writing(engine) as tx:
        row = tx.get_one(Registration, one.registration_id)
        tx.get_one(Candidate, row.candidate_id).city = "Voiron"
        row.speciality_code = "31224"
        tx.flush()
        save_version(tx, case_officer, row, Cause.MODIFICATION)
    with pytest.raises(NoDocumentNow) as refused:
        units.perform(issue, case_officer, one.registration_id, "summons")
    assert refused.value.facts == {"reason": "papers_changed"}


def test_the_office_chooses_from_when_candidates_see_it(engine, case_officer, stranger, stopped_clock):
    """With the report, or afterwards; the report read is another one then; the hour is the académie's."""
    one = someone(engine)
    staged = laid(case_officer, summons(one), "c.csv")
    chosen = units.perform(choose, case_officer, staged.import_id, date(2026, 12, 1), time(8))
    assert chosen.at == datetime(2026, 12, 1, 7, tzinfo=UTC)
    with pytest.raises(ReportChanged):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    seen = units.read(queries.report, case_officer, staged.import_id).summary.seen
    units.perform(actions.apply, case_officer, staged.import_id, seen=seen)
    with reading(engine) as tx:
        assert withheld_until(tx, "summons", [one.registration_id]).keys() == {one.registration_id}
    stopped_clock(datetime(2026, 12, 1, 7, tzinfo=UTC))
    with reading(engine) as tx:
        assert withheld_until(tx, "summons", [one.registration_id]).keys() == frozenset()
    units.perform(choose, case_officer, staged.import_id, date(2026, 12, 24), time(8))
    with reading(engine) as tx:
        assert withheld_until(tx, "summons", [one.registration_id]).keys() == {one.registration_id}
        assert tx.scalar(select(func.count()).where(AuditEvent.name == "import.shown_from")) == 1
    with pytest.raises(NotFound):
        units.perform(choose, stranger, staged.import_id, None, None)
    assert units.read(shown_from, case_officer, staged.import_id).at == datetime(2026, 12, 24, 7, tzinfo=UTC)


def test_a_correction_that_chooses_no_instant_keeps_the_one_chosen_for_what_it_corrects(
    engine, case_officer, stopped_clock
):
    """Results corrected before their day are not shown by the correction; once shown, a correction is shown at once."""
    one = someone(engine)
    staged = laid(case_officer, grades(one), "notes.csv")
    units.perform(choose, case_officer, staged.import_id, date(2026, 12, 1), time(8))
    seen = units.read(queries.report, case_officer, staged.import_id).summary.seen
    units.perform(actions.apply, case_officer, staged.import_id, seen=seen)
    corrected = laid(case_officer, grades(one, result="Refusé"), "corrigees.csv")
    units.perform(actions.apply, case_officer, corrected.import_id, seen=corrected.seen)
    with reading(engine) as tx:
        assert withheld_until(tx, "grade_report", [one.registration_id]).keys() == {one.registration_id}
    due = datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert units.read(shown_from, case_officer, corrected.import_id).at == due
    stopped_clock(due)
    applied(case_officer, grades(one, grade="13", result="Admis"), "encore.csv")
    with reading(engine) as tx:
        assert withheld_until(tx, "grade_report", [one.registration_id]).keys() == frozenset()
        assert tx.scalar(select(DocumentFacts.visible_from).where(DocumentFacts.current)) is None


def test_a_registration_number_of_another_exam_session_than_the_one_chosen_is_of_nobody(engine, case_officer, lines_in):
    """The exam session chosen for a file holds for its numbered lines too: papers of another year are not taken."""
    one = someone(engine)
    staged = laid(case_officer, summons(one), "c.csv")
    units.perform(actions.review, case_officer, staged.import_id, Choice(exam_session="2028"))
    told = {said_of(line)[0] for line in lines_in(staged.import_id).values() if line.line}
    assert told == {"registration_not_here"}
    units.perform(actions.review, case_officer, staged.import_id, Choice(exam_session="2027"))
    assert codes_by_line(lines_in(staged.import_id)) == {}


def test_an_hour_of_publication_that_does_not_exist_is_refused():
    """Where the clock goes forward or back (4.13)."""
    for day in (date(2027, 3, 28), date(2027, 10, 31)):
        with pytest.raises(ShownHourImpossible):
            instant_of(day, time(2, 30), "Europe/Paris")


@pytest.mark.parametrize("name", ["summons.csv", "grade_report.csv", "accommodation.csv", "summons.xlsx"])
def test_a_model_is_a_file_that_is_read(engine, case_officer, lines_in, name):
    """Its header is recognised; its lines, of nobody, are refused one by one and nothing else."""
    del engine
    model = units.perform(open_model, case_officer, name)
    staged = laid(case_officer, model.content, model.name)
    lines = lines_in(staged.import_id)
    assert 0 not in lines or not [f for f in lines[0].findings if f["severity"] == "blocking"]
    assert [said_of(line) for number, line in lines.items() if number] == [["registration_not_here"]] * 2


def test_values_are_read_as_people_type_them():
    """Hours, grades and numbers, with the comma of French."""
    assert [parse_hour(typed) for typed in ("8 h 30", "08:30", "8h", "08:30:00")] == [
        "08:30",
        "08:30",
        "08:00",
        "08:30",
    ]
    assert [parse_grade(typed).status for typed in ("Dispensée", "ABS", "14,50")] == ["exempted", "absent", "graded"]
    assert parse_grade("14,50").value == "14.5"
    assert [parse_number(typed) for typed in ("3", "1,50", "10")] == ["3", "1.5", "10"]


def test_a_line_says_whose_it_is_in_the_report(engine, case_officer):
    """Number, registration, name and paper: what a person looks for."""
    one = someone(engine)
    staged = laid(case_officer, summons(one), "c.csv")
    line = units.read(queries.report_lines, case_officer, staged.import_id)[0]
    assert (line.candidate_number, line.registration, line.speciality) == (one.number, "001", one.papers[0])
    assert line.person.upper() == one.name.upper()
