"""Any mixture of what a person is known by, in any order, written in any way, finds that person first (2.49)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core.access import Actor
from core.search.queries import count, search
from core.search.query import Query
from core.search.ranking import How
from core.search.reading import read
from core.search.reasons import reasons
from db.tables import ExamSession, Registration
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]

# What tells her from everybody else, then what she shares with others.
HERS = (
    ("02438257150", "2438257150", "02 438 257 150", "n° 02438257150", "8257150"),
    ("123456789AB", "123456789ab", "12345678"),
    ("anne.sophie@exemple.fr", "Anne.Sophie@", "ANNE.SOPHIE@EXEMPLE.FR"),
    ("Anne-Sophie", "anne sophie", "ANNE SOPHIE", "Sophie Anne", "anne-soph"),
)
SHARED = (
    ("de La Tour d’Auvergne", "la tour d'auvergne", "DELATOUR AUVERGNE", "latour", "auverg"),
    ("Lefèbvre-Durand", "lefebvre durand", "durand"),
    ("12/03/2008", "2008-03-12", "12 mars 2008", "12.3.2008", "12-03-08", "2008", "mars 2008", "03/2008"),
    ("001", "n° 001", "001 version 01", "001 v1"),
    ("0380001A", "380001a"),
    ("Saint-Martin-d’Hères", "saint martin d'heres", "heres"),
    ("31212",),
    ("2027",),
)


@pytest.fixture
def known(writing: Unit) -> dict[str, int]:
    """She, her sister, a namesake of another year, a stranger: each shares something with her."""
    facts = {"birth_name": "de La Tour d’Auvergne", "usual_name": "Lefèbvre-Durand", "city": "Saint-Martin-d’Hères"}
    with writing() as tx:

        def registered(**person: object) -> int:
            candidate = factories.a_candidate(tx, **(facts | person))
            saved = factories.a_registration(tx, candidate, school_uai="0380001A", class_name="TG1")
            assert tx.get_one(Registration, saved.registration_id).number == 1
            return candidate.id

        return {
            "her": registered(
                first_names="Anne-Sophie Zoé", birth_date=date(2008, 3, 12), number="02438257150", ine="123456789AB",
                email="anne.sophie@exemple.fr",
            ),
            "sister": registered(first_names="Marie", birth_date=date(2008, 3, 12)),
            "namesake": registered(first_names="Jeanne Sophie", birth_date=date(2007, 3, 12)),
            "stranger": registered(first_names="Luc", birth_name="Zola", usual_name="", city="Voiron"),
        }  # fmt: skip


_ways = st.tuples(
    st.sampled_from(HERS).flatmap(st.sampled_from),
    st.lists(st.sampled_from(SHARED), max_size=3, unique=True).flatmap(
        lambda chosen: st.tuples(*(st.sampled_from(way) for way in chosen))
    ),
).flatmap(lambda pieces: st.permutations([pieces[0], *pieces[1]]))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(pieces=_ways)
def test_any_mixture_in_any_order_finds_her_first_and_says_why(
    known: dict[str, int], reading: Unit, case_officer: Actor, pieces: list[str]
) -> None:
    """Certain, not only alike; each piece that was typed has its reason, in words; and she is what a run would take."""
    typed = " ".join(pieces)
    with reading() as tx:
        page = search(tx, case_officer, Query(text=typed))
        meant = count(tx, case_officer, Query(text=typed))
    assert page.rows, typed
    first = page.rows[0]
    assert (first.candidate_id, first.certain) == (known["her"], True), typed
    assert meant.candidates == page.total >= 1
    assert {one.typed for one in read(typed)} == {one.typed for one in first.why}, typed
    assert all(reasons("fr", first.why)), typed


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("0380001A zola", "stranger"), ("380001a zola", "stranger"), ("zola 0380001a", "stranger"),
        ("0590001B zola", ""), ("zola voiron", "stranger"), ("voiron 31212 zola", "stranger"), ("zola 31224", ""),
        ("001 zola", "stranger"), ("002 zola", ""), ("001 v1 zola", "stranger"), ("001 v2 zola", ""),
        ("zola 2027", "stranger"), ("zola 2026", ""), ("lefebvre-durand marie", "sister"),
    ],
)  # fmt: skip
def test_what_is_not_so_of_a_person_finds_nobody_for_certain(
    known: dict[str, int], reading: Unit, case_officer: Actor, typed: str, who: str
) -> None:
    """School, city, speciality, registration, version, exam session: each one restricts."""
    with reading() as tx:
        certain = [row.candidate_id for row in search(tx, case_officer, Query(text=typed)).rows if row.certain]
    assert certain == ([known[who]] if who else [])


def test_an_exam_session_that_is_over_is_found_and_told(
    known: dict[str, int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """Its badge says so; nothing of it is hidden."""
    with writing() as tx:
        tx.get_one(ExamSession, factories.an_exam_session(tx).id).closed = True
    with reading() as tx:
        (row,) = search(tx, case_officer, Query(text="zola luc")).rows
    assert (row.candidate_id, row.closed, row.state) == (known["stranger"], True, "registered")


@pytest.mark.parametrize(
    ("typed", "exact", "alike"),
    [
        ("lefevre", "Lefèvre", "Lefebvre"), ("LEFEBVRE", "Lefebvre", "Lefèvre"), ("philippe", "Philippe", "Filip"),
        ("filip", "Filip", "Philippe"), ("dupont", "Dupont", "Dupond"), ("cathy", "Cathy", "Kathie"),
    ],
)  # fmt: skip
def test_a_sound_alike_is_shown_after_the_exact_one(
    writing: Unit, reading: Unit, case_officer: Actor, typed: str, exact: str, alike: str
) -> None:
    """Both are there, whichever of the two is typed; the one that only sounds so says it, and is never acted upon."""
    with writing() as tx:
        for name in (alike, exact):
            factories.a_registration(tx, factories.a_candidate(tx, birth_name=name, first_names="Ida"))
    with reading() as tx:
        rows = search(tx, case_officer, Query(text=typed)).rows
        meant = count(tx, case_officer, Query(text=typed))
    assert [(row.birth_name, row.certain) for row in rows] == [(exact, True), (alike, False)]
    assert {why.how for why in rows[1].why} <= {How.SOUND, How.NEAR}
    assert meant.candidates == 1
