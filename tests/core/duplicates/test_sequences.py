"""Any sequence of registrations, endings, merges and undoings keeps the register sound: numbers first (6.20, 6.21)."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from core import fsck, units
from core.access import Actor
from core.duplicates.deciding import approve
from core.duplicates.finding import pair_of
from core.duplicates.proposing import propose_undoing
from core.errors import ExamError
from core.registrations.actions import Entry, save_registration
from core.registrations.ending import set_aside
from db.engine import writing
from db.tables import Candidate, CandidateMerge, ExamSession, Registration, RegistrationMove, RegistrationVersion
from tests.core.duplicates.conftest import look, merging, versions
from tests.factories import a_candidate, a_staff, an_account

SPECIALITIES = ("31212", "30004", "31224")
CHECKED = frozenset(
    {
        "merged_candidate_still_registered", "merged_into_nobody", "former_number_of_nobody",
        "merged_candidate_who_signs_in", "approved_merge_without_trace", "registration_not_where_it_moved",
        "registration_number_of_two", "moved_number_beyond_mark", "registration_number_beyond_mark",
        "two_active_registrations_for_an_exam", "version_missing_or_extra", "registration_differs_from_its_version",
        "registered_but_not_locked", "candidate_email_without_claim", "account_email_without_claim",
        "claim_without_owner", "active_account_without_candidate", "locked_identity_unlike_its_version",
        "changes_without_event", "search_unlike_the_register", "two_current_documents",
    }
)  # fmt: skip
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("register"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("end"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("merge"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("undo"), st.integers(0, 3), st.just(0)),
    ),
    min_size=3,
    max_size=7,
)


_times = itertools.count(1_000)


class Office:
    """Three records of one person, and what the office does to them."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.people = [a_staff(engine, "case_officer", academie_code="08") for _ in range(3)]
        name = "Lefèvre " + "".join(
            "abcdefghij"[int(digit)] for digit in str(next(_times))
        )  # nobody of another sequence
        with writing(engine) as tx:
            made = [a_candidate(tx, birth_name=name, first_names=first) for first in ("Léa", "Lea", "LÉA")]
            for one in made[:2]:
                an_account(tx, candidate=one)
            self.candidates = [one.id for one in made]
            self.exam = tx.scalars(select(ExamSession.id).filter_by(domain_code="BCP", label="2027")).one()
        look()

    def register(self, who: int, what: int) -> None:
        """Register one of them."""
        entry = Entry(self.exam, "08", SPECIALITIES[what])
        units.perform(save_registration, self.people[2], self.candidates[who], entry)

    def end(self, which: int, _: int) -> None:
        """Set a registration aside."""
        rows = self._read(lambda tx: [(row.id, row.version) for row in tx.scalars(self._registrations())])
        if which < len(rows):
            units.perform(set_aside, self.people[2], rows[which][0], reason="essai", seen=rows[which][1])

    def merge(self, kept: int, absorbed: int) -> None:
        """Make one candidate of two."""
        one, other = self.candidates[kept], self.candidates[absorbed]
        look()
        if self._read(lambda tx: pair_of(tx, one, other)) is not None:  # the radar pairs nobody who was merged
            merging(self.people, one, other, "email")

    def undo(self, which: int, _: int) -> None:
        """Undo one of the merges that were made."""
        merges = select(CandidateMerge).filter_by(kind="merge", state="approved")
        mine = merges.where(CandidateMerge.kept_id.in_(self.candidates)).order_by(CandidateMerge.id)
        done = self._read(lambda tx: list(tx.scalars(mine)))
        if which < len(done):
            seen = versions(done[which].kept_id, done[which].absorbed_id)
            made = units.perform(propose_undoing, self.people[0], done[which].id, reason="essai", seen=seen)
            units.perform(approve, self.people[1], made.merge_id, made.digest)

    def _registrations(self) -> Any:
        return select(Registration).where(Registration.candidate_id.in_(self.candidates)).order_by(Registration.id)

    def _read(self, query: Any) -> Any:
        def run(tx: Any, _: Actor) -> Any:
            return query(tx)

        return units.read(run, self.people[0])

    def marks(self) -> dict[int, int]:
        """The highest number ever given by each candidate."""
        return self._read(lambda tx: {row.id: row.last_registration_number for row in tx.scalars(select(Candidate))})


def wrong(engine: Any) -> list[str]:
    """Which invariants do not hold."""
    with writing(engine) as tx:
        return [one.check for one in fsck.check(tx, only=CHECKED).findings if one.count]


def held(engine: Any) -> set[tuple[str, int, int]]:
    """Every number ever printed: candidate number, registration number, registration."""
    with writing(engine) as tx:
        said = tx.execute(select(RegistrationVersion.snapshot, RegistrationVersion.registration_id))
        return {(row[0]["candidate_number"], row[0]["registration_number"], row[1]) for row in said}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_no_sequence_breaks_the_register(engine, steps):
    """After each step: no number serves twice, marks only rise, nobody merged is registered or signs in."""
    office = Office(engine)
    marks = office.marks()
    for act, one, other in steps:
        try:
            getattr(office, act)(one, other)
        except ExamError:
            continue  # a refusal changes nothing
        assert wrong(engine) == [], (act, one, other)
        now = office.marks()
        assert all(now[each] >= mark for each, mark in marks.items() if each in now)
        marks = now
    printed = [(number, registration) for number, registration, _ in held(engine)]
    assert len(printed) == len({(number, registration) for number, registration, _ in held(engine)})
    owners: dict[tuple[str, int], int] = {}
    for number, registration, row in held(engine):
        assert owners.setdefault((number, registration), row) == row


def test_the_invariants_can_fail(sqlite_engine):
    """Negative control: without the guard, a registration moved by hand is found by the check (4.14)."""
    office = Office(sqlite_engine)
    office.register(0, 0)
    office.register(1, 1)
    office.merge(0, 1)
    assert wrong(sqlite_engine) == []
    with sqlite_engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER registration_keeps_who_and_number")
        connection.exec_driver_sql(f"UPDATE registration SET candidate_id = {office.candidates[1]} WHERE number = 2")
        connection.exec_driver_sql("DELETE FROM touched")
    assert {"merged_candidate_still_registered", "registration_not_where_it_moved"} <= set(wrong(sqlite_engine))
    with writing(sqlite_engine) as tx:
        assert tx.scalars(select(RegistrationMove)).one().to_number == 2
