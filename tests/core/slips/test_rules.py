"""Codes of slips: as long as they must be, read as people type them, and what a guesser would have to spend (6.28)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.access import throttle
from core.documents.codes import ALPHABET as CHECK_CODES
from core.slips import rules

SERVER_TRIES_A_SECOND = 1_000  # far more than the candidate space answers
LIVE = 2_000_000  # slips good at the same time: more than the pupils of a year in the whole country
SLIP_DAYS = 60


def test_a_code_is_longer_than_64_bits_and_no_sign_looks_like_another():
    """Sixteen signs out of thirty are 78 bits; neither O nor 0, neither I nor 1 (6.28)."""
    assert rules.BITS >= 64
    assert pytest.approx(78.5, abs=0.1) == rules.BITS
    assert rules.ALPHABET == CHECK_CODES
    assert not set(rules.ALPHABET) & set("0O1IL")


def test_guessing_a_slip_takes_more_than_a_server_can_answer():
    """As fast as the server answers, day and night while slips live: no chance, and the throttles allow far less."""
    tries = SERVER_TRIES_A_SECOND * 86_400 * SLIP_DAYS
    assert rules.chance_of_a_guess(tries, LIVE) < 1e-6
    of_a_source = throttle.BUCKET + timedelta(days=SLIP_DAYS) // throttle.REFILL_EVERY
    assert of_a_source < 600_000
    assert rules.chance_of_a_guess(of_a_source, LIVE) < 1e-11


def test_someone_who_knows_the_beginning_of_a_code_gets_nowhere_either():
    """Who saw the first group over a shoulder has 25 tries a day for the twelve signs that remain, whoever he is."""
    remaining = len(rules.ALPHABET) ** (rules.LENGTH - rules.PREFIX)
    assert throttle.TRIES_A_DAY * SLIP_DAYS / remaining < 1e-13


def test_a_short_code_would_not_do():
    """Negative control: six signs, as on a parking ticket, would be found within days."""
    tries = SERVER_TRIES_A_SECOND * 86_400
    assert tries / len(rules.ALPHABET) ** 6 > 0.1


@pytest.mark.parametrize(
    "as_typed",
    ["K7PX-3MQD-9HTR-WY4C", "k7px3mqd9htrwy4c", " K7PX 3MQD 9HTR WY4C ", "k7px–3mqd—9htr‑wy4c", "Ｋ7PX.3MQD.9HTR.WY4C"],
)
def test_a_code_is_read_as_people_type_it(as_typed):
    """In either case, with dashes, spaces or nothing."""
    assert rules.read(as_typed) == "K7PX3MQD9HTRWY4C"


@pytest.mark.parametrize("no_code", ["", "K7PX-3MQD-9HTR", "K7PX-3MQD-9HTR-WY40", "K7PX-3MQD-9HTR-WY4CC", "é" * 16])
def test_what_cannot_be_a_code_is_not_one(no_code):
    """Too short, too long, or with a sign that codes do not have."""
    assert rules.read(no_code) == ""


def test_a_code_is_kept_as_a_digest_only():
    """What is kept tells nothing of the code, and a code is written by groups of four."""
    assert "K7PX" not in rules.kept("K7PX3MQD9HTRWY4C")
    assert rules.written("K7PX3MQD9HTRWY4C") == "K7PX-3MQD-9HTR-WY4C"
