"""Which supporting pieces a registration must bring. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which pieces are asked: `rules` are the exemption rules applied, `age` is in full years."""

    domain_code: str
    category_code: str
    audience: str
    regime: str
    age: int
    rules: frozenset[str]
    born_abroad: bool = False
    foreign_centre: bool = False
    accommodations: bool = False


@dataclass(frozen=True, slots=True)
class AskablePiece:
    """A piece of the catalogue; it is asked when one of its requirements holds."""

    code: str
    label: str
    requirements: tuple[dict[str, Any], ...]


def asked_pieces(catalogue: Iterable[AskablePiece], situation: Situation) -> list[AskablePiece]:
    """Give the pieces asked in a situation, in the order of the catalogue."""
    return [piece for piece in catalogue if any(_holds(one, situation) for one in piece.requirements)]


def _holds(requirement: dict[str, Any], situation: Situation) -> bool:
    """Whether all the conditions a requirement states hold; one it does not state holds."""
    lists = {
        "domains": situation.domain_code,
        "categories": situation.category_code,
        "audiences": situation.audience,
        "regimes": situation.regime,
    }
    if any(requirement.get(name) and value not in requirement[name] for name, value in lists.items()):
        return False
    if requirement.get("rules") and not situation.rules.intersection(requirement["rules"]):
        return False
    if ages := requirement.get("ages"):
        youngest, oldest = ages
        if not youngest <= situation.age <= oldest:
            return False
    flags = ("born_abroad", "foreign_centre", "accommodations")
    return all(getattr(situation, flag) for flag in flags if requirement.get(flag))
