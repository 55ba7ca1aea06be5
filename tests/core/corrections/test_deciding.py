"""Approve or refuse: two persons, exactly what was seen, everything in one transaction or nothing."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core.access import Actor, Role, Scope, staff
from core.access.errors import AccountComesFromAsker
from core.access.roles import grant_role
from core.audit import verify
from core.candidates.contact import Reached, change_contact
from core.candidates.errors import EmailTaken
from core.corrections import deciding, queries
from core.corrections.deciding import approve, refuse
from core.corrections.errors import (
    AlreadyDecided,
    EvidenceNotRead,
    NotWhatWasShown,
    OwnProposal,
    RecentEditor,
    RefusalUnexplained,
)
from core.errors import NotAllowed, NotFound
from core.registrations.ending import deregister
from core.registrations.snapshot import from_json
from db.tables import (
    Account,
    AuditEvent,
    AuditValue,
    Candidate,
    Correction,
    Document,
    EmailClaim,
    OutboxMessage,
    PrintedContext,
    PromisedTask,
    Registration,
    RegistrationVersion,
    Staff,
    TemplateVersion,
)
from tests.factories import JUST_NOW, a_candidate, a_registration, a_staff

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def lea(writing):
    """A candidate registered twice, once deregistered as well."""
    with writing() as tx:
        candidate = a_candidate(tx, email="lea@example.org")
        a_registration(tx, candidate)
        a_registration(tx, candidate, speciality="30004")
        a_registration(tx, candidate, speciality="31224")
        return candidate.id


@pytest.fixture
def ready(proposed, read_evidence, case_officer, other_case_officer):
    """A proposal whose evidence the other case officer has opened."""

    def do(candidate_id, **facts):
        receipt = proposed(case_officer, candidate_id, **facts)
        read_evidence(other_case_officer, receipt.correction_id)
        return receipt

    return do


def registrations(tx, candidate_id):
    return list(tx.scalars(select(Registration).filter_by(candidate_id=candidate_id).order_by(Registration.number)))


def versions(tx, candidate_id):
    return [(one.number, one.version) for one in registrations(tx, candidate_id)]


def a_document(tx, registration, kind="confirmation"):
    """A document in force of a registration, as the documents capability would have published it."""
    if tx.get(PrintedContext, "c" * 64) is None:
        tx.add(PrintedContext(sha256="c" * 64, content={}))
    template = tx.scalars(select(TemplateVersion)).first() or TemplateVersion(
        kind=kind, academie_code="", domain_code="", n=1, template_id="t" * 64, slots={}, state="published",
        published_at=START,
    )  # fmt: skip
    tx.add(template)
    tx.flush()
    columns = {
        "kind": kind, "registration_id": registration.id, "version": registration.version,
        "template_version_id": template.id, "context_sha256": "c" * 64, "fingerprint": "f" * 64, "sha256": "s" * 64,
        "size": 1, "storage_key": "x", "check_code": f"code{registration.id}", "current": True, "made_at": START,
        "made_by": "tests", "superseded_at": None,
    }  # fmt: skip
    known = {column.key for column in Document.__table__.columns}
    tx.add(Document(**{name: value for name, value in columns.items() if name in known}))
    from core.access import system
    from core.audit import Event, record

    record(tx, system("tests"), Event.DOCUMENT_MADE, "registration", registration.id)


def test_an_approved_correction_does_everything_at_once(lea, ready, writing, reading, case_officer, other_case_officer):
    """Register, folded names, a version per active registration, documents promised, mail, journal: one transaction."""
    with writing() as tx:
        ended = registrations(tx, lea)[2]
        deregister(tx, case_officer, ended.id, reason="demande", seen=1)
        for one in registrations(tx, lea):
            a_document(tx, one)
    receipt = ready(lea, values={"birth_name": "Œuvrard-N’Guessan", "birth_date": "12/03/2009"}, reason_text="acte")
    with writing() as tx:
        decided = approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    assert dataclasses.asdict(decided) == {
        "correction_id": receipt.correction_id, "state": "approved", "versions": 2, "documents": 2, "mails": 1,
    }  # fmt: skip
    with reading() as tx:
        candidate = tx.get_one(Candidate, lea)
        assert (candidate.birth_name, candidate.birth_date) == ("Œuvrard-N’Guessan", date(2009, 3, 12))
        assert candidate.birth_name_key == "oeuvrard n guessan"
        assert candidate.last_correction_id == receipt.correction_id
        assert candidate.locked_at is not None
        assert versions(tx, lea) == [(1, 2), (2, 2), (3, 1)]
        for one in registrations(tx, lea)[:2]:
            row = tx.scalars(select(RegistrationVersion).filter_by(registration_id=one.id, n=2)).one()
            assert (row.cause, row.cause_id) == ("correction", receipt.correction_id)
            assert from_json(row.snapshot).identity.birth_name == "Œuvrard-N’Guessan"
        (promised,) = tx.scalars(select(PromisedTask))
        assert promised.task == "documents.reissue"
        assert promised.arguments == {"registration_ids": [one.id for one in registrations(tx, lea)[:2]]}
        (mail,) = tx.scalars(select(OutboxMessage))
        assert (mail.template, mail.recipient, mail.candidate_id) == ("correction_approved", "lea@example.org", lea)
        assert mail.facts["fields"] == ["birth_name", "birth_date"]
        assert "Œuvrard" not in str(mail.facts)
        event = tx.scalars(select(AuditEvent).filter_by(name="correction.approved")).one()
        assert (event.subject_kind, event.subject_id, event.actor_id) == ("candidate", lea, other_case_officer.id)
        kept = tx.scalars(select(AuditValue).filter_by(event_seq=event.seq))
        assert {value.field: (value.before, value.after) for value in kept} == {
            "birth_name": ("Martin", "Œuvrard-N’Guessan"), "birth_date": ("2008-03-12", "2009-03-12"),
        }  # fmt: skip
        modified = tx.scalars(select(AuditEvent).filter_by(name="registration.modified")).all()
        assert [event.facts["version"] for event in modified] == [2, 2]
        for event in modified:
            fields = set(tx.scalars(select(AuditValue.field).filter_by(event_seq=event.seq)))
            assert fields == {"identity.birth_name", "identity.birth_date"}
        assert verify(tx).intact


def test_the_original_view_is_kept_for_ever(lea, ready, writing, reading, other_case_officer):
    """Version 1 still says the old name, whatever is corrected later (6.11)."""
    receipt = ready(lea)
    with writing() as tx:
        approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    with reading() as tx:
        first = registrations(tx, lea)[0]
        rows = tx.scalars(select(RegistrationVersion).filter_by(registration_id=first.id).order_by("n"))
        assert [from_json(row.snapshot).identity.birth_name for row in rows] == ["Martin", "Martineau"]


def test_what_nothing_prints_makes_no_version_and_no_document(lea, ready, writing, reading, other_case_officer):
    """The INSEE code of the birth place is printed nowhere: the register changes, versions do not (6.09)."""
    with writing() as tx:
        a_document(tx, registrations(tx, lea)[0])
    receipt = ready(lea, values={"birth_commune": "38421"})
    with writing() as tx:
        decided = approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    assert (decided.versions, decided.documents, decided.mails) == (0, 0, 1)
    with reading() as tx:
        assert tx.get_one(Candidate, lea).birth_commune == "38421"
        assert versions(tx, lea) == [(1, 1), (2, 1), (3, 1)]
        assert tx.scalars(select(PromisedTask)).all() == []


def test_whoever_proposes_does_not_approve_even_under_another_account(
    lea, proposed, writing, read_evidence, case_officer, engine, nothing_kept
):
    """Persons are compared, not sign-in names; refusing is deciding too (3.09)."""
    receipt = proposed(case_officer, lea)
    second_account = a_staff(engine, "head_of_office", academie_code="08", person_id=case_officer.person_id)
    for actor in (case_officer, second_account):
        read_evidence(actor, receipt.correction_id)
    with nothing_kept():
        for actor in (case_officer, second_account):
            with writing() as tx, pytest.raises(OwnProposal):
                approve(tx, actor, receipt.correction_id, receipt.digest)
            with writing() as tx, pytest.raises(OwnProposal):
                refuse(tx, actor, receipt.correction_id, reason="non")


def test_direct_sql_cannot_make_one_person_decide_alone(lea, proposed, writing, case_officer, engine, nothing_kept):
    """The database refuses the same account, the same person, a lent person, and a correction born approved (3.09)."""
    receipt = proposed(case_officer, lea)
    second = a_staff(engine, "head_of_office", academie_code="08", person_id=case_officer.person_id)
    other = a_staff(engine, "case_officer", academie_code="08")
    decided = "UPDATE correction SET state = 'approved', decider_id = {}, decider_person_id = {} WHERE id = {}"
    tries = [
        (case_officer.id, case_officer.person_id, "two_accounts_decide|two_persons_decide"),
        (second.id, second.person_id, "two_persons_decide"),
        (second.id, other.person_id, "decider_is_the_person_of_the_account"),
    ]
    with nothing_kept():
        for decider, person, guard in tries:
            with pytest.raises(DBAPIError, match=guard), writing() as tx:
                tx.execute(text(decided.format(decider, person, receipt.correction_id)))
        with pytest.raises(DBAPIError, match="a_decision_has_a_decider"), writing() as tx:
            tx.execute(text(f"UPDATE correction SET state = 'approved' WHERE id = {receipt.correction_id}"))
        with pytest.raises(DBAPIError, match="a_decision_is_final"), writing() as tx:
            tx.execute(text(f"UPDATE correction SET after = '{{}}' WHERE id = {receipt.correction_id}"))
        columns = "candidate_id, base_version, before, after, reason_code, reason_text, evidence_id, digest"
        born = (
            f"INSERT INTO correction ({columns}, state, proposed_at, expires_at, decision_reason,"
            " proposer_id, proposer_person_id)"
            f" SELECT {columns}, 'withdrawn', proposed_at, expires_at, '', proposer_id, proposer_person_id"
            " FROM correction"
        )
        with pytest.raises(DBAPIError, match="a_correction_starts_proposed"), writing() as tx:
            tx.execute(text(born))


def test_a_locked_identity_needs_its_own_approved_correction(lea, ready, writing, other_case_officer, nothing_kept):
    """A proposal, a refused one, or the correction of someone else opens nothing by raw SQL (6.08)."""
    with writing() as tx:
        other = a_candidate(tx, birth_name="Durand")
        a_registration(tx, other)
    mine = ready(lea)
    theirs = ready(other.id)
    change = "UPDATE candidate SET birth_name = 'X', last_correction_id = {} WHERE id = {}"
    with nothing_kept(), pytest.raises(DBAPIError, match="locked_identity_needs_a_correction"), writing() as tx:
        tx.execute(text(change.format(mine.correction_id, lea)))
    with writing() as tx:
        approve(tx, other_case_officer, theirs.correction_id, theirs.digest)
    with nothing_kept(), pytest.raises(DBAPIError, match="locked_identity_needs_a_correction"), writing() as tx:
        tx.execute(text(change.format(theirs.correction_id, lea)))
    with writing() as tx:
        refuse(tx, other_case_officer, mine.correction_id, reason="non")
    with nothing_kept(), pytest.raises(DBAPIError, match="locked_identity_needs_a_correction"), writing() as tx:
        tx.execute(text(change.format(mine.correction_id, lea)))
    used = f"UPDATE candidate SET first_names = 'Y' WHERE id = {other.id}"
    with nothing_kept(), pytest.raises(DBAPIError, match="locked_identity_needs_a_correction"), writing() as tx:
        tx.execute(text(used))


def test_the_evidence_must_have_been_opened_by_the_decider(
    lea, proposed, writing, read_evidence, case_officer, other_case_officer, head_of_office, engine, nothing_kept
):
    """By that person, for that correction: another one's reading does not count (3.12)."""
    receipt = proposed(case_officer, lea)
    read_evidence(head_of_office, receipt.correction_id)
    with nothing_kept(), writing() as tx, pytest.raises(EvidenceNotRead):
        approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    second_account = a_staff(engine, "case_officer", academie_code="08", person_id=other_case_officer.person_id)
    read_evidence(second_account, receipt.correction_id)
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "approved"


def test_reading_another_proof_does_not_count(lea, proposed, writing, read_evidence, case_officer, other_case_officer):
    """The reading is of this very correction (3.12)."""
    from core.corrections.actions import withdraw

    first = proposed(case_officer, lea)
    read_evidence(other_case_officer, first.correction_id)
    with writing() as tx:
        withdraw(tx, case_officer, first.correction_id)
    second = proposed(case_officer, lea)
    with writing() as tx, pytest.raises(EvidenceNotRead):
        approve(tx, other_case_officer, second.correction_id, second.digest)


def test_one_approves_exactly_what_was_shown(lea, ready, writing, case_officer, other_case_officer, nothing_kept):
    """Another digest approves nothing, be it forged or that of an earlier proposal (3.10)."""
    from core.corrections.actions import withdraw

    shown = ready(lea)
    with writing() as tx:
        withdraw(tx, case_officer, shown.correction_id)
    edited = ready(lea, values={"birth_name": "Marteau"})
    with nothing_kept():
        for digest in (shown.digest, "0" * 64, ""):
            with writing() as tx, pytest.raises(NotWhatWasShown):
                approve(tx, other_case_officer, edited.correction_id, digest)


def test_a_proof_changed_in_the_database_is_not_what_was_shown(lea, ready, writing, other_case_officer, nothing_kept):
    """The digest covers the content of the evidence (3.10)."""
    receipt = ready(lea)
    with writing() as tx:
        place = "" if tx.get_bind().dialect.name == "sqlite" else " ON stored_file"
        tx.execute(text(f"DROP TRIGGER a_file_sent_never_changes{place}"))
        tx.execute(text("UPDATE stored_file SET sha256 = 'x'"))
    with nothing_kept(), writing() as tx, pytest.raises(NotWhatWasShown):
        approve(tx, other_case_officer, receipt.correction_id, receipt.digest)


def test_a_stale_proposal_changes_nothing_and_shows_three_values(
    lea, ready, writing, reading, case_officer, other_case_officer, head_of_office
):
    """The record moved since: the proposal goes back to its author with what was, what is and what was asked (3.11)."""
    receipt = ready(lea, values={"email": "lea.nouvelle@example.org"})
    with writing() as tx:  # the candidate changed it meanwhile
        candidate = tx.get_one(Candidate, lea)
        candidate.email = candidate.email_key = "lea.autre@example.org"
        from core.audit import Event, record

        record(tx, head_of_office, Event.CANDIDATE_CONTACT_CHANGED, "candidate", lea)
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "stale"
    with reading() as tx:
        assert tx.get_one(Candidate, lea).email == "lea.autre@example.org"
        assert versions(tx, lea) == [(1, 1), (2, 1), (3, 1)]
        assert tx.scalars(select(OutboxMessage)).all() == []
        shown = queries.one(tx, case_officer, receipt.correction_id)
        (field,) = shown.three_way
        assert (field.base, field.current, field.proposed) == (
            "lea@example.org", "lea.autre@example.org", "lea.nouvelle@example.org",
        )  # fmt: skip
        assert shown.can_renew
        assert not queries.one(tx, other_case_officer, receipt.correction_id).can_renew
        assert list(tx.scalars(select(AuditEvent.subject_id).filter_by(name="correction.stale"))) == [
            receipt.correction_id
        ]
    with writing() as tx, pytest.raises(AlreadyDecided):
        approve(tx, other_case_officer, receipt.correction_id, receipt.digest)


def test_an_expired_proposal_is_not_approved(lea, ready, writing, reading, other_case_officer, stopped_clock):
    """Seven days after, the click comes too late: the proposal ends expired, the register does not move (3.09)."""
    receipt = ready(lea)
    stopped_clock(START + timedelta(days=7))
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "expired"
    with reading() as tx:
        assert tx.get_one(Candidate, lea).birth_name == "Martin"


def test_a_recent_editor_does_not_approve(
    lea, writing, proposed, read_evidence, case_officer, other_case_officer, stopped_clock
):
    """Who changed the file by hand in the last 24 hours is not a fresh pair of eyes; the day after, he is (3.09)."""
    with writing() as tx:
        seen = tx.get_one(Candidate, lea).version
        change_contact(
            tx, other_case_officer, lea, Reached("0639980001", ("1 rue X",), "38000", "Grenoble", "France"), seen=seen
        )
    receipt = proposed(case_officer, lea)
    read_evidence(other_case_officer, receipt.correction_id)
    with writing() as tx, pytest.raises(RecentEditor):
        approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    stopped_clock(START + timedelta(hours=24, seconds=1))
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "approved"


@pytest.mark.parametrize("gift", ["opened", "invited", "given_a_role", "through_another"])
def test_an_account_that_comes_from_the_proposer_does_not_approve(
    lea, proposed, writing, read_evidence, head_of_office, engine, gift, nothing_kept
):
    """A head of office proposes, then approves as someone whose account she opened or whose link she holds (3.09)."""
    hand = head_of_office
    if gift == "through_another":
        hand = _account_of(writing, head_of_office, "head_of_office", "between")
    if gift in {"opened", "through_another"}:
        ghost = _account_of(writing, hand, "case_officer", "ghost")
    else:
        ghost = a_staff(engine, "case_officer", academie_code="08")
        with writing() as tx:
            if gift == "invited":
                staff.invite_again(tx, hand, ghost.id)
            else:
                grant_role(tx, hand, ghost.id, Role.READER, academie_code="08")
    receipt = proposed(head_of_office, lea)
    read_evidence(ghost, receipt.correction_id)
    with nothing_kept(), writing() as tx, pytest.raises(AccountComesFromAsker):
        approve(tx, ghost, receipt.correction_id, receipt.digest)


def _account_of(writing, giver, role, login):
    """An account opened by someone, as its link would open it."""
    with writing() as tx:
        invited = staff.create_staff(tx, giver, login=login, full_name=login, email=f"{login}@example.org")
        grant_role(tx, giver, invited.staff_id, Role(role), academie_code="08")
        person_id = tx.get_one(Staff, invited.staff_id).person_id
    scope = Scope(Role(role), "08", "")
    return Actor("staff", invited.staff_id, login, person_id, "fr", (scope,), proved_at=JUST_NOW)


def test_an_account_given_by_a_third_person_approves(lea, proposed, writing, read_evidence, head_of_office, engine):
    """What someone else gave, or an account merely closed and opened again, leaves two persons (3.09)."""
    third = a_staff(engine, "head_of_office", academie_code="08")
    decider = _account_of(writing, third, "case_officer", "nouvelle")
    with writing() as tx:
        staff.set_active(tx, head_of_office, decider.id, active=False)
        staff.set_active(tx, head_of_office, decider.id, active=True)
    receipt = proposed(head_of_office, lea)
    read_evidence(decider, receipt.correction_id)
    with writing() as tx:
        assert approve(tx, decider, receipt.correction_id, receipt.digest).state == "approved"


def test_having_approved_an_earlier_correction_is_no_edit(lea, ready, writing, other_case_officer):
    """The versions that follow a correction are nobody's edit: the same person may approve the next one."""
    for name in ("Martineau", "Marteau"):
        receipt = ready(lea, values={"birth_name": name})
        with writing() as tx:
            assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "approved"


def test_only_deciders_of_the_perimeter_decide(
    lea, proposed, writing, case_officer, reader, stranger, supervisor, technical_administrator, nothing_kept
):
    """Readers and others may not; another académie does not even see it (3.01, 3.03)."""
    receipt = proposed(case_officer, lea)
    with nothing_kept():
        for actor, refusal in (
            (reader, NotAllowed),
            (stranger, NotFound),
            (supervisor, NotAllowed),
            (technical_administrator, NotAllowed),
        ):
            with writing() as tx, pytest.raises(refusal):
                approve(tx, actor, receipt.correction_id, receipt.digest)
            with writing() as tx, pytest.raises(refusal):
                refuse(tx, actor, receipt.correction_id, reason="non")


def test_a_refusal_says_why_and_changes_nothing(
    lea, proposed, writing, reading, case_officer, other_case_officer, nothing_kept
):
    """The reason is mandatory; it goes back to the author; a decision is taken once (3.09)."""
    receipt = proposed(case_officer, lea)
    with nothing_kept(), writing() as tx, pytest.raises(RefusalUnexplained):
        refuse(tx, other_case_officer, receipt.correction_id, reason="  ")
    with writing() as tx:
        refuse(tx, other_case_officer, receipt.correction_id, reason="Acte illisible")
    with reading() as tx:
        row = tx.get_one(Correction, receipt.correction_id)
        assert (row.state, row.decision_reason, row.decider_id) == ("refused", "Acte illisible", other_case_officer.id)
        assert tx.get_one(Candidate, lea).birth_name == "Martin"
        assert queries.counts(tx, case_officer).returned == 1
    with nothing_kept(), writing() as tx, pytest.raises(AlreadyDecided):
        refuse(tx, other_case_officer, receipt.correction_id, reason="encore")


def test_an_email_changes_with_its_claim_its_account_and_both_notices(lea, ready, writing, reading, other_case_officer):
    """New address claimed, old one released, sign-in follows, the new and the old address are told (6.01, 3.09)."""
    with writing() as tx:
        account = Account(
            candidate_id=lea, email="lea@example.org", email_key="lea@example.org", password_hash="", state="active",
            deadline=START, activated_at=START, person={}, language="fr", created_at=START,
        )  # fmt: skip
        tx.add(account)
        tx.flush()
        tx.execute(text(f"UPDATE email_claim SET owner_kind = 'account', owner_id = {account.id}"))
        from core.access import system
        from core.audit import Event, record

        record(tx, system("tests"), Event.CANDIDATE_CREATED, "candidate", lea)
    receipt = ready(lea, values={"email": "Nouvelle@Example.org"}, reason_code="email")
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).mails == 2
    with reading() as tx:
        candidate = tx.get_one(Candidate, lea)
        assert (candidate.email, candidate.email_key) == ("Nouvelle@Example.org", "nouvelle@example.org")
        (claimed,) = tx.scalars(select(EmailClaim))
        assert (claimed.email_key, claimed.owner_kind, claimed.owner_id) == (
            "nouvelle@example.org",
            "account",
            account.id,
        )
        assert tx.get_one(Account, account.id).email_key == "nouvelle@example.org"
        mails = {mail.template: mail.recipient for mail in tx.scalars(select(OutboxMessage))}
        assert mails == {"correction_approved": "Nouvelle@Example.org", "email_replaced": "lea@example.org"}


def test_an_address_taken_since_the_proposal_stops_everything(lea, ready, writing, other_case_officer, nothing_kept):
    """Between proposal and approval someone took it: nothing of the correction is kept (6.01)."""
    receipt = ready(lea, values={"email": "libre@example.org", "birth_name": "Martineau"})
    with writing() as tx:
        a_candidate(tx, email="libre@example.org", birth_name="Durand")
    with nothing_kept(), pytest.raises(EmailTaken), writing() as tx:
        approve(tx, other_case_officer, receipt.correction_id, receipt.digest)


def test_a_failure_half_way_keeps_nothing(lea, ready, writing, other_case_officer, nothing_kept, monkeypatch):
    """Whatever breaks after the register was written takes everything back (4.01)."""

    class Broken(Exception):
        pass

    def breaks(*_args, **_kwargs):
        raise Broken

    receipt = ready(lea)
    for part in ("follow_candidate", "promise_documents", "tell_of_change", "record"):
        with monkeypatch.context() as broken:
            broken.setattr(deciding, part, breaks)
            with nothing_kept(), pytest.raises(Broken), writing() as tx:
                approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).state == "approved"


def test_a_candidate_without_address_is_corrected_without_mail(writing, ready, other_case_officer, reading):
    """No e-mail, or one no server would take: nothing is promised, the rest is done."""
    with writing() as tx:
        candidate = a_candidate(tx, email="", email_key="")
        a_registration(tx, candidate)
    receipt = ready(candidate.id)
    with writing() as tx:
        decided = approve(tx, other_case_officer, receipt.correction_id, receipt.digest)
    assert (decided.versions, decided.mails) == (1, 0)
    with reading() as tx:
        assert tx.scalars(select(OutboxMessage)).all() == []


def test_registrations_of_another_academie_follow_too(writing, reading, ready, other_case_officer):
    """A person has one identity: every active registration gets its version, wherever it is managed (3.09, 6.09)."""
    with writing() as tx:
        candidate = a_candidate(tx)
        a_registration(tx, candidate)
        a_registration(tx, candidate, speciality="31224", academie_code="09")
    receipt = ready(candidate.id)
    with writing() as tx:
        assert approve(tx, other_case_officer, receipt.correction_id, receipt.digest).versions == 2
    with reading() as tx:
        assert versions(tx, candidate.id) == [(1, 2), (2, 2)]
