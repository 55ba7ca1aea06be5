"""One box that always finds: one table of examples, the same answers on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, system
from core.candidates.folding import fold
from core.registrations.ending import deregister
from core.search.queries import Count, count, registration_ids, search
from core.search.query import Query
from core.search.ranking import How
from db.tables import Candidate, Registration
from tests import factories
from tests.core.search import people

Unit = Callable[[], AbstractContextManager[Session]]

# typed, who comes first, and who else must be there
CERTAIN = (
    ("lefebvre", "lefebvre"),
    ("LEFÈBVRE helene", "lefebvre"),
    ("hélène lefebvre", "lefebvre"),
    ("lefeb hel", "lefebvre"),
    ("lefevre", "lefevre"),
    ("marie lefevre", "lefevre"),
    ("goff", "goff"),
    ("le goff", "goff"),
    ("legoff", "goff"),
    ("gwen le goff", "goff"),
    ("latour", "latour"),
    ("de la tour", "latour"),
    ("delatour", "latour"),
    ("la tour d'auvergne", "latour"),
    ("auvergne anne sophie", "latour"),
    ("nguessan", "nguessan"),
    ("n'guessan", "nguessan"),
    ("guessan aya", "nguessan"),
    ("dartagnan", "artagnan"),
    ("artagnan charles", "artagnan"),
    ("o’connor", "oconnor"),
    ("oconnor", "oconnor"),
    ("coeur zoe", "coeur"),
    ("cœur", "coeur"),
    ("yilmaz sule", "yilmaz"),
    ("nguyen huong", "nguyen"),
    ("lukasik", "lukasik"),
    ("haddad mohamed", "haddad"),
    ("elhaddad", "haddad"),
    ("benali", "benali"),
    ("ben ali ines", "benali"),
    ("pereira joao", "silva"),
    ("jean-pierre martin", "jean"),
    ("durand jeanne", "jeanne"),
    ("dupuis", "jeanne"),
    ("emile dupont", "dupont"),
    ("дмитриев", "mitry"),
    ("12/03/2008 martin", "jean"),
    ("2008-03-12 lefebvre", "lefebvre"),
    ("lefebvre 12 mars 2008", "lefebvre"),
    ("12.3.2008 helene", "lefebvre"),
    ("12032008 lefebvre", "lefebvre"),
    ("12/03/08 lefebvre", "lefebvre"),
    ("lefebvre 2008", "lefebvre"),
    ("lefebvre mars 2008", "lefebvre"),
    ("lefebvre 12 mars", "lefebvre"),
    ("02438257150", "lefebvre"),
    ("2438257150", "lefebvre"),
    ("02 438 257 150", "lefebvre"),
    ("57150", "lefebvre"),
    ("3825 helene", "lefebvre"),
    ("257151", "lefevre"),
    ("123456789AB", "lefebvre"),
    ("123456789ab", "lefebvre"),
    ("12345678", "lefebvre"),
    ("m.haddad@exemple.fr", "haddad"),
    ("M.Haddad@", "haddad"),
    ("hères charpentier", "charpentier"),
    ("oceane saint-martin", "charpentier"),
    ("001 le goff", "goff"),
    ("001 version 01 goff", "goff"),
    ("31212 goff", "goff"),
    ("goff 2027", "goff"),
    ("goff accueil", "goff"),
    ("le febvre helene", "lefebvre"),
)

NEAR = (
    ("lefebre", "lefebvre", How.NEAR),
    ("lefebvrre", "lefebvre", How.NEAR),
    ("lefbevre", "lefebvre", How.NEAR),
    ("martni jean", "jean", How.NEAR),
    ("amrtin-dupuis", "jeanne", How.NEAR),
    ("charpantier", "charpentier", How.NEAR),
    ("charpanteir", "charpentier", How.NEAR),
    ("guilaume", "guillaume", How.NEAR),
    ("gilaume", "guillaume", How.NEAR),
    ("nguyne", "nguyen", How.NEAR),
    ("yilmas", "yilmaz", How.NEAR),
    ("haddat mohamed", "haddad", How.NEAR),
    ("hadad mohammed", "haddad", How.NEAR),
    ("filip lefevre", "lefevre", How.SOUND),
    ("tibo guillaume", "guillaume", How.SOUND),
    ("arpenti", "charpentier", How.INSIDE),
    ("jeanpierre martin", "jean", How.INSIDE),
)


@pytest.fixture
def ids(writing: Unit) -> dict[str, int]:
    """The people of the examples, by their key."""
    with writing() as tx:
        return people.enter(tx)


def test_whatever_is_typed_and_in_any_order_finds_the_person_first(
    ids: dict[str, int], reading: Unit, case_officer: Actor
) -> None:
    """Accents, case, hyphens, apostrophes, particles and word order never hide anyone."""
    names = {number: key for key, number in ids.items()}
    with reading() as tx:
        found = {typed: search(tx, case_officer, Query(text=typed)) for typed, _ in CERTAIN}
    wrong = {
        typed: [names[row.candidate_id] for row in found[typed].rows]
        for typed, wanted in CERTAIN
        if not found[typed].rows
        or names[found[typed].rows[0].candidate_id] != wanted
        or not found[typed].rows[0].certain
    }
    assert wrong == {}


@pytest.mark.parametrize("typed", ["dur b", "dur be", "dur ben", "ben", "ben 2008"])
def test_the_beginning_of_a_word_that_is_also_a_particle_still_finds(
    writing: Unit, reading: Unit, case_officer: Actor, typed: str
) -> None:
    """Benjamin does not disappear while he is typed, at the letter where it is « Ben »; who is a Ben comes first."""
    with writing() as tx:
        factories.a_candidate(tx, birth_name="Durand", first_names="Benjamin", birth_date=date(2008, 3, 1))
        factories.a_candidate(tx, birth_name="Duris", first_names="Ben", birth_date=date(2008, 3, 2))
        factories.a_candidate(tx, birth_name="Durand", first_names="Lou", birth_date=date(2008, 3, 3))
    with reading() as tx:
        found = search(tx, case_officer, Query(text=typed))
    named = [row.first_names for row in found.rows]
    assert sorted(named) == ["Ben", "Benjamin"]
    assert all(row.certain for row in found.rows)
    if "ben" in typed.split():
        assert named == ["Ben", "Benjamin"]


def test_one_or_two_letters_wrong_still_find(ids: dict[str, int], reading: Unit, case_officer: Actor) -> None:
    """Wrong, missing, doubled or swapped; fragments and sounds too; each answer says how it is near."""
    names = {number: key for key, number in ids.items()}
    wrong = {}
    with reading() as tx:
        for typed, wanted, how in NEAR:
            rows = search(tx, case_officer, Query(text=typed)).rows
            first = [(names[row.candidate_id], [why.how for why in row.why]) for row in rows][:1]
            if not first or first[0][0] != wanted or how not in first[0][1]:
                wrong[typed] = first
    assert wrong == {}


STRANGE = (
    "%", "_", "'", "\\", '"', "%%%", "lefe%", "_efebvre", "a'b\"c", "; DROP TABLE candidate", "*", "( OR", "NEAR(a b)",
    "goff & !x", "goff:*", "{tokens}: goff", "^goff", "🙂", "\u202egoff", "a" * 500, "1" * 500, "@", "i=", "p=l",
)  # fmt: skip


def test_characters_that_mean_something_to_a_database_are_taken_as_typed(
    ids: dict[str, int], reading: Unit, case_officer: Actor
) -> None:
    """Never everybody, never an error (2.49): no name holds these characters, words around them still count."""
    with reading() as tx:
        for typed in STRANGE:
            page = search(tx, case_officer, Query(text=typed))
            meant = count(tx, case_officer, Query(text=typed)).registrations
            assert page.total < len(ids) / 2, typed
            assert meant <= page.total, typed
            if not any(letter.isalnum() for letter in typed):
                assert (page.rows, meant) == ((), 0), typed


def test_deregistered_and_closed_ones_are_found_with_their_state(
    ids: dict[str, int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """A deregistered registration is shown as such, never hidden."""
    with writing() as tx:
        registration = tx.scalars(select(Registration).where(Registration.candidate_id == ids["goff"])).one()
        deregister(tx, system("tests"), registration.id, reason="tests", seen=1)
    with reading() as tx:
        (row,) = search(tx, case_officer, Query(text="le goff")).rows
    assert (row.state, row.closed, row.registration_number, row.version) == ("deregistered", False, 1, 1)


def test_a_candidate_without_registration_is_found_at_home(
    ids: dict[str, int], reading: Unit, case_officer: Actor
) -> None:
    """With an empty registration; a filter on registrations leaves them out."""
    with reading() as tx:
        (row,) = [row for row in search(tx, case_officer, Query(text="dupont emile")).rows if row.certain]
        none = search(tx, case_officer, Query(text="dupont emile", domains=("BCP",)))
    assert (row.candidate_id, row.registration_id, row.academie_code) == (ids["dupont"], 0, "08")
    assert not any(row.certain for row in none.rows)


def test_filters_and_text_hold_together(ids: dict[str, int], writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """The same query gives the screen, the count and the registrations to act upon."""
    with writing() as tx:
        factories.a_registration(tx, tx.get_one(Candidate, ids["goff"]), speciality="31213")
    wanted = Query(text="goff", domains=("BCP",), exam_sessions=("2027",), states=("registered",), academies=("08",))
    with reading() as tx:
        page = search(tx, case_officer, wanted)
        both = count(tx, case_officer, wanted)
        one = count(tx, case_officer, Query(text="goff 31213"))
        acted = list(tx.scalars(registration_ids(tx, case_officer, wanted)))
        other = search(tx, case_officer, Query(text="goff", domains=("CAP",)))
    assert [row.registration_id for row in page.rows] == list(reversed(acted))
    assert (both, one) == (Count(1, 2), Count(1, 1))
    assert other.rows == ()


def test_pages_give_everyone_once_in_one_order(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """More answers than can be ranked together: whole names first, nobody twice, nobody left out."""
    with writing() as tx:
        for number in range(30):
            factories.a_candidate(tx, birth_name="Martineau", first_names=f"Abel {number}")
        for number in range(240):
            factories.a_candidate(tx, birth_name="Martin", first_names=f"Zoé {number}")
    with reading() as tx:
        pages = [search(tx, case_officer, Query(text="martin"), page=number) for number in range(1, 7)]
    rows = [row for page in pages for row in page.rows]
    assert [page.total for page in pages] == [270] * 6
    assert [len(page.rows) for page in pages] == [50, 50, 50, 50, 50, 20]
    assert len({row.candidate_id for row in rows}) == 270
    assert [row.birth_name for row in rows] == ["Martin"] * 240 + ["Martineau"] * 30


def test_a_query_without_a_name_is_listed_by_name(ids: dict[str, int], reading: Unit, case_officer: Actor) -> None:
    """A birth day or a filter alone: nothing to rank, so the alphabet."""
    with reading() as tx:
        born = search(tx, case_officer, Query(text="12/03/2008"))
        filtered = search(tx, case_officer, Query(domains=("BCP",)), page=2, size=10)
    assert [row.candidate_id for row in born.rows] == [ids["lefebvre"], ids["jean"]]
    names = [fold(row.birth_name) for row in filtered.rows]
    assert (len(names), filtered.total, names) == (10, len(ids) - 1, sorted(names))


def test_near_answers_are_shown_and_never_acted_upon(ids: dict[str, int], reading: Unit, case_officer: Actor) -> None:
    """What only looks alike is no part of a count, an export or a bulk run."""
    with reading() as tx:
        page = search(tx, case_officer, Query(text="lefebvr helenne"))
        counted = count(tx, case_officer, Query(text="lefebvr helenne"))
        acted = list(tx.scalars(registration_ids(tx, case_officer, Query(text="lefebvr helenne"))))
    assert [(row.candidate_id, row.certain) for row in page.rows] == [(ids["lefebvre"], False)]
    assert (page.total, page.near, counted, acted) == (0, 1, Count(0, 0), [])


def test_a_number_with_one_wrong_digit_and_a_day_turned_round_are_near(
    ids: dict[str, int], reading: Unit, case_officer: Actor
) -> None:
    """Two digits swapped at the desk, a day typed month first."""
    with reading() as tx:
        number = search(tx, case_officer, Query(text="02438275150"))
        day = search(tx, case_officer, Query(text="03/12/2008 lefebvre"))
    assert [row.candidate_id for row in number.rows] == [ids["lefebvre"]]
    assert day.rows[0].candidate_id == ids["lefebvre"]
    assert not day.rows[0].certain
