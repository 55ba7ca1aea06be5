"""Two steps, all or nothing: a report first, then one transaction that does exactly what the report said (2.31)."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select

from core import fsck, units
from core.access import Actor
from core.candidates.errors import EmailTaken, NumberTaken
from core.errors import ExamError, NotAllowed, NotFound
from core.imports import actions, queries
from core.imports.errors import ImportBlocked, ImportMoved, ImportNotStaged, ImportOvertaken, NothingToApply
from core.imports.formats import HORS_BEE, SIMPLE_LIST
from core.imports.resolving import Choice
from core.registrations.ending import deregister
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, ImportFile, ImportLine, Registration
from tests.core.imports.conftest import Counts, Lines, applied, laid, said_of
from tests.core.imports.lists import bee, bee_row, changed, hors_bee, pupils, simple, simple_list, simple_row, workbook
from tests.factories import a_candidate, a_registration
from tests.races import at_once, behind_a_lock

BEE = "premieres_2.1_2027_1.csv"
FIRST_LINE = 10  # of a simple list
pytestmark = pytest.mark.usefixtures("day")


def candidate(engine: Engine, **known: Any) -> Candidate:
    with reading(engine) as tx:
        found = tx.scalars(select(Candidate).filter_by(**known)).one()
        tx.expunge_all()
    return found


def registrations(engine: Engine, candidate_id: int) -> list[Registration]:
    with reading(engine) as tx:
        found = tx.scalars(select(Registration).filter_by(candidate_id=candidate_id).order_by(Registration.number))
        kept = list(found)
        tx.expunge_all()
    return kept


def test_laying_a_file_down_writes_its_report_and_nothing_else(case_officer: Actor, counted: Counts) -> None:
    """Nothing of the register is written before « Appliquer » ((d) 12)."""
    before = counted()
    staged = laid(case_officer, simple(6))
    assert (staged.state, staged.counts["to_create"], staged.counts["rows"]) == ("staged", 6, 6)
    assert counted() == before


def test_a_list_is_applied_as_it_says(engine: Engine, case_officer: Actor, counted: Counts) -> None:
    """Lost zeros are back, NA and Null are surnames, the quoted class is bare, a version here is the first (2.30)."""
    rows = [simple_row(person, zero=False) for person in pupils(4)]
    rows[0] = changed(rows[0], SIMPLE_LIST.columns, {"birth_name": "NA", "class_name": "'TMA'"})
    rows[1] = changed(rows[1], SIMPLE_LIST.columns, {"birth_name": "Null", "candidate_number": "1967972292"})
    receipt = applied(case_officer, simple_list(rows))
    assert (receipt.candidates, receipt.registrations, receipt.updated) == (4, 4, 0)
    assert counted() == {"candidate": 4, "email_claim": 0, "registration": 4, "registration_version": 4}
    na = candidate(engine, birth_name="NA")
    assert (na.number, na.kind, na.origin, na.academie_code) == ("02438257150", "school", "import", "08")
    assert na.locked_at is not None
    (registration,) = registrations(engine, na.id)
    assert (registration.number, registration.version, registration.class_name) == (1, 1, "TMA")
    assert (registration.school_uai, registration.category_code, registration.audience) == (
        "0269902X", "132", "school"
    )  # fmt: skip
    assert candidate(engine, birth_name="Null").number == "01967972292"


def test_a_school_file_makes_candidates_with_their_answers(engine: Engine, case_officer: Actor) -> None:
    """New numbers are given, addresses are taken, languages stand on their papers, the rest is kept beside (6.01)."""
    person = pupils(1)[0]
    receipt = applied(case_officer, bee(3), BEE)
    assert (receipt.candidates, receipt.registrations) == (3, 3)
    made = candidate(engine, email_key=person.email.lower())
    assert made.number == "02400000001"
    assert (made.birth_country, made.nationality, made.city) == ("France", "Française", person.city)
    (registration,) = registrations(engine, made.id)
    assert (registration.domain_code, registration.speciality_code, registration.class_name) == ("BGT", "BCG", "1G1")
    assert registration.answers["LVA"] == {"taken": True, "choice": "Anglais"}
    assert registration.answers["LVB"] == {"taken": True, "choice": "Espagnol"}
    assert registration.answers["SPE1"]["choice"] == "MATH"
    assert registration.answers["other"] == {"speciality_3": "LLCERANGMC"}


def test_a_workbook_is_imported_as_its_list(case_officer: Actor, counted: Counts) -> None:
    """The same list as xlsx makes the same candidates."""
    applied(case_officer, workbook(simple(4)), "liste.xlsx")
    assert counted()["candidate"] == 4


def test_a_pupil_who_left_does_not_become_a_candidate_again(engine: Engine, case_officer: Actor) -> None:
    """« Désinscrit » in the file is a registration that ended, with its date and its event (6.10)."""
    applied(case_officer, simple(3, state="Désinscrit"))
    left = candidate(engine, number="02438257150")
    (registration,) = registrations(engine, left.id)
    assert (registration.state, registration.version) == ("deregistered", 1)
    assert registration.closed_at is not None
    with reading(engine) as tx:
        names = tx.scalars(select(AuditEvent.name).filter_by(subject_kind="registration", subject_id=registration.id))
        assert set(names) == {"registration.saved", "registration.deregistered"}


def test_the_same_file_twice_is_one_import(
    engine: Engine, case_officer: Actor, other_case_officer: Actor, counted: Counts
) -> None:
    """Laid down again it is the same import; applied, the second time says by whom and when, under any name (2.31)."""
    first = laid(case_officer, simple(4))
    again = laid(other_case_officer, simple(4), "autre-nom.csv")
    assert (again.import_id, again.again) == (first.import_id, False)
    units.perform(actions.apply, case_officer, first.import_id, seen=first.seen)
    before = counted()
    third = laid(other_case_officer, simple(4), "encore.csv")
    assert (third.import_id, third.again, third.applied_by) == (first.import_id, True, case_officer.label)
    assert counted() == before
    with pytest.raises(ImportNotStaged):
        units.perform(actions.apply, other_case_officer, first.import_id, seen=first.seen)
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(ImportFile)) == 1


def test_a_file_laid_down_by_two_people_at_once_is_one_import(
    engine: Engine, case_officer: Actor, other_case_officer: Actor
) -> None:
    """Whoever comes second finds the import of the first; neither sees an error."""
    data = simple(4)
    received = at_once(*(partial(laid, actor, data) for actor in (case_officer, other_case_officer) * 2))
    assert len({one.import_id for one in received}) == 1
    with reading(engine) as tx:
        per_line = select(func.count()).select_from(ImportLine).group_by(ImportLine.line)
        assert set(tx.scalars(per_line)) == {1}


class Killed(Exception):
    """Stands for the process that dies at this statement."""


def test_killed_anywhere_an_import_leaves_nothing(engine: Engine, case_officer: Actor, counted: Counts) -> None:
    """Stopped at any statement of its transaction, an import has written nothing; then it applies whole (4.02)."""
    applied(case_officer, simple(3))
    rows = [changed(bee_row(p), HORS_BEE.columns, {"birth_name": bee_row(p)[1]}) for p in pupils(5)]
    staged = laid(case_officer, hors_bee(rows), BEE)
    before, deaths, at = counted(), 0, 0
    while True:
        at += 1 if at < 6 else 5
        left = [at]

        def die(*_: Any, left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                raise Killed

        event.listen(engine, "before_cursor_execute", die)
        try:
            units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
            break
        except Killed:
            deaths += 1
        finally:
            event.remove(engine, "before_cursor_execute", die)
        assert counted() == before
        with reading(engine) as tx:
            assert tx.get_one(ImportFile, staged.import_id).state == "staged"
    assert deaths > 10
    assert counted()["registration"] == before["registration"] + 5
    with reading(engine) as tx:
        assert fsck.check(tx).ok


def test_one_blocked_line_refuses_the_whole_file(case_officer: Actor, counted: Counts, lines_in: Lines) -> None:
    """Unless the person says to leave it out: then the others are written, and the line says that it was left out."""
    staged = laid(case_officer, simple(5, birth_date="30/02/2009"))
    before = counted()
    with pytest.raises(ImportBlocked) as refusal:
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    assert refusal.value.facts == {"lines": 1}
    assert counted() == before
    receipt = units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen, leave_out=True)
    assert (receipt.candidates, receipt.left_out) == (4, 1)
    assert lines_in(staged.import_id)[FIRST_LINE].outcome == "left_out"


def test_a_file_that_cannot_be_read_cannot_be_applied(case_officer: Actor, counted: Counts) -> None:
    """Its report is kept; leaving lines out changes nothing to it."""
    staged = laid(case_officer, b"\xff\xfe\x00\x00" * 40, "photo.csv")
    assert staged.counts["refused"] == 1
    before = counted()
    with pytest.raises(ImportBlocked):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen, leave_out=True)
    assert counted() == before


def test_each_line_is_of_a_perimeter(
    case_officer: Actor, stranger: Actor, reader: Actor, counted: Counts, lines_in: Lines
) -> None:
    """Someone of Lille may lay the list of Grenoble down and can apply none of it; a reader lays nothing (3.02)."""
    staged = laid(stranger, simple(3))
    assert staged.counts["blocked"] == 3
    assert said_of(lines_in(staged.import_id)[FIRST_LINE]) == ["place_not_yours"]
    with pytest.raises(ImportBlocked):
        units.perform(actions.apply, stranger, staged.import_id, seen=staged.seen)
    with pytest.raises(NothingToApply):
        units.perform(actions.apply, stranger, staged.import_id, seen=staged.seen, leave_out=True)
    with pytest.raises(NotAllowed):
        laid(reader, simple(3))
    laid(case_officer, simple(3))
    assert counted()["candidate"] == 0


def test_an_import_is_seen_in_its_perimeter_only(
    case_officer: Actor, other_case_officer: Actor, stranger: Actor
) -> None:
    """A colleague who manages the same places sees it and may apply it; for anyone else it does not exist (3.03)."""
    staged = laid(case_officer, simple(3))
    assert [one.id for one in units.read(queries.imports, other_case_officer)] == [staged.import_id]
    assert units.read(queries.imports, stranger) == []
    for query in (queries.report, queries.report_lines):
        with pytest.raises(NotFound):
            units.read(query, stranger, staged.import_id)
    with pytest.raises(NotFound):
        units.perform(actions.apply, stranger, staged.import_id, seen=staged.seen)


def test_files_of_elsewhere_push_none_of_one_s_own_out_of_the_list(
    case_officer: Actor, other_case_officer: Actor, stranger: Actor
) -> None:
    """However many others are laid down nationwide after it, one's own and that of one's places are listed."""
    staged = laid(case_officer, simple(3))
    laid(stranger, b"\xff\xfe\x00\x00" * 40, "photo.csv")
    for actor in (case_officer, other_case_officer):
        assert [one.id for one in units.read(queries.imports, actor, limit=1)] == [staged.import_id]
    assert units.perform(actions.apply, other_case_officer, staged.import_id, seen=staged.seen).candidates == 3


def test_what_is_applied_is_what_was_shown(engine: Engine, case_officer: Actor, counted: Counts) -> None:
    """When the register has moved since the report, nothing is written: the report is made again and read again."""
    staged = laid(case_officer, simple(3))
    with writing(engine) as tx:
        a_candidate(tx, number="02438257151", birth_name="Autre", first_names="Personne")
    before = counted()
    with pytest.raises(ImportMoved) as refusal:
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    assert refusal.value.facts == {"line": FIRST_LINE + 1}
    assert counted() == before
    again = units.perform(actions.review, case_officer, staged.import_id)
    assert (again.counts["blocked"], again.counts["to_create"]) == (1, 2)


@pytest.mark.parametrize("taken", ["email", "number"])
def test_an_import_and_a_desk_at_once_have_one_winner(
    engine: Engine, case_officer: Actor, counted: Counts, taken: str
) -> None:
    """The desk holds the address or the number at the same instant: the import is refused whole, with its line (6.29).

    The import waits for the desk, which commits first; no half of it is written.
    """
    person = pupils(3)[1]
    staged = laid(case_officer, bee(3), BEE) if taken == "email" else laid(case_officer, simple(3))
    desk = {"email": person.email, "birth_date": person.birth_date} if taken == "email" else {"number": "02438257151"}

    def import_it() -> ExamError:
        with pytest.raises((ImportOvertaken, ImportMoved)) as refusal:
            units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
        return refusal.value

    refused = behind_a_lock(
        engine, import_it, lock=lambda tx: a_candidate(tx, birth_name="Bureau", **desk), meanwhile=lambda: None
    )
    assert type(refused) is (ImportOvertaken if engine.dialect.name == "postgresql" else ImportMoved)
    assert refused.facts["line"] == (3 if taken == "email" else FIRST_LINE + 1)
    assert counted()["candidate"] == 1


def test_of_an_import_and_a_desk_one_has_the_address(engine: Engine, case_officer: Actor) -> None:
    """Whoever comes first, there is one claim, one owner, and the other is told no (6.29)."""
    person = pupils(1)[0]
    staged = laid(case_officer, bee(2), BEE)

    def enter_it() -> str:
        with writing(engine) as tx:
            a_candidate(tx, birth_name="Bureau", email=person.email)
        return "entered"

    imported, entered = at_once(
        partial(units.perform, actions.apply, case_officer, staged.import_id, seen=staged.seen), enter_it
    )
    assert isinstance(imported, (actions.Applied, ImportOvertaken, ImportMoved))
    assert isinstance(imported, actions.Applied) == isinstance(entered, (EmailTaken, NumberTaken))
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).where(Candidate.email_key == person.email.lower())) == 1
        assert fsck.check(tx).ok


def test_two_people_who_apply_at_once_apply_once(
    case_officer: Actor, other_case_officer: Actor, counted: Counts
) -> None:
    """The second is told that the file is already imported."""
    staged, both = laid(case_officer, simple(4)), (case_officer, other_case_officer)
    told = at_once(*(partial(units.perform, actions.apply, one, staged.import_id, seen=staged.seen) for one in both))
    (refusal,) = [one for one in told if isinstance(one, ImportNotStaged)]
    assert refusal.facts["state"] == "applied"
    assert sum(isinstance(one, actions.Applied) for one in told) == 1
    assert counted()["candidate"] == 4


def test_the_exam_session_is_chosen_when_the_file_does_not_say_it(case_officer: Actor, lines_in: Lines) -> None:
    """Nothing is guessed: the file is blocked until a person chooses, and the report is then made again."""
    staged = laid(case_officer, bee(3), "eleves.csv")
    assert said_of(lines_in(staged.import_id)[0]) == ["exam_session_missing"]
    with pytest.raises(ImportBlocked):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen, leave_out=True)
    chosen = units.perform(actions.review, case_officer, staged.import_id, Choice(exam_session="2027"))
    assert chosen.counts["to_create"] == 3
    assert said_of(lines_in(staged.import_id)[0]) == []
    assert units.perform(actions.apply, case_officer, staged.import_id, seen=chosen.seen).registrations == 3


def test_a_file_withdrawn_keeps_no_person(engine: Engine, case_officer: Actor) -> None:
    """Its lines go, that it was there stays; dropped again it is laid down again."""
    staged = laid(case_officer, simple(3))
    units.perform(actions.discard, case_officer, staged.import_id)
    with reading(engine) as tx:
        assert tx.get_one(ImportFile, staged.import_id).state == "discarded"
        assert tx.scalar(select(func.count()).select_from(ImportLine)) == 0
    with pytest.raises(ImportNotStaged):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    again = laid(case_officer, simple(3))
    assert (again.import_id, again.state) == (staged.import_id, "staged")


def test_the_corrected_file_takes_the_place_of_the_former(case_officer: Actor, engine: Engine) -> None:
    """The former is withdrawn in the same transaction; never one that another list only happens to follow ((d) 12)."""
    former = laid(case_officer, simple(3, birth_date="30/02/2009"), "fausse.csv")
    other = laid(case_officer, bee(3), BEE, instead_of=former.import_id)
    corrected = laid(case_officer, simple(3), instead_of=former.import_id)
    assert (other.replaced, corrected.replaced) == ("", "fausse.csv")
    with reading(engine) as tx:
        states = {row.id: row.state for row in tx.scalars(select(ImportFile))}
    assert states == {former.import_id: "discarded", other.import_id: "staged", corrected.import_id: "staged"}


def test_each_person_and_registration_has_its_event(engine: Engine, case_officer: Actor) -> None:
    """One event per candidate and per registration, with the import, the line and the numbers of the file (3.15)."""
    receipt = applied(case_officer, simple(3))
    with reading(engine) as tx:
        found = tx.scalars(select(AuditEvent).where(AuditEvent.actor_id == case_officer.id)).all()
        by_name = {name: [one for one in found if one.name == name] for name in {one.name for one in found}}
    assert {name: len(ones) for name, ones in by_name.items()} == {
        "import.staged": 1, "candidate.created": 3, "registration.saved": 3, "import.applied": 1,
    }  # fmt: skip
    facts = by_name["registration.saved"][0].facts
    assert (facts["import"], facts["line"], facts["file_number"], facts["file_version"]) == (
        receipt.import_id, FIRST_LINE, 1, 2,
    )  # fmt: skip


def test_an_existing_registration_is_brought_up(engine: Engine, case_officer: Actor) -> None:
    """Another class makes version 2 and nothing else; the number, the candidate and the first date stay (6.09)."""
    applied(case_officer, simple(3))
    before = registrations(engine, candidate(engine, number="02438257150").id)[0]
    receipt = applied(case_officer, simple(3, class_name="'AUTRE'", class_name_again="'AUTRE'"))
    assert (receipt.updated, receipt.registrations, receipt.unchanged) == (1, 0, 2)
    (after,) = registrations(engine, before.candidate_id)
    assert (after.id, after.number, after.version, after.class_name) == (before.id, 1, 2, "AUTRE")
    assert after.first_saved_at == before.first_saved_at


def test_a_registration_that_ended_here_is_not_made_again_by_an_older_list(
    engine: Engine, case_officer: Actor, lines_in: Lines
) -> None:
    """Deregistered at the desk after the first list: the corrected list does not bring it back (6.10)."""
    applied(case_officer, simple(3))
    (registration,) = registrations(engine, candidate(engine, number="02438257150").id)
    with writing(engine) as tx:
        deregister(tx, case_officer, registration.id, reason="courrier", seen=1)
    staged = laid(case_officer, simple(3, usual_name="Autre"))
    line = lines_in(staged.import_id)[FIRST_LINE]
    assert line.outcome == "unchanged"
    assert "ended_here" in said_of(line)
    with pytest.raises(NothingToApply):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)


def test_a_list_that_says_that_someone_left_ends_the_registration(engine: Engine, case_officer: Actor) -> None:
    """The report warns of it beforehand, for there is no way back (6.10)."""
    applied(case_officer, simple(3))
    staged = laid(case_officer, simple(3, state="Désinscrit"))
    assert staged.counts["to_update"] == 1
    units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    (registration,) = registrations(engine, candidate(engine, number="02438257150").id)
    assert (registration.state, registration.version) == ("deregistered", 1)


def test_left_then_registered_again_in_one_file_is_two_registrations(engine: Engine, case_officer: Actor) -> None:
    """001 ended and 002 is active for the same exam: both are made, whatever the register knew before."""
    applied(case_officer, simple(1))
    person = pupils(1)[0]
    rows = [
        changed(simple_row(person), SIMPLE_LIST.columns, {"registration": f"{n:03d} Version 1", "state": state})
        for n, state in ((2, "Inscrit"), (1, "Désinscrit"))
    ]
    applied(case_officer, simple_list(rows))
    found = registrations(engine, candidate(engine, number="02438257150").id)
    assert [(one.number, one.state) for one in found] == [(1, "deregistered"), (2, "registered")]


def test_several_lines_of_a_newcomer_make_one_candidate(engine: Engine, case_officer: Actor) -> None:
    """Two registrations under one number are one person with 001 and 002."""
    person = pupils(1)[0]
    rows = [
        changed(
            simple_row(person),
            SIMPLE_LIST.columns,
            {"registration": f"00{n} Version 1", "speciality": code, "speciality_label": ""},
        )
        for n, code in ((1, "31212"), (2, "31213"))
    ]
    receipt = applied(case_officer, simple_list(rows))
    assert (receipt.candidates, receipt.registrations) == (1, 2)
    found = registrations(engine, candidate(engine, number="02438257150").id)
    assert [(one.number, one.speciality_code) for one in found] == [(1, "31212"), (2, "31213")]


def test_identity_is_kept_and_contact_is_brought_up(engine: Engine, case_officer: Actor, lines_in: Lines) -> None:
    """A locked identity is never changed by a file: the report says what differs and who may correct it (6.08)."""
    applied(case_officer, simple(2))
    rows = [bee_row(person) for person in pupils(2)]
    rows[0] = changed(rows[0], HORS_BEE.columns, {"birth_date": "01/02/2009"})
    staged = laid(case_officer, hors_bee(rows), BEE)
    line = lines_in(staged.import_id)[2]
    assert set(said_of(line)) == {"identity_differs", "identity_missing_here"}
    units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    person, kept = pupils(2)[0], candidate(engine, number="02438257150")
    assert kept.birth_date == person.birth_date
    assert (kept.civility, kept.email, kept.city) == ("", person.email, person.city)
    assert [one.version for one in registrations(engine, kept.id)] == [2, 1]


def test_a_taken_address_blocks_its_line(engine: Engine, case_officer: Actor, lines_in: Lines) -> None:
    """Two candidates never share an address; the report does not say whose it is (6.01, 1.14)."""
    person = pupils(3)[1]
    with writing(engine) as tx:
        a_candidate(tx, birth_name="Bureau", first_names="Anne", email=person.email)
    staged = laid(case_officer, bee(3), BEE)
    (finding,) = lines_in(staged.import_id)[3].findings
    assert (finding["code"], finding["column"], finding["value"], finding["suggestion"]) == (
        "email_taken", "email", person.email, "",
    )  # fmt: skip


def test_an_import_never_moves_a_registration_to_another_academie(
    engine: Engine, case_officer: Actor, lines_in: Lines
) -> None:
    """Registered in Lille for the same exam: the line is blocked, and nothing says where (6.32, 3.03)."""
    person = pupils(1)[0]
    with writing(engine) as tx:
        there = a_candidate(
            tx, number="02438257150", birth_name=person.birth_name, first_names=person.first_names,
            birth_date=person.birth_date, academie_code="09",
        )  # fmt: skip
        a_registration(tx, there, academie_code="09", category_code="132")
    staged = laid(case_officer, simple(1))
    line = lines_in(staged.import_id)[FIRST_LINE]
    assert line.outcome == "blocked"
    assert [f["code"] for f in line.findings if f["severity"] == "blocking"] == ["registered_elsewhere"]
    assert "Lille" not in str(line.findings)


def test_an_import_never_ends_a_registration_of_another_academie(
    engine: Engine, case_officer: Actor, lines_in: Lines
) -> None:
    """A line « Désinscrit » about someone registered in Lille is blocked: there would be no way back (3.02, 6.10)."""
    person = pupils(1)[0]
    with writing(engine) as tx:
        there = a_candidate(
            tx, number="02438257150", birth_name=person.birth_name, first_names=person.first_names,
            birth_date=person.birth_date, academie_code="09",
        )  # fmt: skip
        saved = a_registration(tx, there, academie_code="09", category_code="132")
    row = changed(simple_row(person), SIMPLE_LIST.columns, {"state": "Désinscrit"})
    staged = laid(case_officer, simple_list([row]))
    line = lines_in(staged.import_id)[FIRST_LINE]
    assert line.outcome == "blocked"
    assert [f["code"] for f in line.findings if f["severity"] == "blocking"] == ["registered_elsewhere"]
    with pytest.raises(ImportBlocked):
        units.perform(actions.apply, case_officer, staged.import_id, seen=staged.seen)
    (kept,) = registrations(engine, there.id)
    assert (kept.id, kept.state) == (saved.registration_id, "registered")
