"""A confirmation signed on paper or validated online: of one version, in its window, taken back by any change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from core import fsck, units
from core.access import system
from core.audit import Event
from core.errors import NotAllowed, NotFound, StaleForm
from core.registrations.actions import save_version
from core.registrations.errors import NotOnline, NotOnPaper, SignedAlready, ValidationNotOpen
from core.registrations.rules import Cause, State
from core.registrations.validation import awaits_paper, note_confirmed, to_confirm, validate_online
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, OnlineValidation, OutboxMessage, Piece, Registration
from tests import factories
from tests.core.pieces.conftest import someone

ONLINE, PAPER = "BCG", "31212"
IN_TIME = datetime(2026, 11, 23, 9, tzinfo=UTC)
CLOSES = datetime(2026, 12, 21, 22, 59, 59, tzinfo=UTC)


@pytest.fixture
def lea(engine, stopped_clock):
    """A candidate of the general baccalaureate: validated online."""
    stopped_clock(IN_TIME)
    return someone(engine, speciality=ONLINE)


@pytest.fixture
def max_(engine, stopped_clock):
    """A candidate of the professional baccalaureate: signed on paper."""
    stopped_clock(IN_TIME)
    return someone(engine, speciality=PAPER)


def shown(one):
    return units.read(to_confirm, one.actor, 1)


def validated(one, seen=None):
    return units.perform(validate_online, one.actor, one.registration_id, seen=seen or shown(one).fingerprint)


def modified(engine, one, city="Voiron"):
    with writing(engine) as tx:
        registration = tx.get_one(Registration, one.registration_id)
        tx.get_one(Candidate, one.candidate_id).city = city
        tx.flush()
        return save_version(tx, system("tests"), registration, Cause.MODIFICATION)


def mails(engine):
    with reading(engine) as tx:
        return list(tx.scalars(select(OutboxMessage.template).order_by(OutboxMessage.id)))


def test_a_validation_counts_as_a_signature_of_the_version_on_the_screen(engine, lea):
    """State validated, a row with the fingerprint, a line in the journal, a mail (seed 5)."""
    assert shown(lea).can_validate
    assert validated(lea).state == "validated"
    now = shown(lea)
    assert (now.state, now.can_validate) == (State.VALIDATED, False)
    with reading(engine) as tx:
        row = tx.scalars(select(OnlineValidation)).one()
        event = tx.scalars(select(AuditEvent).filter_by(name=Event.CONFIRMATION_VALIDATED.value)).one()
        assert fsck.check(tx).ok
    assert (row.registration_version, row.fingerprint) == (1, now.fingerprint)
    assert (event.actor_kind, event.facts["version"]) == ("candidate", 1)
    assert mails(engine) == ["confirmation_validated"]
    with pytest.raises(SignedAlready):
        validated(lea)


def test_what_was_not_on_the_screen_is_not_validated(engine, lea):
    """Modified in another tab while it was read: refused, and nothing is kept (3.10)."""
    seen = shown(lea).fingerprint
    modified(engine, lea)
    with pytest.raises(StaleForm):
        validated(lea, seen)
    with reading(engine) as tx:
        assert tx.scalars(select(OnlineValidation)).all() == []


@pytest.mark.parametrize("when", [datetime(2026, 11, 9, 8, 59, 59, tzinfo=UTC), CLOSES])
def test_a_validation_is_made_in_its_window_alone(lea, stopped_clock, when):
    """By the database's clock: not a second before it opens, not at the second it closes (6.15)."""
    stopped_clock(when)
    assert not shown(lea).can_validate
    with pytest.raises(ValidationNotOpen):
        validated(lea)


def test_what_a_change_took_back_after_the_closing_can_be_validated_again(engine, lea, stopped_clock):
    """A new e-mail or a correction of the office never leaves a registration validated in time without a way back."""
    validated(lea)
    stopped_clock(CLOSES)
    modified(engine, lea)
    assert shown(lea).can_validate
    assert validated(lea).state == "validated"
    with reading(engine) as tx:
        assert [one.registration_version for one in tx.scalars(select(OnlineValidation))] == [1, 2]


def test_a_change_takes_the_validation_back(engine, lea):
    """Version 2 is to be validated again, it is said by mail; both validations are kept, each of its version."""
    validated(lea)
    assert modified(engine, lea).version == 2
    assert shown(lea).state is State.REGISTERED
    assert mails(engine) == ["confirmation_validated", "confirmation_taken_back"]
    validated(lea)
    with reading(engine) as tx:
        assert [one.registration_version for one in tx.scalars(select(OnlineValidation))] == [1, 2]
        changed = tx.scalars(select(AuditEvent).filter_by(name=Event.REGISTRATION_STATE_CHANGED.value)).one()
        assert fsck.check(tx).ok
    assert changed.subject_id == lea.registration_id


def test_a_save_that_changes_nothing_takes_nothing_back(engine, lea):
    """The same content is the same version, and stays signed (6.09)."""
    validated(lea)
    with writing(engine) as tx:
        registration = tx.get_one(Registration, lea.registration_id)
        assert not save_version(tx, system("tests"), registration, Cause.MODIFICATION).changed
    assert shown(lea).state is State.VALIDATED


def test_each_regime_has_its_own_signature(engine, lea, max_, case_officer):
    """Paper is never validated online, and no paper is noted for what its candidate can validate online."""
    with writing(engine) as tx:
        factories.an_account(tx, candidate=tx.get_one(Candidate, lea.candidate_id))
    assert (shown(lea).online, shown(max_).online) == (True, False)
    with pytest.raises(NotOnline):
        validated(max_)
    with pytest.raises(NotOnPaper):
        units.perform(note_confirmed, case_officer, lea.registration_id, seen=1)
    assert not units.read(awaits_paper, case_officer, lea.registration_id)


def test_somebody_without_an_account_signs_on_paper_at_the_desk(lea, case_officer):
    """Registered by the office, he has no way to validate online: the office notes his signature (seed 5, 6.17)."""
    assert shown(lea).online
    assert units.read(awaits_paper, case_officer, lea.registration_id)
    assert units.perform(note_confirmed, case_officer, lea.registration_id, seen=1).state == "confirmed"


def test_the_office_notes_the_paper_it_received(engine, max_, case_officer, reader, stranger):
    """Of the version on the screen; the piece follows; another académie, a reader, the candidate may not."""
    for who in (reader, max_.actor):
        with pytest.raises(NotAllowed):
            units.perform(note_confirmed, who, max_.registration_id, seen=1)
    with pytest.raises(NotFound):
        units.perform(note_confirmed, stranger, max_.registration_id, seen=1)
    with pytest.raises(StaleForm):
        units.perform(note_confirmed, case_officer, max_.registration_id, seen=2)
    assert units.perform(note_confirmed, case_officer, max_.registration_id, seen=1).state == "confirmed"
    with reading(engine) as tx:
        assert tx.scalars(select(Piece.state).filter_by(piece_code="signed_confirmation")).one() == "accepted"
    modified(engine, max_)
    assert shown(max_).state is State.REGISTERED
    with reading(engine) as tx:
        assert tx.scalars(select(Piece.state).filter_by(piece_code="signed_confirmation")).one() == "awaited"
    assert mails(engine) == ["confirmation_received", "confirmation_taken_back"]


def test_the_confirmation_of_somebody_else_does_not_exist(engine, lea):
    """Neither seen nor validated (3.03)."""
    zoe = someone(engine, speciality=ONLINE)
    with pytest.raises(NotFound):
        units.perform(validate_online, zoe.actor, lea.registration_id, seen=shown(lea).fingerprint)
    with pytest.raises(NotFound):
        units.read(to_confirm, zoe.actor, 2)
