"""Propose, withdraw, take up again, undo: nothing changes until another person approves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from core.access import system
from core.candidates.errors import EmailTaken
from core.corrections.actions import expire_due, propose_again, undo, withdraw
from core.corrections.deciding import approve
from core.corrections.errors import (
    AlreadyDecided,
    CorrectionAlreadyOpen,
    EvidenceMissing,
    EvidenceNotRecognised,
    FieldNotCorrectable,
    NothingChanges,
    NotYourProposal,
    ReasonUnexplained,
    UndoTooLate,
)
from core.corrections.expiry import let_expire
from core.errors import InvalidFields, NotAllowed, NotFound, StaleForm
from core.storage import fetch
from db.tables import AuditEvent, AuditValue, Candidate, Correction, StoredFile
from tests.core.corrections.conftest import PDF, proof
from tests.factories import a_candidate, a_registration, a_staff

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def lea(writing):
    """A candidate registered once, so locked."""
    with writing() as tx:
        candidate = a_candidate(tx)
        a_registration(tx, candidate)
        return candidate.id


def test_a_proposal_changes_nothing_and_keeps_everything_needed_to_decide(reading, proposed, lea, case_officer):
    """Before, after, reason, proof and version are kept; the register still says the old name (3.09, 3.12)."""
    receipt = proposed(
        case_officer, lea, values={"birth_name": "Martineau", "birth_date": "12/03/2009"}, reason_text="acte du 3 mai"
    )
    with reading() as tx:
        row = tx.get_one(Correction, receipt.correction_id)
        candidate = tx.get_one(Candidate, lea)
        assert candidate.birth_name == "Martin"
        assert row.state == "proposed"
        assert row.before == {"birth_name": "Martin", "birth_date": "2008-03-12"}
        assert row.after == {"birth_name": "Martineau", "birth_date": "2009-03-12"}
        assert row.base_version == candidate.version
        assert row.expires_at - row.proposed_at == timedelta(days=7)
        file = tx.get_one(StoredFile, row.evidence_id)
        assert fetch(file.storage_key, file.sha256) == PDF
        event = tx.scalars(select(AuditEvent).filter_by(name="correction.proposed")).one()
        assert (event.subject_id, event.reason, event.facts["candidate"]) == (row.id, "acte du 3 mai", lea)
        kept = tx.scalars(select(AuditValue).filter_by(event_seq=event.seq).order_by(AuditValue.position))
        assert [(value.field, value.before, value.after) for value in kept] == [
            ("birth_name", "Martin", "Martineau"), ("birth_date", "2008-03-12", "2009-03-12"),
        ]  # fmt: skip
        assert "Martineau" not in str(event.facts)


def test_a_proposal_that_lacks_something_keeps_nothing(lea, case_officer, proposed, nothing_kept):
    """A real change, valid values, a reason, a proof, and a form that shows today's data: or nothing at all."""
    lacking = [
        ({"values": {"birth_name": "Martin"}}, NothingChanges),
        ({"values": {"birth_name": "<b>x</b>"}}, InvalidFields),
        ({"values": {"number": "02000000001"}}, FieldNotCorrectable),
        ({"values": {"birth_name": "X", "last_correction_id": "1"}}, FieldNotCorrectable),
        ({"evidence": proof(content=b"")}, EvidenceMissing),
        ({"evidence": proof("acte.pdf", b"<html></html>")}, EvidenceNotRecognised),
        ({"reason_code": "other"}, ReasonUnexplained),
        ({"seen": 1}, StaleForm),
    ]
    for facts, refusal in lacking:
        with nothing_kept(), pytest.raises(refusal):
            proposed(case_officer, lea, **facts)


def test_only_those_who_correct_in_their_perimeter_propose(
    lea, proposed, reader, stranger, supervisor, technical_administrator, nothing_kept
):
    """A reader may not; another académie sees no such candidate; neither do those who read no persons (3.02)."""
    with nothing_kept():
        for actor, refusal in (
            (reader, NotAllowed),
            (stranger, NotFound),
            (supervisor, NotAllowed),
            (technical_administrator, NotAllowed),
        ):
            with pytest.raises(refusal):
                proposed(actor, lea)


def test_one_open_proposal_per_candidate(lea, proposed, case_officer, other_case_officer, nothing_kept):
    """The second one is refused, whoever makes it, until the first is decided or withdrawn (3.11)."""
    first = proposed(case_officer, lea)
    with nothing_kept(), pytest.raises(CorrectionAlreadyOpen) as refused:
        proposed(other_case_officer, lea, values={"ine": "123456789AB"})
    assert refused.value.facts["correction"] == first.correction_id


def test_an_open_proposal_that_died_makes_room(lea, proposed, case_officer, writing, reading, stopped_clock):
    """One that expired or whose record moved is closed by the next proposal, and both facts are journalled."""
    first = proposed(case_officer, lea)
    stopped_clock(START + timedelta(days=7))
    second = proposed(case_officer, lea)
    with writing() as tx:
        a_registration(tx, tx.get_one(Candidate, lea), speciality="30004")
    third = proposed(case_officer, lea)
    with reading() as tx:
        states = {row.id: row.state for row in tx.scalars(select(Correction))}
        assert states == {
            first.correction_id: "expired",
            second.correction_id: "stale",
            third.correction_id: "proposed",
        }
        names = list(tx.scalars(select(AuditEvent.name).order_by(AuditEvent.seq)))
        assert "correction.expired" in names
        assert "correction.stale" in names


def test_an_address_already_taken_is_refused_when_proposed(lea, proposed, writing, case_officer, nothing_kept):
    """One e-mail, once, anywhere: said at once, without saying whose it is (6.01, 1.14)."""
    with writing() as tx:
        a_candidate(tx, email="pris@example.org", birth_name="Durand")
    with nothing_kept(), pytest.raises(EmailTaken) as refused:
        proposed(case_officer, lea, values={"email": "PRIS@example.org"})
    assert refused.value.facts == {}


def test_a_proposal_is_withdrawn_by_its_author_only(
    lea, proposed, writing, reading, case_officer, other_case_officer, engine, nothing_kept
):
    """Under any account of the same person; nobody else; and once only."""
    receipt = proposed(case_officer, lea)
    with nothing_kept(), writing() as tx, pytest.raises(NotYourProposal):
        withdraw(tx, other_case_officer, receipt.correction_id)
    second_account = a_staff(engine, "case_officer", academie_code="08", person_id=case_officer.person_id)
    with writing() as tx:
        assert withdraw(tx, second_account, receipt.correction_id).state == "withdrawn"
    with nothing_kept(), writing() as tx, pytest.raises(AlreadyDecided):
        withdraw(tx, case_officer, receipt.correction_id)
    with reading() as tx:
        assert tx.get_one(Candidate, lea).birth_name == "Martin"


def test_proposals_expire_after_seven_days(lea, proposed, writing, reading, case_officer, stopped_clock):
    """Not a second before; each one is journalled; the others stay (3.09)."""
    receipt = proposed(case_officer, lea)
    for moment, expired in ((timedelta(days=7, seconds=-1), 0), (timedelta(days=7), 1), (timedelta(days=8), 0)):
        stopped_clock(START + moment)
        with writing() as tx:
            assert expire_due(tx, system("worker")) == expired
    let_expire()
    with reading() as tx:
        assert tx.get_one(Correction, receipt.correction_id).state == "expired"
        assert list(tx.scalars(select(AuditEvent.subject_id).filter_by(name="correction.expired"))) == [
            receipt.correction_id
        ]


def test_a_proposal_come_back_is_taken_up_again_on_todays_data(
    lea, proposed, writing, reading, case_officer, other_case_officer, read_evidence, nothing_kept
):
    """Same wishes, same proof, new base: only by its author, and only when it came back (3.11)."""
    receipt = proposed(case_officer, lea)
    with writing() as tx:
        a_registration(tx, tx.get_one(Candidate, lea), speciality="30004")
    read_evidence(other_case_officer, receipt.correction_id)
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "stale"
    with reading() as tx:
        now = tx.get_one(Candidate, lea).version
    with nothing_kept():
        with writing() as tx, pytest.raises(NotYourProposal):
            propose_again(tx, other_case_officer, receipt.correction_id, seen=now)
        with writing() as tx, pytest.raises(StaleForm):
            propose_again(tx, case_officer, receipt.correction_id, seen=now - 1)
    with writing() as tx:
        again = propose_again(tx, case_officer, receipt.correction_id, seen=now)
    assert again.digest != receipt.digest
    with reading() as tx:
        old, new = tx.get_one(Correction, receipt.correction_id), tx.get_one(Correction, again.correction_id)
        assert (new.state, new.after, new.evidence_id, new.base_version) == (
            "proposed", old.after, old.evidence_id, now,
        )  # fmt: skip


@pytest.fixture
def approved(proposed, writing, read_evidence, case_officer, other_case_officer):
    """Propose by one and approve by the other."""

    def do(candidate_id, **facts):
        receipt = proposed(case_officer, candidate_id, **facts)
        read_evidence(other_case_officer, receipt.correction_id)
        with writing() as tx:
            assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "approved"
        return receipt.correction_id

    return do


def _version(reading, candidate_id):
    with reading() as tx:
        return tx.get_one(Candidate, candidate_id).version


def test_undoing_is_a_correction_like_another(
    lea, approved, writing, reading, read_evidence, case_officer, other_case_officer, nothing_kept
):
    """The reverse is proposed with a reason and decided by another person; then the old name is back (domain d.2)."""
    correction = approved(lea)
    seen = _version(reading, lea)
    with nothing_kept(), writing() as tx, pytest.raises(ReasonUnexplained):
        undo(tx, other_case_officer, correction, reason_text="", seen=seen)
    with writing() as tx:
        back = undo(tx, other_case_officer, correction, reason_text="acte d’un homonyme", seen=seen)
    with reading() as tx:
        assert tx.get_one(Candidate, lea).birth_name == "Martineau"
        assert tx.get_one(Correction, back.correction_id).undoes_id == correction
    read_evidence(case_officer, back.correction_id)
    with writing() as tx:
        assert approve(tx, case_officer, back.correction_id, back.digest).state == "approved"
    with reading() as tx:
        assert tx.get_one(Candidate, lea).birth_name == "Martin"


def test_a_correction_is_no_longer_undone_once_its_field_moved_again(
    lea, approved, writing, reading, case_officer, nothing_kept
):
    """A later correction of another field leaves the way back open; of the same field, it closes it."""
    first = approved(lea)
    approved(lea, values={"ine": "123456789AB"})
    with writing() as tx:
        back = undo(tx, case_officer, first, reason_text="erreur", seen=_version(reading, lea))
        withdraw(tx, case_officer, back.correction_id)
    approved(lea, values={"birth_name": "Marteau"})
    with nothing_kept(), writing() as tx, pytest.raises(UndoTooLate):
        undo(tx, case_officer, first, reason_text="erreur", seen=_version(reading, lea))


def test_what_was_not_approved_is_not_undone(lea, proposed, writing, reading, case_officer, nothing_kept):
    """A proposal is withdrawn, not undone."""
    receipt = proposed(case_officer, lea)
    with nothing_kept(), writing() as tx, pytest.raises(AlreadyDecided):
        undo(tx, case_officer, receipt.correction_id, reason_text="x", seen=_version(reading, lea))


def test_a_candidate_never_registered_is_corrected_by_two_persons_too(writing, proposed, reading, case_officer):
    """The rule follows the fields, not the lock: staff alone never change an identity (3.09)."""
    with writing() as tx:
        candidate = a_candidate(tx)
        assert candidate.locked_at is None
    receipt = proposed(case_officer, candidate.id)
    with reading() as tx:
        assert tx.get_one(Candidate, candidate.id).birth_name == "Martin"
        assert tx.get_one(Correction, receipt.correction_id).state == "proposed"


def test_the_same_click_twice_is_one_proposal(lea, reading, case_officer):
    """With its one-use key, the second call gives the first receipt, file included (6.24)."""
    from core import units
    from core.corrections.actions import propose
    from core.corrections.rules import Asked

    with reading() as tx:
        seen = tx.get_one(Candidate, lea).version
    given = {"reason_code": "civil_status", "reason_text": "", "seen": seen}
    values = Asked((("birth_name", "Martineau"),))
    receipts = [
        units.perform_once("k1", propose, case_officer, lea, values, evidence=proof(), **given) for _ in range(2)
    ]
    assert receipts[0] == receipts[1]
    with reading() as tx:
        assert len(tx.scalars(select(Correction)).all()) == 1
