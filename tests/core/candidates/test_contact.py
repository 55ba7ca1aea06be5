"""Telephone and address are changed by one person; what prints them follows."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.candidates.contact import Reached, change_contact
from core.errors import InvalidFields, NotAllowed, NotFound, StaleForm
from db.tables import AuditEvent, AuditValue, Candidate, OutboxMessage, Registration
from tests.factories import a_candidate, a_registration

HERE = Reached("+33639980000", ("12 rue des Lilas",), "38000", "Grenoble", "France")
THERE = Reached("06 39 98 00 01", ("3 rue des Roses", "", "Bâtiment B"), "38100", "Grenoble", "France")


@pytest.fixture
def lea(writing):
    with writing() as tx:
        candidate = a_candidate(tx, phone="+33639980000")
        a_registration(tx, candidate)
        return candidate.id, candidate.version


def test_contact_is_changed_by_one_person_and_followed(lea, writing, reading, case_officer):
    """No second person, locked or not; a new version since it is printed; the candidate is told; journalled."""
    candidate_id, seen = lea
    with writing() as tx:
        done = change_contact(tx, case_officer, candidate_id, THERE, seen=seen)
    assert (done.fields, done.versions) == (3, 1)
    with reading() as tx:
        candidate = tx.get_one(Candidate, candidate_id)
        assert (candidate.phone, candidate.address) == ("+33639980001", ["3 rue des Roses", "Bâtiment B"])
        assert tx.scalars(select(Registration.version)).all() == [2]
        (mail,) = tx.scalars(select(OutboxMessage))
        assert mail.template == "contact_changed"
        assert "Roses" not in str(mail.facts)
        event = tx.scalars(select(AuditEvent).filter_by(name="candidate.contact_changed")).one()
        kept = tx.scalars(select(AuditValue.field).filter_by(event_seq=event.seq))
        assert set(kept) == {"phone", "address", "postcode"}


def test_a_contact_that_changes_nothing_keeps_nothing(lea, writing, reading, case_officer):
    """Saved as it is: no version, no mail, no event."""
    candidate_id, seen = lea
    with writing() as tx:
        assert change_contact(tx, case_officer, candidate_id, HERE, seen=seen).fields == 0
    with reading() as tx:
        assert tx.scalars(select(Registration.version)).all() == [1]
        assert tx.scalars(select(OutboxMessage)).all() == []


def test_a_contact_is_refused_whole(lea, writing, reading, case_officer, reader, stranger):
    """Wrong values, an old form, a reader, another académie: nothing is kept."""
    candidate_id, seen = lea
    wrong = Reached("12", ("a", "b", "c", "d", "e"), "38000", "Gren<b>oble", "France")
    for actor, reached, version, refusal in (
        (case_officer, wrong, seen, InvalidFields),
        (case_officer, THERE, seen - 1, StaleForm),
        (reader, THERE, seen, NotAllowed),
        (stranger, THERE, seen, NotFound),
    ):
        with writing() as tx, pytest.raises(refusal):
            change_contact(tx, actor, candidate_id, reached, seen=version)
    with reading() as tx:
        assert tx.get_one(Candidate, candidate_id).postcode == "38000"
        assert tx.get_one(Candidate, candidate_id).version == seen
