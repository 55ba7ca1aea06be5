"""Codes of six digits that change every thirty seconds (RFC 6238), and codes that replace a lost phone. Pure (1.11)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from urllib.parse import quote

STEP_SECONDS = 30
DIGITS = 6
DRIFT = 1  # steps a phone may be late or early
SECRET_BYTES = 20
RECOVERY_CODES = 10
RECOVERY_LENGTH = 10
RECOVERY_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without what is misread: i, l, o, 0, 1
ISSUER = "Sporades"
_SPACES = re.compile(r"[\s-]+")
_IN_CLEAR = re.compile(r"[A-Z2-7]{32}", re.ASCII)
_CODE = re.compile(r"[0-9]{6}", re.ASCII)


def step_at(seconds: float) -> int:
    """Give the number of the half minute an instant falls in, counted from 1970."""
    return int(seconds) // STEP_SECONDS


def code_at(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """Give the code of a half minute."""
    mac = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = mac[-1] & 0x0F
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def step_of(secret: bytes, typed: str, now: int, last: int) -> int | None:
    """Give the half minute that a code is of, if it is of now or of a neighbour and none since has served (1.11)."""
    code = cleaned(typed)
    if not _CODE.fullmatch(code):
        return None
    near = range(now - DRIFT, now + DRIFT + 1)
    fitting = [step for step in near if hmac.compare_digest(code_at(secret, step), code) and step > last]
    return min(fitting, default=None)


def cleaned(typed: str) -> str:
    """Read a code as people type it: spaces and dashes between its groups, whatever the case."""
    return _SPACES.sub("", typed).lower()[:40]


def shown(secret: bytes) -> str:
    """Write a secret as it is kept and typed by hand."""
    return base64.b32encode(secret).decode("ascii")


def read(kept: str) -> bytes:
    """Read a secret that was kept."""
    return base64.b32decode(kept)


def is_in_clear(kept: str) -> bool:
    """Whether a secret is as the first releases kept it; what is sealed is longer and never so written."""
    return _IN_CLEAR.fullmatch(kept) is not None


def grouped(text: str, size: int = 4) -> str:
    """Write a long text in groups, so that it can be typed by hand."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))


def address_of(login: str, kept: str) -> str:
    """Give what an application reads from the square: the account, the issuer and the secret."""
    label = f"{quote(ISSUER)}:{quote(login)}"
    return f"otpauth://totp/{label}?secret={kept}&issuer={quote(ISSUER)}&digits={DIGITS}&period={STEP_SECONDS}"


def recovery_digest(staff_id: int, typed: str) -> str:
    """Give what is kept of a recovery code: fifty bits drawn, so a plain hash is enough."""
    return hashlib.sha256(f"{staff_id}:{cleaned(typed)}".encode()).hexdigest()
