"""Make the documents of one part: print outside any transaction, store them as one pack, publish in a short one.

Killed at any instant, nothing is wrong: an unpublished pack is an orphan file, and the part is taken again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from core import units
from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.bulk import claims, rules
from core.bulk.claims import Part
from core.bulk.rules import ItemState
from core.documents.preparing import UNREADABLE, Refused, Sheet, sheets
from core.documents.publishing import Outcome, Printed, Publication, current_documents, publish
from core.errors import ExamError, ServiceBusy
from core.jobs.control import Control
from core.storage import store_pack
from db.tables import BulkItem, BulkRun, Registration

RENEW_SECONDS = 20.0
log = logging.getLogger("sporades.worker")


@dataclass(frozen=True, slots=True)
class Item:
    """One registration of the part, and what is known of it at this moment."""

    id: int
    registration_id: int
    attempts: int
    sheet: Sheet | None
    refusal: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an item: its state, the outcome or the error, the document."""

    item: Item
    state: ItemState
    outcome: str
    error: str = ""
    facts: dict[str, Any] | None = None
    document_id: int | None = None
    attempts: int = 0


def make_part(actor: Actor, part: Part, control: Control) -> None:
    """Make the documents of a part; an item whose version moves meanwhile is made again, of the newer version."""
    at_once = None if part.attempts <= rules.SUSPICIOUS_AFTER else 1
    left = True
    while left and not control.stopping():
        items = units.perform(_next_one, actor, part) if at_once else units.read(waiting_items, actor, part)
        try:
            left = _make(actor, part, items)
        except ServiceBusy:  # the database or the store, not what is made
            if at_once:
                units.perform(_not_begun, actor, part, items)
            raise


def _make(actor: Actor, part: Part, items: Sequence[Item]) -> bool:
    printed, verdicts = _print(actor, part, items)
    return units.perform(settle, actor, part, printed, verdicts)


def waiting_items(tx: Session, actor: Actor, part: Part, limit: int = 0) -> list[Item]:
    """Read what waits in a part, as it stands now: right, state, version, context, template."""
    statement = select(BulkItem.id, BulkItem.registration_id, BulkItem.attempts).where(
        BulkItem.run_id == part.run_id, BulkItem.position.between(part.first, part.last),
        BulkItem.state == ItemState.WAITING,
    ).order_by(BulkItem.position)  # fmt: skip
    rows = tx.execute(statement.limit(limit) if limit else statement).all()
    ids = [row.registration_id for row in rows]
    kind = tx.scalars(select(BulkRun.kind).where(BulkRun.id == part.run_id)).one()
    mine = set(
        tx.scalars(
            select(Registration.id).where(
                Registration.id.in_(ids), registrations_in(actor, Permission.DOCUMENT_REGENERATE)
            )
        )
    )
    found, current = sheets(tx, kind, sorted(mine)), current_documents(tx, kind, ids)
    return [_item(row, found.get(row.registration_id), current) for row in rows]


def _item(row: Any, found: Sheet | Refused | None, current: dict[int, tuple[int, str]]) -> Item:
    if not isinstance(found, Sheet):
        refusal = found.reason if found else "out_of_perimeter"
        return Item(row.id, row.registration_id, row.attempts, None, refusal, is_current=False)
    _, fingerprint = current.get(row.registration_id, (0, ""))
    return Item(row.id, row.registration_id, row.attempts, found, "", is_current=fingerprint == found.fingerprint)


def _next_one(tx: Session, actor: Actor, part: Part) -> list[Item]:
    """Take one item alone and count the attempt first: if it kills the worker again, that is known."""
    claims.hold(tx, part)
    items = waiting_items(tx, actor, part, limit=1)
    for item in items:
        tx.get_one(BulkItem, item.id).attempts = item.attempts + 1
    return items


def _not_begun(tx: Session, actor: Actor, part: Part, items: Sequence[Item]) -> None:
    """Take back the attempt that was counted first: nothing of the item ended it."""
    del actor
    claims.hold(tx, part)
    for item in items:
        tx.get_one(BulkItem, item.id).attempts = item.attempts


def _print(actor: Actor, part: Part, items: Sequence[Item]) -> tuple[list[tuple[Item, Printed]], list[Verdict]]:
    verdicts, rendered, kept = [], [], []
    renewed = time.monotonic()
    for item in items:
        if item.refusal == UNREADABLE:
            verdicts.append(_unreadable(item))
        elif item.sheet is None:
            verdicts.append(Verdict(item, ItemState.SKIPPED, item.refusal, attempts=item.attempts))
        elif item.attempts >= rules.DEADLY_AFTER:
            verdicts.append(Verdict(item, ItemState.FAILED, "failed", "worker_died", attempts=item.attempts))
        elif item.is_current:
            kept.append((item, Printed(item.sheet, None)))
        else:
            try:
                rendered.append((item, item.sheet, item.sheet.kind.render(item.sheet.facts)))
            except Exception as error:  # noqa: BLE001 - one record must not stop ten thousand (2.43)
                verdicts.append(_failure(item, error))
        if time.monotonic() - renewed > RENEW_SECONDS:
            units.perform(claims.renew, actor, part)
            renewed = time.monotonic()
    stored = store_pack([content for _, _, content in rendered])
    kept += [(item, Printed(sheet, one)) for (item, sheet, _), one in zip(rendered, stored, strict=True)]
    return kept, verdicts


def _failure(item: Item, error: Exception) -> Verdict:
    """A refusal is a reason and does not change by trying again; a defect is tried three times."""
    attempts = item.attempts + 1
    if isinstance(error, ExamError):
        return Verdict(item, ItemState.FAILED, "failed", error.code, _printable(error.facts), attempts=attempts)
    log.error("registration %s", item.registration_id, exc_info=error)
    state = ItemState.FAILED if attempts >= rules.ATTEMPTS else ItemState.WAITING
    return Verdict(item, state, "failed" if state is ItemState.FAILED else "", type(error).__name__, attempts=attempts)


def _unreadable(item: Item) -> Verdict:
    facts = {"registration": str(item.registration_id)}
    return Verdict(item, ItemState.FAILED, "failed", UNREADABLE, facts, attempts=item.attempts)


def _printable(facts: dict[str, Any]) -> dict[str, Any]:
    """What the sentence of a refusal needs, without the text at fault: that is in the register already."""
    return {name: str(value) for name, value in facts.items() if name != "text"}


def settle(
    tx: Session, actor: Actor, part: Part, printed: Sequence[tuple[Item, Printed]], verdicts: Sequence[Verdict]
) -> bool:
    """Publish what a part made, if it is still held, and say what became of its items; whether any is left."""
    row = claims.hold(tx, part)
    found = publish(tx, actor, [one for _, one in printed])
    every = [*verdicts, *(_verdict(item, found[item.registration_id]) for item, _ in printed)]
    if every:
        tx.execute(_NOTE, [_columns(verdict) for verdict in every])
    waiting = select(BulkItem.id).where(
        BulkItem.run_id == part.run_id, BulkItem.position.between(part.first, part.last),
        BulkItem.state == ItemState.WAITING,
    )  # fmt: skip
    if tx.scalars(waiting.limit(1)).first() is not None:
        return True
    claims.finish(tx, row)
    return False


def _verdict(item: Item, publication: Publication) -> Verdict:
    if publication.outcome is Outcome.MOVED:
        return Verdict(item, ItemState.WAITING, "", attempts=item.attempts)
    if publication.outcome is Outcome.ENDED:
        return Verdict(item, ItemState.SKIPPED, publication.state, attempts=item.attempts)
    return Verdict(
        item, ItemState.DONE, publication.outcome.value, document_id=publication.document_id, attempts=item.attempts
    )


_items: Table = BulkItem.__table__  # type: ignore[assignment]
_NOTE = (
    update(_items)
    .where(_items.c.id == bindparam("item"))
    .values(
        state=bindparam("to_state"), outcome=bindparam("to_outcome"), error=bindparam("to_error"),
        error_facts=bindparam("to_facts"),
        document_id=bindparam("document"), attempts=bindparam("tries"), expected_version=bindparam("version"),
    )
)  # fmt: skip


def _columns(verdict: Verdict) -> dict[str, Any]:
    sheet = verdict.item.sheet
    return {
        "item": verdict.item.id, "to_state": verdict.state.value, "to_outcome": verdict.outcome,
        "to_error": verdict.error,
        "to_facts": verdict.facts, "document": verdict.document_id, "tries": verdict.attempts,
        "version": sheet.version if sheet else 0,
    }  # fmt: skip
