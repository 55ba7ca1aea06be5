"""The check code of a document: short, easy to read aloud, and the same for the same facts.

Twelve characters of an alphabet without look-alikes are 59 bits: not guessable, and throttled besides (1.46). The
secret is drawn once per installation; without it a code cannot be computed from what a candidate knows.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import SchemaMark

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GROUP = 4
SECRET = "check_code_secret"  # noqa: S105 - the name of the mark, not its value
MISREAD = {"0": "QD", "O": "QD", "1": "J7", "I": "J7", "L": "J7", "U": "V"}  # signs of no code, and what they may be
MOST_MISREAD = 3
_JOINERS = frozenset("-‐‑‒–—. _\u00a0\u202f\t")


def code_of(secret: bytes, kind: str, registration_id: int, fingerprint: str) -> str:
    """Give the check code of a document from what it says."""
    drawn = hmac.digest(secret, f"{kind}|{registration_id}|{fingerprint}".encode(), hashlib.sha256)
    number, code = int.from_bytes(drawn), ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        code += ALPHABET[place]
    return code


def secret_of(tx: Session) -> bytes:
    """Give the secret of this installation, drawn when its database was made."""
    return bytes.fromhex(tx.scalars(select(SchemaMark.value).where(SchemaMark.name == SECRET)).one())


def written(code: str) -> str:
    """Write a code by groups of four, as it is read aloud."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def readings(text: str) -> tuple[str, ...]:
    """Give the codes that a typed text may stand for, any case and grouping, some signs misread; none if it is none."""
    plain = unicodedata.normalize("NFKC", text[:100]).upper()
    signs = [sign for sign in plain if sign not in _JOINERS]
    choices = [MISREAD.get(sign, sign if sign in ALPHABET else "") for sign in signs]
    if len(signs) != LENGTH or sum(len(one) != 1 for one in choices) > MOST_MISREAD:
        return ()
    return tuple("".join(drawn) for drawn in itertools.product(*choices))
