"""Codes of connection slips: how they are written, read and kept, and what guessing one would take (6.28). Pure."""

from __future__ import annotations

import hashlib
import math
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # that of check codes: no sign looks like another
LENGTH, GROUP = 16, 4
PREFIX = 4  # signs of a code whose tries are counted together, whoever tries
ORDER_LIFE = timedelta(minutes=15)  # between the click and the download
MOST_SLIPS = 2_000
BITS = LENGTH * math.log2(len(ALPHABET))
_JOINERS = frozenset("-‐‑‒–—. _\u00a0\u202f\t")


def written(code: str) -> str:
    """Write a code by groups of four: « K7PX-3MQD-9HTR-WY4C »."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read(text: str) -> str:
    """Read a code as people type it, in either case, with or without its dashes; empty when it cannot be one."""
    plain = unicodedata.normalize("NFKC", text[:100]).upper()
    code = "".join(sign for sign in plain if sign not in _JOINERS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def kept(code: str) -> str:
    """Give what is kept of a code: its SHA-256, enough for a text drawn at random that is longer than 64 bits."""
    return hashlib.sha256(f"slip|{code}".encode()).hexdigest()


def chance_of_a_guess(tries: int, live: int) -> float:
    """Give at most how likely so many tries find one of so many live codes, birth dates being already known."""
    return tries * live / math.pow(len(ALPHABET), LENGTH)


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a class, or a school, has come: candidates, accounts activated, accounts awaited, slips still good."""

    candidates: int
    activated: int
    pending: int
    live: int

    @property
    def missing(self) -> int:
        """Those who have not activated their account."""
        return self.candidates - self.activated

    @property
    def without(self) -> int:
        """Those who have neither an account nor a slip that still works."""
        return max(0, self.missing - self.pending - self.live)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.candidates + other.candidates, self.activated + other.activated,
            self.pending + other.pending, self.live + other.live,
        )  # fmt: skip
