"""Secrets of second factors are sealed with a key kept outside the database, and open for their own account only."""

from __future__ import annotations

import base64
import os
import secrets
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import settings
from core.access.errors import SecretKeyMissing
from core.access.second_factor import rules
from db.tables import SecondFactor

KEY_FILE = "secret.key"
_USE = b"sporades second factor"


def key_file() -> Path:
    """Where the key is when the environment gives none."""
    return settings.current().data / KEY_FILE


def make_key() -> str:
    """Make the key of a first start, readable by its owner alone; give its file, or nothing when there is a key."""
    target = key_file()
    if settings.current().secret_keys or target.exists():
        return ""
    target.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{KEY_FILE}.")  # 0600 from the start
    try:
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(name, target)  # whole or not at all; never over the key that another process has just made
    except FileExistsError:
        return ""
    finally:
        Path(name).unlink()
    return str(target)


def _keys() -> list[Fernet]:
    given = settings.current().secret_keys
    if not given:
        try:
            given = settings.secret_keys(key_file().read_text(encoding="ascii"))
        except FileNotFoundError:
            return []
    return [_fernet(one) for one in given]


def _fernet(key: str) -> Fernet:
    derived = HKDF(hashes.SHA256(), length=32, salt=None, info=_USE).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def seal(staff_id: int, secret: str) -> str:
    """Seal a secret for an account with the first of the keys."""
    keys = _keys()
    if not keys:
        raise SecretKeyMissing
    return keys[0].encrypt(f"{staff_id}:{secret}".encode()).decode("ascii")


def opened(staff_id: int, kept: str) -> str:
    """Give back the secret of an account; nothing when no key opens it, or when it was sealed for another."""
    return _opened(_keys(), staff_id, kept)


def _opened(keys: list[Fernet], staff_id: int, kept: str) -> str:
    if not keys:
        return ""
    try:
        whose, _, secret = MultiFernet(keys).decrypt(kept).decode().partition(":")
    except InvalidToken:
        return ""
    return secret if whose == str(staff_id) else ""


def unread(tx: Session) -> int:
    """Count the second factors that no key opens: their owners enter by a recovery code, or have them taken off."""
    keys = _keys()
    rows = tx.execute(select(SecondFactor.staff_id, SecondFactor.secret).where(SecondFactor.secret != ""))
    return sum(not rules.is_in_clear(row.secret) and not _opened(keys, row.staff_id, row.secret) for row in rows)


def to_seal(tx: Session) -> bool:
    """Whether a secret is in clear, as an earlier release kept it, or under a key that is no longer the first."""
    keys = _keys()
    rows = tx.scalars(select(SecondFactor))
    return bool(keys) and any(_to_seal(keys, row.staff_id, kept) for row in rows for kept in (row.secret, row.pending))


def _to_seal(keys: list[Fernet], staff_id: int, kept: str) -> bool:
    if not kept:
        return False
    return rules.is_in_clear(kept) or (not _opened(keys[:1], staff_id, kept) and bool(_opened(keys, staff_id, kept)))


def seal_all(tx: Session) -> None:
    """Seal with the first key what is in clear or under a former one; what no key opens stays as it is."""
    keys = _keys()
    for row in tx.scalars(select(SecondFactor).with_for_update()):
        if _to_seal(keys, row.staff_id, row.secret):
            row.secret = _again(keys, row.staff_id, row.secret)
        if _to_seal(keys, row.staff_id, row.pending):
            row.pending = _again(keys, row.staff_id, row.pending)


def _again(keys: list[Fernet], staff_id: int, kept: str) -> str:
    return seal(staff_id, kept if rules.is_in_clear(kept) else _opened(keys, staff_id, kept))
