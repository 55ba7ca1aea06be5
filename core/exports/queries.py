"""Read exports: what may be exported, what an order would give, mine, those that await me."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.exports import rules
from core.exports.alone import second_person
from core.exports.catalogue import ExportType, chosen, entry, offered
from core.exports.rules import State
from db.tables import Academie, Export

HISTORY = 100


@dataclass(frozen=True, slots=True)
class Preview:
    """What an order would give: how many rows, whether a second person must approve it, the criteria in words.

    `above`: the number of rows from which it waits, those taken alone in the last day included.
    """

    rows: int
    needs_approval: bool
    above: int
    criteria: str


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One export as a list shows it; `alive` tells whether its file can still be taken.

    `academies` are those of the persons in it, by name.
    """

    id: int
    name: str
    format: str
    columns: tuple[str, ...]
    criteria: str
    academies: tuple[str, ...]
    purpose: str
    recipient: str
    state: str
    rows: int
    size: int
    asked_by: str
    asked_at: datetime
    decided_by: str
    reason: str
    expires_at: datetime | None
    alive: bool


def kinds(tx: Session, actor: Actor) -> tuple[ExportType, ...]:
    """Give the exports that the person's rights include."""
    del tx
    require(actor, Permission.VOLUMES_READ)
    return offered(actor)


def preview(
    tx: Session, actor: Actor, name: str, query: dict[str, Any], *, columns: tuple[str, ...], purpose: str
) -> Preview:
    """Say what an order would give, before it is given."""
    require(actor, Permission.VOLUMES_READ)
    kind = entry(name)
    require(actor, kind.permission)
    wanted = chosen(kind, columns, rules.purpose_of(purpose))
    found = kind.source(tx, actor, query, actor.language)
    second = second_person(tx, actor, kind, query, wanted, found)
    return Preview(found.total, second.needed, second.above, found.criteria)


def my_exports(tx: Session, actor: Actor) -> list[ExportLine]:
    """Give the person's own exports, the newest first."""
    require(actor, Permission.VOLUMES_READ)
    mine = select(Export).where(Export.asked_by_id == actor.id).order_by(Export.id.desc()).limit(HISTORY)
    return _lines(tx, tx.scalars(mine))


def awaiting_me(tx: Session, actor: Actor) -> list[ExportLine]:
    """Give the exports of other persons that await approval and lie wholly in the perimeter, the newest first."""
    require(actor, Permission.EXPORT_APPROVE)
    waiting, others = Export.state == State.AWAITING_APPROVAL.value, Export.asked_by_person_id != actor.person_id
    latest = tx.scalars(select(Export).where(waiting, others).order_by(Export.id.desc()))
    return _lines(tx, islice((row for row in latest if covers(actor, row.places)), HISTORY))


def covers(actor: Actor, places: Iterable[Sequence[str]], permission: Permission = Permission.EXPORT_APPROVE) -> bool:
    """Whether all the places of an export lie in the perimeter in which the person approves, or has another right."""
    scopes = scopes_for(actor, permission)
    return bool(scopes) and all(
        any(s.academie_code in {"", academie} and s.domain_code in {"", domain} for s in scopes)
        for academie, domain in places
    )


def _lines(tx: Session, rows: Iterable[Export]) -> list[ExportLine]:
    now = clock.now(tx)
    labels = {row.code: row.label for row in tx.execute(select(Academie.code, Academie.label))}
    return [_line(row, now, labels) for row in rows]


def _line(row: Export, now: datetime, labels: dict[str, str]) -> ExportLine:
    alive = row.state == State.READY and rules.is_alive(row.expires_at, now)
    state = State.EXPIRED.value if row.state == State.READY and not alive else row.state
    academies = tuple(sorted({labels.get(academie, academie) for academie, _ in row.places}))
    return ExportLine(
        row.id, row.name, row.format, tuple(row.columns), row.criteria, academies, row.purpose, row.recipient, state,
        row.row_count, row.size, row.asked_by, row.asked_at, row.decided_by, row.reason, row.expires_at, alive,
    )  # fmt: skip
