"""Among many who bear a name, first comes whoever bears just what was typed, spelt right or not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy.orm import Session

from core.access import Actor
from core.search import near
from core.search.queries import search
from core.search.query import Query
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]


def shown(reading: Unit, actor: Actor, typed: str) -> list[str]:
    """The names of those who answer, in their order."""
    with reading() as tx:
        return [f"{row.birth_name} {row.first_names}" for row in search(tx, actor, Query(text=typed)).rows]


@pytest.mark.parametrize("typed", ["caron emma", "emma caron", "csron emma", "emma caorn"])
def test_first_names_typed_in_full_come_first_then_the_one_borne_first(
    writing: Unit, reading: Unit, case_officer: Actor, typed: str
) -> None:
    """Whoever is called Emma goes before who bears it second: by name alone, Adèle Emma would come first."""
    with writing() as tx:
        for first_names in ("Adèle Emma", "Emma Zoé", "Emma"):
            factories.a_candidate(tx, birth_name="Caron", first_names=first_names)
    assert shown(reading, case_officer, typed) == ["Caron Emma", "Caron Emma Zoé", "Caron Adèle Emma"]


@pytest.mark.parametrize("typed", ["el amrani emma", "el amnani emma"])
def test_a_particle_that_was_typed_tells_namesakes_apart(
    writing: Unit, reading: Unit, case_officer: Actor, typed: str
) -> None:
    """Typed with its particle, spelt right or not, the name that has it goes before the one that has not."""
    with writing() as tx:
        factories.a_candidate(tx, birth_name="Amrani", first_names="Emma")
        factories.a_candidate(tx, birth_name="El Amrani", first_names="Emma")
    assert shown(reading, case_officer, typed) == ["El Amrani Emma", "Amrani Emma"]


def test_a_misspelt_family_name_in_full_goes_before_one_of_which_it_is_a_part(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """Alix Durand-Lefèvre is not who was meant as long as there is an Alix Lefèvre."""
    with writing() as tx:
        factories.a_candidate(tx, birth_name="Durand-Lefèvre", first_names="Alix")
        factories.a_candidate(tx, birth_name="Lefèvre", first_names="Alix")
    assert shown(reading, case_officer, "lefeve alix") == ["Lefèvre Alix", "Durand-Lefèvre Alix"]


def test_one_letter_wrong_is_not_hidden_by_many_further_away(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """More are like what was typed than are read together: the nearest are looked for by themselves."""
    with writing() as tx:
        for _ in range(near.FETCHED + 5):
            factories.a_candidate(tx, birth_name="Durand", first_names="Juliette")
        factories.a_candidate(tx, birth_name="Duchaud", first_names="Juliette")
    assert shown(reading, case_officer, "duhaud juliette")[0] == "Duchaud Juliette"


def test_two_letters_wrong_in_a_name_that_somebody_bears_go_before_a_word_left_out(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """What was typed is another person's name: who is two letters away is meant, not who bears the first names."""
    with writing() as tx:
        factories.a_candidate(tx, birth_name="Coriandier", first_names="Paul")
        factories.a_candidate(tx, birth_name="Hubert", first_names="Salomé Enzo")
        factories.a_candidate(tx, birth_name="Coudiandier", first_names="Salomé Enzo")
    assert shown(reading, case_officer, "coriandier salomé enzo") == ["Coudiandier Salomé Enzo"]


def test_first_names_that_very_many_bear_hide_no_family_name(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """« atais » is as near to Anaïs, whom more bear than are read together, as to the family name meant."""
    with writing() as tx:
        for _ in range(near.FETCHED + 5):
            factories.a_candidate(tx, birth_name="Boyer", first_names="Timéo Anaïs")
        factories.a_candidate(tx, birth_name="Autais", first_names="Timéo")
    assert shown(reading, case_officer, "atais timéo")[0] == "Autais Timéo"
