"""How much two candidates look like one person, and why (6.21): kinds of error, twins, namesakes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.duplicates.keys import keys_of
from core.duplicates.rules import KEPT, LIKELY, MOST_OF_TWINS, SURE, Identity, Likeness, compare, email_family
from core.i18n import LANGUAGES, has

LEA = Identity(
    1, "MME", "Lefèvre", "", "Léa Marie", date(2008, 3, 12), "Grenoble", "38185", "", "lea.lefevre@example.org", ""
)


def other(**values: object) -> Identity:
    return replace(LEA, **{"id": 2, "email_key": "", **values})


def likeness(**values: object) -> Likeness:
    found = compare(LEA, other(**values))
    assert found is not None
    return found


ONE_PERSON = [
    ({}, SURE, ("first_names", "same")),
    ({"birth_name": "LEFEVRE", "first_names": "LEA-MARIE"}, SURE, ("birth_name", "same")),
    ({"first_names": "Marie Léa"}, SURE, ("first_names", "order")),
    ({"first_names": "Léa"}, SURE, ("first_names", "first")),
    ({"birth_name": "Lefebvre"}, LIKELY, ("birth_name", "near")),
    ({"birth_name": "Lefevree"}, LIKELY, ("birth_name", "near")),
    ({"birth_name": "Léfaivre"}, LIKELY, ("birth_name", "sound")),
    ({"birth_name": "Martin", "usual_name": "Lefevre"}, LIKELY, ("birth_name", "crossed")),
    ({"birth_name": "Lefèvre Martin"}, LIKELY, ("birth_name", "part")),
    ({"birth_name": "Léa Marie", "first_names": "Lefèvre"}, LIKELY, ("birth_name", "exchanged")),
    ({"birth_date": date(2008, 12, 3)}, LIKELY, ("birth_date", "turned")),
    ({"birth_date": date(2008, 3, 13)}, LIKELY, ("birth_date", "near")),
    ({"birth_date": date(2007, 3, 12)}, LIKELY, ("birth_date", "near")),
    ({"birth_date": date(2008, 3, 21)}, LIKELY, ("birth_date", "near")),
    ({"birth_name": "Martin"}, KEPT, ("birth_name", "different")),
]


@pytest.mark.parametrize(("values", "least", "reason"), ONE_PERSON)
def test_an_error_of_typing_is_found_and_explained(values, least, reason):
    """Whatever was typed otherwise, the two meet under a key, score enough, and the field is said."""
    found = likeness(**values)
    assert found.score >= least
    assert reason in {(one.field, one.how) for one in found.reasons}
    assert keys_of(LEA) & keys_of(other(**values))


@pytest.mark.parametrize(
    "values",
    [
        {"first_names": "Zoé"},
        {"first_names": "Léo", "civility": "M"},
        {"first_names": "Marie", "email_key": "lea.lefevre+zoe@example.org", "civility": "M"},
    ],
)
def test_twins_are_never_said_to_be_sure(values):
    """Same name, day and place: another first name is another person, until someone looks (6.21)."""
    found = compare(LEA, other(**values))
    assert found is None or found.score < SURE
    if values["first_names"] in {"Zoé", "Léo"}:
        assert found is not None
        assert (found.score <= MOST_OF_TWINS, found.reasons[-1].field) == (True, "twins")


@pytest.mark.parametrize(
    "values",
    [
        {"birth_date": date(1999, 7, 30)},
        {"birth_name": "Durand", "first_names": "Léa"},
        {"birth_name": "Durand", "birth_place": "Brest", "birth_commune": "29019"},
        {"first_names": "Zoé", "birth_place": "Brest", "birth_commune": "29019"},
    ],
)
def test_who_shares_little_is_not_shown(values):
    """A namesake born another day, someone born the same day with the same first name: nothing to say of them."""
    assert compare(LEA, other(**values)) is None


def test_an_ine_says_more_than_names():
    """The same INE makes two names one person to look at; two INE make one name two persons perhaps."""
    with_ine = replace(LEA, ine="123456789AB")
    married = compare(with_ine, other(birth_name="Durand", ine="123456789AB"))
    assert married is not None
    assert married.score >= LIKELY
    differs = compare(with_ine, other(ine="987654321CD"))
    assert differs is not None
    assert differs.score < LIKELY


def test_one_box_has_several_addresses():
    """A tag, or dots where the provider reads none, is the same box; elsewhere dots count."""
    assert email_family("lea.lefevre+bac@gmail.com") == email_family("lealefevre@googlemail.com")
    assert email_family("lea.lefevre@example.org") != email_family("lealefevre@example.org")


NAMES = st.sampled_from(["Lefèvre", "LEFEVRE", "Le Fèvre", "Martin", "Léa", "Zoé", "Jean-Pierre", "de La Tour", "Ng"])
PEOPLE = st.builds(
    Identity, id=st.just(1), civility=st.sampled_from(["", "M", "MME"]), birth_name=NAMES,
    usual_name=st.one_of(st.just(""), NAMES), first_names=NAMES,
    birth_date=st.dates(date(2007, 1, 1), date(2009, 1, 1)), birth_place=st.sampled_from(["", "Grenoble", "Lyon"]),
    birth_commune=st.just(""), ine=st.sampled_from(["", "123456789AB", "123456789AC"]), email_key=st.just(""),
    phone=st.just(""),
)  # fmt: skip


@settings(deadline=None)
@given(PEOPLE, PEOPLE)
def test_who_is_compared_with_whom_does_not_count(one, two):
    """The score is between 0 and 100, the same both ways; each reason has its sentence in both languages."""
    found, turned = compare(one, two), compare(two, one)
    assert found == turned
    if found is not None:
        assert 0 <= found.score <= 100
        for reason in found.reasons:
            key = f"duplicates-reason-{reason.field.replace('_', '-')}-{reason.how}"
            assert all(has(language, key) for language in LANGUAGES), key


@settings(deadline=None)
@given(PEOPLE)
def test_the_same_identity_is_always_found(one):
    """Typed twice the same way, with a civility or not, a person is likely one, under one key."""
    found = compare(one, replace(one, id=2))
    assert found is not None
    assert found.score >= LIKELY
    assert keys_of(one) == keys_of(replace(one, id=2))
