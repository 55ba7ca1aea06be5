"""Answer the errors that candidates report: by a correction that two persons make, or by a text alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core import clock, files
from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in, one_candidate
from core.audit import Event, record
from core.corrections.errors import ReportAlreadyAnswered
from core.corrections.evidence import EXTENSIONS
from core.corrections.reporting import ANSWERED, LONGEST_MESSAGE, REFUSED, WAITING
from core.errors import InvalidFields, NotFound
from core.notifications.notices import tell_of_answer
from core.storage import fetch
from db.tables import Candidate, Correction, ErrorReport, StoredFile

KIND = "report"
MOST = 200


@dataclass(frozen=True, slots=True)
class Report:
    """A report that waits, as the office reads it."""

    id: int
    candidate_id: int
    number: str
    birth_name: str
    first_names: str
    field: str
    shown: str
    wanted: str
    message: str
    has_file: bool
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """The receipt of an answer."""

    report_id: int
    state: str


def _waiting(actor: Actor) -> Select[ErrorReport, Candidate]:
    return (
        select(ErrorReport, Candidate)
        .join(Candidate, Candidate.id == ErrorReport.candidate_id)
        .where(ErrorReport.state == WAITING, candidates_in(actor, Permission.CORRECTION_PROPOSE))
        .order_by(ErrorReport.sent_at, ErrorReport.id)
    )


def waiting_reports(tx: Session, actor: Actor, candidate_id: int = 0) -> list[Report]:
    """Give the reports of the perimeter that wait, the oldest first; those of one candidate when asked."""
    require(actor, Permission.CORRECTION_PROPOSE)
    statement = _waiting(actor).limit(MOST)
    if candidate_id:
        statement = statement.where(ErrorReport.candidate_id == candidate_id)
    return [
        Report(
            row.id, person.id, person.number, person.birth_name, person.first_names, row.field, row.shown, row.wanted,
            row.message, row.file_id is not None, row.sent_at,
        )
        for row, person in tx.execute(statement)
    ]  # fmt: skip


def reports_to_answer(tx: Session, actor: Actor) -> int:
    """Count the reports of the perimeter that wait."""
    waiting = _waiting(actor).order_by(None).with_only_columns(ErrorReport.id).subquery()
    return tx.scalar(select(func.count()).select_from(waiting)) or 0


def answer_report(tx: Session, actor: Actor, report_id: int, text: str, *, refused: bool) -> Answered:
    """Answer a report with a text the candidate reads and receives; a correction of its field is named with it."""
    require(actor, Permission.CORRECTION_PROPOSE)
    said = text.strip()
    if not said or len(said) > LONGEST_MESSAGE:
        raise InvalidFields(fields={"answer": "text_too_long" if said else "missing"})
    candidate, row = _one(tx, actor, report_id)
    if row.state != WAITING:
        raise ReportAlreadyAnswered
    row.state, row.answer = REFUSED if refused else ANSWERED, said
    row.decided_at, row.decided_by = clock.now(tx), actor.label
    row.correction_id = None if refused else _correction(tx, row)
    record(
        tx, actor, Event.ERROR_ANSWERED, "candidate", candidate.id, reason=said,
        facts={"report": row.id, "state": row.state, "correction": row.correction_id},
    )  # fmt: skip
    tell_of_answer(tx, candidate, row.field)
    return Answered(row.id, row.state)


def _one(tx: Session, actor: Actor, report_id: int) -> tuple[Candidate, ErrorReport]:
    """Give a report of the perimeter and its candidate, both locked, the candidate first (4.15)."""
    candidate_id = tx.scalar(select(ErrorReport.candidate_id).where(ErrorReport.id == report_id))
    if candidate_id is None:
        raise NotFound(kind="report")
    candidate = one_candidate(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE)
    return candidate, tx.scalars(select(ErrorReport).where(ErrorReport.id == report_id).with_for_update()).one()


def _correction(tx: Session, row: ErrorReport) -> int | None:
    """Give the latest correction of the reported field that began after the report."""
    found = tx.execute(
        select(Correction.id, Correction.after)
        .where(Correction.candidate_id == row.candidate_id, Correction.proposed_at >= row.sent_at)
        .order_by(Correction.id.desc())
    )
    return next((one.id for one in found if row.field in one.after), None)


def open_proof(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over the proof of a report of the perimeter; who opened it is journalled (1.31, 3.12)."""
    require(actor, Permission.CORRECTION_PROPOSE)
    found = tx.execute(
        select(ErrorReport, StoredFile)
        .join(Candidate, Candidate.id == ErrorReport.candidate_id)
        .join(StoredFile, StoredFile.id == ErrorReport.file_id)
        .where(ErrorReport.id == files.number_in(name, "report"), candidates_in(actor, Permission.CORRECTION_PROPOSE))
    ).one_or_none()
    if found is None:
        raise NotFound(kind="report")
    row, file = found
    content = fetch(file.storage_key, file.sha256)
    record(tx, actor, Event.EVIDENCE_READ, "candidate", row.candidate_id, facts={"report": row.id, "evidence": file.id})
    shown = f"justificatif-signalement-{row.id}{EXTENSIONS[file.media_type][0]}"
    return files.FileAnswer(shown, file.media_type, content=content, inline=True)


files.register(KIND, open_proof)
