"""Codes are those of RFC 6238, near in time, and each serves once (1.11)."""

from __future__ import annotations

import pytest

from core.access.second_factor import rules

SECRET = b"12345678901234567890"  # that of the vectors of the RFC
VECTORS = (
    (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
    (2000000000, "69279037"), (20000000000, "65353130"),
)  # fmt: skip


@pytest.mark.parametrize(("seconds", "expected"), VECTORS)
def test_the_vectors_of_the_rfc(seconds, expected):
    """Eight digits as the RFC prints them; six are their end."""
    step = rules.step_at(seconds)
    assert rules.code_at(SECRET, step, 8) == expected
    assert rules.code_at(SECRET, step) == expected[-6:]


@pytest.mark.parametrize(("away", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_phone_may_be_half_a_minute_late_or_early(away, accepted):
    """The neighbours of the half minute of now are accepted, no other."""
    now = 41_000_000
    code = rules.code_at(SECRET, now + away)
    assert (rules.step_of(SECRET, code, now, 0) == now + away) is accepted


def test_a_code_serves_once():
    """Neither the same half minute again, nor an earlier one, once a code has served."""
    now = 41_000_000
    assert rules.step_of(SECRET, rules.code_at(SECRET, now), now, now) is None
    assert rules.step_of(SECRET, rules.code_at(SECRET, now - 1), now, now) is None
    assert rules.step_of(SECRET, rules.code_at(SECRET, now + 1), now, now) == now + 1


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "١٢٣٤٥٦", "abcdef", "0x1234", "12345\n6\x007"])
def test_what_is_no_code_is_none(typed):
    """Six digits of ASCII and nothing else."""
    assert rules.step_of(SECRET, typed, 41_000_000, 0) is None


def test_a_code_is_read_as_people_type_it():
    """In two groups, with a dash or a space."""
    now = 41_000_000
    code = rules.code_at(SECRET, now)
    for typed in (f"{code[:3]} {code[3:]}", f" {code[:3]}-{code[3:]} "):
        assert rules.step_of(SECRET, typed, now, 0) == now


def test_what_is_scanned_names_the_account():
    """The square carries issuer, account and secret, each escaped; the secret is read back as it was."""
    kept = rules.shown(SECRET)
    assert rules.read(kept) == SECRET
    assert rules.address_of("a b", kept) == (
        f"otpauth://totp/Sporades:a%20b?secret={kept}&issuer=Sporades&digits=6&period=30"
    )


def test_a_recovery_code_belongs_to_its_account():
    """The same letters kept for two accounts are not the same; case, spaces and dashes do not matter."""
    assert rules.recovery_digest(1, "ABCDE-fghjk") == rules.recovery_digest(1, "abcde fghjk")
    assert rules.recovery_digest(1, "abcdefghjk") != rules.recovery_digest(2, "abcdefghjk")
