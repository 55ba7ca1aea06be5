"""What the command line does over the capabilities: search, regenerate, export; plain values for scripts."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import units
from core.access import Actor
from core.bulk import actions as bulk
from core.bulk.dry_run import dry_run
from core.bulk.options import RunOptions
from core.bulk.queries import progress
from core.errors import ExamError
from core.exports.actions import order_export
from core.exports.catalogue import entry
from core.exports.rules import Format, Purpose
from core.jobs.synchronous import run_promised
from core.notifications.queries import OutboxState, outbox_state
from core.notifications.resending import send_unreached_again
from core.search.actions import note_search
from core.search.queries import search
from core.search.query import Query, from_json
from core.search.reasons import reasons
from core.storage import check_file
from db.tables import BulkFile, Export

FILTERS = {
    "academie": "academies", "domain": "domains", "exam_session": "exam_sessions", "speciality": "specialities",
    "state": "states", "school": "schools", "office": "offices",
}  # fmt: skip

CURRENT = "already_current"
NOT_SKIPPED = {"made", "failed"}


class UnknownFilter(ExamError):
    """A `name=value` of `--where` that is no filter; the known ones are told."""

    code = "unknown_filter"


class ExportNotReady(ExamError):
    """The export could not be made: its state and reason are told."""

    code = "export_not_ready"


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate found: number, name, birth date, and why it matched."""

    number: str
    name: str
    birth_date: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regenerated:
    """What a run did, or would do; seconds are measured, or estimated for a dry run.

    `total` is how many registrations matched: those made again (`done`, or `to_make` before), those left out by reason
    (what is current already among them: it is in the files all the same), and those that failed. It is their sum.
    """

    run: int
    total: int
    to_make: int
    skipped: dict[str, int]
    done: int
    failed: int
    seconds: float
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A file written by an export."""

    export: int
    file: str
    rows: int
    sha256: str


def find(actor: Actor, text: str, *, limit: int) -> list[Line]:
    """Give the first candidates that a text finds, best first."""
    query = Query(text=text)
    page = units.read(search, actor, query, size=limit)
    units.perform(note_search, actor, query, page.total + page.near)
    lines: dict[int, Line] = {}
    for hit in page.rows:
        name = " ".join(filter(None, (hit.birth_name, hit.first_names)))
        why = reasons(actor.language, hit.why)
        lines.setdefault(hit.candidate_id, Line(hit.number, name, hit.birth_date.isoformat(), why))
    return list(lines.values())[:limit]


def query_of(where: str) -> Query:
    """Read `--where`: `name=value` words are filters (academie, domain, exam_session...), the rest is searched."""
    values: dict[str, tuple[str, ...]] = {}
    words: list[str] = []
    for word in where.split():
        name, sign, value = word.partition("=")
        if not sign:
            words.append(word)
        elif name in FILTERS:
            values[FILTERS[name]] = (*values.get(FILTERS[name], ()), value)
        else:
            raise UnknownFilter(name=name, known=sorted(FILTERS))
    return replace(from_json(values), text=" ".join(words))


def preview(actor: Actor, where: str) -> Regenerated:
    """Say what regenerating would do; nothing is written."""
    found = units.read(dry_run, actor, query_of(where), RunOptions())
    current = {CURRENT: found.already_current} if found.already_current else {}
    return Regenerated(0, found.matched, found.to_make, {**found.skipped, **current}, 0, 0, found.seconds)


def regenerate(actor: Actor, where: str, out: Path | None) -> Regenerated:
    """Order a run, do it in this process beside any worker that is there, and copy its files where asked."""
    started = time.perf_counter()
    ordered = units.perform(bulk.order, actor, query_of(where), RunOptions())
    run_promised()
    seen = units.read(progress, actor, ordered.run_id)
    files = units.read(_copy_files, actor, ordered.run_id, out) if out else ()
    seconds = round(time.perf_counter() - started, 2)
    left_out = {name: many for name, many in seen.outcomes.items() if name not in NOT_SKIPPED}
    skipped = dict(Counter(seen.run.skipped) + Counter(left_out))
    made = seen.outcomes.get("made", 0)
    total = seen.run.total + sum(seen.run.skipped.values())
    return Regenerated(ordered.run_id, total, seen.waiting, skipped, made, seen.failed, seconds, files)


def _copy_files(tx: Session, actor: Actor, run_id: int, out: Path) -> tuple[str, ...]:
    del actor
    out.mkdir(parents=True, exist_ok=True)
    copied: list[str] = []
    for file in tx.scalars(select(BulkFile).where(BulkFile.run_id == run_id).order_by(BulkFile.id)):
        target = out / file.name
        _copy(file, target)
        copied.append(str(target))
    return tuple(copied)


def _copy(row: BulkFile | Export, target: Path) -> None:
    lent = check_file(row.storage_key, row.sha256)
    try:
        shutil.copyfile(lent.path, target)
    finally:
        lent.give_back()


def export(actor: Actor, name: str, out: Path, *, where: str = "") -> Exported:
    """Make an export of the catalogue and copy it; the kind of file is that of its name (xlsx or csv)."""
    file_format = Format(out.suffix.lstrip(".").lower())
    query: dict[str, Any] = Query(text=where).to_json()
    ordered = units.perform(
        order_export, actor, name, query,
        columns=entry(name).usual, purpose=Purpose.ORGANISATION.value, recipient=actor.label,
        file_format=file_format.value,
    )  # fmt: skip
    run_promised()
    made = units.read(_export, actor, ordered.export_id)
    if made.state != "ready":
        raise ExportNotReady(state=made.state, reason=made.reason)
    out.parent.mkdir(parents=True, exist_ok=True)
    _copy(made, out)
    return Exported(made.id, str(out), made.row_count, made.sha256)


def _export(tx: Session, actor: Actor, export_id: int) -> Export:
    del actor
    return tx.get_one(Export, export_id)


@dataclass(frozen=True, slots=True)
class Mails:
    """Where the outbox stands, and how many mails were put back in it."""

    outbox: OutboxState
    again: int


def mails(actor: Actor, *, again: bool) -> Mails:
    """Count the mails that wait and those given up; asked to, let those that no server refused be tried again."""
    put_back, after = 0, 0
    while again:
        sent, after = units.perform(send_unreached_again, actor, after=after)
        put_back += sent
        again = after > 0
    return Mails(units.read(outbox_state, actor), put_back)


def plain(value: Any) -> Any:
    """Give what a command shows to a script."""
    return asdict(value)
