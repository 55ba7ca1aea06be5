"""The registrations that a search found, in its order, as far as the actor may export them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.bulk.selection import RunSelection, condition
from core.exports.sources import criteria
from core.exports.sources.registration_columns import BATCH, may_leave
from db.tables import Candidate, Registration


@dataclass(frozen=True, slots=True)
class Searched:
    """The registrations found, in order, and the search in words."""

    ids: tuple[int, ...]
    criteria: str


def searched(tx: Session, actor: Actor, query: dict[str, Any], language: str) -> Searched:
    """Run a search again for an export: on the data of this moment, with the rights of this moment."""
    wanted = criteria.read(RunSelection, query)
    ordered = (
        select(Registration.id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .where(may_leave(actor), condition(wanted))
        .order_by(Candidate.birth_name_key, Candidate.first_names_key, Registration.id)
    )
    return Searched(tuple(tx.scalars(ordered)), criteria.said(language, {}))


def inside(tx: Session, actor: Actor, ids: Sequence[int]) -> tuple[int, ...]:
    """Keep the registrations that the actor may export, in their order."""
    kept: set[int] = set()
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        kept.update(tx.scalars(select(Registration.id).where(Registration.id.in_(batch), may_leave(actor))))
    return tuple(one for one in ids if one in kept)
