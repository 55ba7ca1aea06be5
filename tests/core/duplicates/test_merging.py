"""Two records of one person become one, by two persons, and two again within thirty days (6.20, 6.21)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from core import clock, fsck, units
from core.access.errors import CandidateMerged
from core.audit.queries import events_about
from core.candidates.contact import Reached, change_contact
from core.documents.actions import issue
from core.duplicates import settling
from core.duplicates.closing import expire_due
from core.duplicates.deciding import approve, refuse
from core.duplicates.errors import (
    MergeAlreadyOpen,
    MergeBlocked,
    MergeDecided,
    MergeNotAsShown,
    MergeNotYours,
    MergeOwnProposal,
    MergeRecentEditor,
    MergeUnexplained,
)
from core.duplicates.proposals import to_decide
from core.duplicates.proposing import Choice, propose, propose_undoing, withdraw
from core.errors import NotFound, StaleForm
from core.jobs.synchronous import run_promised
from core.registrations.actions import Entry, save_registration, save_version
from core.registrations.ending import set_aside
from core.registrations.rules import Cause, State
from core.registrations.validation import note_confirmed
from core.search.queries import search
from core.search.query import Query
from db.tables import (
    Account,
    AccountSession,
    Candidate,
    CandidateMerge,
    Document,
    DuplicatePair,
    EmailClaim,
    OutboxMessage,
    Piece,
    Registration,
    RegistrationMove,
    RegistrationVersion,
    Slip,
)
from tests.core.duplicates.conftest import look, merging, numbers, pair, proposing, two, undoing, versions
from tests.factories import a_candidate, a_registration, an_account, an_exam_session

AWAY = ("documents_missing_or_altered", "store_of_another_installation")


def sound(engine: Any) -> list[tuple[str, int]]:
    """What the check of the base finds wrong, files apart."""
    from db.engine import reading as opened

    with opened(engine) as tx:
        return [(one.check, one.count) for one in fsck.check(tx).findings if one.count and one.check not in AWAY]


def test_registrations_move_and_both_numbers_stay(engine, writing, reading, people, alike):
    """The kept candidate gives the next number; the old one is written for ever, and leads to him (6.20, 6.21)."""
    kept, absorbed = alike
    done = merging(people, kept, absorbed)
    assert (done.state, done.moved, done.versions) == ("approved", 1, 1)
    with reading() as tx:
        one, other = tx.get_one(Candidate, kept), tx.get_one(Candidate, absorbed)
        assert (other.merged_into, one.former_numbers, one.last_registration_number) == (kept, other.number, 2)
        assert (numbers(tx, kept), numbers(tx, absorbed)) == ([1, 2], [])
        move = tx.scalars(select(RegistrationMove)).one()
        assert (move.from_candidate_id, move.from_number, move.to_candidate_id, move.to_number) == (
            absorbed, 1, kept, 2,
        )  # fmt: skip
        said = tx.scalars(
            select(RegistrationVersion).filter_by(registration_id=move.registration_id).order_by(RegistrationVersion.n)
        ).all()
        assert [(one.cause, one.snapshot["candidate_number"], one.snapshot["registration_number"]) for one in said] == [
            ("registration", other.number, 1), ("merge", one.number, 2),
        ]  # fmt: skip
        assert said[1].snapshot["identity"]["birth_name"] == "Lefèvre"
        for number in (one.number, other.number):
            assert [hit.candidate_id for hit in search(tx, people[0], Query(number)).rows[:1]] == [kept]
        found = search(tx, people[0], Query(other.number)).rows
        assert {(hit.candidate_id, hit.why[0].field, hit.why[0].found) for hit in found} == {
            (kept, "former_number", other.number)
        }
        assert absorbed not in {hit.candidate_id for hit in search(tx, people[0], Query("lefevre")).rows}
        assert tx.scalars(select(DuplicatePair.state)).all() == ["merged"]
    assert sound(engine) == []


def test_what_is_merged_is_written_no_more(writing, people, alike):
    """The office that comes with the old number is told the new one; nothing is saved on the old record."""
    kept, absorbed = alike
    merging(people, kept, absorbed)
    with writing() as tx, pytest.raises(CandidateMerged) as refused:
        entry = Entry(an_exam_session(tx).id, "08", "31212")
        save_registration(tx, people[0], absorbed, entry)
    with writing() as tx:
        assert refused.value.facts == {"number": tx.get_one(Candidate, kept).number}


def test_the_chosen_values_are_printed_by_every_registration(reading, people, alike):
    """Identity and address are taken field by field from the other one; each registration gets its version (6.09)."""
    kept, absorbed = alike
    done = merging(people, kept, absorbed, "birth_name", "first_names")
    assert (done.versions, done.moved) == (2, 1)
    with reading() as tx:
        one = tx.get_one(Candidate, kept)
        assert (one.birth_name, one.first_names, one.birth_name_key) == ("LEFEVRE", "Léa", "lefevre")
        for row in tx.scalars(select(Registration).filter_by(candidate_id=kept)):
            last = select(RegistrationVersion).filter_by(registration_id=row.id, n=row.version)
            assert tx.scalars(last).one().snapshot["identity"]["first_names"] == "Léa"


def test_two_persons_and_never_the_same(writing, people, alike):
    """Who proposes does not decide, who changed a file lately neither; and not unseen (3.09, 3.10)."""
    kept, absorbed = alike
    made = proposing(people[0], kept, absorbed)
    with pytest.raises(MergeOwnProposal):
        units.perform(approve, people[0], made.merge_id, made.digest)
    with pytest.raises(MergeNotAsShown):
        units.perform(approve, people[1], made.merge_id, "0" * 64)
    with pytest.raises(MergeNotYours):
        units.perform(withdraw, people[1], made.merge_id)
    with pytest.raises(MergeAlreadyOpen):
        proposing(people[1], absorbed, kept)
    units.perform(withdraw, people[0], made.merge_id)
    with pytest.raises(MergeDecided):
        units.perform(approve, people[1], made.merge_id, made.digest)
    reached = Reached("0601020304", ("1 rue A",), "38000", "Grenoble", "France")
    units.perform(change_contact, people[1], absorbed, reached, seen=versions(kept, absorbed)[1])
    again = proposing(people[0], kept, absorbed)
    with pytest.raises(MergeRecentEditor):
        units.perform(approve, people[1], again.merge_id, again.digest)
    assert units.perform(approve, people[2], again.merge_id, again.digest).state == "approved"


def test_a_proposal_awaits_another_person_who_sees_both_records(reading, people, alike, stranger, stopped_clock):
    """Neither its author nor who sees one of the two is told of it, nor anybody once it is expired (3.02, 3.09)."""
    proposing(people[0], *alike)

    def told() -> list[int]:
        with reading() as tx:
            return [to_decide(tx, actor) for actor in (people[0], people[1], stranger)]

    assert told() == [0, 1, 0]
    stopped_clock(datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert told() == [0, 0, 0]


def test_a_refusal_and_a_proposal_have_their_reason(people, alike):
    """Neither is made without a sentence; a refused pair is open again."""
    kept, absorbed = alike
    with pytest.raises(MergeUnexplained):
        units.perform(propose, people[0], pair(kept, absorbed), Choice(kept), reason=" ", seen=versions(kept, absorbed))
    made = proposing(people[0], kept, absorbed)
    assert units.perform(refuse, people[1], made.merge_id, reason="Deux sœurs").state == "refused"
    assert proposing(people[0], kept, absorbed).merge_id > made.merge_id


def test_a_record_that_moved_makes_the_proposal_stale(writing, people, alike):
    """Nothing is merged on data that nobody looked at: a new registration, a change of address (3.11)."""
    kept, absorbed = alike
    made = proposing(people[0], kept, absorbed)
    with writing() as tx:
        a_registration(tx, tx.get_one(Candidate, absorbed), speciality="31224")
    assert units.perform(approve, people[1], made.merge_id, made.digest).state == "stale"
    with pytest.raises(StaleForm):
        units.perform(propose, people[0], pair(kept, absorbed), Choice(kept), reason="x", seen=(1, 1))


def test_both_registered_for_one_exam_is_settled_first(writing, people):
    """The office sets one of the two aside, then merges: a person has one active registration for an exam (6.33)."""
    with writing() as tx:
        one, other = a_candidate(tx, first_names="Léa"), a_candidate(tx, first_names="Lea")
        a_registration(tx, one)
        twice = a_registration(tx, other)
        ids = one.id, other.id
    look()
    with pytest.raises(MergeBlocked) as refused:
        proposing(people[0], *ids)
    assert refused.value.blockers == ("both_registered",)
    units.perform(set_aside, people[2], twice.registration_id, reason="double", seen=1)
    done = merging(people, *ids)
    assert (done.moved, done.versions) == (1, 0)  # an ended registration keeps what it printed (6.10)


def test_the_one_who_is_registered_is_kept(writing, people):
    """The lock of personal data is never taken away: it is not given by a merge either (6.08)."""
    with writing() as tx:
        one, other = a_candidate(tx, first_names="Léa"), a_candidate(tx, first_names="Lea")
        a_registration(tx, other)
        ids = one.id, other.id
    look()
    with pytest.raises(MergeBlocked) as refused:
        proposing(people[0], *ids)
    assert refused.value.blockers == ("keep_registered",)
    assert merging(people, ids[1], ids[0]).moved == 0


def signed_in(tx: Any, account: Account) -> None:
    now = clock.now(tx)
    tx.add(
        AccountSession(
            id_hash=f"{account.id:064d}", account_id=account.id, created_at=now, last_seen_at=now,
            expires_at=now + timedelta(hours=1), revoked_at=None, authenticated_at=now, agent="",
        )
    )  # fmt: skip


@pytest.mark.parametrize("taken", [(), ("email",)])
def test_of_two_accounts_the_one_of_the_chosen_address_stays(engine, writing, reading, people, taken):
    """The other is closed and told so; no address is lost, none is freed, everybody signs in again."""
    with writing() as tx:
        ids = two(tx)
        accounts = [an_account(tx, candidate=tx.get_one(Candidate, one)) for one in ids]
        for account in accounts:
            signed_in(tx, account)
        emails = [account.email for account in accounts]
    look()
    merging(people, *ids, *taken)
    stays, closed = (accounts[1], accounts[0]) if taken else (accounts[0], accounts[1])
    with reading() as tx:
        assert (tx.get_one(Account, stays.id).candidate_id, tx.get_one(Account, stays.id).state) == (ids[0], "active")
        assert (tx.get_one(Account, closed.id).candidate_id, tx.get_one(Account, closed.id).state) == (ids[1], "closed")
        assert tx.get_one(Candidate, ids[0]).email == stays.email
        assert all(row.revoked_at is not None for row in tx.scalars(select(AccountSession)))
        assert set(tx.scalars(select(EmailClaim.email_key))) == set(emails)
        told = {(row.template, row.recipient) for row in tx.scalars(select(OutboxMessage))}
        assert told == {("candidates_merged", stays.email), ("account_joined", closed.email)}
    assert sound(engine) == []


def test_the_only_account_follows_to_the_kept_one(engine, writing, reading, people):
    """Whoever signs in goes on signing in with the same address, and finds both registrations."""
    with writing() as tx:
        ids = two(tx)
        account = an_account(tx, candidate=tx.get_one(Candidate, ids[1]))
    look()
    merging(people, *ids)
    with reading() as tx:
        row = tx.get_one(Account, account.id)
        assert (row.candidate_id, row.state) == (ids[0], "active")
        assert tx.get_one(Candidate, ids[0]).email == account.email
    assert sound(engine) == []


def picture(tx: Any) -> dict[str, Any]:
    """Everything of the register that a merge touches, without versions, marks and when rows were last saved."""
    left_out = {
        Candidate: {"version", "last_merge_id", "last_registration_number"},
        Registration: {"version", "last_merge_id", "saved_at"}, Account: {"version"}, Piece: {"version"},
        EmailClaim: set(), Slip: set(),
    }  # fmt: skip
    found: dict[str, Any] = {}
    for table, without in left_out.items():
        names = [column.key for column in inspect(table).column_attrs if column.key not in without]
        rows = [tuple(repr(getattr(row, name)) for name in names) for row in tx.scalars(select(table))]
        found[table.__tablename__] = sorted(rows)
    return found


@pytest.mark.parametrize("taken", [(), ("birth_name", "first_names", "phone", "address", "email")])
def test_undone_everything_is_as_before(engine, writing, reading, people, taken):
    """Merge then undo: the register is what it was but for versions and the mark of numbers; signatures too."""
    with writing() as tx:
        ids = two(tx, second={"phone": "0611111111", "city": "Lyon", "usual_name": "Roux"})
        for one in ids:
            an_account(tx, candidate=tx.get_one(Candidate, one))
        at = datetime(2026, 11, 1, tzinfo=UTC)
        tx.add(
            Slip(
                code_hash="c" * 64, candidate_id=ids[1], issued_at=at, expires_at=at + timedelta(days=400),
                used_at=None, revoked_at=None,
            )
        )  # fmt: skip
        signed = tx.scalars(select(Registration.id).filter_by(candidate_id=ids[1])).one()
    units.perform(note_confirmed, people[2], signed, seen=1)
    look()
    with reading() as tx:
        before = picture(tx)
    done = merging(people, *ids, *taken)
    with reading() as tx:
        assert picture(tx) != before
        assert tx.get_one(Registration, signed).state == State.REGISTERED
        assert tx.get_one(Slip, "c" * 64).revoked_at is not None
    undone = undoing(people, done.merge_id)
    with reading() as tx:
        assert picture(tx) == before
        assert tx.get_one(Candidate, ids[0]).last_registration_number == 2  # 002 was given, and is never given again
        assert tx.get_one(Registration, signed).state == State.CONFIRMED
        assert (undone.moved, numbers(tx, ids[0]), numbers(tx, ids[1])) == (1, [1], [1])
        assert tx.scalars(select(DuplicatePair.state).filter_by(id=pair(*ids))).all() == ["undone"]
    assert sound(engine) == []
    with writing() as tx:
        assert a_registration(tx, tx.get_one(Candidate, ids[0]), speciality="31224").number == 3


def test_what_was_done_since_stays(engine, writing, reading, people, alike):
    """A registration changed since goes back as it is; one saved since stays with the kept candidate."""
    kept, absorbed = alike
    done = merging(people, kept, absorbed)
    with writing() as tx:
        a_registration(tx, tx.get_one(Candidate, kept), speciality="31224")
        moved = tx.scalars(select(Registration).filter_by(candidate_id=kept, number=2)).one()
        moved.class_name = "TB"
        save_version(tx, people[2], moved, Cause.MODIFICATION)
    assert undoing(people, done.merge_id).state == "approved"
    with reading() as tx:
        assert (numbers(tx, kept), numbers(tx, absorbed)) == ([1, 3], [1])
        assert tx.scalars(select(Registration.class_name).filter_by(candidate_id=absorbed)).one() == "TB"
    assert sound(engine) == []


def test_what_was_changed_since_in_the_record_is_said(writing, reading, people):
    """A field that the merge took and that changed since is not overwritten: the undoing is refused, and says why."""
    with writing() as tx:
        ids = two(tx, second={"phone": "+33611111111"})
    look()
    done = merging(people, *ids, "phone")
    reached = Reached("0699999999", ("12 rue des Lilas",), "38000", "Grenoble", "France")
    units.perform(change_contact, people[2], ids[0], reached, seen=versions(*ids)[0])
    with pytest.raises(MergeBlocked) as refused:
        undoing(people, done.merge_id)
    assert refused.value.blockers == ("changed_since",)
    with reading() as tx:
        assert (tx.get_one(Candidate, ids[0]).phone, tx.get_one(Candidate, ids[1]).merged_into) == (
            "+33699999999",
            ids[0],
        )


def test_what_the_merge_left_alone_may_change_since(writing, people):
    """A field that the merge did not take does not stand in the way, and stays as it was changed."""
    with writing() as tx:
        ids = two(tx, second={"phone": "+33611111111"})
    look()
    done = merging(people, *ids)
    reached = Reached("0699999999", ("12 rue des Lilas",), "38000", "Grenoble", "France")
    units.perform(change_contact, people[2], ids[0], reached, seen=versions(*ids)[0])
    assert undoing(people, done.merge_id).state == "approved"
    with writing() as tx:
        assert [tx.get_one(Candidate, one).phone for one in ids] == ["+33699999999", "+33611111111"]


def test_thirty_days_by_the_clock_of_the_database(engine, writing, reading, people, alike, stopped_clock):
    """On the thirtieth day it is undone, a second later it is not; then the address that was held is free."""
    kept, absorbed = alike
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    done = merging(people, kept, absorbed)
    stopped_clock(start + timedelta(days=30))
    with pytest.raises(MergeBlocked) as refused:
        units.perform(propose_undoing, people[0], done.merge_id, reason="x", seen=versions(kept, absorbed))
    assert refused.value.blockers == ("too_late",)
    with reading() as tx:
        held = tx.get_one(Candidate, absorbed).email_key
        assert held
    assert units.perform(settling.settle, settling.SETTLER) == 0
    stopped_clock(start + timedelta(days=30, hours=1))
    assert units.perform(settling.settle, settling.SETTLER) == 1
    assert units.perform(settling.settle, settling.SETTLER) == 0
    with writing() as tx:
        a_candidate(tx, email=held, first_names="Zoé")
    assert sound(engine) == []


def test_a_proposal_waits_seven_days(reading, people, alike, stopped_clock):
    """Then it ends by itself, and its pair is open again."""
    made = proposing(people[0], *alike)
    stopped_clock(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    assert units.perform(expire_due, settling.SETTLER) == 1
    with reading() as tx:
        assert tx.get_one(CandidateMerge, made.merge_id).state == "expired"
        assert tx.scalars(select(DuplicatePair.state)).all() == ["open"]


def test_merged_twice_the_last_is_undone_first(engine, writing, reading, people, alike):
    """A into B, then B into C: A's number leads to C; the first merge waits for the second to be undone."""
    kept, absorbed = alike
    first = merging(people, kept, absorbed)
    with writing() as tx:
        last = a_candidate(tx, birth_name="Lefevre", first_names="Lea")
        a_registration(tx, last, speciality="31224")
        third = last.id
    look()
    second = merging(people, third, kept)
    with reading() as tx:
        assert {tx.get_one(Candidate, one).merged_into for one in alike} == {third}
        assert [hit.candidate_id for hit in search(tx, people[0], Query(tx.get_one(Candidate, absorbed).number)).rows][
            :1
        ] == [third]
    assert sound(engine) == []
    with pytest.raises(MergeBlocked):
        undoing(people, first.merge_id)
    undoing(people, second.merge_id)
    undoing(people, first.merge_id)
    with reading() as tx:
        assert [tx.get_one(Candidate, one).merged_into for one in (kept, absorbed, third)] == [None] * 3
        assert [tx.get_one(Candidate, one).former_numbers for one in (kept, absorbed, third)] == [""] * 3
    assert sound(engine) == []


def test_documents_and_journal_follow(reading, people, alike, settings_in, tmp_path):
    """Both records say who merged them with whom; the document of what moved is made again, the former one kept."""
    settings_in(tmp_path / "data")
    kept, absorbed = alike
    with reading() as tx:
        every = {one.candidate_id: one.id for one in tx.scalars(select(Registration))}
    for one in every.values():
        units.perform(issue, people[2], one)
    merging(people, kept, absorbed)
    run_promised()
    with reading() as tx:
        for one in alike:
            names = [line.name for line in events_about(tx, {"candidate": [one]})]
            assert "merge.approved" in names
        moved = tx.scalars(select(RegistrationMove.registration_id)).one()
        assert "registration.moved" in [line.name for line in events_about(tx, {"registration": [moved]})]
        papers = tx.scalars(select(Document).filter_by(registration_id=moved).order_by(Document.id)).all()
        assert [(one.version, one.current) for one in papers] == [(1, False), (2, True)]
        assert tx.scalars(select(Document.current).filter_by(registration_id=every[kept])).all() == [True]


def test_both_records_must_be_in_the_perimeter(writing, people, stranger):
    """Who sees one side only proposes nothing and approves nothing: the other is not found (3.03)."""
    with writing() as tx:
        one = a_candidate(tx, first_names="Léa")
        other = a_candidate(tx, first_names="Lea", academie_code="09")
        a_registration(tx, one)
        a_registration(tx, other, speciality="30004", academie_code="09")
        ids = one.id, other.id
    look()
    for actor in (people[0], stranger):
        with pytest.raises(NotFound):
            proposing(actor, *ids)


ATTACKS = [
    ("UPDATE candidate SET merged_into = {kept} WHERE id = {absorbed}", "a_candidate_is_merged_by_two_persons"),
    ("UPDATE candidate SET merged_into = {kept}, last_merge_id = 1 WHERE id = {absorbed}", "merged_by_two_persons"),
    ("UPDATE registration SET candidate_id = {kept}, number = 9 WHERE candidate_id = {absorbed}", "who_and_number"),
    ("UPDATE registration SET number = 9, last_merge_id = 1 WHERE candidate_id = {absorbed}", "who_and_number"),
    ("UPDATE candidate SET birth_name = 'X', last_merge_id = 1 WHERE id = {kept}", "locked_identity"),
    (
        "INSERT INTO registration_move (merge_id, registration_id, from_candidate_id, from_number, to_candidate_id,"
        " to_number) SELECT 1, r.id, {absorbed}, 1, {kept}, 2 FROM registration r WHERE r.candidate_id = {absorbed}",
        "a_move_is_of_an_approved_merge",
    ),
    ("DELETE FROM candidate_merge", "a_merge_is_never_deleted"),
    ("UPDATE candidate_merge SET kept_id = absorbed_id, absorbed_id = kept_id", "a_merge_is_decided_once"),
    ("UPDATE candidate_merge SET reason = 'autre'", "a_merge_is_decided_once"),
]


@pytest.mark.parametrize(("attack", "guard"), ATTACKS)
def test_the_database_refuses_a_merge_nobody_approved(writing, people, alike, attack, guard):
    """By raw SQL, a proposal that waits moves no one, changes no number and no name (6.20, 6.21)."""
    kept, absorbed = alike
    proposing(people[0], kept, absorbed)
    with pytest.raises(DBAPIError, match=guard), writing() as tx:
        tx.execute(text(attack.format(kept=kept, absorbed=absorbed)))


AFTER = [
    ("UPDATE registration_move SET to_number = 7", "a_written_move_never_changes"),
    ("DELETE FROM registration_move", "a_written_move_is_never_deleted"),
    ("UPDATE candidate SET merged_into = NULL WHERE id = {absorbed}", "a_candidate_is_merged_by_two_persons"),
    ("UPDATE candidate SET last_merge_id = NULL WHERE id = {absorbed}", "last_merge_never_goes_back"),
    ("UPDATE registration SET last_merge_id = NULL WHERE number = 2", "last_move_never_goes_back"),
    ("UPDATE registration SET candidate_id = {absorbed}, number = 1 WHERE number = 2", "who_and_number"),
    ("UPDATE candidate_merge SET state = 'refused'", "a_merge_is_decided_once"),
    ("UPDATE candidate SET birth_name = 'X' WHERE id = {kept}", "locked_identity"),
    (
        "INSERT INTO registration SELECT id + 100, {absorbed}, 9, exam_session_id, academie_code, domain_code,"
        " speciality_code, category_code, audience, foreign_group, school_uai, class_name, answers, state,"
        " state_reason, version, fingerprint, first_saved_at, saved_at, closed_at, pieces_locked_at, restarted_from,"
        " origin, NULL FROM registration WHERE number = 1",
        "nobody_merged_is_registered",
    ),
]


@pytest.mark.parametrize(("attack", "guard"), AFTER)
def test_the_database_refuses_to_undo_by_itself(writing, people, alike, attack, guard):
    """What a merge wrote stays as it was written; it serves once (6.20)."""
    kept, absorbed = alike
    merging(people, kept, absorbed)
    with pytest.raises(DBAPIError, match=guard), writing() as tx:
        tx.execute(text(attack.format(kept=kept, absorbed=absorbed)))
