"""E-mail addresses: which are accepted (2.24), and which two are one (6.02)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.candidates.emails import LONGEST_EMAIL, email_key, parse_email
from core.candidates.faults import Unacceptable
from tests.core.candidates.email_cases import ACCEPTED, DIFFERENT, REFUSED, SAME


def test_the_corpus_is_as_large_as_promised() -> None:
    """250 addresses with their verdict (2.24) and 120 pairs (6.02) at least, none twice."""
    assert len(set(ACCEPTED)) + len(REFUSED) >= 200
    assert len({*ACCEPTED, *REFUSED, *(email for pair in (*SAME, *DIFFERENT) for email in pair)}) >= 250
    assert len(set(SAME)) + len(set(DIFFERENT)) >= 120


@pytest.mark.parametrize("typed", ACCEPTED, ids=ascii)
def test_an_address_in_use_is_accepted_and_kept_as_typed(typed: str) -> None:
    """Apostrophes, plus signs and accented domains pass; mail goes to the form that was typed (6.02)."""
    email = parse_email(typed)
    assert email.typed == typed.strip(" \t\u00a0\u202f")
    assert email.key.isascii()
    assert email.key == email.key.lower()


@pytest.mark.parametrize(("typed", "fault"), REFUSED.items(), ids=lambda value: ascii(value)[:60])
def test_a_hostile_address_is_refused_with_its_reason(typed: str, fault: str) -> None:
    """No newline, no double dot, no accent before @, no look-alike, no hidden character (2.24, 6.02)."""
    with pytest.raises(Unacceptable) as refusal:
        parse_email(typed)
    assert refusal.value.fault == fault


@pytest.mark.parametrize(("one", "other"), SAME, ids=ascii)
def test_two_spellings_of_one_address_have_one_key(one: str, other: str) -> None:
    """Case, edges and the two writings of an accented domain do not make two addresses (6.02)."""
    assert email_key(one) == email_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=ascii)
def test_two_addresses_never_share_a_key(one: str, other: str) -> None:
    """No folding of plus tags, dots, accents or look-alikes: nobody loses his address to another (6.02)."""
    assert email_key(one) != email_key(other)


@given(st.text(max_size=80) | st.emails())
def test_no_text_makes_the_parser_fail_and_a_key_is_its_own_key(text: str) -> None:
    """Whatever is typed, the answer is an address whose key is stable, or a refusal (4.20)."""
    try:
        email = parse_email(text)
    except Unacceptable:
        return
    assert email_key(email.key) == email.key
    assert email_key(email.typed) == email.key
    assert len(email.key) <= LONGEST_EMAIL
    assert email.typed.isprintable()
