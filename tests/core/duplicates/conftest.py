"""Two candidates who look alike, found by the radar; one who proposes that they are one person, one who decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from core import units
from core.access import Actor
from core.duplicates import radar
from core.duplicates.deciding import Decided, approve
from core.duplicates.finding import pair_of
from core.duplicates.proposing import Choice, Proposed, propose, propose_undoing
from db.tables import Candidate, CandidateMerge, Registration
from tests.factories import a_candidate, a_registration, a_staff


def look() -> None:
    """Let the radar look at all that is left to look at."""
    while units.read(radar.is_behind, radar.RADAR):
        units.perform(radar.step, radar.RADAR)


def two(tx: Any, *, first: dict[str, Any] | None = None, second: dict[str, Any] | None = None) -> tuple[int, int]:
    """Two records of one person, each registered for an exam of its own."""
    one = a_candidate(tx, birth_name="Lefèvre", first_names="Léa Marie", **(first or {}))
    other = a_candidate(tx, birth_name="LEFEVRE", first_names="Léa", **(second or {}))
    a_registration(tx, one)
    a_registration(tx, other, speciality="30004")
    return one.id, other.id


def pair(kept: int, absorbed: int) -> int:
    """The number of their pair."""
    with_row = units.read(lambda tx, _: pair_of(tx, kept, absorbed), radar.RADAR)
    assert with_row is not None
    return with_row.id


def versions(kept: int, absorbed: int) -> tuple[int, int]:
    """The versions of two candidates."""

    def read(tx: Any, _: Actor) -> tuple[int, int]:
        return tx.get_one(Candidate, kept).version, tx.get_one(Candidate, absorbed).version

    return units.read(read, radar.RADAR)


def proposing(actor: Actor, kept: int, absorbed: int, *taken: str) -> Proposed:
    """Propose to keep one of two."""
    return units.perform(
        propose, actor, pair(kept, absorbed), Choice(kept, taken), reason="Même personne", seen=versions(kept, absorbed)
    )


def merging(people: list[Actor], kept: int, absorbed: int, *taken: str) -> Decided:
    """Propose and approve, by two persons."""
    made = proposing(people[0], kept, absorbed, *taken)
    return units.perform(approve, people[1], made.merge_id, made.digest)


def undoing(people: list[Actor], merge_id: int) -> Decided:
    """Propose and approve that a merge be undone, by two persons."""
    row = units.read(lambda tx, _: tx.get_one(CandidateMerge, merge_id), radar.RADAR)
    made = units.perform(
        propose_undoing, people[0], merge_id, reason="Deux personnes", seen=versions(row.kept_id, row.absorbed_id)
    )
    return units.perform(approve, people[1], made.merge_id, made.digest)


def numbers(tx: Any, candidate: int) -> list[int]:
    """The registration numbers of a candidate."""
    wanted = select(Registration.number).filter_by(candidate_id=candidate)
    return list(tx.scalars(wanted.order_by(Registration.number)))


@pytest.fixture
def people(engine: Any) -> list[Actor]:
    """Three case officers of Grenoble: three persons."""
    return [a_staff(engine, "case_officer", academie_code="08") for _ in range(3)]


@pytest.fixture
def alike(writing: Callable[[], Any]) -> tuple[int, int]:
    """Two candidates who look alike, found by the radar."""
    with writing() as tx:
        found = two(tx)
    look()
    return found
