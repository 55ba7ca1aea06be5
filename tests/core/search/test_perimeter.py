"""Nothing of a search leaves the perimeter: not a line, not a count, not a registration to act upon (3.02, 3.03)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core.access import Actor, Role, Scope, system
from core.access.rights import Permission, scopes_for
from core.errors import NotAllowed
from core.search.queries import count, registration_ids, search
from core.search.query import Query
from db.tables import Candidate
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
