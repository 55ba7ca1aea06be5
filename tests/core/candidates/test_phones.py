"""Telephone numbers of France and of elsewhere."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.candidates.faults import Unacceptable
from core.candidates.phones import is_fictitious, parse_phone, shown_phone


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("06 39 98 00 12", "+33639980012"),
        ("0639980012", "+33639980012"),
        ("06.39.98.00.12", "+33639980012"),
        ("06-39-98-00-12", "+33639980012"),
        ("+33 6 39 98 00 12", "+33639980012"),
        ("+33 (0)6 39 98 00 12", "+33639980012"),
        ("0033639980012", "+33639980012"),
        ("+330639980012", "+33639980012"),
        ("01 99 00 12 34", "+33199001234"),
        ("0262 12 34 56", "+262262123456"),
        ("0692 12 34 56", "+262692123456"),
        ("0639 12 34 56", "+262639123456"),
        ("+262 692 12 34 56", "+262692123456"),
        ("0590 12 34 56", "+590590123456"),
        ("0696 12 34 56", "+596696123456"),
        ("0694 12 34 56", "+594694123456"),
        ("+687 12 34 56", "+687123456"),
        ("+212 612 34 56 78", "+212612345678"),
        ("00 49 30 1234567", "+49301234567"),
    ],
)
def test_a_number_is_kept_in_its_international_form(typed: str, phone: str) -> None:
    """Ten digits are French, of the département that their beginning says."""
    assert parse_phone(typed) == phone


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "phone_missing"),
        ("06 39 98", "phone_form"),
        ("06 39 98 00 1", "phone_form"),
        ("00 00 00 00 00", "phone_form"),
        ("+33 6 39 98", "phone_form"),
        ("6,4E+08", "phone_form"),
        ("non renseigné", "phone_form"),
        ("٠٦٣٩٩٨٠٠١٢", "phone_form"),
        ("0639980012 ou 0639980013", "phone_form"),
        ("06399800" + "1" * 60, "phone_form"),
    ],
)
def test_what_is_not_a_number_is_refused(typed: str, fault: str) -> None:
    """Two numbers in one field, or too few digits, are not a telephone number."""
    with pytest.raises(Unacceptable) as refusal:
        parse_phone(typed)
    assert refusal.value.fault == fault


def test_a_number_without_its_zero_is_refused_with_the_number_meant() -> None:
    """The spreadsheet's loss is proposed, not decided: 639980012 was 06 39 98 00 12."""
    with pytest.raises(Unacceptable) as refusal:
        parse_phone("639980012")
    assert (refusal.value.fault, refusal.value.suggestion) == ("phone_lost_zero", "06 39 98 00 12")


@given(st.integers(100_000_000, 999_999_999))
def test_a_french_number_is_read_back_as_shown(digits: int) -> None:
    """Ten digits, from 01 to 09: what is shown is read again as the same number."""
    phone = parse_phone(f"0{digits}")
    assert parse_phone(shown_phone(phone)) == phone == parse_phone(phone)


def test_numbers_kept_for_fiction_are_known() -> None:
    """No demonstration number can ring at someone's home."""
    assert is_fictitious(parse_phone("06 39 98 00 00"))
    assert not is_fictitious(parse_phone("06 12 34 56 78"))


@given(st.text(max_size=60))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    """Whatever is typed, the answer is a number or a refusal (4.20)."""
    with contextlib.suppress(Unacceptable):
        assert parse_phone(text).startswith("+")
