"""Lay a file down, read its report again, withdraw it, apply it: two steps, all or nothing (2.31)."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.imports import staging
from core.imports.applying import Written
from core.imports.errors import ImportBlocked, ImportMoved, ImportNotStaged, NothingToApply, ReportChanged
from core.imports.families import family_of
from core.imports.findings import PLANNED, from_json
from core.imports.known_from import codes
from core.imports.planning import Asked, Plan
from core.imports.queries import file_in
from core.imports.resolving import Choice
from core.imports.rules import ImportState, Outcome
from core.imports.under_way import is_under_way, require_idle
from db.tables import ImportFile, ImportLine


@dataclass(frozen=True, slots=True)
class Staged:
    """The receipt of a file laid down; `again`: these bytes were applied before, by whom and when, nothing was done.

    `replaced` is the name of the file that this one corrects, withdrawn with it; `seen` is the mark of the report.
    """

    import_id: int
    state: str
    counts: dict[str, int]
    again: bool = False
    applied_by: str = ""
    applied_at: str = ""
    replaced: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """The receipt of an import applied: what was made, brought up, left as it was, left out."""

    import_id: int
    candidates: int
    registrations: int
    updated: int
    unchanged: int
    left_out: int


def stage(tx: Session, actor: Actor, name: str, data: bytes, choice: Choice | None = None) -> Staged:
    """Lay a file down: its report is written and nothing else; a file already applied is not laid down again."""
    require(actor, Permission.IMPORT_STAGE)
    sha256 = staging.digest(data)
    if earlier := applied_before(tx, actor, sha256):
        return earlier
    known = codes(tx)
    reading = staging.read_file(tx, known, name, data)
    laid = staging.Laid(name, sha256, choice or Choice())
    return stage_report(tx, actor, staging.report_on(tx, actor, reading, known, laid), instead_of=0)


def applied_before(tx: Session, actor: Actor, sha256: str) -> Staged | None:
    """Give the receipt of these bytes when they were applied already: the same file twice is one import."""
    require(actor, Permission.IMPORT_STAGE)
    file = staging.known_file(tx, sha256)
    if file is None or file.state != ImportState.APPLIED:
        return None
    return Staged(
        file.id, file.state, dict(file.counts), again=True, applied_by=file.applied_by,
        applied_at=file.applied_at.isoformat() if file.applied_at else "",
    )  # fmt: skip


def stage_report(tx: Session, actor: Actor, report: staging.Report, *, instead_of: int) -> Staged:
    """Lay down a file already read; the one it corrects, if any, is withdrawn."""
    require(actor, Permission.IMPORT_STAGE)
    if earlier := applied_before(tx, actor, report.laid.sha256):
        return earlier
    file = staging.lay_down(tx, actor, report)
    facts = {"sha256": file.sha256, "format": file.format, **file.counts}
    record(tx, actor, Event.IMPORT_STAGED, "import", file.id, changes={"name": ("", file.display_name)}, facts=facts)
    replaced = _withdraw_corrected(tx, actor, instead_of, file) if instead_of != file.id else ""
    return Staged(file.id, file.state, dict(file.counts), replaced=replaced, seen=file.report_digest)


def _withdraw_corrected(tx: Session, actor: Actor, import_id: int, file: ImportFile) -> str:
    """Withdraw the file that another corrects, if it is the same list and still waits; give its name."""
    former = tx.get(ImportFile, import_id, with_for_update=True) if import_id else None
    if former is None or actor.kind != "staff":
        return ""
    waits = former.state == ImportState.STAGED and former.staged_by_id == actor.id
    unread = bool(former.counts.get("refused"))
    same = all(former.criteria.get(name) == file.criteria.get(name) for name in ("exam_session", "school_uai"))
    if not waits or is_under_way(tx, former) or not (unread or (same and former.format == file.format)):
        return ""
    _withdraw(tx, actor, former)
    return former.display_name


def review(tx: Session, actor: Actor, import_id: int, choice: Choice | None = None) -> Staged:
    """Compare a file laid down with the register as it is now, by another choice if one is given."""
    require(actor, Permission.IMPORT_STAGE)
    file = _staged(tx, actor, import_id, Permission.IMPORT_STAGE)
    if choice is not None:
        file.choice = asdict(choice)
    lines = lines_of(tx, file)
    made = _plan(tx, actor, Permission.IMPORT_STAGE, file, lines)
    refused = bool(file.counts.get("refused"))
    staging.write_lines(tx, file, _again(lines, made), made.lines, refused=refused)
    record(tx, actor, Event.IMPORT_STAGED, "import", file.id, facts={"sha256": file.sha256, **file.counts})
    return Staged(file.id, file.state, dict(file.counts), seen=file.report_digest)


def discard(tx: Session, actor: Actor, import_id: int) -> None:
    """Withdraw a file laid down: what its lines said of persons goes, that it was there stays."""
    require(actor, Permission.IMPORT_STAGE)
    _withdraw(tx, actor, _staged(tx, actor, import_id, Permission.IMPORT_STAGE))


def _withdraw(tx: Session, actor: Actor, file: ImportFile) -> None:
    file.state, file.ended_by, file.ended_at = ImportState.DISCARDED.value, actor.label, clock.now(tx)
    tx.execute(delete(ImportLine).where(ImportLine.import_id == file.id))
    record(tx, actor, Event.IMPORT_DISCARDED, "import", file.id, facts={"sha256": file.sha256})


def apply(tx: Session, actor: Actor, import_id: int, *, seen: str, leave_out: bool = False) -> Applied:
    """Apply a file in one transaction, exactly as the report that was read says (`seen`), or not at all.

    Lines that are blocked refuse the whole file, unless the person says to leave them out.
    """
    require(actor, Permission.IMPORT_APPLY)
    file = to_apply(tx, actor, import_id, seen=seen, leave_out=leave_out)
    return apply_file(tx, actor, file, leave_out=leave_out)


def to_apply(tx: Session, actor: Actor, import_id: int, *, seen: str, leave_out: bool) -> ImportFile:
    """Lock a file whose report was read as it is now, and that can be applied."""
    require(actor, Permission.IMPORT_APPLY)
    file = _staged(tx, actor, import_id, Permission.IMPORT_APPLY)
    if seen != file.report_digest:
        raise ReportChanged
    _require_sound(file, lines_of(tx, file), leave_out=leave_out)
    return file


def apply_file(tx: Session, actor: Actor, file: ImportFile, *, leave_out: bool) -> Applied:
    """Write a file that is locked, exactly as its report says."""
    require(actor, Permission.IMPORT_APPLY)
    begun = time.monotonic()
    lines = lines_of(tx, file)
    _require_sound(file, lines, leave_out=leave_out)
    made = _plan(tx, actor, Permission.IMPORT_APPLY, file, lines)
    _require_as_shown(lines, made)
    written = family_of(file.format).write(tx, actor, file, lines, made, codes(tx))
    return _note_applied(tx, actor, file, written, milliseconds=int((time.monotonic() - begun) * 1000))


def _staged(tx: Session, actor: Actor, import_id: int, permission: Permission) -> ImportFile:
    """Lock a file laid down that the actor may see."""
    file = file_in(tx, actor, import_id, permission)
    if file.state != ImportState.STAGED:
        by, at = _ended(file)
        raise ImportNotStaged(state=file.state, by=by, at=at)
    require_idle(tx, file)
    return file


def _ended(file: ImportFile) -> tuple[str, datetime | None]:
    return (file.applied_by, file.applied_at) if file.state == ImportState.APPLIED else (file.ended_by, file.ended_at)


def lines_of(tx: Session, file: ImportFile) -> list[dict[str, Any]]:
    """Read the lines of an import, in the order of the file."""
    columns = (
        ImportLine.id, ImportLine.line, ImportLine.content, ImportLine.findings, ImportLine.severity,
        ImportLine.outcome, ImportLine.candidate_id, ImportLine.registration_id, ImportLine.effect,
    )  # fmt: skip
    statement = select(*columns).where(ImportLine.import_id == file.id).order_by(ImportLine.line)
    return [dict(row) for row in tx.execute(statement).mappings()]


def _plan(tx: Session, actor: Actor, permission: Permission, file: ImportFile, lines: list[dict[str, Any]]) -> Plan:
    rows = () if file.counts.get("refused") else staging.rows_of(lines)
    asked = Asked(file.format, staging.criteria_of(file), Choice(**file.choice), rows)
    return family_of(file.format).plan(tx, actor, permission, asked, codes(tx)) if rows else Plan((), ())


def _again(lines: list[dict[str, Any]], made: Plan) -> list[dict[str, Any]]:
    """Give the lines with what was read of them, and what is planned now."""
    planned = {one.line: one for one in made.lines}
    again = []
    for line in lines:
        kept = [from_json(finding) for finding in line["findings"] if finding["code"] not in PLANNED]
        of_file = made.findings if line["line"] == 0 else ()
        again.append(staging.line_row(line["line"], line["content"], [*kept, *of_file], planned.get(line["line"])))
    return again


def _require_sound(file: ImportFile, lines: list[dict[str, Any]], *, leave_out: bool) -> None:
    blocked = sum(line["outcome"] == Outcome.BLOCKED for line in lines)
    whole = file.counts.get("refused") or (lines and lines[0]["line"] == 0 and lines[0]["severity"] == "blocking")
    if whole or (blocked and not leave_out):
        raise ImportBlocked(lines=blocked)
    if not any(line["outcome"] in {Outcome.TO_CREATE, Outcome.TO_UPDATE} for line in lines):
        raise NothingToApply


def _require_as_shown(lines: list[dict[str, Any]], made: Plan) -> None:
    """Refuse when the register has moved since the report: a person applies what that person has read."""
    shown = ("outcome", "findings", "candidate_id", "registration_id")
    moved = [
        before["line"]
        for before, now in zip(lines, _again(lines, made), strict=True)
        if any(before[name] != now[name] for name in shown)
    ]
    if moved:
        raise ImportMoved(line=next(filter(None, moved), 0))


def _note_applied(tx: Session, actor: Actor, file: ImportFile, written: Written, *, milliseconds: int) -> Applied:
    file.state, file.applied_by, file.applied_at = ImportState.APPLIED.value, actor.label, clock.now(tx)
    receipt = Applied(
        file.id, written.candidates, written.registrations, written.updated, written.unchanged, written.left_out
    )
    made = {name: n for name, n in asdict(receipt).items() if name != "import_id"}
    file.counts = {**file.counts, **made, "milliseconds": milliseconds}
    record(
        tx, actor, Event.IMPORT_APPLIED, "import", file.id,
        facts={"sha256": file.sha256, "format": file.format, **asdict(receipt)},
    )  # fmt: skip
    return receipt
