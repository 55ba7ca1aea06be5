"""Mails of a run that wait: its document is made, and its hour has not come; told then, once, however workers die."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, system
from core.bulk.told import note_told
from core.documents.catalogue import kind_of
from core.documents.imported.showing import Shown, shown, standing, withheld_until
from core.documents.telling import Tells
from core.registrations.visible import still_seen
from db.tables import BulkRun, Document, PrintedContext, Registration, WithheldNotice

PAGE = 100
LOOKED_AGAIN = timedelta(minutes=10)  # when what the document says was brought anew, and it is being made again


def wait_for(tx: Session, run_id: int, due: Mapping[int, datetime]) -> None:
    """Keep for later the mails of a run about registrations, each with the instant of its document."""
    if not due:
        return
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    rows = [{"run_id": run_id, "registration_id": number, "due_at": at} for number, at in sorted(due.items())]
    tx.execute(dialect.insert(WithheldNotice).values(rows).on_conflict_do_nothing())


def tell_due() -> int:
    """Tell those whose hour has come, page by page; give how many mails waited until now."""
    actor, settled = system("notices"), 0
    while units.read(_any_due, actor) and (page := units.perform(_tell_page, actor)):
        settled += page
    return settled


def _any_due(tx: Session, actor: Actor) -> bool:
    del actor
    return tx.scalar(select(WithheldNotice.run_id).where(WithheldNotice.due_at <= clock.now(tx)).limit(1)) is not None


@dataclass(frozen=True, slots=True)
class _Read:
    """What decides on the mails of a page; a document is known by its version and the digest of what it prints."""

    now: datetime
    kinds: Mapping[int, str]
    registrations: Mapping[int, Registration]
    documents: Mapping[tuple[int, str], tuple[int, str]]


def _tell_page(tx: Session, actor: Actor) -> int:
    """Settle some mails: gone once told or pointless; the row goes in the transaction that promises the mail."""
    del actor
    rows = _due(tx)
    ids = {row.registration_id for row in rows}
    found = _read(tx, {row.run_id for row in rows}, ids)
    known = standing(tx, ids)
    later = {kind: withheld_until(tx, kind, ids) for kind in set(found.kinds.values())}
    told: dict[int, dict[int, Registration]] = {}
    for row in rows:
        kind, one = found.kinds[row.run_id], found.registrations.get(row.registration_id)
        facts = known.get((row.registration_id, kind))
        if one is None or facts is None:  # ended, or taken back: there is nothing to tell
            tx.delete(row)
            continue
        version, printed = found.documents.get((one.id, kind), (0, ""))
        if facts.withheld:
            row.due_at = later[kind].get(one.id, found.now + LOOKED_AGAIN)
        elif version != one.version or shown(printed, facts) is not Shown.YES or not printed:
            row.due_at = found.now + LOOKED_AGAIN
        else:
            told.setdefault(one.candidate_id, {}).setdefault(row.run_id, one)
            tx.delete(row)
    for candidate_id, by_run in sorted(told.items()):
        for run_id in by_run:
            note_told(tx, run_id, [candidate_id])
        for tells, theirs in _by_mail(found.kinds, by_run).items():
            tells(tx, theirs)
    return len(rows)


def _by_mail(kinds: Mapping[int, str], by_run: Mapping[int, Registration]) -> dict[Tells, list[Registration]]:
    """Give the mails of one candidate, each with what it is about: several runs told alike are one mail."""
    found: dict[Tells, list[Registration]] = {}
    for run_id, one in by_run.items():
        found.setdefault(kind_of(kinds[run_id]).tells, []).append(one)
    return found


def _due(tx: Session) -> Sequence[WithheldNotice]:
    """Take the oldest, and whatever else is due to the same candidates: one mail each."""
    now = clock.now(tx)
    due = (
        select(WithheldNotice)
        .where(WithheldNotice.due_at <= now)
        .order_by(WithheldNotice.registration_id, WithheldNotice.run_id)
        .with_for_update(of=WithheldNotice, skip_locked=True)
    )
    first = tx.scalars(due.limit(PAGE)).all()
    theirs = select(Registration.candidate_id).where(Registration.id.in_([row.registration_id for row in first]))
    same = select(Registration.id).where(Registration.candidate_id.in_(theirs))
    return tx.scalars(due.where(WithheldNotice.registration_id.in_(same))).all() if first else []


def _read(tx: Session, runs: Collection[int], ids: Collection[int]) -> _Read:
    seen = select(Registration).where(Registration.id.in_(ids), still_seen())
    made = (
        select(Document.registration_id, Document.kind, Document.version, PrintedContext.facts_sha256)
        .join(PrintedContext, PrintedContext.sha256 == Document.context_sha256)
        .where(Document.registration_id.in_(ids), Document.current)
    )
    return _Read(
        clock.now(tx),
        {row.id: row.kind for row in tx.execute(select(BulkRun.id, BulkRun.kind).where(BulkRun.id.in_(runs)))},
        {one.id: one for one in tx.scalars(seen)},
        {(row.registration_id, row.kind): (row.version, row.facts_sha256) for row in tx.execute(made)},
    )
