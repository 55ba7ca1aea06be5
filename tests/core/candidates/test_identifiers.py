"""The numbers and codes of the office."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.candidates.faults import Unacceptable
from core.candidates.identifiers import (
    RegistrationReference,
    has_usual_prefix,
    lost_its_zero,
    parse_candidate_number,
    parse_ine,
    parse_registration_reference,
    parse_uai,
    uai_key,
    uai_key_holds,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("02438257150", "02438257150"),
        ("2438257150", "02438257150"),
        (" 02438257150 ", "02438257150"),
        ("024 382 571 50", "02438257150"),
        ("02\u00a0438\u00a0257\u00a0150", "02438257150"),
        ("2011557741", "02011557741"),
        ("1967972292", "01967972292"),
        ("01967972292", "01967972292"),
    ],
)
def test_a_candidate_number_has_eleven_digits_with_its_zero(typed: str, number: str) -> None:
    """The zero that exports lose is put back; spaces go; the canonical form is 11 digits."""
    assert parse_candidate_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "candidate_number_missing"),
        (" ", "candidate_number_missing"),
        ("2,01E+09", "number_in_scientific_notation"),
        ("2.43825715E+10", "number_in_scientific_notation"),
        ("2E9", "number_in_scientific_notation"),
        ("243825715", "candidate_number_form"),
        ("024382571501", "candidate_number_form"),
        ("0243825715O", "candidate_number_form"),
        ("٠٢٤٣٨٢٥٧١٥٠", "candidate_number_form"),
        ("2438257150.0", "candidate_number_form"),
        ("-2438257150", "candidate_number_form"),
        ("12438257150", "candidate_number_form"),
        ("0" * 200, "candidate_number_form"),
    ],
)
def test_what_is_not_a_candidate_number_is_refused(typed: str, fault: str) -> None:
    """No digit is guessed: a number without its last digits is refused, never completed."""
    with pytest.raises(Unacceptable) as refusal:
        parse_candidate_number(typed)
    assert refusal.value.fault == fault


def test_a_number_of_another_prefix_is_told_from_those_of_today() -> None:
    """Real lists hold numbers in 01 beside those in 02: both are numbers, only one is usual."""
    assert has_usual_prefix("02438257150")
    assert not has_usual_prefix("01967972292")


@given(st.integers(0, 999_999_999))
def test_every_candidate_number_survives_the_loss_of_its_zero(rest: int) -> None:
    """11 digits or 10, the number is the same; and the loss is seen."""
    number = f"02{rest:09d}"
    assert parse_candidate_number(number) == parse_candidate_number(number[1:]) == number
    assert lost_its_zero(number[1:])
    assert not lost_its_zero(number)


@pytest.mark.parametrize(
    ("typed", "number", "version"),
    [
        ("001 Version 01", 1, 1),
        ("002 Version 2", 2, 2),
        ("001 Version 3", 1, 3),
        ("003\u00a0Version\u00a012", 3, 12),
        ("001 version 01", 1, 1),
        ("001", 1, 0),
        ("1", 1, 0),
        ("12 V. 4", 12, 4),
    ],
)
def test_a_registration_number_is_read_with_its_version(typed: str, number: int, version: int) -> None:
    """Screens write « 001 Version 01 », exports « 001 Version 3 »: both are read."""
    assert parse_registration_reference(typed) == RegistrationReference(number, version)


@pytest.mark.parametrize(
    "typed", ["", "Version 1", "000 Version 1", "001 Version 0", "1234 Version 1", "001 Vers 1", "-1", "x"]
)
def test_what_is_not_a_registration_number_is_refused(typed: str) -> None:
    """Numbers and versions start at 1."""
    with pytest.raises(Unacceptable, match="unacceptable_value"):
        parse_registration_reference(typed)


@given(st.integers(1, 999), st.integers(0, 9999))
def test_a_registration_number_is_read_back_as_printed(number: int, version: int) -> None:
    """What we print, we read."""
    reference = RegistrationReference(number, version)
    assert parse_registration_reference(str(reference)) == reference


@pytest.mark.parametrize(
    "typed", ["528777848GG", "520556945hk", "123456789AB", "1234567890A", " 0123456789Z ", "528 777 848 GG"]
)
def test_an_ine_has_eleven_characters(typed: str) -> None:
    """9 digits and 2 letters, or 10 digits and 1 letter; kept in capitals."""
    assert parse_ine(typed) == typed.replace(" ", "").upper()


@pytest.mark.parametrize(
    "typed", ["", "12345678901", "12345678ABC", "ABCDEFGHIJK", "123456789A", "1234567890ÀB", "1,23E+10", "A123456789B"]
)
def test_what_is_not_an_ine_is_refused(typed: str) -> None:
    """Another shape is refused."""
    with pytest.raises(Unacceptable):
        parse_ine(typed)


@pytest.mark.parametrize(
    "code", [*(f"{n:07d}{uai_key(f'{n:07d}')}" for n in range(10_000, 9_990_000, 199_999)), "0442286W"]
)
def test_a_school_code_holds_by_its_key(code: str) -> None:
    """The key letter is the number modulo 23; I, O and Q are never keys. Without its zero the code is found again."""
    assert parse_uai(code) == code
    assert parse_uai(code.lower()) == code
    assert uai_key_holds(code)
    assert code[7] not in "IOQ"
    if code.startswith("0"):
        assert parse_uai(code[1:]) == code


def test_an_invented_key_is_seen_and_not_refused() -> None:
    """Codes are invented for training: a key that does not hold is told by `uai_key_holds`, never blocking."""
    assert parse_uai("0921234A") == "0921234A"
    assert not uai_key_holds("0921234A")
    assert uai_key_holds("0921234" + uai_key("0921234"))


@pytest.mark.parametrize(
    ("typed", "suggestion"), [("", ""), ("0442286", ""), ("442286A", "0442286A"), ("04422861W", ""), ("044228GW", "")]
)
def test_what_is_not_a_school_code_is_refused(typed: str, suggestion: str) -> None:
    """A lost zero is put back only when the key letter proves it."""
    with pytest.raises(Unacceptable) as refusal:
        parse_uai(typed)
    assert refusal.value.suggestion == suggestion


@given(st.text(max_size=80))
def test_no_text_makes_a_parser_fail(text: str) -> None:
    """Whatever is typed, each parser gives a value or a refusal (4.20)."""
    for parser in (parse_candidate_number, parse_registration_reference, parse_ine, parse_uai):
        with contextlib.suppress(Unacceptable):
            assert parser(text)
