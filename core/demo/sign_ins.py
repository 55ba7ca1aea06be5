"""How the demonstration people of this installation sign in, as kept in its data folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FILE = "demonstration-sign-ins.json"


@dataclass(frozen=True, slots=True)
class SignIn:
    """How one demonstration person signs in."""

    login: str
    password: str
    role: str
    academie_code: str


def kept_sign_ins(data: Path) -> list[SignIn]:
    """Give the demonstration sign-ins of this installation, or none."""
    try:
        return [SignIn(**one) for one in json.loads((data / FILE).read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
