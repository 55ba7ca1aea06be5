"""« Signaler une erreur »: a candidate says that a locked field is wrong, with a proof, and reads the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate
from core.accounts.own import as_typed
from core.audit import Event, record
from core.candidates.names import tidy
from core.corrections.errors import ReportAlreadyOpen
from core.corrections.evidence import Evidence, keep
from core.errors import InvalidFields, NotFound
from db.tables import ErrorReport

REPORTABLE = (
    "civility", "birth_name", "usual_name", "first_names", "birth_date", "birth_place", "birth_departement",
    "birth_country", "nationality", "phone", "address", "postcode", "city", "country", "academie_code",
)  # fmt: skip
WAITING, ANSWERED, REFUSED, WITHDRAWN = "waiting", "answered", "refused", "withdrawn"
LONGEST_WANTED, LONGEST_MESSAGE = 300, 2_000


@dataclass(frozen=True, slots=True)
class Reported:
    """The receipt of a report."""

    report_id: int


@dataclass(frozen=True, slots=True)
class OwnReport:
    """A report as its author reads it: what was asked, where it stands, what was answered."""

    id: int
    field: str
    shown: str
    wanted: str
    state: str
    answer: str
    sent_at: datetime
    decided_at: datetime | None


def own_reports(tx: Session, actor: Actor) -> list[OwnReport]:
    """Give one's own reports, the latest first."""
    require(actor, Permission.OWN_FILE)
    rows = tx.scalars(select(ErrorReport).where(ErrorReport.candidate_id == actor.id).order_by(ErrorReport.id.desc()))
    return [
        OwnReport(row.id, row.field, row.shown, row.wanted, row.state, row.answer, row.sent_at, row.decided_at)
        for row in rows
    ]


def report_error(
    tx: Session, actor: Actor, field: str, *, wanted: str, message: str, evidence: Evidence | None
) -> Reported:
    """Report a field as wrong, with what it should say and the proof; one report at a time on a field."""
    require(actor, Permission.OWN_FILE)
    candidate = one_candidate(tx, actor, actor.id, Permission.OWN_FILE)
    if field not in REPORTABLE or candidate.locked_at is None:
        raise NotFound(kind="field")
    shown = getattr(as_typed(candidate), field)
    said, told = tidy(wanted), message.strip()
    _check(said, told, shown)
    _refuse_second(tx, candidate.id, field)  # before its proof is kept
    file = keep(tx, actor, evidence) if evidence is not None else None
    row = ErrorReport(
        candidate_id=candidate.id, field=field, shown=shown, wanted=said, message=told,
        file_id=file.id if file else None, state=WAITING, answer="", correction_id=None, sent_at=clock.now(tx),
        decided_at=None, decided_by="",
    )  # fmt: skip
    _add(tx, row)
    record(
        tx, actor, Event.ERROR_REPORTED, "candidate", candidate.id, changes={field: (shown, said)},
        facts={"report": row.id, "evidence": row.file_id},
    )  # fmt: skip
    return Reported(row.id)


def _check(said: str, told: str, shown: str) -> None:
    wrong: dict[str, str] = {}
    if not said:
        wrong["wanted"] = "missing"
    elif said == tidy(shown):
        wrong["wanted"] = "same_as_now"
    elif len(said) > LONGEST_WANTED:
        wrong["wanted"] = "text_too_long"
    if len(told) > LONGEST_MESSAGE:
        wrong["message"] = "text_too_long"
    if wrong:
        raise InvalidFields(fields=wrong)


def _refuse_second(tx: Session, candidate_id: int, field: str) -> None:
    waits = select(ErrorReport.id).where(
        ErrorReport.candidate_id == candidate_id, ErrorReport.field == field, ErrorReport.state == WAITING
    )
    if tx.scalars(waits).first() is not None:
        raise ReportAlreadyOpen


def _add(tx: Session, row: ErrorReport) -> None:
    try:
        with tx.begin_nested():
            tx.add(row)
            tx.flush()
    except IntegrityError:
        raise ReportAlreadyOpen from None


def withdraw_report(tx: Session, actor: Actor, report_id: int) -> None:
    """Take one's own report back while it waits."""
    require(actor, Permission.OWN_FILE)
    row = tx.scalars(
        select(ErrorReport).where(
            ErrorReport.id == report_id, ErrorReport.candidate_id == actor.id, ErrorReport.state == WAITING
        )
    ).one_or_none()
    if row is None:
        raise NotFound(kind="report")
    row.state, row.decided_at, row.decided_by = WITHDRAWN, clock.now(tx), actor.label
    record(tx, actor, Event.ERROR_ANSWERED, "candidate", actor.id, facts={"report": row.id, "state": WITHDRAWN})
