"""What a third party learns from the code of a paper: whether it stands, its number and version, and nobody's name."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from core import units
from core.access.actor import public
from core.access.errors import TriedTooOften
from core.documents import checking
from core.documents.actions import issue
from core.documents.checking import Checked, CheckState, check
from core.documents.codes import ALPHABET, readings, written
from core.documents.handing import hand_over, take_back
from core.imports import actions as imports
from core.imports.resolving import Choice
from core.imports.rolling_back import roll_back
from core.imports.showing import choose
from core.jobs.synchronous import run_promised
from core.registrations.ending import deregister
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, SignInThrottle
from tests.core.documents.test_issue import moved, registered
from tests.core.imports.conftest import applied, laid
from tests.core.imports.facts_files import grades, someone, summons
from tests.core.pieces.conftest import a_file

HERE = public("fr", "203.0.113.7")
ELSEWHERE = public("fr", "203.0.113.8")
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # where the stopped clock stands


def test_a_document_is_valid_then_superseded_then_no_longer_valid(engine, case_officer):
    """The same code follows its paper: in force, replaced with the newer number, neither once all is over (1.46)."""
    number = registered(engine)
    made = units.perform(issue, case_officer, number)
    found = check(HERE, made.check_code)
    assert (found.state, found.kind, found.version, found.newest) == (CheckState.VALID, "confirmation", 1, 1)
    assert found.sha256 == made.sha256
    assert found.registration_number == 1
    assert moved(engine, number) == 2
    found = check(HERE, made.check_code)
    assert (found.state, found.version, found.newest) == (CheckState.SUPERSEDED, 1, 2), "before its paper is even made"
    newer = units.perform(issue, case_officer, number)
    assert [check(HERE, one.check_code).state for one in (made, newer)] == ["superseded", "valid"]
    units.perform(deregister, case_officer, number, reason="à sa demande", seen=2)
    assert {check(HERE, one.check_code).state for one in (made, newer)} == {"ended"}


def test_a_pdf_handed_over_is_checked_as_well(engine, case_officer):
    """Replaced, it is superseded; taken back, it is no longer valid; a title that the office wrote is never told."""
    number = registered(engine)
    first = units.perform(hand_over, case_officer, number, "other", "Relevé de Léa", a_file("convocation.pdf", b"1"))
    assert check(HERE, first.check_code).state is CheckState.VALID
    second = units.perform(hand_over, case_officer, number, "other", "Relevé de Léa", a_file("convocation.pdf", b"2"))
    assert check(HERE, first.check_code).state is CheckState.SUPERSEDED
    assert check(HERE, second.check_code).state is CheckState.VALID
    units.perform(take_back, case_officer, second.document_id, "Erreur.")
    assert check(HERE, second.check_code).state is CheckState.ENDED
    assert "Léa" not in str(check(HERE, first.check_code))


def test_a_document_whose_imported_facts_were_undone_holds_no_longer(engine, case_officer, settings_in, tmp_path):
    """A summons of the wrong centre never passes for one to follow; replaced by another, it is superseded (1.46)."""
    settings_in(tmp_path / "data")
    one = someone(engine)
    first = applied(case_officer, summons(one), "c.csv")
    alone = units.perform(issue, case_officer, one.registration_id, "summons")
    assert check(HERE, alone.check_code).state is CheckState.VALID
    units.perform(roll_back, case_officer, first.import_id, reason="mauvais centre")
    run_promised()
    assert check(HERE, alone.check_code).state is CheckState.ENDED
    applied(case_officer, summons(one, day="15/06/2027"), "d.csv")
    newer = units.perform(issue, case_officer, one.registration_id, "summons")
    assert [check(HERE, one.check_code).state for one in (alone, newer)] == ["superseded", "valid"]


def test_a_paper_whose_hour_has_not_come_is_a_code_that_nobody_has(engine, case_officer, stopped_clock):
    """Withheld until a date, it is unknown to everybody, as one never made; at that very instant it is valid (6.15).

    Hidden again by the office, it is unknown again; one that its candidate was shown is superseded by the next.
    """
    one = someone(engine)
    at = NINE + timedelta(days=8)
    staged = laid(case_officer, grades(one), "f.csv", choice=Choice(visible_from=at.isoformat()))
    units.perform(imports.apply, case_officer, staged.import_id, seen=staged.seen)
    made = units.perform(issue, case_officer, one.registration_id, "grade_report")
    stopped_clock(at - timedelta(microseconds=1))
    assert check(HERE, made.check_code) == check(HERE, "ZZZZZZZZZZZZ") == Checked(CheckState.UNKNOWN)
    stopped_clock(at)
    assert check(HERE, made.check_code).state is CheckState.VALID
    units.perform(choose, case_officer, staged.import_id, date(2026, 12, 24), time(8))
    assert check(HERE, made.check_code) == Checked(CheckState.UNKNOWN)
    units.perform(choose, case_officer, staged.import_id, None, None)
    assert check(HERE, made.check_code).state is CheckState.VALID
    applied(case_officer, grades(one, grade="11"), "g.csv")
    assert check(HERE, made.check_code).state is CheckState.SUPERSEDED, "before its paper is even made"
    newer = units.perform(issue, case_officer, one.registration_id, "grade_report")
    assert [check(HERE, code).state for code in (made.check_code, newer.check_code)] == ["superseded", "valid"]


def test_nothing_personal_leaves(engine, case_officer):
    """No name, birth date, address nor candidate number: what may leave is listed, and nothing else of it (1.46)."""
    made = units.perform(issue, case_officer, registered(engine))
    names = {one.name for one in fields(Checked)}
    assert names == {"state", "kind", "registration_number", "version", "newest", "made_at", "sha256"}
    said = str(check(HERE, made.check_code))
    with reading(engine) as tx:
        person = tx.scalars(select(Candidate)).one()
        assert not any(one and one in said for one in (person.birth_name, person.first_names, person.number))


@pytest.mark.parametrize("typed", ["", "K7PX", "é" * 12, "ZZZZ ZZZZ ZZZZ", "' OR 1=1 --", "2" * 500, "\x00" * 12])
def test_unknown_and_malformed_are_the_same_answer(engine, typed):
    """What can be no code gets the answer of a code that nobody has, and counts as much (1.46)."""
    assert check(HERE, typed) == Checked(CheckState.UNKNOWN)
    with reading(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(SignInThrottle)) == 2


def test_codes_are_not_tried_one_after_the_other(engine, case_officer, stopped_clock):
    """Thirty unknown codes from one place, then nothing is said there, not even of a good one; elsewhere it is."""
    made = units.perform(issue, case_officer, registered(engine))
    for _ in range(30):
        assert check(HERE, "ZZZZZZZZZZZZ").state is CheckState.UNKNOWN
    for code in ("ZZZZZZZZZZZZ", made.check_code):
        with pytest.raises(TriedTooOften) as refused:
            check(HERE, code)
        assert refused.value.facts["until"] > NINE
    assert check(ELSEWHERE, made.check_code).state is CheckState.VALID
    stopped_clock(NINE + timedelta(minutes=1))
    assert check(HERE, made.check_code).state is CheckState.VALID


def test_many_places_together_are_held_back_too(engine, case_officer, monkeypatch, stopped_clock):
    """Each from another address: unknown codes are held back, and nobody with a real paper ever is."""
    monkeypatch.setattr(checking, "ALL_TOGETHER", checking.Quota("check-unknown", 3, timedelta(hours=1)))
    made = units.perform(issue, case_officer, registered(engine))
    for last in range(20):
        assert check(public("fr", f"198.51.100.{last}"), made.check_code).state is CheckState.VALID
    for last in range(3):
        check(public("fr", f"198.51.100.{last}"), "ZZZZZZZZZZZZ")
    with pytest.raises(TriedTooOften):
        check(public("fr", "198.51.100.77"), "ZZZZZZZZZZZZ")
    assert check(HERE, made.check_code).state is CheckState.VALID
    stopped_clock(NINE + timedelta(hours=1))
    assert check(public("fr", "198.51.100.77"), "ZZZZZZZZZZZZ").state is CheckState.UNKNOWN


def test_a_check_leaves_no_trace_of_the_paper(engine, case_officer):
    """Who checks which paper is nobody's business: nothing is journalled."""
    made = units.perform(issue, case_officer, registered(engine))
    with reading(engine) as tx:
        before = tx.scalar(select(func.count()).select_from(AuditEvent))
    check(HERE, made.check_code)
    check(HERE, "ZZZZZZZZZZZZ")
    with writing(engine) as tx:
        assert tx.scalar(select(func.count()).select_from(AuditEvent)) == before


def test_a_code_is_read_as_people_type_it():
    """Case, spaces, dashes and signs misread are forgiven, three at most; what is left is no code (1.46)."""
    code = "K7PXQ3JV9HTR"
    assert readings(written(code)) == (code,)
    assert readings("k7px-q3jv_9htr") == readings(" K7PX Q3JV.9HTR ") == (code,)
    assert code in readings("K7PX03JV9HTR")
    assert code in readings("K1PXO3LU9HTR")
    assert all(set(one) <= set(ALPHABET) for one in readings("K1PXO3LU9HTR"))
    for wrong in ("K1PXO3L09HTR", "K7PXQ3JV9HT", "K7PXQ3JV9HTRR", "K7PXQ3JV9HT!", "", "0" * 12):
        assert readings(wrong) == ()
