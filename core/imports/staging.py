"""Lay a file down with its report: what was read, what was found, what applying would do; nothing else is written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from sqlalchemy import Table, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.imports import findings as kinds
from core.imports import rows as imported
from core.imports.errors import ImportHeldElsewhere
from core.imports.families import family_of
from core.imports.findings import Finding, Severity
from core.imports.known_from import Codes
from core.imports.planning import Asked, Plan, Planned
from core.imports.queries import sees
from core.imports.reading import Reading, read_import
from core.imports.resolving import Choice
from core.imports.rules import ImportState, Outcome
from core.imports.simple_list import Criteria
from core.imports.under_way import require_idle
from db.loading import insert_rows
from db.tables import ImportFile, ImportLine

LINES = cast("Table", ImportLine.__table__)
OFFICE_ZONE = "Europe/Paris"
LONGEST_NAME = 200
SHOWN = ("line", "outcome", "findings", "candidate_id", "registration_id")


@dataclass(frozen=True, slots=True)
class Laid:
    """A file as it was laid down: its name, what makes it itself, what the person chose for it."""

    name: str
    sha256: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Report:
    """A file read and planned, not yet laid down."""

    laid: Laid
    reading: Reading
    plan: Plan


def digest(data: bytes) -> str:
    """Give what makes a file itself: the same bytes are the same import, whatever their name (2.31)."""
    return hashlib.sha256(data).hexdigest()


def read_file(tx: Session, codes: Codes, name: str, data: bytes) -> Reading:
    """Read a file against the catalogue, on the office's day."""
    return read_import(data, name, known=codes.known, today=clock.today(tx, OFFICE_ZONE))


def report_on(tx: Session, actor: Actor, reading: Reading, codes: Codes, laid: Laid) -> Report:
    """Say what applying a file would do."""
    require(actor, Permission.IMPORT_STAGE)
    asked = Asked(reading.format, reading.criteria, laid.choice, reading.sound_rows)
    plan = family_of(asked.format).plan
    made = plan(tx, actor, Permission.IMPORT_STAGE, asked, codes) if asked.rows else Plan((), ())
    return Report(laid, reading, made)


def known_file(tx: Session, sha256: str) -> ImportFile | None:
    """Find the import of these bytes, locked when the unit of work writes."""
    statement = select(ImportFile).where(ImportFile.sha256 == sha256)
    return tx.scalars(statement.with_for_update() if tx.info.get("writes") else statement).one_or_none()


def lay_down(tx: Session, actor: Actor, report: Report) -> ImportFile:
    """Write the report of a file; one laid down before and not applied is the same import, read again."""
    file = known_file(tx, report.laid.sha256) or _new_file(tx, report.laid.sha256)
    require_free(tx, actor, file)
    file.display_name = display_name(report.laid.name)
    file.format, file.state = report.reading.format, ImportState.STAGED.value
    file.criteria, file.choice = asdict(report.reading.criteria), asdict(report.laid.choice)
    file.staged_by_id = actor.id if actor.kind == "staff" else None
    file.staged_by, file.staged_at = actor.label, clock.now(tx)
    file.applied_by, file.applied_at = "", None
    file.ended_by, file.ended_at, file.reason = "", None, ""
    write_lines(tx, file, _lines(report.reading, report.plan), report.plan.lines, refused=report.reading.is_refused)
    return file


def require_free(tx: Session, actor: Actor, file: ImportFile) -> None:
    """Refuse to lay a file down over the report of another person that the actor may not see, or that is applied now.

    A report that says only that the file cannot be read is nobody's.
    """
    require_idle(tx, file)
    held = file.state == ImportState.STAGED and file.counts and not file.counts.get("refused")
    if held and not sees(actor, Permission.IMPORT_STAGE, file):
        raise ImportHeldElsewhere


def _new_file(tx: Session, sha256: str) -> ImportFile:
    file = ImportFile(
        sha256=sha256, display_name="", format="", state=ImportState.STAGED.value, criteria={}, choice={}, places=[],
        counts={}, staged_by_id=None, staged_by="", staged_at=clock.now(tx), applied_by="", applied_at=None,
        ended_by="", ended_at=None, reason="",
    )  # fmt: skip
    try:
        with tx.begin_nested():
            tx.add(file)
            tx.flush()
    except IntegrityError:  # someone else lays the same bytes down at this instant
        found = known_file(tx, sha256)
        if found is None:
            raise
        return found
    return file


def display_name(name: str) -> str:
    """Give the name of a file as it is shown: its last part, visible and short."""
    shown = "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable())
    return shown[-LONGEST_NAME:] or "?"


def _lines(reading: Reading, made: Plan) -> list[dict[str, Any]]:
    """Give one row for each line that says something; line 0 says what was found of the whole file."""
    found: dict[int, list[Finding]] = {0: []}
    for finding in (*reading.findings, *made.findings):
        found.setdefault(finding.line, []).append(finding)
    planned = {one.line: one for one in made.lines}
    rows = {row.line: row for row in reading.rows}
    return [
        line_row(number, rows[number].as_json() if number in rows else {}, found.get(number, []), planned.get(number))
        for number in sorted(found.keys() | rows.keys())
    ]


def line_row(
    number: int, content: dict[str, Any], findings: Sequence[Finding], planned: Planned | None
) -> dict[str, Any]:
    """Give the row of one line."""
    every = [*findings, *(planned.findings if planned else ())]
    return {
        "line": number, "content": content, "findings": [finding.as_json() for finding in every],
        "severity": worst(every), "outcome": _outcome(content, every, planned).value,
        "candidate_id": (planned.candidate_id or None) if planned else None,
        "registration_id": (planned.registration_id or None) if planned else None, "effect": {},
    }  # fmt: skip


def worst(findings: Iterable[Finding]) -> str:
    """Give the severity of the worst of some findings; empty for none."""
    severities = {finding.severity for finding in findings}
    return next((one.value for one in (Severity.BLOCKING, Severity.WARNING) if one in severities), "")


def _outcome(content: dict[str, Any], findings: Sequence[Finding], planned: Planned | None) -> Outcome:
    if planned:
        return planned.outcome
    if any(finding.code == "line_repeated" for finding in findings):
        return Outcome.REPEATED
    blocked = content or any(finding.blocks and finding.line for finding in findings)
    return Outcome.BLOCKED if blocked else Outcome.FILE


def write_lines(
    tx: Session, file: ImportFile, lines: Sequence[dict[str, Any]], planned: Iterable[Planned], *, refused: bool
) -> None:
    """Replace the lines of an import, with the counts and places that they make."""
    file.counts = counts_of(lines) | {"refused": int(refused)}
    file.report_digest, file.ordered = _digest_of(file, lines), {}
    file.places = sorted({one.place for one in planned if one.place})
    tx.flush()
    tx.execute(delete(ImportLine).where(ImportLine.import_id == file.id))
    insert_rows(tx, LINES, [{"import_id": file.id, **line} for line in lines])


def _digest_of(file: ImportFile, lines: Sequence[dict[str, Any]]) -> str:
    """Give the mark of a report: another choice, or another line of it, is another report."""
    shown = [[line[name] for name in SHOWN] for line in lines]
    told = [file.sha256, file.format, file.criteria, file.choice, shown]
    return digest(json.dumps(told, sort_keys=True, ensure_ascii=True, default=str).encode())


def counts_of(lines: Iterable[dict[str, Any]]) -> dict[str, int]:
    """Count lines by outcome, and findings by severity."""
    counted: Counter[str] = Counter()
    for line in lines:
        counted["rows"] += bool(line["content"])
        if line["outcome"] != Outcome.FILE:
            counted[line["outcome"]] += 1
        for finding in line["findings"]:
            counted[f"{finding['severity']}_findings"] += 1
    return dict(counted)


def rows_of(lines: Iterable[dict[str, Any]]) -> list[imported.ImportedRow]:
    """Read back the rows that reading found sound: those that a plan is made of."""
    return [
        imported.from_json(line["content"])
        for line in lines
        if line["content"] and not any(_stops(finding) for finding in line["findings"])
    ]


def _stops(finding: dict[str, Any]) -> bool:
    read = finding["code"] not in kinds.PLANNED
    return read and (finding["severity"] == Severity.BLOCKING or finding["code"] == "line_repeated")


def criteria_of(file: ImportFile) -> Criteria:
    """Read back what a file says of itself."""
    return Criteria(**file.criteria)
