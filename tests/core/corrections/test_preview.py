"""Every consequence is said before, and what is said is what happens."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.corrections import queries
from core.corrections.deciding import approve
from core.corrections.preview import consequences
from core.corrections.starting import correctable, note_opened
from core.errors import InvalidFields, NotAllowed, NotFound
from core.registrations.ending import deregister
from db.tables import AuditEvent, Candidate, ExemptionRule, Piece, Registration
from tests.core.corrections.conftest import asked
from tests.core.corrections.test_deciding import a_document, registrations
from tests.factories import a_candidate, a_registration


@pytest.fixture
def lea(writing, case_officer):
    """Three registrations: one in force here, one ended here, one in Lille."""
    with writing() as tx:
        candidate = a_candidate(tx, email="lea@example.org")
        first = a_registration(tx, candidate)
        ended = a_registration(tx, candidate, speciality="30004")
        a_registration(tx, candidate, speciality="31224", academie_code="09")
        deregister(tx, case_officer, ended.registration_id, reason="demande", seen=1)
        a_document(tx, tx.get_one(Registration, first.registration_id))
        return candidate.id


def test_the_preview_says_what_will_happen(lea, reading, case_officer):
    """Before and after, versions, documents, mail, other académies, and what does not change (domain d.2)."""
    with reading() as tx:
        seen = consequences(tx, case_officer, lea, asked(birth_name="Martineau"))
        number = tx.get_one(Candidate, lea).number
    assert [(c.field, c.before, c.after) for c in seen.changes] == [("birth_name", "Martin", "Martineau")]
    (effect,) = seen.effects
    assert (effect.number, effect.version, effect.next_version, effect.changes) == (1, 1, 2, True)
    assert effect.stale_documents == ("confirmation",)
    assert [(d.field, d.before, d.after) for d in effect.printed] == [("identity.birth_name", "Martin", "Martineau")]
    assert seen.elsewhere == (("Lille", 1),)
    assert seen.ended == 1
    assert [(mail.template, mail.recipient) for mail in seen.mails] == [("correction_approved", "lea@example.org")]
    assert seen.number == number
    assert not seen.email_taken


def test_what_was_foreseen_is_what_happens(
    lea, reading, writing, proposed, read_evidence, case_officer, other_case_officer
):
    """Versions, documents and mails of the approval are those of the preview."""
    values = {"birth_name": "Martineau", "email": "neuve@example.org", "birth_commune": "38421"}
    with reading() as tx:
        seen = consequences(tx, case_officer, lea, asked(**values))
    receipt = proposed(case_officer, lea, values=values)
    read_evidence(other_case_officer, receipt.correction_id)
    with writing() as tx:
        decided = approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    assert decided.versions == sum(one.changes for one in seen.effects) + sum(count for _, count in seen.elsewhere)
    assert decided.documents == sum(len(one.stale_documents) for one in seen.effects)
    assert decided.mails == len(seen.mails)
    with reading() as tx:
        assert registrations(tx, lea)[0].version == seen.effects[0].next_version


def test_what_nothing_prints_changes_no_version(lea, reading, case_officer):
    """The code of the birth place is printed nowhere: same version, no document, said so."""
    with reading() as tx:
        seen = consequences(tx, case_officer, lea, asked(birth_commune="38421"))
    (effect,) = seen.effects
    assert (effect.changes, effect.next_version, effect.stale_documents, effect.printed) == (False, 1, (), ())


def test_looking_changes_nothing(lea, reading, case_officer, nothing_kept):
    """A preview is a reading."""
    with nothing_kept(), reading() as tx:
        consequences(tx, case_officer, lea, asked(birth_name="Martineau", email="neuve@example.org"))
        assert not tx.new
        assert not tx.dirty


def test_wrong_values_are_told_by_the_preview_too(lea, reading, case_officer):
    """The same faults as the proposal itself would give."""
    with reading() as tx, pytest.raises(InvalidFields):
        consequences(tx, case_officer, lea, asked(birth_date="31/02/2008"))


ALIKE = [
    ({"birth_name": "Lefebvre", "first_names": "Léa Marie"}, {"birth_name": "Lefèvre"}, "name"),
    ({"birth_name": "LE GOFF", "first_names": "lea"}, {"birth_name": "Legoff"}, "name"),
    ({"birth_name": "Autre", "usual_name": "Dupont", "first_names": "Léa"}, {"usual_name": "Dupond"}, "name"),
    ({"birth_name": "Zola", "birth_date": date(1990, 1, 1), "ine": "123456789AB"}, {"ine": "123456789ab"}, "ine"),
]


def test_duplicates_that_a_correction_would_create_are_shown(lea, writing, reading, case_officer):
    """Same INE, or same birth date and a name that looks or sounds alike (domain d.16)."""
    for other, values, why in ALIKE:
        with writing() as tx:
            twin = a_candidate(tx, **other)
        with reading() as tx:
            seen = consequences(tx, case_officer, lea, asked(**values))
        assert [(one.number, one.why) for one in seen.duplicates] == [(twin.number, why)]


def test_who_only_shares_a_birth_date_is_no_duplicate(lea, writing, reading, case_officer):
    """Another name, another first name, or an empty INE in common, prove nothing."""
    with writing() as tx:
        a_candidate(tx, birth_name="Bernard")
        a_candidate(tx, birth_name="Martineau", first_names="Paul")
    with reading() as tx:
        assert consequences(tx, case_officer, lea, asked(birth_name="Martineau")).duplicates == ()


def test_duplicates_of_another_academie_are_only_named_by_it(lea, writing, reading, case_officer):
    """The perimeter holds here too: no name, no number, only where to ask (3.02)."""
    with writing() as tx:
        a_candidate(tx, birth_name="Martineau", academie_code="09")
    with reading() as tx:
        seen = consequences(tx, case_officer, lea, asked(birth_name="Martineau"))
    assert seen.duplicates == ()
    assert seen.duplicates_elsewhere == ("Lille",)


def test_an_address_already_taken_is_said_before(lea, writing, reading, case_officer):
    """Said, without saying whose (6.01, 1.14)."""
    with writing() as tx:
        a_candidate(tx, email="pris@example.org", birth_name="Durand")
    with reading() as tx:
        assert consequences(tx, case_officer, lea, asked(email="pris@example.org")).email_taken
        assert not consequences(tx, case_officer, lea, asked(email="libre@example.org")).email_taken


def test_entry_rules_on_age_are_checked_again(lea, writing, reading, stranger):
    """A birth date that moves makes the age rules of the exam speak, with their legal source."""
    with writing() as tx:
        if tx.get(ExemptionRule, "CAP-11") is None:
            tx.add(
                ExemptionRule(
                    code="CAP-11", domain_code="CAP", kind="entry", label="18 ans au 31 décembre",
                    content={"condition": "age_18_on_31_december", "audience": "individual"}, evidence_piece="",
                    legal_ref="règlement", from_session="2010", to_session="",
                )
            )  # fmt: skip
    with reading() as tx:
        (young,) = consequences(tx, stranger, lea, asked(birth_date="2010-03-12")).effects
        (grown,) = consequences(tx, stranger, lea, asked(birth_date="2009-12-31")).effects
        (same,) = consequences(tx, stranger, lea, asked(birth_name="Martineau")).effects
    assert [(rule.code, rule.met) for rule in young.rules] == [("CAP-11", False)]
    assert [(rule.code, rule.met) for rule in grown.rules] == [("CAP-11", True)]
    assert same.rules == ()


def test_an_identity_piece_already_handed_in_is_to_check_again(lea, writing, reading, case_officer):
    """The piece keeps its state, and the screen says to look at it with the new name."""
    with writing() as tx:
        first = registrations(tx, lea)[0]
        for piece in tx.scalars(select(Piece).filter_by(registration_id=first.id, piece_code="identity")):
            piece.state = "accepted"
        from core.access import system
        from core.audit import Event, record

        record(tx, system("tests"), Event.PIECE_CHANGED, "registration", first.id)
        had_one = tx.scalar(select(Piece.id).filter_by(registration_id=first.id, piece_code="identity")) is not None
    with reading() as tx:
        (effect,) = consequences(tx, case_officer, lea, asked(birth_name="Martineau")).effects
    assert had_one
    assert effect.pieces_to_check == ("identity",)


def test_a_preview_is_for_those_who_propose_in_their_perimeter(lea, reading, reader, supervisor, engine):
    """A reader may not; an académie without any registration of the candidate sees nothing (3.02)."""
    from tests.factories import a_staff

    elsewhere = a_staff(engine, "case_officer", academie_code="31")
    with reading() as tx:
        for actor, refusal in ((reader, NotAllowed), (supervisor, NotAllowed), (elsewhere, NotFound)):
            with pytest.raises(refusal):
                consequences(tx, actor, lea, asked(birth_name="X"))


def test_opening_a_proof_is_journalled_and_kept_to_those_who_decide(
    lea, proposed, reading, writing, case_officer, other_case_officer, reader, stranger, supervisor
):
    """Who opened what, each time; a reader and other académies get nothing (3.12, 1.31)."""
    from core.files import open_file
    from tests.core.corrections.conftest import PDF

    receipt = proposed(case_officer, lea)
    with writing() as tx:
        answer = open_file(tx, other_case_officer, "evidence", str(receipt.correction_id))
    assert (answer.content, answer.media_type) == (PDF, "application/pdf")
    assert "acte" not in answer.name
    with reading() as tx:
        event = tx.scalars(select(AuditEvent).filter_by(name="correction.evidence_read")).one()
        assert (event.actor_id, event.subject_id) == (other_case_officer.id, receipt.correction_id)
    for actor, refusal in ((reader, NotAllowed), (supervisor, NotAllowed)):
        with writing() as tx, pytest.raises(refusal):
            open_file(tx, actor, "evidence", str(receipt.correction_id))
    for name in ("999999", "x", "-1", "9" * 40, f"{receipt.correction_id} OR 1=1", "²"):
        with writing() as tx, pytest.raises(NotFound):
            open_file(tx, other_case_officer, "evidence", name)
    with writing() as tx:  # Lille manages a registration of this candidate
        assert open_file(tx, stranger, "evidence", str(receipt.correction_id)).content == PDF


def test_the_queue_shows_what_awaits_whom(lea, proposed, reading, case_officer, other_case_officer, reader, engine):
    """Mine are not mine to decide; readers see without private numbers; other académies see nothing (3.02, 3.04)."""
    from tests.factories import a_staff

    elsewhere = a_staff(engine, "case_officer", academie_code="31")
    receipt = proposed(case_officer, lea, values={"ine": "123456789AB"})
    with reading() as tx:
        (waiting,) = queries.queue(tx, other_case_officer)
        assert (waiting.id, waiting.mine, waiting.fields, waiting.moved) == (
            receipt.correction_id,
            False,
            ("ine",),
            False,
        )
        assert queries.queue(tx, case_officer) == []
        assert [one.id for one in queries.queue(tx, case_officer, whose="mine")] == [receipt.correction_id]
        assert queries.queue(tx, other_case_officer, whose="decided") == []
        assert queries.queue(tx, elsewhere) == []
        assert queries.counts(tx, other_case_officer) == queries.Counts(1, 0, 0)
        assert queries.counts(tx, case_officer) == queries.Counts(0, 1, 0)
        assert queries.counts(tx, elsewhere) == queries.Counts(0, 0, 0)
        assert queries.one(tx, other_case_officer, receipt.correction_id).cannot == "evidence_not_read"
        assert queries.one(tx, case_officer, receipt.correction_id).cannot == "own_proposal"
        shown = queries.one(tx, reader, receipt.correction_id)
        assert shown.cannot == "not_allowed"
        assert "123456789AB" not in repr(shown)
        with pytest.raises(NotFound):
            queries.one(tx, elsewhere, receipt.correction_id)
        assert [one.id for one in queries.history(tx, reader, lea)] == [receipt.correction_id]
        start = correctable(tx, case_officer, lea)
        assert start.open_correction == receipt.correction_id
        assert dict(start.values)["birth_date"] == "2008-03-12"


def test_opening_a_record_to_correct_it_is_journalled(lea, writing, reading, case_officer, reader):
    """Who looked at whom, by screen (1.31)."""
    with writing() as tx:
        note_opened(tx, case_officer, lea)
        with pytest.raises(NotAllowed):
            note_opened(tx, reader, lea)
    with reading() as tx:
        event = tx.scalars(select(AuditEvent).filter_by(name="candidate.read")).one()
        assert (event.actor_id, event.subject_id, event.facts) == (case_officer.id, lea, {"screen": "correction"})


def test_a_right_held_elsewhere_opens_nothing_here(lea, proposed, reading, case_officer, engine):
    """Who only reads in Grenoble and decides in Paris sees neither the INE nor the consequences (3.02, 3.04)."""
    from dataclasses import replace

    from core.access import Role, Scope
    from tests.factories import a_staff

    receipt = proposed(case_officer, lea, values={"ine": "123456789AB"})
    somebody = a_staff(engine, "reader", academie_code="08")
    mixed = replace(somebody, scopes=(Scope(Role.READER, "08"), Scope(Role.CASE_OFFICER, "01")))
    with reading() as tx:
        shown = queries.one(tx, mixed, receipt.correction_id)
    assert "123456789AB" not in repr(shown)
    assert (shown.preview, shown.cannot, shown.can_undo, shown.can_renew) == (None, "not_allowed", False, False)
