"""What makes a search quick among millions changes nothing of what it answers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import Engine, select, text, update
from sqlalchemy.orm import Session

from core.access import Actor, system
from core.audit import Event, record
from core.search import certain, finding, upkeep, window
from core.search.finding import WINDOW
from core.search.queries import count, search
from core.search.query import Query
from db.search import adapter, postgresql
from db.search.expressions import NOTHING, AnyOf, Start, Token, Without, all_of, any_of
from db.tables import Candidate, Registration
from tests import factories
from tests.core.search import people
from tests.core.search.test_upkeep import JOURNALLED, found

Unit = Callable[[], AbstractContextManager[Session]]
TYPED = (
    "lefebvre",
    "lefeb hel",
    "marti",
    "charp oceane",
    "guill",
    "nguye",
    "lefevre phili",
    "dupuis",
    "zzzzz",
    "voiro",
)


@pytest.mark.parametrize("most", [0, 1, 60])
def test_words_of_the_vocabulary_and_beginnings_answer_the_same(
    writing: Unit, reading: Unit, case_officer: Actor, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Asked word by word or as a beginning read to its end: the same people, in the same order, nobody more."""
    with writing() as tx:
        people.enter(tx)
    with reading() as tx:
        usual = [search(tx, case_officer, Query(text=typed)) for typed in TYPED]
        monkeypatch.setattr(finding, "MOST_BEGINNING", most)
        other = [search(tx, case_officer, Query(text=typed)) for typed in TYPED]
    assert [page.rows for page in other] == [page.rows for page in usual]
    assert [page.total for page in other] == [page.total for page in usual]
    assert sum(page.total for page in usual) > len(TYPED)


def test_a_beginning_of_too_many_words_is_asked_as_a_beginning(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """More words begin so than are asked one by one: everybody is found all the same."""
    with writing() as tx:
        for rank in range(finding.MOST_BEGINNING + 5):
            factories.a_candidate(tx, birth_name="Zanov" + chr(97 + rank // 26) + chr(97 + rank % 26))
    with reading() as tx:
        assert search(tx, case_officer, Query(text="zanov")).total == finding.MOST_BEGINNING + 5


def test_nothing_is_satisfied_by_nobody(writing: Unit, reading: Unit) -> None:
    """Whatever it is combined with, on both engines; a count stops where it is told."""
    with writing() as tx:
        ids = [factories.a_candidate(tx, birth_name="Lefebvre").id for _ in range(3)]
    assert all_of(Token("lefebvre"), NOTHING) == NOTHING == any_of(NOTHING, AnyOf(()))
    assert any_of(Token("lefebvre"), NOTHING) == Token("lefebvre")
    with reading() as tx:
        connection = tx.connection()
        index = adapter(connection)
        assert list(tx.scalars(select(index.hits(NOTHING).c.candidate_id))) == []
        everybody = select(index.hits(Without(Token("lefebvre"), NOTHING)).c.candidate_id)
        assert sorted(tx.scalars(everybody)) == ids
        assert [index.count(connection, Start("lefeb"), most) for most in (2, 10)] == [2, 3]
        assert index.count(connection, NOTHING, 10) == 0


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_answers_listed_at_once_are_those_read_again(
    writing: Unit, reading: Unit, case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word some bear and others begin with, on every page: the same people in the same order, nobody twice."""
    with writing() as tx:
        for rank in range(WINDOW + 30):
            birth_name, first_names = {7: ("Bou", "Zoé"), 9: ("Caron", "Bou")}.get(rank % 40, ("Boucher", "Al"))
            factories.a_candidate(tx, birth_name=birth_name, first_names=first_names)
    asked = [(Query(text="bou"), page) for page in (1, 2, 3)]

    def pages() -> list[list[int]]:
        window._first_window.cache_clear()
        with reading() as tx:
            found = [search(tx, case_officer, query, page=page) for query, page in asked]
        return [[row.candidate_id for row in one.rows] for one in found]

    listed = pages()
    monkeypatch.setattr(postgresql, "READS_TO_THE_END", False)
    assert pages() == listed
    window._first_window.cache_clear()
    every = [one for page in listed for one in page]
    assert len(set(every)) == len(every) == WINDOW + 30


def test_what_is_asked_apart_holds_together(writing: Unit, reading: Unit) -> None:
    """However many words must be borne, in whatever order they are looked for, and whatever must not be borne."""
    names = ("alba", "berthe", "clara", "dora", "eva", "flora", "gilda", "hilda")
    with writing() as tx:
        every = factories.a_candidate(tx, first_names=" ".join(names).title()).id
        lacking = {
            name: factories.a_candidate(tx, first_names=" ".join(one for one in names if one != name).title()).id
            for name in names
        }
    words = {name: Token(name, borne) for borne, name in enumerate(reversed(names))}
    two = all_of(words["alba"], words["berthe"])
    with reading() as tx:
        assert found(tx, all_of(*words.values())) == [every]
        assert found(tx, all_of(*(word for name, word in words.items() if name != "eva"))) == [every, lacking["eva"]]
        either = AnyOf((words["clara"], words["dora"]))
        assert found(tx, Without(two, all_of(two, either))) == []
        assert found(tx, Without(two, all_of(two, words["clara"]))) == [lacking["clara"]]
        assert found(tx, Without(two, all_of(words["clara"], words["dora"]))) == [lacking["clara"], lacking["dora"]]
        assert found(tx, Without(two, two)) == []


def test_an_entry_that_waits_counts_nobody_outside_the_perimeter(
    engine: Engine, writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """Moved by hand in the database, they are of the other académie at once; the index alone would count them here."""
    with writing() as tx:
        for _ in range(WINDOW + 20):
            candidate = factories.a_candidate(tx, birth_name="Lefebvre")
        registered = factories.a_registration(tx, candidate).registration_id
    with engine.begin() as connection:
        moved = update(Registration).where(Registration.id == registered).values(academie_code="09")
        connection.execute(moved)
        connection.exec_driver_sql("DELETE FROM touched" if connection.dialect.name == "sqlite" else JOURNALLED)
    with reading() as tx:
        assert tx.scalars(text("SELECT count(*) FROM search_pending")).one() == 1
        assert search(tx, case_officer, Query(text="lefebvre")).total == WINDOW + 19


def test_everybody_of_a_day_is_compared_with_a_name_that_nobody_bears(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """Three letters wrong, and more people born that day than are ranked together: the person comes first."""
    with writing() as tx:
        for rank in range(WINDOW + 30):
            factories.a_candidate(tx, birth_name="Ozwiq" + chr(97 + rank // 26) + chr(97 + rank % 26))
        sought = factories.a_candidate(tx, birth_name="Charpentier").id
        factories.a_candidate(tx, birth_name="Charpentier", birth_date=date(2007, 1, 1))
    with reading() as tx:
        page = search(tx, case_officer, Query(text="cherbanteir 12/03/2008"))
    assert (page.total, page.rows[0].candidate_id) == (0, sought)


def test_whoever_answers_to_all_is_not_shown_beside_those_who_lack_a_word(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """A word is dropped only when nobody answers to everything that was typed."""
    with writing() as tx:
        whole = factories.a_candidate(tx, birth_name="Lefebvre", first_names="Zoé Marie").id
        lacking = factories.a_candidate(tx, birth_name="Lefebvre", first_names="Zoé").id
    with reading() as tx:
        all_there = search(tx, case_officer, Query(text="lefebvre zoe marie"))
        one_is_not = search(tx, case_officer, Query(text="lefebvre zoe barnabe"))
    assert [row.candidate_id for row in all_there.rows] == [whole]
    assert {row.candidate_id for row in one_is_not.rows} == {whole, lacking}


def test_the_name_that_most_bear_is_near_whatever_its_first_letter(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """A first letter wrong hides nobody."""
    with writing() as tx:
        sought = factories.a_candidate(tx, birth_name="Caron", first_names="Thaïs").id
    with reading() as tx:
        (row,) = search(tx, case_officer, Query(text="daron thais")).rows
        held = tx.get_one(Candidate, row.candidate_id)
    assert (held.id, row.certain) == (sought, False)


def test_a_beginning_that_more_bear_than_are_counted_is_not_read_to_its_end(
    writing: Unit, reading: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words nearest to it are enough for every page; what is exported or counted exactly holds everybody."""
    monkeypatch.setattr(certain, "MOST_COUNTED", 5)
    monkeypatch.setattr(certain, "WINDOW", 2)
    everywhere = system("tests")
    with writing() as tx:
        for name in ["Zanovska"] * 3 + ["Zana"] * 12:
            factories.a_candidate(tx, birth_name=name)
        upkeep.rebuild(tx.connection())
    with reading() as tx:
        pages = [search(tx, everywhere, Query(text="zan"), page=page, size=3) for page in (1, 2)]
        assert count(tx, everywhere, Query(text="zan")).candidates == 15
    assert [(page.total, page.at_least, page.pages) for page in pages] == [(5, True, 2)] * 2
    assert [row.birth_name for page in pages for row in page.rows] == ["Zana"] * 6
    assert len({row.candidate_id for page in pages for row in page.rows}) == 6
    with writing() as tx:
        for one in tx.scalars(select(Candidate).where(Candidate.birth_name == "Zana").limit(9)):
            one.birth_name = "Otokar"
            record(tx, everywhere, Event.CANDIDATE_CONTACT_CHANGED, "candidate", one.id)
    with reading() as tx:  # fewer bear it than the vocabulary says: the whole beginning answers
        page = search(tx, everywhere, Query(text="zan"), size=10)
    assert sorted(row.birth_name for row in page.rows) == ["Zana"] * 3 + ["Zanovska"] * 3
