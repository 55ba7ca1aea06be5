"""Two at once: proposals, approvals, a candidate who registers meanwhile. One wins, nothing is lost (6.22, 6.23)."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from core import units
from core.corrections import actions, deciding, finding
from core.corrections.actions import propose
from core.corrections.deciding import approve
from core.corrections.errors import AlreadyDecided, CorrectionAlreadyOpen
from core.errors import StaleForm
from core.registrations.actions import Entry, save_registration
from core.registrations.snapshot import from_json
from db.tables import Candidate, Correction, Registration, RegistrationVersion
from tests.core.corrections.conftest import asked, proof
from tests.factories import a_candidate, a_registration, a_staff, an_exam_session
from tests.races import at_once, one_after_the_other

ROUNDS = 4


@pytest.fixture
def people(engine):
    """Four case officers: four persons."""
    return [a_staff(engine, "case_officer", academie_code="08") for _ in range(4)]


def a_new_candidate(writing):
    with writing() as tx:
        candidate = a_candidate(tx)
        a_registration(tx, candidate)
        return candidate.id, candidate.version


def proposing(actor, candidate_id, version, name):
    return lambda: units.perform(
        propose, actor, candidate_id, asked(birth_name=name), reason_code="civil_status", reason_text="",
        evidence=proof(), seen=version,
    )  # fmt: skip


def test_two_proposals_at_once_leave_one(writing, reading, people):
    """One is proposed, the others are told that one waits; never two open for one candidate (3.11)."""
    for _ in range(ROUNDS):
        candidate, version = a_new_candidate(writing)
        results = at_once(*(proposing(one, candidate, version, f"Nom{'abcd'[i]}") for i, one in enumerate(people)))
        assert sum(isinstance(result, actions.Proposed) for result in results) == 1
        assert sum(isinstance(result, CorrectionAlreadyOpen) for result in results) == 3
        with reading() as tx:
            assert len(tx.scalars(select(Correction).filter_by(candidate_id=candidate)).all()) == 1


def test_without_its_guards_two_proposals_get_through(writing, reading, people, monkeypatch):
    """Negative control: without the check and the unique index, the race above ends with several open (4.14).

    The candidate is locked, so that those who meet come one after the other: here they do so in a known order.
    """
    monkeypatch.setattr(actions, "_refuse_second", lambda *_: None)
    with writing() as tx:
        tx.execute(text("DROP INDEX one_open_correction_per_candidate"))
    candidate, version = a_new_candidate(writing)
    one_after_the_other(*(proposing(one, candidate, version, f"Nom{'abcd'[i]}") for i, one in enumerate(people)))
    with reading() as tx:
        assert len(tx.scalars(select(Correction).filter_by(candidate_id=candidate)).all()) == 4


def test_the_index_alone_keeps_one_open(writing, people, monkeypatch):
    """Even if the check were forgotten, the database keeps one, and the others get the same refusal."""
    monkeypatch.setattr(actions, "_refuse_second", lambda *_: None)
    candidate, version = a_new_candidate(writing)
    results = at_once(*(proposing(one, candidate, version, f"Nom{'abcd'[i]}") for i, one in enumerate(people)))
    assert sum(isinstance(result, actions.Proposed) for result in results) == 1
    assert sum(isinstance(result, CorrectionAlreadyOpen) for result in results) == 3


def a_readied(writing, people, read_evidence):
    candidate, version = a_new_candidate(writing)
    receipt = proposing(people[0], candidate, version, "Martineau")()
    for decider in people[1:]:
        read_evidence(decider, receipt.correction_id)
    return candidate, receipt


def approving(actor, receipt):
    return lambda: units.perform(approve, actor, receipt.correction_id, receipt.digest)


def test_two_approvals_at_once_are_one(writing, reading, people, read_evidence):
    """One approves, the others are told it is decided; one version more, not two (6.22, 6.09)."""
    for _ in range(ROUNDS):
        candidate, receipt = a_readied(writing, people, read_evidence)
        results = at_once(*(approving(one, receipt) for one in people[1:]))
        assert sum(isinstance(result, deciding.Decided) for result in results) == 1
        assert sum(isinstance(result, AlreadyDecided) for result in results) == 2
        with reading() as tx:
            (registration,) = tx.scalars(select(Registration).filter_by(candidate_id=candidate))
            assert registration.version == 2


def test_without_its_guards_two_approvals_get_through(engine, writing, people, read_evidence, monkeypatch):
    """Negative control: without the state check and the trigger, the race above is decided several times (4.14).

    The correction is locked, so that those who meet come one after the other: here they do so in a known order.
    """
    monkeypatch.setattr(deciding, "_refuse_decided", lambda *_: None)
    monkeypatch.setattr(deciding, "_too_late", lambda *_: None)
    with writing() as tx:
        on = "" if engine.dialect.name == "sqlite" else " ON correction"
        tx.execute(text(f"DROP TRIGGER a_decision_is_final{on}"))
        on = "" if engine.dialect.name == "sqlite" else " ON candidate"
        tx.execute(text(f"DROP TRIGGER locked_identity_needs_a_correction{on}"))
    _, receipt = a_readied(writing, people, read_evidence)
    results = one_after_the_other(*(approving(one, receipt) for one in people[1:]))
    assert [type(result) for result in results] == [deciding.Decided] * 3


def test_a_registration_saved_meanwhile_is_never_overwritten(writing, reading, people, read_evidence):
    """Approval against a new registration: it follows the correction, or the correction is stale (6.08, 6.23)."""
    outcomes = set()
    for _ in range(2 * ROUNDS):
        candidate, receipt = a_readied(writing, people, read_evidence)
        with reading() as tx:
            entry = Entry(an_exam_session(tx).id, "08", "30004")
        decided, saved = at_once(
            approving(people[1], receipt),
            lambda entry=entry, candidate=candidate: units.perform(save_registration, people[2], candidate, entry),
        )
        assert not isinstance(saved, Exception), saved
        outcomes.add(decided.state)
        with reading() as tx:
            name = tx.get_one(Candidate, candidate).birth_name
            assert name == ("Martineau" if decided.state == "approved" else "Martin")
            for registration in tx.scalars(select(Registration).filter_by(candidate_id=candidate)):
                row = tx.scalars(
                    select(RegistrationVersion).filter_by(registration_id=registration.id, n=registration.version)
                ).one()
                assert from_json(row.snapshot).identity.birth_name == name
    assert outcomes <= {"approved", "stale"}


def test_the_correction_is_locked_after_its_candidate():
    """Locks are taken in one order by all: the candidate first (4.15)."""
    names = finding.one_correction.__code__.co_names
    assert names.index("one_candidate") < names.index("with_for_update")


def test_a_lost_race_says_the_form_is_stale_never_breaks(writing, people):
    """Two forms opened on the same version, sent one after the other with different wishes: the second is refused."""
    candidate, version = a_new_candidate(writing)
    with writing() as tx:
        a_registration(tx, tx.get_one(Candidate, candidate), speciality="30004")
    with pytest.raises(StaleForm):
        proposing(people[0], candidate, version, "Marteau")()
