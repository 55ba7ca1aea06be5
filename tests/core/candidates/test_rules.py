"""A whole identity or contact, or every field at fault at once (house rule 11)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.candidates.rules import (
    Civility,
    TypedIdentity,
    age,
    age_is_unlikely,
    parse_contact,
    parse_identity,
    same_person_key,
)
from core.errors import InvalidFields
from core.i18n import has, refusal

TODAY = date(2026, 11, 23)
GOOD: dict[str, Any] = {
    "civility": "Mme",
    "birth_name": " Œuvrard ",
    "usual_name": "",
    "first_names": "Zoé Marie-Lou",
    "birth_date": "12/03/2008",
    "birth_place": "Paris 12e Arrondissement",
    "birth_country": "France",
    "nationality": "Française",
    "ine": "528777848gg",
}


def test_an_identity_as_typed_becomes_a_value() -> None:
    """Names trimmed, civility and day understood, student number in capitals."""
    identity = parse_identity(TypedIdentity(**GOOD), today=TODAY)
    assert identity.civility is Civility.MADAM
    assert identity.birth_name == "Œuvrard"
    assert identity.birth_date == date(2008, 3, 12)
    assert identity.ine == "528777848GG"
    assert parse_identity(TypedIdentity(**{**GOOD, "birth_date": date(2008, 3, 12)}), today=TODAY) == identity


def test_every_field_at_fault_is_told_at_once() -> None:
    """Nobody has to send a form three times to learn three faults; each has its sentence in both languages."""
    typed = {
        **GOOD,
        "civility": "Docteur",
        "birth_name": "=1+1",
        "first_names": "",
        "birth_date": "04/25/2005",
        "birth_place": "Lyon<script>",
        "ine": "12",
    }
    with pytest.raises(InvalidFields) as refused:
        parse_identity(TypedIdentity(**typed), today=TODAY)
    assert refused.value.facts["fields"] == {
        "civility": "civility_unknown",
        "birth_name": "name_character",
        "first_names": "name_missing",
        "birth_date": "date_order",
        "birth_place": "place_character",
        "ine": "ine_form",
    }
    for language in ("fr", "en"):
        assert len(refusal(language, refused.value).splitlines()) == 7


@pytest.mark.parametrize(
    ("born", "fault"),
    [("23/11/2026", "date_in_the_future"), ("01/01/2090", "date_in_the_future"), ("22/11/1915", "date_too_old")],
)
def test_a_birth_date_is_in_the_past_and_of_the_living(born: str, fault: str) -> None:
    """Born today or later, or more than 110 years ago: refused; the day before: accepted."""
    with pytest.raises(InvalidFields) as refused:
        parse_identity(TypedIdentity(**{**GOOD, "birth_date": born}), today=TODAY)
    assert refused.value.facts["fields"] == {"birth_date": fault}
    assert parse_identity(TypedIdentity(**{**GOOD, "birth_date": "22/11/2026"}), today=TODAY)


def test_a_contact_as_typed_becomes_a_value() -> None:
    """Empty address lines go, an absent e-mail is absent, the telephone is in international form."""
    contact = parse_contact(
        email="Zoe.Œ@courriel.example".replace("Œ", "O"),
        phone="06 39 98 00 12",
        address=("Chez N’Diaye", "", " 12 bis rue de l’Œuvre "),
        postcode="38000",
        city="Grenoble",
        country="France",
    )
    assert contact.email is not None
    assert contact.email.key == "zoe.o@courriel.example"
    assert contact.address == ("Chez N’Diaye", "12 bis rue de l’Œuvre")
    assert contact.phone == "+33639980012"
    nobody = parse_contact(email=" ", phone="", address=(), postcode="", city="", country="")
    assert nobody.email is None


def test_a_contact_names_every_field_at_fault() -> None:
    """Five lines are no postal address; each fault has a sentence."""
    with pytest.raises(InvalidFields) as refused:
        parse_contact(
            email="zoé@courriel.example",
            phone="12",
            address=("1", "2", "3", "4", "5"),
            postcode="38\u200b000",
            city="G" * 101,
            country="Fr=nce",
        )
    faults = refused.value.facts["fields"]
    assert set(faults) == {"email", "phone", "address", "postcode", "city", "country"}
    for language in ("fr", "en"):
        for name, fault in faults.items():
            assert has(language, f"fault-{fault.replace('_', '-')}")
            assert has(language, f"field-{name}")


@pytest.mark.parametrize(
    ("born", "years"),
    [((2008, 11, 23), 18), ((2008, 11, 24), 17), ((2008, 2, 29), 18), ((1966, 1, 1), 60)],
)
def test_an_age_is_in_full_years(born: tuple[int, int, int], years: int) -> None:
    """The birthday counts; the day before does not."""
    assert age(date(*born), TODAY) == years


def test_an_age_at_which_nobody_sits_an_exam_is_unlikely() -> None:
    """Under 12 and over 80 are looked at again; 12 and 80 are not."""
    assert age_is_unlikely(date(2014, 11, 24), TODAY)
    assert not age_is_unlikely(date(2014, 11, 23), TODAY)
    assert not age_is_unlikely(date(1946, 11, 23), TODAY)
    assert age_is_unlikely(date(1945, 11, 23), TODAY)


def test_two_records_of_one_person_share_a_key() -> None:
    """Accents, case and further first names do not hide a duplicate; another birth date is another person."""
    one = same_person_key("LEFEVRE", "Zoe", date(2008, 3, 12))
    assert one == same_person_key("Lefèvre", "Zoé Marie", date(2008, 3, 12))
    assert one != same_person_key("Lefèvre", "Zoé", date(2008, 3, 13))
