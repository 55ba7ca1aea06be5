"""The lists of names that demonstration people are made from, weighed by rank as names are in the population."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.candidates.folding import fold

NAMES = Path(__file__).with_name("names")
_SURNAMES_DRAWN = 8_192
_GIVEN_NAMES_DRAWN = 512
_GROUP = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname, the group it comes from, and its form in an address."""

    name: str
    group: str
    slug: str


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name and its form in an address."""

    name: str
    slug: str


@cache
def surnames() -> tuple[Surname, ...]:
    """Give 8,192 surnames to draw from evenly: a name stands there as often as it is frequent."""
    groups = _groups(NAMES / "surnames.txt")
    shares = {label: int(label.split()[1]) for label in groups}
    whole = sum(shares.values())
    drawn: list[Surname] = []
    for label, names in groups.items():
        group = label.split()[0]
        room = _SURNAMES_DRAWN * shares[label] // whole
        drawn += [Surname(name, group, slug(name)) for name in by_frequency(names, room)]
    return tuple(drawn)


@cache
def given_names(group: str, sex: str, audience: str) -> tuple[GivenName, ...]:
    """Give the given names of a group to draw from evenly, the frequent ones more often."""
    groups = _groups(NAMES / "given_names.txt")
    names = groups.get(f"{group} {sex} {audience}") or groups[f"french {sex} {audience}"]
    return tuple(GivenName(name, slug(name)) for name in by_frequency(names, _GIVEN_NAMES_DRAWN))


def by_frequency(names: tuple[str, ...], room: int) -> list[str]:
    """Repeat names so that they fill some room, each at least once, the first ones most often."""
    weights = [1 / (rank + 12) ** 0.85 for rank in range(len(names))]
    spare = max(0, room - len(names))
    whole = sum(weights)
    repeated: list[str] = []
    for name, weight in zip(names, weights, strict=True):
        repeated += [name] * (1 + round(spare * weight / whole))
    return repeated


def slug(name: str) -> str:
    """Give a name as an e-mail address has it: letters of ASCII and hyphens."""
    return re.sub(r"[^a-z]+", "-", fold(name)).strip("-")


def _groups(path: Path) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _GROUP.fullmatch(line.strip()):
            label = found[1]
        elif line.strip() and not line.startswith("#"):
            groups.setdefault(label, []).extend(name.strip() for name in line.split(",") if name.strip())
    return {label: tuple(dict.fromkeys(names)) for label, names in groups.items()}
