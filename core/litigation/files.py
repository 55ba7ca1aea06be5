"""Hand over a litigation file to who had it made, for a day, each time journalled; then it is no longer kept."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, files, units
from core.access import Actor, Permission, require, system
from core.access.perimeter import one_candidate, sees_all
from core.audit import Event, record
from core.errors import NotFound
from core.litigation.errors import LitigationFileExpired
from core.litigation.rules import State, file_name
from core.storage import fetch, is_named, remove
from db.tables import LitigationFile

KIND = "litigation"
AT_A_TIME = 50
JUST_WRITTEN = timedelta(hours=1)  # a file this new may be about to be named: the sweep takes it later


def open_file(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over a file to who had it made and still may see all that is in it; nobody else finds it (3.03)."""
    require(actor, Permission.LITIGATION_FILE)
    asked = select(LitigationFile).where(LitigationFile.id == files.number_in(name, "litigation_file"))
    row = tx.scalars(asked).one_or_none()
    if row is None or actor.kind != "staff" or row.asked_by_id != actor.id:
        raise NotFound(kind="litigation_file")
    candidate = one_candidate(tx, actor, row.candidate_id, Permission.LITIGATION_FILE)
    if not sees_all(actor, Permission.LITIGATION_FILE, row.places):
        raise NotFound(kind="litigation_file")
    if row.state == State.EXPIRED or (row.expires_at is not None and clock.now(tx) >= row.expires_at):
        raise LitigationFileExpired
    if row.state != State.READY or row.ready_at is None:
        raise NotFound(kind="litigation_file")
    content = fetch(row.storage_key, row.sha256)
    facts = {"litigation_file": row.id, "sha256": row.sha256}
    record(tx, actor, Event.LITIGATION_READ, "candidate", candidate.id, facts=facts)
    shown = file_name(candidate.number, row.id, row.ready_at.date())
    return files.FileAnswer(shown, "application/pdf", content=content, inline=True)


def let_die() -> None:
    """Take away the files whose day is over; the trace of each stays."""
    keys, limit = units.perform(_expire, system("litigation"))
    for key in keys:
        remove(key, older_than=limit)


def _expire(tx: Session, actor: Actor) -> tuple[list[str], float]:
    now = clock.now(tx)
    over = select(LitigationFile).where(LitigationFile.state == State.READY.value, LitigationFile.expires_at <= now)
    gone = set()
    for row in tx.scalars(over.order_by(LitigationFile.id).limit(AT_A_TIME).with_for_update(skip_locked=True)):
        gone.add(row.storage_key)
        row.state, row.storage_key = State.EXPIRED.value, ""
        facts = {"litigation_file": row.id}
        record(tx, actor, Event.LITIGATION_EXPIRED, "candidate", row.candidate_id, facts=facts)
    tx.flush()
    return [key for key in sorted(gone) if not is_named(tx, key)], (now - JUST_WRITTEN).timestamp()


files.register(KIND, open_file)
