"""Read imports: the history, one report with its counts, its lines and findings page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.errors import NotFound
from core.imports.findings import Finding, Severity, from_json
from core.imports.resolving import covers
from core.imports.rules import BY_THE_WORKER, ImportState, Outcome
from db.tables import Candidate, ImportFile, ImportLine

PAGE = 50
HISTORY = 50


class Show(StrEnum):
    """Which lines of a report are shown."""

    ALL = "all"
    BLOCKING = "blocking"
    WARNINGS = "warning"
    CREATED = "create"
    UPDATED = "update"
    UNCHANGED = "unchanged"


_SHOWN: dict[Show, ColumnElement[bool]] = {
    Show.ALL: ImportLine.line > 0,
    Show.BLOCKING: ImportLine.severity == Severity.BLOCKING.value,
    Show.WARNINGS: ImportLine.severity == Severity.WARNING.value,
    Show.CREATED: ImportLine.outcome.in_((Outcome.TO_CREATE.value, Outcome.CREATED.value)),
    Show.UPDATED: ImportLine.outcome.in_((Outcome.TO_UPDATE.value, Outcome.UPDATED.value)),
    Show.UNCHANGED: ImportLine.outcome.in_((Outcome.UNCHANGED.value, Outcome.REPEATED.value)),
}


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """One import as a list shows it: what it is, who did what when, what it counts."""

    id: int
    name: str
    format: str
    state: ImportState
    sha256: str
    criteria: dict[str, str]
    choice: dict[str, str]
    places: tuple[tuple[str, str], ...]
    counts: dict[str, int]
    staged_by: str
    staged_at: datetime
    applied_by: str
    applied_at: datetime | None
    ended_by: str
    ended_at: datetime | None
    reason: str
    mine: bool
    seen: str  # the mark of the report and choices: applying names it
    order: int  # the last order to apply it, kept or not: another order is another click

    @property
    def long(self) -> bool:
        """Whether applying it takes more than a moment, so that the worker does it."""
        return self.changing >= BY_THE_WORKER

    @property
    def refused(self) -> bool:
        """Whether the file as a whole could not be read."""
        return bool(self.counts.get("refused"))

    def count(self, *names: str) -> int:
        """Give how many there are of something."""
        return sum(self.counts.get(name, 0) for name in names)

    @property
    def exam_session(self) -> str:
        """The exam session of the file: the one chosen, else the one it says."""
        return self.choice.get("exam_session") or self.criteria.get("exam_session", "")

    @property
    def blocked(self) -> int:
        """How many lines cannot be applied."""
        return self.count(Outcome.BLOCKED)

    @property
    def changing(self) -> int:
        """How many lines would change something."""
        return self.count(Outcome.TO_CREATE, Outcome.TO_UPDATE)

    def search(self) -> dict[str, list[str]]:
        """Give the filters of a search that finds what the file is about."""
        school = self.criteria.get("school_uai", "")
        found = {
            "academies": sorted({academie for academie, _ in self.places}),
            "domains": sorted({domain for _, domain in self.places}),
            "exam_sessions": [self.exam_session] if self.exam_session else [],
            "schools": [school] if school else [],
        }
        return {name: codes for name, codes in found.items() if codes}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line of a report: who, what for, what will become or became of it, what was found."""

    line: int
    person: str
    birth_date: str
    speciality: str
    registration: str
    state: str
    outcome: Outcome
    candidate_id: int
    candidate_number: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One import, what was found of the whole file, and how many lines each choice shows."""

    summary: ImportSummary
    findings: tuple[Finding, ...]
    shown: dict[Show, int]

    @property
    def stops(self) -> bool:
        """Whether the file as a whole cannot be applied, whatever its lines."""
        return self.summary.refused or any(finding.blocks for finding in self.findings if not finding.line)


def imports(tx: Session, actor: Actor, *, limit: int = HISTORY) -> list[ImportSummary]:
    """Give the imports that the actor laid down, or whose places are all of the actor's perimeter, the newest first."""
    require(actor, Permission.IMPORT_STAGE)
    statement = select(ImportFile).order_by(ImportFile.staged_at.desc(), ImportFile.id.desc())
    seen = (_summary(file, actor) for file in tx.scalars(statement) if sees(actor, Permission.IMPORT_STAGE, file))
    return list(islice(seen, limit))


def file_in(tx: Session, actor: Actor, import_id: int, permission: Permission) -> ImportFile:
    """Give an import of the perimeter, locked when the unit of work writes; absent and forbidden look the same."""
    require(actor, permission)
    statement = select(ImportFile).where(ImportFile.id == import_id)
    file = tx.scalars(statement.with_for_update() if tx.info.get("writes") else statement).one_or_none()
    if file is None or not sees(actor, permission, file):
        raise NotFound(kind="import")
    return file


def import_seen(tx: Session, actor: Actor, import_id: int, permission: Permission) -> ImportFile:
    """Give an import of the perimeter without waiting for who writes it."""
    require(actor, permission)
    file = tx.get(ImportFile, import_id)
    if file is None or not sees(actor, permission, file):
        raise NotFound(kind="import")
    return file


def sees(actor: Actor, permission: Permission, file: ImportFile) -> bool:
    """Whether someone laid the file down, or manages every académie and domain that it is about."""
    if actor.kind == "staff" and file.staged_by_id == actor.id:
        return True
    if any(not scope.academie_code and not scope.domain_code for scope in scopes_for(actor, permission)):
        return True
    return bool(file.places) and all(covers(actor, permission, (place[0], place[1])) for place in file.places)


def _summary(file: ImportFile, actor: Actor) -> ImportSummary:
    return ImportSummary(
        file.id, file.display_name, file.format, ImportState(file.state), file.sha256, file.criteria, file.choice,
        tuple((academie, domain) for academie, domain in file.places), file.counts, file.staged_by, file.staged_at,
        file.applied_by, file.applied_at, file.ended_by, file.ended_at, file.reason,
        mine=actor.kind == "staff" and file.staged_by_id == actor.id, seen=file.report_digest,
        order=file.ordered.get("promise", 0),
    )  # fmt: skip


def report(tx: Session, actor: Actor, import_id: int) -> Report:
    """Give one import with what was found of the whole file."""
    file = file_in(tx, actor, import_id, Permission.IMPORT_STAGE)
    of_file = select(ImportLine.findings).where(
        ImportLine.import_id == file.id, ImportLine.outcome == Outcome.FILE.value
    )
    findings = [from_json(one) for found in tx.scalars(of_file.order_by(ImportLine.line)) for one in found]
    findings.sort(key=lambda finding: (not finding.blocks, finding.line))
    return Report(_summary(file, actor), tuple(findings), _counted(tx, file.id))


def _counted(tx: Session, import_id: int) -> dict[Show, int]:
    mine = (ImportLine.import_id == import_id) & (ImportLine.outcome != Outcome.FILE.value)
    columns = [func.count().filter(condition).label(show.name) for show, condition in _SHOWN.items()]
    row = tx.execute(select(*columns).where(mine)).one()
    return {show: getattr(row, show.name) for show in _SHOWN}


def report_lines(
    tx: Session, actor: Actor, import_id: int, *, show: Show = Show.ALL, start: int = 0, limit: int = PAGE
) -> list[ReportLine]:
    """Give lines of a report, in the order of the file."""
    file = file_in(tx, actor, import_id, Permission.IMPORT_STAGE)
    statement = _lines(file.id, show).offset(start).limit(limit)
    return [_line(row) for row in tx.execute(statement).mappings()]


def _lines(import_id: int, show: Show) -> Select[Any]:
    columns = (
        ImportLine.line, ImportLine.content, ImportLine.outcome, ImportLine.findings, ImportLine.candidate_id,
        Candidate.number,
    )  # fmt: skip
    return (
        select(*columns)
        .outerjoin(Candidate, Candidate.id == ImportLine.candidate_id)
        .where(ImportLine.import_id == import_id, ImportLine.outcome != Outcome.FILE.value, _SHOWN[show])
        .order_by(ImportLine.line)
    )


def _line(row: Any) -> ReportLine:
    content = row["content"]
    person, entry = content.get("person", {}), content.get("entry", {})
    number = entry.get("registration_number", 0)
    version = f" Version {entry['version']:02d}" if entry.get("version") else ""
    return ReportLine(
        line=row["line"],
        person=" ".join(part for part in (person.get("birth_name", ""), person.get("first_names", "")) if part),
        birth_date=person.get("birth_date") or "",
        speciality=entry.get("speciality_code") or entry.get("series") or _named_in(entry),
        registration=f"{number:03d}{version}" if number else "",
        state=entry.get("state", ""),
        outcome=Outcome(row["outcome"]),
        candidate_id=row["candidate_id"] or 0,
        candidate_number=row["number"] or entry.get("candidate_number", ""),
        findings=tuple(from_json(one) for one in row["findings"]),
    )


def _named_in(entry: dict[str, Any]) -> str:
    """Give the paper or the measure that a line of facts is about."""
    said = dict(entry.get("choices", ()))
    return str(said.get("paper") or said.get("measure") or "")


def findings_of(tx: Session, import_id: int) -> list[Finding]:
    """Give everything found in a file, in its order; the caller has checked who asks."""
    statement = select(ImportLine.findings).where(ImportLine.import_id == import_id, ImportLine.severity != "")
    return [from_json(one) for found in tx.scalars(statement.order_by(ImportLine.line)) for one in found]
