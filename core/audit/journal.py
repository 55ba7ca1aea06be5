"""Write the journal in the transaction of the change, and verify it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor
from core.audit.chain import FIRST, Link, commitment, link_hash
from core.audit.events import Event
from db.engine import before_commit
from db.loading import insert_rows
from db.tables import AuditEvent, AuditValue, Base, ChainHead

Changes = dict[str, tuple[Any, Any]]
MANY = 200


@dataclass(frozen=True, slots=True)
class _Noted:
    actor: Actor
    name: Event
    subject_kind: str
    subject_id: int
    changes: Changes
    facts: dict[str, Any]
    reason: str


def record(
    tx: Session,
    actor: Actor,
    name: Event,
    subject_kind: str,
    subject_id: int,
    *,
    changes: Changes | None = None,
    facts: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Note an event; it is chained and written last, when the other locks of the transaction are held (4.15).

    `facts` never hold a personal value: those go in `changes`, field by field, before and after.
    """
    tx.info.setdefault("noted", []).append(
        _Noted(actor, name, subject_kind, subject_id, dict(changes or {}), dict(facts or {}), reason)
    )
    before_commit(tx, "journal", _append)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value


def _append(tx: Session) -> None:
    noted: list[_Noted] = tx.info.pop("noted", [])
    if not noted:
        return
    head = tx.execute(select(ChainHead.seq, ChainHead.hash).where(ChainHead.id == 1).with_for_update()).one()
    seq, previous, at = head.seq, head.hash, clock.now(tx)
    events: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    for one in noted:
        seq += 1
        kept = _values_of(seq, one.changes)
        link = Link(
            seq, at, one.name.value, one.actor.kind, one.actor.id, one.actor.label, one.actor.on_behalf_of,
            one.subject_kind, one.subject_id, {k: _plain(v) for k, v in one.facts.items()}, one.reason,
            [commitment(v["salt"], v["field"], v["before"], v["after"]) for v in kept],
        )  # fmt: skip
        mark = link_hash(link, previous)
        events.append({**_columns(link), "prev_hash": previous, "hash": mark})
        values.extend(kept)
        previous = mark
    _insert(tx, AuditEvent, events)
    tx.execute(update(ChainHead).where(ChainHead.id == 1).values(seq=seq, hash=previous))
    _insert(tx, AuditValue, values)
    tx.info["events_written"] = True


def _insert(tx: Session, made: type[Base], rows: list[dict[str, Any]]) -> None:
    """Insert rows; very many go the fast way, as an import of thousands of lines has an event for each."""
    if len(rows) > MANY:
        insert_rows(tx, cast("Table", made.__table__), rows)
    elif rows:
        tx.execute(insert(made), rows)


def _values_of(seq: int, changes: Changes) -> list[dict[str, Any]]:
    return [
        {
            "event_seq": seq, "position": position, "field": field, "before": _plain(before), "after": _plain(after),
            "salt": secrets.token_hex(32),
        }
        for position, (field, (before, after)) in enumerate(changes.items())
    ]  # fmt: skip


def _columns(link: Link) -> dict[str, Any]:
    return {name: getattr(link, name) for name in Link.__slots__}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain is whole: up to which event, or where and why it breaks; and how many values were erased."""

    intact: bool
    events: int
    broken_at: int
    cause: str
    erased_values: int


def verify(tx: Session, *, batch: int = 5_000) -> Verdict:
    """Read the whole chain and say whether it is intact, or broken at which event (3.18)."""
    previous, expected, erased = FIRST, 0, 0
    while True:
        rows = list(
            tx.execute(
                select(AuditEvent.__table__).where(AuditEvent.seq > expected).order_by(AuditEvent.seq).limit(batch)
            )
        )
        if not rows:
            break
        values = _kept_values(tx, rows[0].seq, rows[-1].seq)
        for row in rows:
            expected += 1
            cause = _fault(row, expected, previous)
            if not cause:
                cause, missing = _fault_of_values(row, values.get(row.seq, {}))
                erased += missing
            if cause:
                return Verdict(intact=False, events=expected - 1, broken_at=expected, cause=cause, erased_values=erased)
            previous = row.hash
    head = tx.execute(select(ChainHead.seq, ChainHead.hash).where(ChainHead.id == 1)).one()
    if (head.seq, head.hash) != (expected, previous):
        return Verdict(
            intact=False, events=expected, broken_at=expected + 1, cause="tail_missing", erased_values=erased
        )
    return Verdict(intact=True, events=expected, broken_at=0, cause="", erased_values=erased)


def _fault(row: Any, expected: int, previous: str) -> str:
    if row.seq != expected:
        return "gap"
    if row.prev_hash != previous:
        return "previous_hash"
    link = Link(**{name: getattr(row, name) for name in Link.__slots__})
    return "" if link_hash(link, previous) == row.hash else "content"


def _kept_values(tx: Session, first: int, last: int) -> dict[int, dict[int, Any]]:
    rows = tx.execute(select(AuditValue.__table__).where(AuditValue.event_seq.between(first, last)))
    kept: dict[int, dict[int, Any]] = {}
    for row in rows:
        kept.setdefault(row.event_seq, {})[row.position] = row
    return kept


def _fault_of_values(row: Any, kept: dict[int, Any]) -> tuple[str, int]:
    for position, mark in enumerate(row.commitments):
        value = kept.get(position)
        if value is not None and commitment(value.salt, value.field, value.before, value.after) != mark:
            return "value", 0
    if any(position >= len(row.commitments) for position in kept):
        return "value_added", 0
    return "", len(row.commitments) - len(kept)
