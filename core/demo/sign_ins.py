"""How the demonstration people of this installation sign in, as kept in its data folder."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
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


def keep_sign_ins(data: Path, made: Sequence[SignIn]) -> None:
    """Keep the demonstration sign-ins in a file of the data folder, readable by its owner alone."""
    path = data / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in made], file, ensure_ascii=False, indent=1)
