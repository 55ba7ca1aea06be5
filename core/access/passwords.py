"""One policy for every way a password is set, and how it is kept (1.01 to 1.07)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import argon2
from argon2.exceptions import InvalidHashError, VerificationError

from core.errors import InvalidFields

COMMON = Path(__file__).with_name("common_passwords.txt")
SEQUENCES = (
    "abcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm", "01234567890123456789",
)  # fmt: skip
OFFICE_WORDS = ("sporades", "cyclades", "academie", "rectorat", "examens", "education")
DISTINCT_SIGNS = 5
SHORTEST_CONTEXT = 4
_LEET = str.maketrans("4@30157$!|", "aaeolstsii")
_HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)


class Policy(StrEnum):
    """The two profiles: that of the candidate space, and that of the staff."""

    CYCLADES = "cyclades"
    MODERNE = "moderne"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a password may be, and whether it must mix kinds of signs."""

    shortest: int
    longest: int
    mixed: bool


BOUNDS = {Policy.CYCLADES: Bounds(8, 20, mixed=True), Policy.MODERNE: Bounds(12, 128, mixed=False)}


def normalised(text: str) -> str:
    """Give the one form in which a password is set and checked: NFC, otherwise exactly as typed (1.05)."""
    return unicodedata.normalize("NFC", text)


def check_password(policy: Policy, text: str, context: Iterable[str] = (), *, born: date | None = None) -> None:
    """Refuse a password that the policy does not accept; `context` are words that others know of the person.

    Lengths are in code points after NFC. Refusals are `InvalidFields` on `password`.
    """
    text, bounds = normalised(text), BOUNDS[policy]
    if len(text) < bounds.shortest:
        _refuse(f"password_shorter_than_{bounds.shortest}")
    if len(text) > bounds.longest:
        _refuse(f"password_longer_than_{bounds.longest}")
    if bounds.mixed and not _is_mixed(text):
        _refuse("password_not_mixed")
    if is_common(text):
        _refuse("password_common")
    if _is_about(text, [*context, *OFFICE_WORDS, *(_spellings(born) if born else ())]):
        _refuse("password_about_you")


def _refuse(fault: str) -> None:
    raise InvalidFields(fields={"password": fault})


def _is_mixed(text: str) -> bool:
    """One lower case letter, one upper case letter, one sign that is no letter, digit or space; no digit is asked."""
    kinds = {unicodedata.category(sign) for sign in text}
    special = any(not (sign.isalnum() or sign.isspace()) for sign in text)
    return special and {"Ll", "Lu"} <= kinds


def folded(text: str) -> str:
    """Give a text without case nor accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def cores(text: str) -> Iterator[str]:
    """Give what remains of a password once its ornaments are taken away: its word, or its digits."""
    plain = folded(text)
    inside = re.sub(r"^[^a-z]+|[^a-z]+$", "", plain)
    yield re.sub(r"[^a-z]", "", plain)
    yield re.sub(r"[^a-z]", "", inside.translate(_LEET))
    yield re.sub(r"[^a-z]", "", plain.translate(_LEET))
    if not inside:
        yield re.sub(r"[^0-9]", "", plain)


@cache
def common_words() -> frozenset[str]:
    """Give the vendored list of common passwords, folded (1.03)."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_common(text: str) -> bool:
    """Whether a password is only a common one, ornamented or repeated, a keyboard row, or a few signs."""
    if len(set(folded(text))) < DISTINCT_SIGNS:
        return True
    return any(core and ({core, _unrepeated(core)} & common_words() or _is_sequence(core)) for core in cores(text))


def _unrepeated(core: str) -> str:
    repeated = re.fullmatch(r"(.{3,}?)\1+", core)
    return repeated.group(1) if repeated else core


def _is_sequence(core: str) -> bool:
    return any(core in (row * 2) or core in (row[::-1] * 2) for row in SEQUENCES)


def _is_about(text: str, words: Iterable[str]) -> bool:
    plain = folded(text)
    told = {plain, re.sub(r"[^a-z0-9]", "", plain), *cores(text)}
    for word in words:
        known = re.sub(r"[^a-z0-9]", "", folded(word))
        if len(known) >= SHORTEST_CONTEXT and any(known in one for one in told):
            return True
        if known and _unrepeated(next(cores(text))) == known:
            return True
    return False


def _spellings(born: date) -> Iterator[str]:
    """Write a birth date in the six ways people type it."""
    for pattern in ("%d%m%Y", "%d%m%y", "%Y%m%d", "%y%m%d", "%m%d%Y", "%m%d%y"):
        yield born.strftime(pattern)


def hash_password(text: str) -> str:
    """Give what is kept of a password: Argon2id, parameters included (1.06); a hash is hashed like any text (1.07)."""
    return _HASHER.hash(normalised(text))


@cache
def _of_nobody() -> str:
    return _HASHER.hash("nobody has this password")


def verify(kept: str, text: str) -> bool:
    """Whether a typed password is the kept one; without one, the same work is done for nothing (1.15)."""
    try:
        _HASHER.verify(kept or _of_nobody(), normalised(text))
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept)


def must_be_kept_anew(kept: str) -> bool:
    """Whether a password is kept with older parameters than today's."""
    return _HASHER.check_needs_rehash(kept)
