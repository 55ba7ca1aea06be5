"""Two at once: a merge against a save, an ending, a change, another merge. One wins, nothing is lost (6.22, 6.23)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, text

from core import fsck, units
from core.access.errors import CandidateMerged
from core.candidates.contact import Reached, change_contact
from core.duplicates import deciding
from core.duplicates.deciding import Decided, approve
from core.errors import ExamError
from core.registrations.actions import Entry, Saved, save_registration
from core.registrations.ending import set_aside
from core.registrations.errors import AlreadyRegistered
from db.tables import Candidate, Registration, RegistrationVersion
from tests.core.duplicates.conftest import look, proposing, two, versions
from tests.factories import a_registration, an_exam_session
from tests.races import at_once, one_after_the_other

ROUNDS = 4
CHECKED = frozenset(
    {
        "merged_candidate_still_registered", "registration_not_where_it_moved", "registration_number_of_two",
        "two_active_registrations_for_an_exam", "version_missing_or_extra", "locked_identity_unlike_its_version",
        "registration_number_beyond_mark", "merged_into_nobody", "changes_without_event",
    }
)  # fmt: skip


def ready(writing: Any, people: Any) -> tuple[tuple[int, int], Callable[[], Any]]:
    """Two records of one person and the approval of their merge, ready to run."""
    with writing() as tx:
        ids = two(tx)
    look()
    made = proposing(people[0], *ids)
    return ids, lambda: units.perform(approve, people[1], made.merge_id, made.digest)


def sound(reading: Any) -> list[str]:
    with reading() as tx:
        return [one.check for one in fsck.check(tx, only=CHECKED).findings if one.count]


def test_a_merge_against_a_new_registration(writing, reading, people):
    """The registration comes first and the proposal is stale, or it is refused with the number that is kept."""
    for _ in range(ROUNDS):
        ids, approving = ready(writing, people)
        with reading() as tx:
            entry = Entry(an_exam_session(tx).id, "08", "31224")
        decided, saved = at_once(
            approving, lambda entry=entry, ids=ids: units.perform(save_registration, people[2], ids[1], entry)
        )
        assert isinstance(decided, Decided), decided
        if decided.state == "approved":
            assert isinstance(saved, CandidateMerged), saved
        else:
            assert (decided.state, type(saved)) == ("stale", Saved)
        assert sound(reading) == []


def test_a_merge_against_an_ending(writing, reading, people):
    """Both are done, in some order: the registration is of the kept candidate, and it is ended."""
    for _ in range(ROUNDS):
        ids, approving = ready(writing, people)
        with reading() as tx:
            registration = tx.scalars(select(Registration.id).filter_by(candidate_id=ids[1])).one()
        decided, ended = at_once(
            approving,
            lambda one=registration: units.perform(set_aside, people[2], one, reason="essai", seen=1),
        )
        assert isinstance(decided, Decided), decided
        assert decided.state == "approved"
        with reading() as tx:
            row = tx.get_one(Registration, registration)
            assert row.candidate_id == ids[0]
            assert (row.state == "set_aside") == isinstance(ended, Saved), ended
        assert sound(reading) == []


@pytest.mark.parametrize("side", [0, 1])
def test_a_merge_against_a_change_of_the_record(writing, reading, people, side):
    """What is printed is what the register says, whichever came first; nothing is lost without being told."""
    for _ in range(ROUNDS):
        ids, approving = ready(writing, people)
        reached = Reached("0611223344", ("9 rue Z",), "38000", "Grenoble", "France")
        seen = versions(*ids)[side]
        decided, changed = at_once(
            approving,
            lambda ids=ids, seen=seen, reached=reached: units.perform(
                change_contact, people[2], ids[side], reached, seen=seen
            ),
        )
        assert isinstance(decided, Decided), decided
        assert (decided.state == "approved") == isinstance(changed, ExamError), (decided, changed)
        with reading() as tx:
            for row in tx.scalars(select(Registration).filter_by(candidate_id=ids[0])):
                said = select(RegistrationVersion.snapshot).filter_by(registration_id=row.id, n=row.version)
                phone = tx.get_one(Candidate, ids[0]).phone
                assert tx.scalars(said).one()["contact"]["phone"] == phone
        assert sound(reading) == []


def test_two_approvals_at_once_are_one(writing, reading, people):
    """The second is told that it is decided; the registration moved once."""
    for _ in range(ROUNDS):
        ids, approving = ready(writing, people)
        results = at_once(approving, approving)
        assert sorted(type(one).__name__ for one in results) == ["Decided", "MergeDecided"]
        with reading() as tx:
            assert tx.get_one(Candidate, ids[0]).last_registration_number == 2
        assert sound(reading) == []


def test_without_its_checks_two_approvals_get_through(engine, writing, people, monkeypatch):
    """Negative control: without the checks of the code and the guard, the race above is decided twice (4.14).

    The merge is locked, so that those who meet come one after the other: here they do so in a known order.
    """
    for name in ("_refuse_decided", "_too_late"):
        monkeypatch.setattr(deciding, name, lambda *_: None)
    monkeypatch.setattr(deciding, "_against", lambda *_: ())
    with writing() as tx:
        on = "" if engine.dialect.name == "sqlite" else " ON candidate_merge"
        tx.execute(text(f"DROP TRIGGER a_merge_is_decided_once{on}"))
    _, approving = ready(writing, people)
    results = one_after_the_other(approving, approving)
    assert [type(one).__name__ for one in results] == ["Decided", "Decided"]


def test_without_its_guard_someone_merged_is_registered(engine, writing, reading, people):
    """Negative control: the database alone keeps a registration from a merged candidate; the check would find it."""
    ids, approving = ready(writing, people)
    assert approving().state == "approved"
    with pytest.raises(AlreadyRegistered), writing() as tx:  # how a refusal of the database comes out of a save
        a_registration(tx, tx.get_one(Candidate, ids[1]), speciality="31224")
    with writing() as tx:
        on = "" if engine.dialect.name == "sqlite" else " ON registration"
        tx.execute(text(f"DROP TRIGGER nobody_merged_is_registered{on}"))
    with writing() as tx:
        a_registration(tx, tx.get_one(Candidate, ids[1]), speciality="31224")
    assert "merged_candidate_still_registered" in sound(reading)
