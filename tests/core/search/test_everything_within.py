"""Whatever is asked by whoever: no line, count, step, record, file, view, copy, preview nor export leaks (3.02, 3.03).

Every query of candidates is asked by actors of all kinds of scopes, and compared with who may be seen, said without
any query.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from core.access import Actor, Permission, Role, Scope, system
from core.access.rights import allowed, scopes_for
from core.audit.queries import Criteria, events
from core.candidates.consulting import note_reading
from core.candidates.queries import one_file
from core.corrections.queries import history
from core.documents.actions import issue
from core.documents.queries import documents_of
from core.errors import ExamError, NotFound
from core.exports.sources.searched import searched
from core.litigation.actions import order_file
from core.litigation.gathering import whole
from core.mass_ending.selection import preview
from core.notifications.queries import mails_of
from core.search.around import around
from core.search.listing import Order, how_many, listing
from core.search.queries import search
from core.search.query import Query
from core.search.suggesting import suggestions
from core.search.views.actions import Wanted, freeze, keep_link, keep_view
from core.search.views.queries import frozen_copy, link_query, pinned
from db.tables import LitigationFile
from tests import factories
from tests.core.search.test_perimeter import ACADEMIES, Twin, _registered, visible

Unit = Callable[[], AbstractContextManager[Session]]
PLACES = ((), (("08", "BCP"),), (("09", "BCP"),), (("08", "CAP"),), (("08", "BCP"), ("09", "CAP")))
QUERIES = (Query(text="lefebvre"), Query(domains=("BCP",)), Query(academies=("08", "09")), Query(text="lefevbre zoe"))


@pytest.fixture(autouse=True)
def _store(settings_in: Callable[[Path], None], tmp_path: Path) -> None:
    settings_in(tmp_path / "data")


@pytest.fixture
def world(writing: Unit) -> dict[int, Twin]:
    """The same people everywhere, each told apart by a mark in the first names; one document each."""
    found = {}
    with writing() as tx:
        for home in ACADEMIES:
            for places in PLACES:
                number = len(found)
                candidate = factories.a_candidate(
                    tx, birth_name="Lefebvre", first_names=f"Zoé Marque{'abcdefghij'[number]}", academie_code=home
                )
                saved = frozenset((a, d, _registered(tx, candidate, a, d)) for a, d in places)
                for _, _, registration_id in saved:
                    issue(tx, system("tests"), registration_id)
                note_reading(tx, system("tests"), candidate.id)
                found[candidate.id] = Twin(candidate.id, home, saved)
    return found


@pytest.fixture
def staff_id(engine: Engine) -> int:
    """An account that keeps views and orders files, whatever the scopes of the moment."""
    return factories.a_staff(engine, "head_of_office").id


_scopes = st.lists(
    st.builds(
        Scope,
        st.sampled_from([Role.CASE_OFFICER, Role.READER, Role.HEAD_OF_OFFICE, Role.SUPERVISOR]),
        st.sampled_from(["", *ACADEMIES, "10"]),
        st.sampled_from(["", "BCP", "CAP", "BTS"]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


class _Undone(Exception):
    """Raised at the end of a unit whose writings are not kept, so that each example starts alike."""


_asked = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def seen_by(world: dict[int, Twin], actor: Actor, permission: Permission) -> tuple[set[int], set[int]]:
    """Say, without any query, whom and which registrations someone may see with a right."""
    told = {key: visible(scopes_for(actor, permission), twin) for key, twin in world.items()}
    people = {key for key, (may, _) in told.items() if may}
    return people, set().union(*(registrations for _, registrations in told.values()))


@_asked
@given(scopes=_scopes, query=st.sampled_from(QUERIES), column=st.sampled_from(["", "birth_date", "academie", "-"]))
def test_lists_steps_and_counts_hold_those_of_the_perimeter_alone(
    world: dict[int, Twin], reading: Unit, scopes: tuple[Scope, ...], query: Query, column: str
) -> None:
    """A list, its count, each step along it, the preview of an act on it: exactly those who may be seen."""
    actor = Actor("staff", 1, "someone", 1, scopes=scopes)
    if not allowed(actor, Permission.CANDIDATE_SEARCH):
        return
    people, registrations = seen_by(world, actor, Permission.CANDIDATE_SEARCH)
    order = Order.read(column)
    with reading() as tx:
        page = listing(tx, actor, query, columns=("number",), order=order)
        everything = listing(tx, system("tests"), query, columns=("number",), order=order)
        lines = [(line.candidate_id, line.registration_id) for line in page.lines]
        expected = {
            (line.candidate_id, line.registration_id)
            for line in everything.lines
            if line.candidate_id in people and line.registration_id in registrations | {0}
        }
        assert set(lines) == expected
        assert page.total == how_many(tx, actor, query, 1_000) == len(lines)
        for at, (candidate_id, _) in enumerate(lines, start=1):
            found = around(tx, actor, query, candidate_id, at, order)
            assert found is not None
            assert found.total == len(lines)
            assert {one.candidate_id for one in (found.before, found.after) if one} <= people
        assert {one.candidate_id for one in suggestions(tx, actor, "lefebvre zoe")} <= people
        ranked = search(tx, actor, query)
        for row in ranked.rows:
            step = around(tx, actor, query, row.candidate_id, 1, None)
            assert step is not None
            assert {one.candidate_id for one in (step.before, step.after) if one} <= people
        for absent in set(world) - people:
            assert around(tx, actor, query, absent, 1, order) is None
            assert around(tx, actor, query, absent, 1, None) is None
        if allowed(actor, Permission.CANDIDATE_DESK):
            _, desk = seen_by(world, actor, Permission.CANDIDATE_DESK)
            found_ids = {registration for _, registration in lines if registration}
            shown = preview(tx, actor, query)
            assert (shown.matched, shown.items) == (len(found_ids), len(found_ids & desk))


@_asked
@given(scopes=_scopes)
def test_a_record_its_timeline_its_mails_and_papers_are_of_the_perimeter_alone(
    world: dict[int, Twin], reading: Unit, scopes: tuple[Scope, ...]
) -> None:
    """Each record: absent, or with the registrations, events and documents that may be seen and no other."""
    actor = Actor("staff", 1, "someone", 1, scopes=scopes)
    if not allowed(actor, Permission.CANDIDATE_READ):
        return
    people, registrations = seen_by(world, actor, Permission.CANDIDATE_READ)
    with reading() as tx:
        for number, twin in world.items():
            if number not in people:
                for query in (one_file, mails_of, history):
                    with pytest.raises(NotFound):
                        query(tx, actor, number)
                continue
            file = one_file(tx, actor, number)
            mine = {registration for _, _, registration in twin.places} & registrations
            assert {one.id for one in file.registrations} == mine
            about = {(one.subject_kind, one.subject_id) for one in file.events}
            assert about <= {("candidate", number)} | {("registration", one) for one in mine}
            _, papers = seen_by(world, actor, Permission.DOCUMENT_READ)
            assert {one.id for one in file.registrations if one.documents} == mine & papers
        if allowed(actor, Permission.DOCUMENT_READ):
            for registration in {place[2] for twin in world.values() for place in twin.places} - papers_of(
                world, actor
            ):
                with pytest.raises(NotFound):
                    documents_of(tx, actor, registration)


def papers_of(world: dict[int, Twin], actor: Actor) -> set[int]:
    return seen_by(world, actor, Permission.DOCUMENT_READ)[1]


@_asked
@given(scopes=_scopes, query=st.sampled_from(QUERIES[:3]))
def test_views_copies_and_exports_hold_the_perimeter_of_who_opens_them(
    world: dict[int, Twin], writing: Unit, staff_id: int, scopes: tuple[Scope, ...], query: Query
) -> None:
    """Kept or frozen when one saw everything, opened when one sees less: less is counted, listed, exported."""
    wide = Actor("staff", staff_id, "someone", 1, scopes=(Scope(Role.HEAD_OF_OFFICE),))
    actor = Actor("staff", staff_id, "someone", 1, scopes=scopes)
    if not allowed(actor, Permission.CANDIDATE_SEARCH):
        return
    _, registrations = seen_by(world, actor, Permission.CANDIDATE_SEARCH)
    with suppress(_Undone), writing() as tx:
        link = keep_link(tx, wide, query)
        keep_view(tx, wide, query, Wanted("vue", pinned=True), columns=(), order=Order())
        copy = freeze(tx, wide, query, name="copie", reason="").frozen_id
        tx.flush()
        page = listing(tx, actor, link_query(tx, actor, link), columns=("number",))
        (counted,) = pinned(tx, actor)
        assert counted.count == page.total
        _, frozen = frozen_copy(tx, actor, copy)
        assert set(frozen.registrations) <= registrations
        if allowed(actor, Permission.EXPORT_MAKE):
            exported = searched(tx, actor, query.to_json(), "fr")
            may_leave = seen_by(world, actor, Permission.EXPORT_MAKE)[1] & registrations
            everything = searched(tx, wide, query.to_json(), "fr")
            assert set(exported.ids) == set(everything.ids) & may_leave
        raise _Undone


@_asked
@given(scopes=_scopes)
def test_the_journal_and_litigation_files_are_of_the_perimeter_alone(
    world: dict[int, Twin], writing: Unit, staff_id: int, scopes: tuple[Scope, ...]
) -> None:
    """Neither an event of a person elsewhere, nor in a litigation file a registration where one is not head."""
    actor = Actor("staff", staff_id, "someone", 1, scopes=scopes)
    with suppress(_Undone), writing() as tx:
        if allowed(actor, Permission.JOURNAL_READ):
            people, registrations = seen_by(world, actor, Permission.JOURNAL_READ)
            for kind, seen in (("candidate", people), ("registration", registrations)):
                told = events(tx, actor, Criteria(subject_kind=kind), limit=1_000)
                assert {one.subject_id for one in told} == seen
        people, registrations = seen_by(world, actor, Permission.LITIGATION_FILE)
        for number, twin in world.items():
            try:
                made = order_file(tx, actor, number, reason="recours")
            except ExamError:
                assert number not in people
                continue
            assert number in people
            held = whole(tx, actor, tx.get_one(LitigationFile, made.file_id))
            mine = {registration for _, _, registration in twin.places} & registrations
            assert {one.id for one in held.file.registrations} == mine
            about = {(one.subject_kind, one.subject_id) for one in held.events}
            assert about == {("candidate", number)} | {("registration", one) for one in mine}
        raise _Undone
