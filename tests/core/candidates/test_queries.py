"""One record, everything about a person, and nothing its reader may not see (3.02 to 3.04, 3.22)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import core.documents.files  # noqa: F401 - the opener of documents
from core.access import Actor, Role, Scope, system
from core.candidates.consulting import note_reading
from core.candidates.contact import Reached, change_contact
from core.candidates.queries import HIDDEN, one_file
from core.documents.actions import issue
from core.documents.queries import twin
from core.errors import NotAllowed, NotFound
from core.files import open_file
from core.registrations.ending import deregister
from db.tables import AuditEvent, Candidate, Registration
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]


@pytest.fixture(autouse=True)
def _store(settings_in: Callable[[Path], None], tmp_path: Path) -> None:
    settings_in(tmp_path / "data")


def readings(tx: Session) -> list[tuple[int, int]]:
    """Who read which record, as the journal says."""
    rows = tx.execute(select(AuditEvent.actor_id, AuditEvent.subject_id).where(AuditEvent.name == "candidate.read"))
    return [(row[0], row[1]) for row in rows]


def _move(tx: Session, candidate_id: int) -> None:
    """Let the candidate live elsewhere."""
    reached = Reached("0639980011", ("3 rue de Chartreuse",), "38100", "Grenoble", "France")
    change_contact(tx, system("tests"), candidate_id, reached, seen=tx.get_one(Candidate, candidate_id).version)


@pytest.fixture
def candidate_id(writing: Unit) -> int:
    """A candidate registered twice: in Grenoble and in Lille."""
    with writing() as tx:
        candidate = factories.a_candidate(tx, birth_name="Lefebvre", ine="123456789AB", birth_date=date(2008, 3, 12))
        factories.a_registration(tx, candidate, speciality="31212")
        factories.a_registration(tx, candidate, speciality="31224", academie_code="09")
        return candidate.id


def test_a_record_holds_the_registrations_of_the_perimeter_only(
    candidate_id: int, reading: Unit, case_officer: Actor, stranger: Actor, head_of_office: Actor
) -> None:
    """What another académie registered is not shown, nor its events."""
    with reading() as tx:
        ours, theirs = one_file(tx, case_officer, candidate_id), one_file(tx, stranger, candidate_id)
        head = one_file(tx, head_of_office, candidate_id)
    assert [(one.academie, one.speciality_code, one.number) for one in ours.registrations] == [("Grenoble", "31212", 1)]
    assert [(one.academie, one.speciality_code, one.number) for one in theirs.registrations] == [("Lille", "31224", 2)]
    shown = {line.subject_id for line in theirs.events if line.subject_kind == "registration"}
    assert shown == {theirs.registrations[0].id}
    assert head.locked_at is not None
    assert {fact.field: fact.value for fact in ours.identity}["ine"] == "123456789AB"
    assert (ours.may_correct, ours.may_edit) == (True, True)


def test_who_may_only_read_never_receives_the_ine_nor_the_address(
    candidate_id: int, writing: Unit, reading: Unit, reader: Actor
) -> None:
    """Neither in the fields, nor in what changed, nor in the journal (3.04)."""
    with writing() as tx:
        _move(tx, candidate_id)
    with reading() as tx:
        found = one_file(tx, reader, candidate_id)
    assert {fact.field: fact.value for fact in found.identity}["ine"] == HIDDEN
    assert "Chartreuse" not in repr(found)
    assert "123456789AB" not in repr(found)
    assert (found.may_correct, found.may_edit) == (False, False)


def test_a_record_out_of_the_perimeter_looks_absent(
    candidate_id: int, writing: Unit, reading: Unit, supervisor: Actor
) -> None:
    """Whoever asks for it, to read it or to note its reading, learns nothing (3.03)."""
    far = Actor("staff", 99, "someone", scopes=(Scope(Role.CASE_OFFICER, "28"),))
    asked = ((NotFound, far, candidate_id), (NotFound, far, 10**9), (NotAllowed, supervisor, candidate_id))
    for refusal, actor, number in asked:
        with reading() as tx, pytest.raises(refusal):
            one_file(tx, actor, number)
        with pytest.raises(refusal), writing() as tx:
            note_reading(tx, actor, number)
    with reading() as tx:
        assert readings(tx) == []


def test_a_reading_is_noted_once_a_minute_for_a_person_and_a_record(
    candidate_id: int,
    writing: Unit,
    reading: Unit,
    case_officer: Actor,
    other_case_officer: Actor,
    stopped_clock: Callable[[datetime], None],
) -> None:
    """Who read what is known, and the journal is not filled by someone who clicks (3.22)."""
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    for seconds, actor in ((0, case_officer), (30, case_officer), (30, other_case_officer), (70, case_officer)):
        stopped_clock(noon + timedelta(seconds=seconds))
        with writing() as tx:
            note_reading(tx, actor, candidate_id)
    with reading() as tx:
        assert readings(tx) == [
            (case_officer.id, candidate_id), (other_case_officer.id, candidate_id), (case_officer.id, candidate_id),
        ]  # fmt: skip


def test_versions_say_what_they_changed(
    candidate_id: int, writing: Unit, reading: Unit, case_officer: Actor, head_of_office: Actor
) -> None:
    """A deregistered registration stays in the record, with every version and what changed between them (6.09)."""
    with writing() as tx:
        _move(tx, candidate_id)
        registration = one_file(tx, case_officer, candidate_id).registrations[0]
        deregister(tx, case_officer, registration.id, reason="à sa demande", seen=registration.version)
        note_reading(tx, case_officer, candidate_id)
    with reading() as tx:
        found = one_file(tx, case_officer, candidate_id)
        head = one_file(tx, head_of_office, candidate_id)
    (registration,) = found.registrations
    assert (registration.state, registration.state_reason) == ("deregistered", "à sa demande")
    assert [version.n for version in registration.versions] == [2, 1]
    changed = {change.field: (change.before, change.after) for change in registration.versions[0].changes}
    assert changed["contact.postcode"] == ("38000", "38100")
    assert registration.versions[1].changes == ()
    assert registration.pieces != ()
    names = [line.name for line in found.events]
    assert names[0] == "registration.deregistered"
    assert "candidate.read" not in names
    assert "candidate.read" in [line.name for line in head.events]


def test_a_reader_opens_no_document_where_they_only_read(
    candidate_id: int, writing: Unit, reading: Unit, reader: Actor, case_officer: Actor
) -> None:
    """A confirmation prints the INE and the address: neither listed nor opened, whatever is held elsewhere (3.04)."""
    with reading() as tx:
        number = one_file(tx, case_officer, candidate_id).registrations[0].id
    with writing() as tx:
        made = issue(tx, case_officer, number)
    mixed = replace(reader, scopes=(Scope(Role.READER, "08"), Scope(Role.CASE_OFFICER, "09")))
    for actor, refusal in ((reader, NotAllowed), (mixed, NotFound)):
        with reading() as tx:
            shown = {one.id: one for one in one_file(tx, actor, candidate_id).registrations}[number]
            assert (shown.documents, shown.may_read_documents) == ((), False)
            with pytest.raises(refusal):
                twin(tx, actor, made.document_id)
        with pytest.raises(refusal), writing() as tx:
            open_file(tx, actor, "documents", str(made.document_id))
    with reading() as tx:
        shown = one_file(tx, case_officer, candidate_id).registrations[0]
    assert [one.id for one in shown.documents] == [made.document_id]
    assert shown.may_read_documents


def test_a_confirmation_is_offered_where_none_is_in_force(
    candidate_id: int, writing: Unit, reading: Unit, case_officer: Actor, reader: Actor
) -> None:
    """Offered to who may make it: before the first, after a change, never beside the one in force nor once it ended."""

    def offered(actor: Actor) -> bool:
        with reading() as tx:
            return one_file(tx, actor, candidate_id).registrations[0].may_issue

    with reading() as tx:
        number = one_file(tx, case_officer, candidate_id).registrations[0].id
    assert (offered(case_officer), offered(reader)) == (True, False)
    with writing() as tx:
        issue(tx, case_officer, number)
    assert not offered(case_officer)
    with writing() as tx:
        registration = tx.get_one(Registration, number)
        deregister(tx, case_officer, number, reason="demande écrite", seen=registration.version)
    assert not offered(case_officer)
