"""The check code of a document: short, easy to read aloud, and the same for the same facts.

Twelve characters of an alphabet without look-alikes are 59 bits: not guessable, and throttled besides (1.46). The
secret is drawn once per installation; without it a code cannot be computed from what a candidate knows.
"""

from __future__ import annotations

import hashlib
import hmac

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import SchemaMark

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
SECRET = "check_code_secret"  # noqa: S105 - the name of the mark, not its value


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
