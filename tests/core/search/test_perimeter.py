"""Nothing of a search leaves the perimeter: not a line, not a count, not a registration to act upon (3.02, 3.03)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core.access import Actor, Role, Scope, system
from core.access.rights import Permission, scopes_for
from core.candidates.folding import fold
from core.errors import NotAllowed
from core.search.queries import count, registration_ids, search
from core.search.query import Query
from db.tables import Candidate, Speciality
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
SPECIALITIES = {"BCP": "31212", "CAP": "31224"}
ACADEMIES = ("08", "09")


@dataclass(frozen=True, slots=True)
class Twin:
    """A candidate of the test's world and where they are registered."""

    candidate_id: int
    home: str
    places: frozenset[tuple[str, str, int]]  # académie, domain, registration


@pytest.fixture
def world(writing: Unit) -> dict[int, Twin]:
    """The same people everywhere: in each académie, for each domain, for none, for two."""
    found = {}
    with writing() as tx:
        for home in ACADEMIES:
            for places in ((), (("08", "BCP"),), (("09", "BCP"),), (("08", "CAP"),), (("08", "BCP"), ("09", "CAP"))):
                candidate = factories.a_candidate(
                    tx, birth_name="Lefebvre", first_names="Zoé", academie_code=home, birth_date=date(2008, 3, 12)
                )
                saved = frozenset(
                    (academie, domain, _registered(tx, candidate, academie, domain)) for academie, domain in places
                )
                found[candidate.id] = Twin(candidate.id, home, saved)
    return found


def _registered(tx: Session, candidate: Candidate, academie: str, domain: str) -> int:
    saved = factories.a_registration(tx, candidate, speciality=SPECIALITIES[domain], academie_code=academie)
    return saved.registration_id


def visible(scopes: tuple[Scope, ...], twin: Twin) -> tuple[bool, set[int]]:
    """Say, without any query, whether someone may be seen, and which of their registrations."""
    seen = {
        registration
        for academie, domain, registration in twin.places
        if any(s.academie_code in {"", academie} and s.domain_code in {"", domain} for s in scopes)
    }
    at_home = not twin.places and any(s.academie_code in {"", twin.home} for s in scopes)
    return bool(seen) or at_home, seen


_scopes = st.lists(
    st.builds(
        Scope,
        st.sampled_from([Role.CASE_OFFICER, Role.READER, Role.SUPERVISOR]),
        st.sampled_from(["", *ACADEMIES, "10"]),
        st.sampled_from(["", "BCP", "CAP", "BTS"]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
_queries = st.builds(
    Query,
    text=st.sampled_from(
        ["", "lefebvre", "zoe lef", "lefevbre", "lefebre zoe", "12/03/2008", "lefaivre 2008", "zzzz 12/03/2008"]
    ),
    domains=st.sampled_from([(), (), ("BCP",), ("CAP", "BTS")]),
    academies=st.sampled_from([(), (), ("08",), ("09",), ("08", "09")]),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(scopes=_scopes, query=_queries)
def test_a_search_shows_what_the_perimeter_holds_and_nothing_else(
    world: dict[int, Twin], reading: Unit, scopes: tuple[Scope, ...], query: Query
) -> None:
    """The same question asked by someone who sees everything, less what this actor may not see: exactly that."""
    actor = Actor("staff", 1, "someone", scopes=scopes)
    held = scopes_for(actor, Permission.CANDIDATE_SEARCH)
    with reading() as tx:
        if not held:
            for refused in (search, count, registration_ids):
                with pytest.raises(NotAllowed):
                    refused(tx, actor, query)
            return
        everything = search(tx, system("tests"), query)
        page = search(tx, actor, query)
        meant = count(tx, actor, query)
        acted = set(tx.scalars(registration_ids(tx, actor, query)))
        all_acted = set(tx.scalars(registration_ids(tx, system("tests"), query)))
    allowed = {key: visible(held, twin) for key, twin in world.items()}
    shown = {(row.candidate_id, row.registration_id) for row in page.rows}
    assert shown == {
        (row.candidate_id, row.registration_id)
        for row in everything.rows
        if allowed[row.candidate_id][0] and row.registration_id in allowed[row.candidate_id][1] | {0}
    }
    certain = {row.candidate_id for row in page.rows if row.certain}
    assert (page.total, meant.candidates) == (len(certain), len(certain))
    assert acted == all_acted & set().union(*(seen for _, seen in allowed.values()))
    assert meant.registrations == len(acted)


@pytest.fixture
def words(reading: Unit) -> dict[str, str]:
    """For each domain of the world, a word of the label of its speciality that the other's has not."""
    with reading() as tx:
        labels = {
            domain: set(fold(tx.get_one(Speciality, code).label).split()) for domain, code in SPECIALITIES.items()
        }
    return {
        "BCP": max(labels["BCP"] - labels["CAP"], key=lambda word: (len(word), word)),
        "CAP": max(labels["CAP"] - labels["BCP"], key=lambda word: (len(word), word)),
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(scopes=_scopes, domain=st.sampled_from(["BCP", "CAP"]), typed=st.sampled_from(["{}", "lefebvre {}", "{} 2027"]))
def test_a_word_of_a_registration_elsewhere_answers_nothing(
    world: dict[int, Twin], words: dict[str, str], reading: Unit, scopes: tuple[Scope, ...], domain: str, typed: str
) -> None:
    """The label of a speciality taken in another académie or domain is not learnt by searching for it (3.02, 3.03)."""
    actor = Actor("staff", 1, "someone", scopes=scopes)
    if not (held := scopes_for(actor, Permission.CANDIDATE_SEARCH)):
        return
    query = Query(text=typed.format(words[domain]))
    with reading() as tx:
        page, meant = search(tx, actor, query), count(tx, actor, query)
    expected = {
        key
        for key, twin in world.items()
        if any(place[1] == domain and place[2] in visible(held, twin)[1] for place in twin.places)
    }
    assert {row.candidate_id for row in page.rows if row.certain} == expected
    assert meant.candidates == len(expected)


@pytest.mark.parametrize(("academie", "answers"), [("08", 0), ("09", 1), ("", 1)])
def test_the_year_of_an_exam_session_elsewhere_answers_nothing(
    writing: Unit, reading: Unit, academie: str, answers: int
) -> None:
    """Registered in Grenoble for 2026 and in Lille for 2027: 2027 says nothing to Grenoble (3.02)."""
    with writing() as tx:
        candidate = factories.a_candidate(tx, birth_date=date(2008, 3, 12))
        factories.a_registration(tx, candidate, exam_session="2026")
        factories.a_registration(tx, candidate, speciality="31224", academie_code="09")
    actor = Actor("staff", 1, "someone", scopes=(Scope(Role.CASE_OFFICER, academie),))
    with reading() as tx:
        assert count(tx, actor, Query(text="2027")).candidates == answers


def test_the_city_of_a_candidate_answers_wherever_he_is_seen(writing: Unit, reading: Unit, stranger: Actor) -> None:
    """It is of the person, not of a registration: with and without any."""
    with writing() as tx:
        candidate = factories.a_candidate(tx, city="Voiron")
        factories.a_registration(tx, candidate, academie_code="09")
        factories.a_candidate(tx, city="Voiron", academie_code="09")
    with reading() as tx:
        assert count(tx, stranger, Query(text="voiron")).candidates == 2


@pytest.mark.parametrize("typed", ["123456789AB", "12345678", "123456", "1234567", "1234567A"])
def test_the_ine_is_not_found_digit_by_digit_by_who_never_receives_it(
    writing: Unit, reading: Unit, reader: Actor, case_officer: Actor, typed: str
) -> None:
    """A reader searches by name, not by INE, even when they are of the desk of another académie (3.04)."""
    with writing() as tx:
        ine = "1234567ABCD" if typed == "1234567A" else "123456789AB"
        candidate = factories.a_candidate(tx, ine=ine, number="02000000017")
        factories.a_registration(tx, candidate)
    mixed = replace(reader, scopes=(Scope(Role.READER, "08"), Scope(Role.CASE_OFFICER, "09")))
    ours = replace(reader, scopes=(Scope(Role.READER, "09"), Scope(Role.CASE_OFFICER, "08")))
    with reading() as tx:
        for actor in (reader, mixed):
            assert search(tx, actor, Query(text=typed)).rows == ()
            assert count(tx, actor, Query(text=typed)).candidates == 0
        if len(typed) not in {6, 7} and typed != "1234567A":  # a school is asked of a registration too
            for actor in (case_officer, ours):
                assert count(tx, actor, Query(text=typed)).candidates == 1
