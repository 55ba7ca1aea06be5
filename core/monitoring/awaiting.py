"""What awaits someone: one line per kind of work, counted within his perimeter; the home page shows what counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from core import clock
from core.access.actor import Actor
from core.access.perimeter import candidates_in, places_in
from core.access.rights import Permission, allowed, require
from core.bulk import approving
from core.calendar.moving.queries import moves_to_decide
from core.corrections import queries as corrections
from core.corrections.answering import reports_to_answer
from core.documents.catalogue import KINDS
from core.documents.editing.queries import templates_to_publish
from core.documents.stale_count import stale_count
from core.duplicates import proposals
from core.exports.queries import awaiting_me
from core.mass_ending import queries as set_aside
from core.notifications.queries import undelivered_count
from core.pieces.checking import to_check_count
from db.tables import Academie, BulkRun, Candidate, Correction, ExamDomain, ExamSession, ImportFile, Window

CLOSING_SOON = timedelta(days=7)
MOST_COUNTED = 10_000  # stale documents of a kind: beyond, a card says that there are more, and a run counts them


@dataclass(frozen=True, slots=True)
class Awaited:
    """One kind of work: its sentence is `awaiting-<key>`, `page` is where it is done, `count` counts what is left."""

    key: str
    permission: Permission
    page: str
    count: Callable[[Session, Actor], int]
    long: bool = False  # read over every registration of the perimeter: seconds, nationwide
    kind: str = ""  # of document, when it is about one
    most: int | None = None  # counting stops just after, where it does


@dataclass(frozen=True, slots=True)
class Awaiting:
    """How much of one kind of work there is for someone, and where it is done."""

    key: str
    page: str
    count: int
    kind: str = ""
    more: bool = False  # than `count`: counting stopped there


def corrections_to_decide(tx: Session, actor: Actor) -> int:
    """Count the open proposals of the perimeter that another person made (3.09)."""
    return _open_corrections(tx, actor, Permission.CORRECTION_DECIDE, Correction.proposer_person_id != actor.person_id)


def own_corrections(tx: Session, actor: Actor) -> int:
    """Count one's own proposals that still wait for someone else."""
    return _open_corrections(tx, actor, Permission.CORRECTION_PROPOSE, Correction.proposer_person_id == actor.person_id)


def returned_corrections(tx: Session, actor: Actor) -> int:
    """Count one's own proposals that came back, refused, stale or expired, and were not taken up again (3.11)."""
    return corrections.counts(tx, actor).returned


def _open_corrections(tx: Session, actor: Actor, permission: Permission, *conditions: object) -> int:
    statement = (
        select(func.count())
        .select_from(Correction)
        .join(Candidate, Candidate.id == Correction.candidate_id)  # a few candidates, never the whole perimeter
        .where(candidates_in(actor, permission))
        .where(Correction.state == "proposed", Correction.expires_at > clock.now(tx), *conditions)  # type: ignore[arg-type]
    )
    return tx.scalar(statement) or 0


def runs_to_approve(tx: Session, actor: Actor) -> int:
    """Count the runs of other persons that await one's approval (3.13)."""
    return len(approving.awaiting_me(tx, actor))


def runs_in_progress(tx: Session, actor: Actor) -> int:
    """Count one's own regenerations that are not over."""
    ongoing = BulkRun.state.in_(("ordered", "running", "paused"))
    return tx.scalar(select(func.count()).select_from(BulkRun).where(ongoing, BulkRun.ordered_by_id == actor.id)) or 0


def staged_imports(tx: Session, actor: Actor) -> int:
    """Count the files one has laid down and not applied."""
    mine = (ImportFile.state == "staged", ImportFile.staged_by_id == actor.id)  # never the name: it is not unique
    return tx.scalar(select(func.count()).select_from(ImportFile).where(*mine)) or 0


def exports_to_approve(tx: Session, actor: Actor) -> int:
    """Count the exports of other persons that await one's approval."""
    return len(awaiting_me(tx, actor))


def windows_closing(tx: Session, actor: Actor) -> int:
    """Count the windows of the perimeter that close within seven days."""
    now = clock.now(tx)
    statement = (
        select(func.count())
        .select_from(Window)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .where(_open_windows(actor, now), Window.closes_at <= now + CLOSING_SOON)
    )
    return tx.scalar(statement) or 0


def _open_windows(actor: Actor, now: datetime) -> ColumnElement[bool]:
    """The windows of the perimeter that are open now; one closed early, and not opened again since, is not."""
    return and_(
        places_in(actor, Permission.CALENDAR_READ, Window.academie_code, ExamSession.domain_code),
        Window.opens_at <= now,
        Window.closes_at > now,
        or_(Window.latched_at.is_(None), Window.latched_at < Window.closes_at),
    )


@dataclass(frozen=True, slots=True)
class ClosingWindow:
    """A window that is open now, as the home page shows it; the zone is the one whose hours are shown."""

    domain: str
    academie: str
    exam_session: str
    audience: str
    phase: str
    closes_at: datetime
    zone: str


def next_to_close(tx: Session, actor: Actor, *, limit: int = 8) -> list[ClosingWindow]:
    """Give the windows of the perimeter that are open now, the next to close first."""
    require(actor, Permission.CALENDAR_READ)
    now = clock.now(tx)
    rows = tx.execute(
        select(ExamDomain.label, Academie.label.label("place"), ExamSession.label.label("sitting"), Window)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
        .join(Academie, Academie.code == Window.academie_code)
        .where(_open_windows(actor, now))
        .order_by(Window.closes_at, ExamDomain.label, Academie.label, Window.id)
        .limit(limit)
    )
    return [
        ClosingWindow(
            row.label,
            row.place,
            row.sitting,
            row.Window.audience,
            row.Window.phase,
            row.Window.closes_at,
            row.Window.zone,
        )
        for row in rows
    ]


def _stale(kind: str) -> Awaited:
    """The documents of a kind in the perimeter that no longer say what they should."""
    key = "stale-documents" if KINDS[kind].at_once else "stale-letters"
    count = partial(stale_count, kind=kind, most=MOST_COUNTED)
    return Awaited(key, Permission.DOCUMENT_REGENERATE, "documents", count, long=True, kind=kind, most=MOST_COUNTED)


AWAITED = (
    Awaited("corrections", Permission.CORRECTION_DECIDE, "corrections", corrections_to_decide),
    Awaited("returned-corrections", Permission.CORRECTION_PROPOSE, "corrections", returned_corrections),
    Awaited("error-reports", Permission.CORRECTION_PROPOSE, "reports", reports_to_answer),
    Awaited("pieces", Permission.CANDIDATE_DESK, "pieces", to_check_count, long=True),
    Awaited("own-corrections", Permission.CORRECTION_PROPOSE, "corrections", own_corrections),
    *(_stale(kind) for kind in KINDS),
    Awaited("runs-to-approve", Permission.DOCUMENT_REGENERATE, "runs", runs_to_approve),
    Awaited("runs", Permission.DOCUMENT_REGENERATE, "runs", runs_in_progress),
    Awaited("imports", Permission.IMPORT_STAGE, "imports", staged_imports),
    Awaited("merges", Permission.CORRECTION_DECIDE, "duplicates", proposals.to_decide),
    Awaited("set-aside", Permission.CANDIDATE_DESK, "set_aside", set_aside.to_decide),
    Awaited("undelivered", Permission.CANDIDATE_DESK, "undelivered", undelivered_count),
    Awaited("exports", Permission.EXPORT_APPROVE, "exports", exports_to_approve),
    Awaited("moves", Permission.CALENDAR_CHANGE, "calendar", moves_to_decide),
    Awaited("templates", Permission.TEMPLATE_PUBLISH, "templates", templates_to_publish),
    Awaited("windows", Permission.CALENDAR_READ, "calendar", windows_closing),
)


def awaiting(tx: Session, actor: Actor, *, long: bool | None = None) -> list[Awaiting]:
    """Give what awaits someone, in the order of the table; what counts nothing is left out.

    A page that must appear at once asks first for what is quickly counted, then for what takes long.
    """
    wanted = (kind for kind in AWAITED if long is None or kind.long is long)
    mine = (one for one in wanted if allowed(actor, one.permission))
    found = (_counted(one, one.count(tx, actor)) for one in mine)
    return [one for one in found if one.count]


def _counted(one: Awaited, found: int) -> Awaiting:
    more = one.most is not None and found > one.most
    return Awaiting(one.key, one.page, one.most if more and one.most else found, one.kind, more)
