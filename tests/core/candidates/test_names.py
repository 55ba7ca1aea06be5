"""Names: what the register accepts (2.24), and what must never be printed (2.32)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.candidates.faults import Unacceptable
from core.candidates.names import LONGEST_NAME, parse_name, parse_optional_name, unseen
from tests.core.candidates.name_cases import ACCEPTED, INVISIBLE, NORMALISED, REFUSED


def test_the_corpus_is_as_large_as_promised() -> None:
    """300 names with an expected verdict at least (2.24), none of them twice."""
    assert len(set(ACCEPTED)) == len(ACCEPTED) >= 200
    assert len(REFUSED) >= 150


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_name_that_people_bear_is_accepted_as_typed(name: str) -> None:
    """No real name is refused, whatever its script; it is kept as typed, in composed form (2.24)."""
    assert parse_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(("typed", "kept"), NORMALISED.items())
def test_a_name_is_kept_in_one_form(typed: str, kept: str) -> None:
    """Composed, trimmed, one plain space between words, plain hyphens; never two spellings of one name (2.32)."""
    assert parse_name(typed) == kept


@pytest.mark.parametrize(("typed", "fault"), REFUSED.items(), ids=ascii)
def test_a_hostile_name_is_refused_with_its_reason(typed: str, fault: str) -> None:
    """Nothing invisible, no digit, no sign of a formula or of markup enters the register (2.24, 2.32)."""
    with pytest.raises(Unacceptable) as refusal:
        parse_name(typed)
    assert refusal.value.fault == fault


def test_a_name_has_at_most_a_hundred_characters() -> None:
    """100 characters pass, in composed form; 101 do not, and nothing is cut in silence (2.34)."""
    assert len(parse_name("e\u0301" * LONGEST_NAME)) == LONGEST_NAME
    with pytest.raises(Unacceptable, match="unacceptable_value"):
        parse_name("a" * (LONGEST_NAME + 1))


def test_an_invisible_character_is_named_and_taken_out_of_the_suggestion() -> None:
    """The report shows which character, and the name without it."""
    with pytest.raises(Unacceptable) as refusal:
        parse_name("Du\u202epont")
    assert refusal.value.details == {"character": "U+202E"}
    assert refusal.value.suggestion == "Dupont"


def test_a_usual_name_may_be_absent() -> None:
    """Empty stays empty; a bad one is refused all the same."""
    assert parse_optional_name(" \u00a0") == ""
    with pytest.raises(Unacceptable):
        parse_optional_name("=1")


@given(st.text(max_size=120))
def test_no_text_makes_the_parser_fail_and_what_it_keeps_is_clean(text: str) -> None:
    """Whatever is typed, the answer is a clean name that parses to itself, or a refusal (4.20)."""
    try:
        name = parse_name(text)
    except Unacceptable:
        return
    assert 1 <= len(name) <= LONGEST_NAME
    assert not unseen(name)
    assert name == name.strip() == unicodedata.normalize("NFC", name) == parse_name(name)
    assert name[0] not in "=+-@"


@given(st.sampled_from(ACCEPTED), st.sampled_from(INVISIBLE), st.integers(0, 40))
def test_an_invisible_character_is_never_kept(name: str, character: str, place: int) -> None:
    """Wherever it hides in a good name, an invisible character is refused, at the edges too (2.32)."""
    place = min(place, len(name))
    with pytest.raises(Unacceptable):
        parse_name(name[:place] + character + name[place:])
