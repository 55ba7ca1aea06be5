"""The journal as a file: what the screen shows, as text, its own reading journalled."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO
from urllib.parse import parse_qs, urlencode

from sqlalchemy.orm import Session

from core import files
from core.access.actor import Actor
from core.audit.events import Event
from core.audit.journal import record
from core.audit.queries import Criteria, EventLine, events
from core.errors import NotFound
from core.exports.rules import guarded
from core.files import FileAnswer
from core.i18n import t

MOST_EVENTS = 50_000
COLUMNS = ("seq", "at", "event", "actor", "on-behalf-of", "subject", "facts", "changes", "reason")


def name_of(criteria: Criteria) -> str:
    """Write criteria as the name of a file of the journal; no name of a person can be in it (1.30)."""
    plain = {
        "name": criteria.name, "actor": str(criteria.actor_id or ""), "kind": criteria.subject_kind,
        "id": str(criteria.subject_id or ""), "since": _written(criteria.since),
        "until": _written(criteria.until),
    }  # fmt: skip
    return urlencode({field: value for field, value in plain.items() if value}) or "all"


def criteria_of(name: str) -> Criteria:
    """Read criteria from the name of a file; what is not understood is not found."""
    given = {field: values[0] for field, values in parse_qs(name).items()}
    try:
        return Criteria(
            given.get("name", ""), _number(given, "actor"), given.get("kind", ""), _number(given, "id"),
            _instant(given.get("since")), _instant(given.get("until")),
        )  # fmt: skip
    except ValueError as unreadable:
        raise NotFound(kind="file") from unreadable


def _number(given: dict[str, str], field: str) -> int:
    return files.number_in(given.get(field, "0"), "file")


def _written(instant: datetime | None) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") if instant else ""


def _instant(text: str | None) -> datetime | None:
    if not text:
        return None
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def open_journal(tx: Session, actor: Actor, name: str) -> FileAnswer:
    """Hand over the events of the perimeter that satisfy the criteria, the newest first, as CSV."""
    criteria = criteria_of(name)
    lines = events(tx, actor, criteria, limit=MOST_EVENTS)
    written = StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([t(actor.language, f"journal-column-{column}") for column in COLUMNS])
    for line in lines:
        writer.writerow([guarded(cell) for cell in _cells(actor.language, line)])
    record(tx, actor, Event.EXPORT_READ, "journal", 0, facts={"rows": len(lines), "criteria": name_of(criteria)})
    return FileAnswer("journal.csv", "text/csv; charset=utf-8", written.getvalue().encode("utf-8-sig"))


def _cells(language: str, line: EventLine) -> list[str]:
    changes = (f"{change.field}: {change.before} → {change.after}" for change in line.changes)
    return [
        str(line.seq), line.at.isoformat(timespec="seconds"), t(language, line.key), line.actor, line.on_behalf_of,
        f"{line.subject_kind} {line.subject_id}", "; ".join(f"{k}={v}" for k, v in line.facts.items()),
        "; ".join(changes), line.reason,
    ]  # fmt: skip


files.register("journal", open_journal)
