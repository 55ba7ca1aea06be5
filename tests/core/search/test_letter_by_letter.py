"""Nobody disappears while he is typed: at every letter, whoever is meant stays among the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from sqlalchemy.orm import Session

from core.access import Actor
from core.search.queries import search
from core.search.query import Query
from tests import factories
from tests.core.search import people

Unit = Callable[[], AbstractContextManager[Session]]

MORE = (
    ("Gririeur", "Benjamin Enora"), ("Lesage", "Alexandre"), ("Delmas", "Deborah"), ("Van den Berg", "Vanessa"),
    ("Abdallah", "Abdoulaye"), ("Ait Said", "Lounès"), ("Ould Ahmed", "Ibn Khaldoun"), ("Bouvier", "Benoît"),
    ("Bel", "Isabelle"), ("Sanchez y Lopez", "Da"), ("Zumthor", "Terence"), ("D’Angelo", "Dominique"),
)  # fmt: skip
"""Names of which a beginning, or a part, is also a particle."""


@pytest.fixture
def ids(writing: Unit) -> dict[tuple[str, str], int]:
    """The people of the examples and those above, by their names."""
    with writing() as tx:
        known = people.enter(tx)
        found = {(one.birth_name, one.first_names): known[one.key] for one in people.PEOPLE}
        return found | {
            (birth_name, first_names): factories.a_candidate(tx, birth_name=birth_name, first_names=first_names).id
            for birth_name, first_names in MORE
        }


def typed_of(birth_name: str, first_names: str) -> Iterator[str]:
    """A person typed letter by letter, the family name first, then the first names first."""
    for whole in (f"{birth_name} {first_names}", f"{first_names} {birth_name}"):
        yield from (whole[:length] for length in range(1, len(whole) + 1))


def test_whoever_is_typed_letter_by_letter_never_leaves_the_answers(
    ids: dict[tuple[str, str], int], reading: Unit, case_officer: Actor
) -> None:
    """A particle, a hyphen or an apostrophe reached on the way hides nobody."""
    lost = []
    with reading() as tx:
        for names, candidate_id in ids.items():
            for typed in typed_of(*names):
                found = search(tx, case_officer, Query(text=typed))
                if candidate_id not in {row.candidate_id for row in found.rows if row.certain}:
                    lost.append((typed, names))
    assert lost == []
