"""Whether an export waits for a second person: its columns, its rows, and what the same person took alone in a day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.exports import rules
from core.exports.catalogue import CATALOGUE, ExportType
from core.exports.rules import DataClass, State
from core.exports.sheet import Column
from core.exports.sources.found import Found
from core.two_persons.rules import A_DAY, CountedAct
from core.two_persons.thresholds import approval_above
from db.tables import Export

Places = list[list[str]]
Taken = tuple[int | None, str, str]


@dataclass(frozen=True, slots=True)
class Second:
    """Whether a second person is needed, over what number, and where the persons of the rows are."""

    needed: bool
    above: int
    places: Places


def second_person(
    tx: Session, actor: Actor, kind: ExportType, query: dict[str, Any], columns: tuple[Column, ...], found: Found
) -> Second:
    """Say whether a second person must approve: cut in pieces, exports count together within a day (1.21, 3.13)."""
    places = [list(place) for place in found.places()]
    above = approval_above(tx, CountedAct.EXPORT, {academie for academie, _ in places}, asker=actor.label)
    rows = found.total
    if actor.kind == "staff":
        rows += _taken_alone(tx, actor, but=_taken(actor.id, kind.name, query, places))
    needed = rules.needs_second_person(rows, (column.data_class for column in columns), above=above)
    return Second(needed, above, places)


def _taken_alone(tx: Session, actor: Actor, *, but: Taken) -> int:
    """Count the rows that name someone which a person, under any account, took alone; the same list again adds none."""
    rows = tx.execute(
        select(Export.asked_by_id, Export.name, Export.query, Export.places, Export.columns, Export.row_count).where(
            Export.asked_by_person_id == actor.person_id, Export.needs_approval.is_(False),
            Export.asked_at > clock.now(tx) - A_DAY, Export.state != State.FAILED.value,
        )
    )  # fmt: skip
    counted: dict[Taken, int] = {}
    for row in rows:
        if _names_someone(row.name, row.columns):
            same = _taken(row.asked_by_id, row.name, row.query, row.places)
            counted[same] = max(row.row_count, counted.get(same, 0))
    counted.pop(but, None)
    return sum(counted.values())


def _taken(asked_by_id: int | None, name: str, query: dict[str, Any], places: Places) -> Taken:
    """What makes two exports the same list: the account, what is exported, the criteria, where they found persons."""
    return asked_by_id, name, json.dumps([query, sorted(places)], sort_keys=True)


def _names_someone(name: str, columns: list[str]) -> bool:
    kind = CATALOGUE.get(name)
    known = {column.name: column.data_class for column in kind.columns} if kind else {}
    return any(known.get(column, DataClass.PERSONAL) > DataClass.OPEN for column in columns)
