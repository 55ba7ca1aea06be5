"""What is typed in the one box is understood in every written form, and in several ways when it may be (2.49)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.reading import MOST_CRITERIA, read

READINGS = (
    ("12/03/2008", [["day 20080312"]]),
    ("12-03-2008", [["day 20080312"]]),
    ("12.3.2008", [["day 20080312"]]),
    ("2008-03-12", [["day 20080312"]]),
    ("12 03 2008", [["day 20080312"]]),
    ("12 mars 2008", [["day 20080312"]]),
    ("1er août 2007", [["day 20070801"]]),
    ("12/03/08", [["day 20080312"]]),
    ("12/03/95", [["day 19950312"]]),
    ("12032008", [["day 20080312", "number 12032008", "ine 12032008"]]),
    ("20080312", [["day 20080312", "number 20080312", "ine 20080312"]]),
    ("mars 2008", [["month 200803", "name mars"]]),
    ("03/2008", [["month 200803"]]),
    ("février 2008", [["month 200802"]]),
    ("12 mars", [["anniversary 0312"]]),
    ("12/03", [["anniversary 0312"]]),
    ("2008", [["year 2008", "exam_session 2008", "number 2008"]]),
    ("02438257150", [["number 02438257150"]]),
    ("2438257150", [["number 2438257150"]]),
    ("02 438 257 150", [["number 02438257150"]]),
    ("0243.8257.150", [["number 02438257150"]]),
    ("57150", [["speciality 57150", "number 57150"]]),
    ("001", [["registration 1"]]),
    ("n° 001", [["registration 1"]]),
    ("001 Version 02", [["registration 1/2"]]),
    ("001 v2", [["registration 1/2"]]),
    ("0380001A", [["school 0380001a", "ine 0380001a"]]),
    ("380001A", [["school 0380001a", "ine 380001a"]]),
    ("123456789AB", [["ine 123456789ab"]]),
    ("1234567890A", [["ine 1234567890a"]]),
    ("Jean.Dupont@exemple.fr", [["email jean.dupont@exemple.fr"]]),
    ("Dupont, Marie", [["name dupont"], ["name marie"]]),
    ("Jean-Pierre", [["name jean"], ["name pierre"]]),
    ("le goff", [["name goff", "name legoff"]]),
    ("dur ben", [["name dur"], ["name ben"]]),
    ("ben 2008", [["name ben"], ["year 2008", "exam_session 2008", "number 2008"]]),
    ("goff le 12/03/2008", [["name goff"], ["day 20080312"]]),
    ("de la Tour", [["name tour", "name delatour", "name latour"]]),
    ("N’Guessan", [["name nguessan", "name guessan"]]),
    ("el", [["name el"]]),
    ("dupont 12/03/2008 31212", [["name dupont"], ["day 20080312"], ["speciality 31212", "number 31212"]]),
    ("31/02/2008", [["month 200802"]]),
    ("04/25/2008", [["day 20080425"]]),
    ("%", []),
    ("", []),
)


@pytest.mark.parametrize(("typed", "understood"), READINGS, ids=[typed for typed, _ in READINGS])
def test_what_is_typed_is_understood(typed: str, understood: list[list[str]]) -> None:
    """Every way to understand a piece is kept, in the order it was typed."""
    assert [[f"{r.kind} {r.value}" for r in one.readings] for one in read(typed)] == understood


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(typed: str) -> None:
    """Whatever the keyboard gives, at most twelve criteria come out, each of something that was typed."""
    criteria = read(typed)
    assert len(criteria) <= MOST_CRITERIA
    assert all(reading.value for one in criteria for reading in one.readings)
