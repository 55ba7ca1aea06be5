"""Registrations: numbers, versions, the lock of personal data, and the end of a registration."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core.access import Permission, Role, Scope
from core.audit import verify
from core.candidates.errors import EmailTaken, NumberTaken
from core.errors import NotAllowed, NotFound, StaleForm
from core.registrations.actions import Entry, save_registration, save_version
from core.registrations.ending import deregister
from core.registrations.errors import AlreadyRegistered, RegistrationEnded
from core.registrations.rules import Cause, State, in_force, number_text, version_text
from core.registrations.snapshot import from_json
from db.tables import AuditEvent, Candidate, Piece, Registration, RegistrationVersion
from tests.factories import a_candidate, a_registration, an_exam_session


def test_a_first_registration_is_version_one_and_locks_the_person(writing, reading):
    """The first saved registration has number 001, version 1, and locks personal data for ever (6.08, 6.09)."""
    with writing() as tx:
        candidate = a_candidate(tx)
        assert candidate.locked_at is None
        saved = a_registration(tx, candidate)
    with reading() as tx:
        row = tx.get_one(Registration, saved.registration_id)
        assert (row.number, row.version, row.state) == (1, 1, State.REGISTERED)
        assert tx.get_one(Candidate, row.candidate_id).locked_at is not None
        version = tx.scalars(select(RegistrationVersion).filter_by(registration_id=row.id)).one()
        snapshot = from_json(version.snapshot)
        assert snapshot.candidate_number == saved.candidate_number
        assert snapshot.identity.birth_name == "Martin"
        assert snapshot.papers
        assert {piece.code for piece in snapshot.pieces} == set(
            tx.scalars(select(Piece.piece_code).filter_by(registration_id=row.id))
        )


def test_a_save_that_changes_nothing_is_no_version(writing, reading):
    """Saving again without a change does not count, and says so; a change counts for exactly one (6.09)."""
    with writing() as tx:
        saved = a_registration(tx)
    with writing() as tx:
        again = save_version(tx, _system(), tx.get_one(Registration, saved.registration_id), Cause.MODIFICATION)
        assert not again.changed
        assert again.version == 1
    with writing() as tx:
        row = tx.get_one(Registration, saved.registration_id)
        row.class_name = "TMA2"
        changed = save_version(tx, _system(), row, Cause.MODIFICATION)
        assert (changed.changed, changed.version) == (True, 2)
    with reading() as tx:
        found = tx.scalars(select(RegistrationVersion.n).filter_by(registration_id=saved.registration_id))
        assert list(found) == [1, 2]


def test_content_cannot_change_without_a_version(writing):
    """By SQL as by code: a fingerprint moves only with a version one higher (6.09)."""
    with writing() as tx:
        saved = a_registration(tx)
    for change in ("version = version + 2", "version = version - 1", "fingerprint = 'x'"):
        with pytest.raises(DBAPIError, match="version_goes_up_by_one"), writing() as tx:
            tx.execute(text(f"UPDATE registration SET {change} WHERE id = {saved.registration_id}"))


def test_locked_identity_cannot_change_by_sql(writing, reading):
    """Once locked, no SQL path changes identity without an approved correction, nor clears the lock (6.08)."""
    with writing() as tx:
        saved = a_registration(tx)
    for change in (
        "birth_name = 'Durand'",
        "birth_date = '2001-01-01'",
        "ine = 'x'",
        "last_correction_id = 5, first_names = 'x'",
    ):
        with pytest.raises(DBAPIError, match="locked_identity_needs_a_correction"), writing() as tx:
            tx.execute(text(f"UPDATE candidate SET {change}"))
    with pytest.raises(DBAPIError, match="candidate_lock_is_for_ever"), writing() as tx:
        tx.execute(text("UPDATE candidate SET locked_at = NULL"))
    with reading() as tx:
        assert tx.scalars(select(Candidate).filter_by(number=saved.candidate_number)).one().birth_name == "Martin"


def test_a_deregistered_registration_never_comes_back(writing, case_officer):
    """Deregistration is final for the registration; registering again takes the next number, version 1 (6.10)."""
    with writing() as tx:
        candidate = a_candidate(tx)
        saved = a_registration(tx, candidate)
        deregister(tx, case_officer, saved.registration_id, reason="demande écrite", seen=1)
    with pytest.raises(DBAPIError, match="no_way_back_from_ended"), writing() as tx:
        tx.execute(text("UPDATE registration SET state = 'registered'"))
    with writing() as tx:
        row = tx.get_one(Registration, saved.registration_id)
        with pytest.raises(RegistrationEnded):
            save_version(tx, _system(), row, Cause.MODIFICATION)
        again = a_registration(tx, tx.get_one(Candidate, row.candidate_id))
        assert (again.number, again.version) == (2, 1)
        assert tx.get_one(Candidate, row.candidate_id).locked_at is not None


def test_deregistering_needs_the_form_to_be_fresh(writing, case_officer):
    """A registration modified since it was displayed is not deregistered by mistake."""
    with writing() as tx:
        saved = a_registration(tx)
        row = tx.get_one(Registration, saved.registration_id)
        row.class_name = "TMA3"
        save_version(tx, _system(), row, Cause.MODIFICATION)
    with writing() as tx, pytest.raises(StaleForm):
        deregister(tx, case_officer, saved.registration_id, reason="demande", seen=1)


def test_one_active_registration_for_an_exam(writing, reading):
    """The same speciality and exam session twice is refused, and burns no number (6.33, 6.20)."""
    with writing() as tx:
        candidate = a_candidate(tx)
        a_registration(tx, candidate)
    with pytest.raises(AlreadyRegistered), writing() as tx:
        a_registration(tx, tx.get_one(Candidate, candidate.id))
    with reading() as tx:
        assert tx.get_one(Candidate, candidate.id).last_registration_number == 1


def test_one_email_once(writing, reading):
    """An address belongs to one owner anywhere; the second is refused and nothing of him is kept (6.01)."""
    with writing() as tx:
        a_candidate(tx, email="famille@example.org")
    with pytest.raises(EmailTaken), writing() as tx:
        a_candidate(tx, email="famille@example.org", birth_name="Durand")
    with reading() as tx:
        assert list(tx.scalars(select(Candidate.birth_name))) == ["Martin"]


def test_a_candidate_number_is_given_once(writing):
    """A number brought by an import is refused when someone has it, and never given again (6.20)."""
    with writing() as tx:
        first = a_candidate(tx).number
        upcoming = f"02{int(first[2:]) + 1:09d}"
        a_candidate(tx, number=upcoming)
        assert a_candidate(tx).number == f"02{int(first[2:]) + 2:09d}"
    with pytest.raises(NumberTaken), writing() as tx:
        a_candidate(tx, number=upcoming)


def test_perimeter_covers_saving(writing, stranger, reader):
    """A case officer of another académie cannot even see the candidate; a reader may not register anyone (3.02)."""
    with writing() as tx:
        candidate = a_candidate(tx)
        entry = Entry(an_exam_session(tx).id, "08", "31212")
    with writing() as tx, pytest.raises(NotFound):
        save_registration(tx, stranger, candidate.id, entry)
    with writing() as tx, pytest.raises(NotAllowed) as refused:
        save_registration(tx, reader, candidate.id, entry)
    assert refused.value.facts == {"permission": Permission.REGISTRATION_SAVE}


def test_every_save_is_in_the_journal_and_the_chain_holds(writing, reading):
    """Creation and registration each leave their event, in the transaction of the change (3.15, 3.18)."""
    with writing() as tx:
        a_registration(tx)
    with reading() as tx:
        names = list(tx.scalars(select(AuditEvent.name).order_by(AuditEvent.seq)))
        assert names[-2:] == ["candidate.created", "registration.saved"]
        assert verify(tx).intact


def test_numbers_are_written_as_the_office_does():
    """`001` and `Version 02`."""
    assert number_text(1) == "001"
    assert version_text(2) == "Version 02"


@pytest.mark.parametrize(
    ("first", "last", "asked", "expected"),
    [
        ("2019", "", "2027", True),
        ("2019", "2026", "2027", False),
        ("2019", "2027", "2027-11", True),
        ("2028", "", "2027", False),
    ],
)
def test_grids_are_dated(first, last, asked, expected):
    """A grid serves from its first to its last exam session, both included, months with their year."""
    assert in_force(first, last, asked) is expected


def _system():
    from core.access import system

    return system("tests")


def test_a_minor_difference_is_seen(writing, reading):
    """A changed birth date in a snapshot is one difference, named by its field."""
    from core.registrations.differences import differences

    with writing() as tx:
        saved = a_registration(tx)
    with reading() as tx:
        plain = tx.scalars(select(RegistrationVersion.snapshot).filter_by(registration_id=saved.registration_id)).one()
    other = {**plain, "identity": {**plain["identity"], "birth_date": date(2008, 3, 13).isoformat()}}
    assert [(d.field, d.before, d.after) for d in differences(plain, other)] == [
        ("identity.birth_date", "2008-03-12", "2008-03-13")
    ]


def test_a_right_held_elsewhere_registers_nobody_here(writing, reader):
    """Who only reads a candidate cannot register them where they may register others (3.02)."""
    mixed = replace(reader, scopes=(Scope(Role.READER, "08"), Scope(Role.CASE_OFFICER, "09")))
    with writing() as tx:
        candidate = a_candidate(tx)
        entry = Entry(an_exam_session(tx).id, "09", "31212")
    with writing() as tx, pytest.raises(NotFound):
        save_registration(tx, mixed, candidate.id, entry)
