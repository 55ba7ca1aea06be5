"""Demonstration people: plausible, reproducible, and unable to be anyone."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date

import pytest

from core.candidates.days import typed_day
from core.candidates.emails import email_key
from core.candidates.identifiers import parse_ine
from core.candidates.phones import is_fictitious, parse_phone
from core.candidates.places import parse_address
from core.candidates.rules import TypedIdentity, age, parse_identity
from core.demo.name_lists import given_names, surnames
from core.demo.people import DemoPerson, people
from tests.core.imports.lists import communes

MANY = tuple(people(2027, communes(), count=5_000))
EXAM_DAY = date(2027, 6, 1)
RESERVED = (".example", "@example.org", ".example.org", "@example.net", ".example.com")


def test_the_same_seed_makes_the_same_people_wherever_one_begins() -> None:
    """Two processes can each make their part; another seed makes other people."""
    assert tuple(people(2027, communes(), count=500)) == MANY[:500]
    assert tuple(people(2027, communes(), count=700, start=2_345)) == MANY[2_345:3_045]
    assert next(people(2028, communes())).birth_name != MANY[0].birth_name
    assert [person.index for person in MANY] == list(range(5_000))


def test_thirty_thousand_are_made_in_a_second() -> None:
    """200,000 candidates must load in minutes: making them is nearly nothing (100,000 a second when alone)."""
    best = 0.0
    for _ in range(20):
        started = time.process_time()
        made = sum(1 for _ in people(1, communes(), count=20_000))
        best = max(best, made / (time.process_time() - started))
        if best > 30_000:
            break
    assert best > 30_000


@pytest.mark.parametrize("person", MANY[:400], ids=lambda person: str(person.index))
def test_every_person_could_be_registered(person: DemoPerson) -> None:
    """Each one passes the parsers of the register, names and place of birth as they are."""
    typed = TypedIdentity(
        civility=person.civility,
        birth_name=person.birth_name,
        usual_name=person.usual_name,
        first_names=person.first_names,
        birth_date=typed_day(person.birth_date),
        birth_place=person.birth_place,
        birth_country=person.birth_country,
        nationality=person.nationality,
        ine=person.ine,
    )
    identity = parse_identity(typed, today=date(2026, 11, 23))
    assert (identity.birth_name, identity.first_names) == (person.birth_name, person.first_names)
    assert parse_address(person.address) == person.address
    assert all(len(line) <= 38 for line in person.address)


def test_nobody_can_be_reached() -> None:
    """E-mails are under names reserved for examples, telephones in the ranges kept for fiction."""
    for person in MANY:
        assert person.email.endswith(RESERVED)
        assert parse_phone(person.phone) == person.phone
        assert is_fictitious(person.phone)


def test_no_two_people_share_an_address_or_a_student_number() -> None:
    """6.01 must hold for demonstration data too, over a population as large as the demonstration's."""
    seen: set[str] = set()
    numbers: set[str] = set()
    count = 0
    for person in people(2027, communes(), count=60_000):
        count += 1
        seen.add(email_key(person.email) if count % 50 == 0 else person.email.lower())
        numbers.add(person.ine or f"none {count}")
    assert len(seen) == len(numbers) == count
    assert all(parse_ine(person.ine) == person.ine for person in MANY if person.ine)
    assert all(person.columns()["email_key"] == email_key(person.email) for person in MANY)


def test_ages_fit_the_audience() -> None:
    """School candidates are 14 to 19 on the day of the exam and have a student number; adults are 18 to 60."""
    for person in MANY:
        years = age(person.birth_date, EXAM_DAY)
        assert (14 <= years <= 19) if person.audience == "school" else (18 <= years <= 60)
        assert bool(person.ine) == (person.audience == "school")
    assert 0.8 < sum(person.audience == "school" for person in MANY) / len(MANY) < 0.9


def test_names_are_as_varied_as_the_population_s() -> None:
    """The hard ones are met: accents, Œ, both apostrophes, particles, compounds, letters of other scripts."""
    names = [f"{person.birth_name} {person.first_names}" for person in MANY]
    whole = " ".join(names)
    assert {"Œ", "ł", "ş", "ễ", "ç", "ñ", "Ÿ", "ı"} & set(whole) >= {"ł", "ş", "ç"}
    for part in ("'", "’", "-", "Le ", "de ", "Jean-", "N’", "Nguyễn", "Traoré", "Œ"):
        assert any(part in name for name in names), part
    counts = Counter(person.birth_name for person in MANY)
    assert len(counts) > 600
    assert counts["Martin"] > 5 * counts["Coulon"]
    assert 0 < sum(bool(person.usual_name) for person in MANY) / len(MANY) < 0.06


def test_the_lists_hold_enough_names() -> None:
    """About 700 surnames and 700 given names, each drawn at least once."""
    assert len({surname.name for surname in surnames()}) > 700
    given = {n.name for g in ("french", "maghrebi", "west_african") for s in "FM" for n in given_names(g, s, "school")}
    assert len(given) > 250
    assert given_names("particle", "F", "adult") == given_names("french", "F", "adult")


def test_births_are_in_france_or_in_a_country_that_fits() -> None:
    """In France with commune and département, abroad with neither; mostly in France."""
    for person in MANY:
        assert (person.birth_country_code == "100") == bool(person.birth_commune)
        assert bool(person.birth_commune) == bool(person.birth_departement)
        assert person.birth_place
    assert 0.85 < sum(person.birth_country_code == "100" for person in MANY) / len(MANY) < 0.98


def test_people_are_born_somewhere() -> None:
    """Without a commune nobody is made, at once."""
    with pytest.raises(ValueError, match="no commune"):
        people(1, ())
