"""Who the person of a line is in the register: a number or an INE that agrees, names when there is nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from core.access import Actor, Permission, Role, Scope
from core.imports.matching import Match, look_up, match
from core.imports.rows import ImportedContact, ImportedEntry, ImportedPerson, ImportedRow
from db.engine import reading, writing
from db.tables import Candidate
from tests.core.duplicates.conftest import alike, merging, people
from tests.factories import a_candidate, a_registration

__all__ = ["alike", "people"]  # fixtures
BORN = date(2009, 3, 12)
INE, OTHER_INE = "123456789AB", "987654321CD"


def row(number: str = "", **who: Any) -> ImportedRow:
    """A line of a file: Zoé Lefèvre born on 12 March 2009, unless told otherwise."""
    person = replace(ImportedPerson("LEFEVRE", "", "Zoé", BORN), **who)
    return ImportedRow(10, person, ImportedContact(), ImportedEntry(candidate_number=number), ())


def known(engine: Engine, *, academie: str = "08", **who: Any) -> str:
    """A candidate of the register, registered in an académie: the same person, unless told otherwise."""
    with writing(engine) as tx:
        facts = {"birth_name": "Lefèvre", "first_names": "Zoé", "birth_date": BORN, "academie_code": academie} | who
        candidate = a_candidate(tx, **facts)
        a_registration(tx, candidate, academie_code=academie)
        return candidate.number


def found(engine: Engine, actor: Actor, one: ImportedRow) -> Match:
    with reading(engine) as tx:
        return match(one, look_up(tx, actor, Permission.IMPORT_STAGE, [one]))


def codes(matched: Match) -> list[str]:
    return [finding.code for finding in matched.findings]


def test_a_number_names_its_person_whatever_the_spelling(engine: Engine, case_officer: Actor) -> None:
    """Accents and case do not matter; nothing is said."""
    number = known(engine)
    matched = found(engine, case_officer, row(number))
    assert matched.candidate is not None
    assert (matched.candidate.number, matched.findings) == (number, ())


@pytest.mark.parametrize("who", [{"birth_date": date(2009, 3, 21)}, {"birth_name": "Rousseau"}])
def test_a_number_holds_when_one_thing_was_corrected_elsewhere(
    engine: Engine, case_officer: Actor, who: dict[str, Any]
) -> None:
    """Another birth date, or another family name, is a difference to look at, not another person."""
    number = known(engine)
    matched = found(engine, case_officer, row(number, **who))
    assert matched.candidate is not None
    assert matched.candidate.number == number


@pytest.mark.parametrize(
    "who", [{"first_names": "Noé"}, {"birth_name": "Rousseau", "birth_date": date(2008, 1, 1)}], ids=["twin", "other"]
)
def test_a_number_that_another_person_holds_blocks(engine: Engine, case_officer: Actor, who: dict[str, Any]) -> None:
    """A twin shares all but the first name: numbers swapped between twins are seen (6.21)."""
    number = known(engine)
    matched = found(engine, case_officer, row(number, **who))
    assert matched.candidate is None
    assert codes(matched) == ["number_of_another"]
    assert matched.findings[0].suggestion == f"{number} (Lefèvre Zoé)"


def test_out_of_the_perimeter_nobody_is_named(engine: Engine, case_officer: Actor) -> None:
    """The line is blocked all the same; the report does not say whose number it is (3.03)."""
    number = known(engine, academie="09")
    (finding,) = found(engine, case_officer, row(number, first_names="Noé")).findings
    assert (finding.code, finding.suggestion) == ("number_of_another", "")


@pytest.mark.parametrize("academie", ["08", "09"])
def test_the_number_of_a_merged_record_leads_to_the_one_that_is_kept(
    engine: Engine, case_officer: Actor, alike: tuple[int, int], people: list[Actor], academie: str
) -> None:
    """The report says so in its own sentence; out of the perimeter, neither number nor name (3.03, 6.21)."""
    kept, absorbed = alike
    merging(people, kept, absorbed)
    reader = case_officer if academie == "08" else replace(case_officer, scopes=(Scope(Role.CASE_OFFICER, academie),))
    with reading(engine) as tx:
        now, former = tx.get_one(Candidate, kept), tx.get_one(Candidate, absorbed)
        names = {"birth_name": now.birth_name, "first_names": now.first_names, "birth_date": now.birth_date}
        told = f"{now.number} ({now.birth_name} {now.first_names})" if academie == "08" else ""
        kept_number, former_number = now.number, former.number
    matched = found(engine, reader, row(former_number, **names))
    assert matched.candidate is not None
    assert matched.candidate.id == kept
    assert [(f.code, f.blocks, f.value, f.suggestion) for f in matched.findings] == [
        ("number_merged", False, former_number, told)
    ]
    (other,) = found(engine, reader, row(former_number, **names | {"first_names": "Noé"})).findings
    assert (other.code, other.value) == ("number_of_another", former_number)
    assert (kept_number in repr(other)) == (academie == "08")
    assert found(engine, reader, row(kept_number, **names)).findings == ()


def test_an_ine_names_its_person_under_another_number(engine: Engine, case_officer: Actor) -> None:
    """Our number is kept, that of the file is told."""
    number = known(engine, ine=INE)
    matched = found(engine, case_officer, row("02999999999", ine=INE))
    assert matched.candidate is not None
    assert matched.candidate.number == number
    told = [(f.code, f.value, f.suggestion) for f in matched.findings]
    assert told == [("number_differs", "02999999999", f"{number} (Lefèvre Zoé)")]
    assert found(engine, case_officer, row(ine=INE)).findings == ()


def test_an_ine_of_another_person_blocks(engine: Engine, case_officer: Actor) -> None:
    """An INE alone never makes two persons one."""
    known(engine, ine=INE)
    assert codes(found(engine, case_officer, row(ine=INE, first_names="Noé"))) == ["ine_of_another"]
    number = known(engine, first_names="Noé", ine=OTHER_INE)
    assert codes(found(engine, case_officer, row(number, first_names="Noé", ine=INE))) == ["ine_of_another"]


def test_names_decide_only_without_a_number(engine: Engine, case_officer: Actor) -> None:
    """Without a number the one candidate with these names and this date is taken, and shown (6.21)."""
    number = known(engine)
    matched = found(engine, case_officer, row())
    assert matched.candidate is not None
    assert matched.candidate.number == number
    assert [(f.code, f.suggestion) for f in matched.findings] == [("matched_by_names", f"{number} (Lefèvre Zoé)")]


def test_a_number_that_nobody_has_makes_a_new_person_beside_a_look_alike(engine: Engine, case_officer: Actor) -> None:
    """Same names, same date, another number: two persons until somebody has looked (6.21)."""
    number = known(engine)
    matched = found(engine, case_officer, row("02999999999"))
    assert matched.candidate is None
    assert [(f.code, f.blocks, f.suggestion) for f in matched.findings] == [
        ("possible_double", False, f"{number} (Lefèvre Zoé)")
    ]


@pytest.mark.parametrize("spelling", ["LEFEBVRE", "LE FÈVRE"])
def test_a_name_that_sounds_the_same_is_shown(engine: Engine, case_officer: Actor, spelling: str) -> None:
    """Lefèvre and Lefebvre born the same day: a possible double, never the same person alone."""
    known(engine)
    matched = found(engine, case_officer, row(birth_name=spelling))
    assert codes(matched) in (["possible_double"], ["matched_by_names"])
    assert (matched.candidate is None) == (codes(matched) == ["possible_double"])


def test_two_homonyms_of_one_day_are_never_chosen_between(engine: Engine, case_officer: Actor) -> None:
    """The line is blocked, both numbers are shown."""
    numbers = [known(engine), known(engine)]
    (finding,) = found(engine, case_officer, row()).findings
    assert (finding.code, finding.blocks, finding.facts) == ("several_candidates", True, {"count": 2})
    assert finding.suggestion == ", ".join(numbers)


def test_two_persons_with_two_ine_are_two_persons(engine: Engine, case_officer: Actor) -> None:
    """Same names and date, another INE: a double to look at, not a match."""
    known(engine, ine=INE)
    matched = found(engine, case_officer, row(ine=OTHER_INE))
    assert (matched.candidate, codes(matched)) == (None, ["possible_double"])


def test_names_are_looked_for_in_the_perimeter_only(engine: Engine, case_officer: Actor) -> None:
    """A homonym of Lille is neither taken nor shown to Grenoble (3.03)."""
    known(engine, academie="09")
    matched = found(engine, case_officer, row())
    assert (matched.candidate, matched.findings) == (None, ())


def test_nobody_is_found_where_nobody_is(engine: Engine, case_officer: Actor) -> None:
    """Another day, or another first name, is another person."""
    known(engine)
    for one in (row(birth_date=date(2009, 3, 13)), row(first_names="Noé"), row(birth_name="Rousseau")):
        matched = found(engine, case_officer, one)
        assert (matched.candidate, matched.findings) == (None, ())
