"""Days as typed: one reading or none (2.32)."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.candidates.days import parse_day, typed_day
from core.candidates.faults import Unacceptable

READ = {
    "12/03/2008": (2008, 3, 12),
    "1/2/2008": (2008, 2, 1),
    "01/02/2008": (2008, 2, 1),
    " 12/03/2008 ": (2008, 3, 12),
    "12-03-2008": (2008, 3, 12),
    "12.03.2008": (2008, 3, 12),
    "12 03 2008": (2008, 3, 12),
    "12 / 03 / 2008": (2008, 3, 12),
    "12032008": (2008, 3, 12),
    "2008-03-12": (2008, 3, 12),
    "2008/03/12": (2008, 3, 12),
    "2008.03.12": (2008, 3, 12),
    "2008-3-2": (2008, 3, 2),
    "2008-03-12T00:00:00": (2008, 3, 12),
    "2008-03-12 00:00:00": (2008, 3, 12),
    "29/02/2008": (2008, 2, 29),
    "31/12/1999": (1999, 12, 31),
    "01/01/1900": (1900, 1, 1),
    "31/12/2100": (2100, 12, 31),
    "12 mars 2008": (2008, 3, 12),
    "12 MARS 2008": (2008, 3, 12),
    "1er janvier 2008": (2008, 1, 1),
    "1er Août 2008": (2008, 8, 1),
    "25 décembre 2005": (2005, 12, 25),
    "25 dec 2005": (2005, 12, 25),
    "14 juillet 2007": (2007, 7, 14),
    "5 févr. 2007": (2007, 2, 5),
    "3 sept. 2007": (2007, 9, 3),
    "12 March 2008": (2008, 3, 12),
    "2nd may 2008": (2008, 5, 2),
    "30-avril-2006": (2006, 4, 30),
    "29/02/2000": (2000, 2, 29),
    "31/01/2009": (2009, 1, 31),
    "12 juin 1966": (1966, 6, 12),
}

NOT_READ = {
    "": ("date_missing", ""),
    "  ": ("date_missing", ""),
    "12/03/08": ("date_two_digit_year", ""),
    "12.03.08": ("date_two_digit_year", ""),
    "1-2-08": ("date_two_digit_year", ""),
    "04/25/2005": ("date_order", "25/04/2005"),
    "12/31/2007": ("date_order", "31/12/2007"),
    "2005-25-04": ("date_order", "25/04/2005"),
    "02/30/2005": ("date_order", ""),
    "30/02/2005": ("date_impossible", ""),
    "29/02/2007": ("date_impossible", ""),
    "29/02/1900": ("date_impossible", ""),
    "31/04/2006": ("date_impossible", ""),
    "00/01/2006": ("date_impossible", ""),
    "01/00/2006": ("date_impossible", ""),
    "32/01/2006": ("date_impossible", ""),
    "45/45/2006": ("date_impossible", ""),
    "12/03/1899": ("date_year", ""),
    "12/03/0008": ("date_year", ""),
    "12/03/2101": ("date_year", ""),
    "9999-12-31": ("date_year", ""),
    "39519": ("date_serial", "12/03/2008"),
    "45123": ("date_serial", "16/07/2023"),
    "39519.0": ("date_serial", "12/03/2008"),
    "38451,5": ("date_serial", "09/04/2005"),
    "99999": ("date_form", ""),
    "2008": ("date_form", ""),
    "mars 2008": ("date_form", ""),
    "12 brumaire 2008": ("date_form", ""),
    "hier": ("date_form", ""),
    "12/03/2008 bis": ("date_form", ""),
    "#VALUE!": ("date_form", ""),
    "12/03": ("date_form", ""),
    "2008-03": ("date_form", ""),
    "--": ("date_form", ""),
    "n.c.": ("date_form", ""),
    "12/03/2008\n13/03/2008": ("date_form", ""),
    "١٢/٠٣/٢٠٠٨": ("date_form", ""),
    "1" * 100: ("date_form", ""),
    "2008-03-12T23:00:00Z": ("date_form", ""),
    "2008-03-12 10:00": ("date_form", ""),
    "0": ("date_form", ""),
}


@pytest.mark.parametrize(("typed", "day"), READ.items())
def test_a_day_written_as_in_france_is_read(typed: str, day: tuple[int, int, int]) -> None:
    """The day comes before the month; ISO is read too; words and their short forms are."""
    assert parse_day(typed) == date(*day)


@pytest.mark.parametrize(("typed", "refusal"), NOT_READ.items(), ids=ascii)
def test_a_doubtful_day_is_refused_with_what_was_meant(typed: str, refusal: tuple[str, str]) -> None:
    """No century is guessed, no month swapped, no spreadsheet number taken for a date (2.32)."""
    with pytest.raises(Unacceptable) as refused:
        parse_day(typed)
    assert (refused.value.fault, refused.value.suggestion) == refusal


@pytest.mark.parametrize("offset", range(0, 73_000, 577))
def test_the_days_of_two_centuries_are_read_back_as_written(offset: int) -> None:
    """What we print, we read: in the French form and in ISO."""
    day = date(1900, 1, 1) + timedelta(days=offset)
    assert parse_day(typed_day(day)) == parse_day(day.isoformat()) == day


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from("/-. "))
def test_every_separator_of_the_french_form_is_read(day: date, separator: str) -> None:
    """No day of the range is refused or changed."""
    assert parse_day(f"{day.day}{separator}{day.month:02d}{separator}{day.year}") == day


@given(st.text(max_size=60))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    """Whatever is typed, the answer is a day or a refusal (4.20)."""
    with contextlib.suppress(Unacceptable):
        assert parse_day(typed_day(parse_day(text))) == parse_day(text)
