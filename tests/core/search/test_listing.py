"""The list of a search: one page at a time, in one order, each column to whom it may be shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from core.access import Actor, Role, Scope
from core.errors import NotAllowed
from core.search import listing as of_lists
from core.search.columns import COLUMNS, offered
from core.search.listing import Order, how_many, listing
from core.search.query import Query
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
REGISTERED = Query(states=("registered",))


@pytest.fixture
def people(writing: Unit) -> None:
    """Three registered persons of Grenoble, one of them in Lille too, and one without any registration."""
    with writing() as tx:
        for name, first, born, ine in (
            ("Zola", "Émile", date(2007, 1, 1), "123456789AB"), ("Éluard", "Paul", date(2008, 1, 1), ""),
            ("Hugo", "Adèle", date(2006, 1, 1), "123456789AC"),
        ):  # fmt: skip
            candidate = factories.a_candidate(tx, birth_name=name, first_names=first, birth_date=born, ine=ine)
            factories.a_registration(tx, candidate)
            if name == "Zola":
                factories.a_registration(tx, candidate, speciality="31224", academie_code="09")
        factories.a_candidate(tx, birth_name="Aragon", first_names="Louis")


def names(tx: Session, actor: Actor, query: Query, order: Order = Order(), **given: int) -> list[str]:  # noqa: B008
    found = listing(tx, actor, query, columns=["birth_name"], order=order, **given)
    return [str(line.values[0]) for line in found.lines]


@pytest.mark.usefixtures("people")
def test_a_line_is_a_registration_of_the_perimeter(reading: Unit, case_officer: Actor) -> None:
    """What is asked of candidates alone lists those without any registration too; that of Lille is no line here."""
    with reading() as tx:
        assert names(tx, case_officer, REGISTERED) == ["Éluard", "Hugo", "Zola"]
        assert names(tx, case_officer, Query()) == ["Aragon", "Éluard", "Hugo", "Zola"]
        assert names(tx, case_officer, Query(text="zola")) == ["Zola"]
        assert how_many(tx, case_officer, REGISTERED, 2) == 3  # at most so many and one


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("column", [name for name, one in COLUMNS.items() if one.sorted_by])
def test_the_whole_list_is_sorted_not_the_page(reading: Unit, case_officer: Actor, column: str) -> None:
    """Page after page gives each line once, in one order; the other way round is the same order read backwards."""
    with reading() as tx:
        whole = listing(tx, case_officer, REGISTERED, columns=[column], order=Order(column))
        pages = [
            line
            for page in (1, 2, 3)
            for line in listing(
                tx, case_officer, REGISTERED, columns=[column], order=Order(column), page=page, size=1
            ).lines
        ]
        back = listing(tx, case_officer, REGISTERED, columns=[column], order=Order(column, descending=True))
    assert list(whole.lines) == pages
    assert len({line.registration_id for line in pages}) == 3
    values = [line.values[0] for line in whole.lines]
    if len(set(values)) == len(values):
        assert [line.values[0] for line in back.lines] == values[::-1]


@pytest.mark.usefixtures("people")
def test_names_are_sorted_as_names(reading: Unit, case_officer: Actor) -> None:
    """An accent moves nobody to the end."""
    with reading() as tx:
        assert names(tx, case_officer, REGISTERED, Order("birth_name")) == ["Éluard", "Hugo", "Zola"]
        assert names(tx, case_officer, REGISTERED, Order("birth_date", descending=True)) == ["Éluard", "Zola", "Hugo"]


@pytest.mark.usefixtures("people")
def test_a_reader_is_shown_and_offered_no_more_than_a_reader_receives(
    reading: Unit, reader: Actor, supervisor: Actor
) -> None:
    """No INE as a column, nor by its order; of the desk elsewhere, it is shown there only (3.04)."""
    assert {one.name for one in offered(reader)}.isdisjoint({"ine", "phone", "postcode", "confirmation_made"})
    both = replace(reader, scopes=(Scope(Role.READER, "08"), Scope(Role.CASE_OFFICER, "09")))
    with reading() as tx:
        plain = listing(tx, reader, REGISTERED, columns=["birth_name", "ine"], order=Order("ine"))
        mixed = listing(tx, both, Query(), columns=["birth_name", "ine"], order=Order("ine", descending=True))
        with pytest.raises(NotAllowed):
            listing(tx, supervisor, REGISTERED, columns=["number"])
    assert plain.columns == ("birth_name",)
    assert [line.values[0] for line in plain.lines] == ["Éluard", "Hugo", "Zola"]
    assert {line.values for line in mixed.lines if line.values[1]} == {("Zola", "123456789AB")}
    assert [line.values[0] for line in mixed.lines] == ["Aragon", "Éluard", "Hugo", "Zola", "Zola"]


@pytest.mark.usefixtures("people")
def test_too_many_lines_come_in_the_order_of_the_files(
    reading: Unit, case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the list says so: nothing sorts a million lines for one page."""
    monkeypatch.setattr(of_lists, "MOST_SORTED", 2)
    with reading() as tx:
        found = listing(tx, case_officer, REGISTERED, columns=["birth_name"], order=Order("birth_name"))
    assert (found.unsorted, found.at_least, found.total) == (True, True, 2)
    assert [line.values[0] for line in found.lines] == ["Zola", "Éluard", "Hugo"]


@pytest.mark.usefixtures("people")
def test_a_page_that_is_no_more_is_the_last_one(reading: Unit, case_officer: Actor) -> None:
    """Lines left the list meanwhile; an order or a column that is no more is left out."""
    with reading() as tx:
        found = listing(tx, case_officer, REGISTERED, columns=["birth_name"], page=9, size=2)
    assert (found.page, found.pages, len(found.lines)) == (2, 2, 1)
    assert Order.read("-nonsense") == Order()
    assert Order.read(Order("saved", descending=True).text) == Order("saved", descending=True)
