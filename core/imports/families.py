"""How the files of each family are planned and written: lists of candidates, and facts that documents print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.imports import applying, planning
from core.imports.applying import Written
from core.imports.facts import applying as applying_facts
from core.imports.facts import planning as planning_facts
from core.imports.formats import CANDIDATES, FACTS
from core.imports.known_formats import FORMATS
from core.imports.known_from import Codes
from core.imports.planning import Asked, Plan
from db.tables import ImportFile

Planner = Callable[[Session, Actor, Permission, Asked, Codes], Plan]
Writer = Callable[[Session, Actor, ImportFile, Sequence[dict[str, Any]], Plan, Codes], Written]


@dataclass(frozen=True, slots=True)
class Family:
    """What a file of one family needs."""

    plan: Planner
    write: Writer


FAMILIES = {
    CANDIDATES: Family(planning.plan, applying.write),
    FACTS: Family(planning_facts.plan, applying_facts.write),
}


def family_of(code: str) -> Family:
    """Give the family of a format; a file whose format is not known has no line to plan."""
    return FAMILIES[FORMATS[code].family if code in FORMATS else CANDIDATES]
