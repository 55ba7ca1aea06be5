"""Candidate numbers: given once each, from an allocator locked in the transaction that gives them (6.20)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import Candidate, NumberAllocator


def allocate(tx: Session, count: int = 1) -> list[str]:
    """Give new candidate numbers, `02` and nine digits; a number brought by an import is stepped over."""
    allocator = tx.scalars(select(NumberAllocator).where(NumberAllocator.name == "candidate").with_for_update()).one()
    given: list[str] = []
    value = allocator.next_value
    while len(given) < count:
        wanted = [f"02{value + step:09d}" for step in range(count - len(given))]
        taken = set(tx.scalars(select(Candidate.number).where(Candidate.number.in_(wanted[:1000]))))
        given.extend(number for number in wanted[:1000] if number not in taken)
        value += len(wanted[:1000])
    allocator.next_value = value
    tx.flush()  # the allocator row keeps its lock and its new value from here on
    return given
