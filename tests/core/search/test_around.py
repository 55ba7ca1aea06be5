"""The place of a record in the list it was opened from, and who is beside it: « 12 of 347 » (3.02)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy.orm import Session

from core.access import Actor, system
from core.registrations.ending import set_aside
from core.search.around import around
from core.search.listing import Order, listing
from core.search.queries import search
from core.search.query import Query
from db.tables import Candidate
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
NAMES = [f"Lefebvre{'abcdefghijklmnopqrstuvwxyz'[n // 26]}{'abcdefghijklmnopqrstuvwxyz'[n % 26]}" for n in range(70)]


@pytest.fixture
def many(writing: Unit) -> list[int]:
    """Seventy candidates of Grenoble in the order of their names, registered but the last five."""
    found = []
    with writing() as tx:
        for at, name in enumerate(NAMES):
            candidate = factories.a_candidate(tx, birth_name=name, birth_date=date(2008, 3, 1 + at % 28))
            if at < 65:
                factories.a_registration(tx, candidate)
            found.append(candidate.id)
    return found


def test_a_record_knows_its_place_in_a_list_and_walks_along_it(
    many: list[int], reading: Unit, case_officer: Actor
) -> None:
    """From the first line to the last one, in the order of the list, nobody skipped, nobody twice."""
    query, order = Query(academies=("08",)), Order()
    walked, to = [], (many[0], 1)
    with reading() as tx:
        total = listing(tx, case_officer, query, columns=("number",)).total
        while to:
            found = around(tx, case_officer, query, to[0], to[1], order)
            assert found is not None
            assert (found.place, found.total) == (to[1], total)
            walked.append(to[0])
            to = (found.after.candidate_id, found.after.place) if found.after else None
    assert walked == many[:65]


def test_the_order_of_the_list_is_the_order_of_the_walk(many: list[int], reading: Unit, case_officer: Actor) -> None:
    """Sorted by birth date descending, the next one is the next line of the page."""
    query, order = Query(academies=("08",)), Order("birth_date", descending=True)
    with reading() as tx:
        page = listing(tx, case_officer, query, columns=("number",), order=order)
        second = page.lines[1].candidate_id
        found = around(tx, case_officer, query, second, 2, order)
    assert found is not None
    assert (found.before and found.before.candidate_id) == page.lines[0].candidate_id
    assert (found.after and found.after.candidate_id) == page.lines[2].candidate_id


@pytest.mark.parametrize("typed", ["lefebvreaa", "lefebvre"])
def test_ranked_answers_are_walked_as_they_are_shown(
    many: list[int], reading: Unit, case_officer: Actor, typed: str
) -> None:
    """The exact one first, then those that only look like it; over several pages too."""
    query = Query(text=typed)
    with reading() as tx:
        pages = search(tx, case_officer, query).pages
        rows = [row for page in range(1, pages + 1) for row in search(tx, case_officer, query, page=page).rows]
        shown = list(dict.fromkeys(row.candidate_id for row in rows))
        for at, one in enumerate(shown):
            found = around(tx, case_officer, query, one, at + 1, None)
            assert found is not None
            assert (found.place, found.total) == (at + 1, len(shown))
            assert (found.before.candidate_id if found.before else None) == (shown[at - 1] if at else None)
            assert (found.after.candidate_id if found.after else None) == (shown[at + 1 : at + 2] or [None])[0]


def test_a_person_registered_twice_is_one_step(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """Two lines of the same person: the next record is somebody else's."""
    with writing() as tx:
        twice = factories.a_candidate(tx, birth_name="Aaron")
        other = factories.a_candidate(tx, birth_name="Zola")
        for speciality in ("31212", "31224"):
            factories.a_registration(tx, twice, speciality=speciality)
        factories.a_registration(tx, other)
        ids = twice.id, other.id
    with reading() as tx:
        found = around(tx, case_officer, Query(academies=("08",)), ids[0], 1, Order())
    assert found is not None
    assert (found.total, found.before) == (3, None)
    assert found.after is not None
    assert (found.after.candidate_id, found.after.place) == (ids[1], 3)


def test_who_left_the_list_or_the_perimeter_has_no_place_in_it(
    many: list[int], writing: Unit, reading: Unit, case_officer: Actor, stranger: Actor
) -> None:
    """A place of the address proves nothing: the list is asked again, by who asks (3.02, 3.03)."""
    query = Query(states=("registered",))
    with writing() as tx:
        registration = listing(tx, case_officer, query, columns=("number",)).lines[9].registration_id
        set_aside(tx, system("tests"), registration, reason="partie", seen=1)
    with reading() as tx:
        assert around(tx, case_officer, query, many[9], 10, Order()) is None
        moved = around(tx, case_officer, query, many[10], 11, Order())
        assert moved is not None
        assert (moved.place, moved.total) == (10, 64)
        assert around(tx, stranger, query, many[10], 11, Order()) is None
        assert around(tx, stranger, Query(text="lefebvre"), many[10], 11, None) is None
        assert around(tx, case_officer, Query(text="(("), many[10], 11, Order()) is None
        assert tx.get(Candidate, many[9]) is not None
