"""What follows when the data of a candidate change: a new version of each registration that prints them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.jobs.promises import Task, promise
from core.registrations.actions import Saved, save_version
from core.registrations.rules import ENDED, Cause
from db.tables import Document, ExamSession, Registration

CONFIRMATION = "confirmation"  # what is made again unless a promise says another kind


def active_registrations(tx: Session, candidate_id: int) -> list[Registration]:
    """Give every active registration of a candidate, by number, locked when the unit of work writes.

    Those of an exam session that is over stay as they were: nobody changes them any more, and nothing is printed again.
    """
    statement = (
        select(Registration)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .where(Registration.candidate_id == candidate_id, Registration.state.not_in([state.value for state in ENDED]))
        .where(~ExamSession.closed)
        .order_by(Registration.number)
    )
    if tx.info.get("writes"):
        statement = statement.with_for_update(of=Registration)
    return list(tx.scalars(statement))


def follow_candidate(
    tx: Session, actor: Actor, candidate_id: int, cause: Cause, cause_id: int | None = None
) -> list[Saved]:
    """Save every active registration of a candidate already changed and locked, wherever it is managed (6.09)."""
    require(actor, Permission.REGISTRATION_SAVE)
    return [
        save_version(tx, actor, registration, cause, cause_id)
        for registration in active_registrations(tx, candidate_id)
    ]


def promise_documents(tx: Session, actor: Actor, saved: list[Saved]) -> int:
    """Promise again the documents in force of the registrations whose version moved; give how many there are."""
    require(actor, Permission.REGISTRATION_SAVE)
    moved = [one.registration_id for one in saved if one.changed]
    statement = select(Document.kind, Document.registration_id).where(
        Document.registration_id.in_(moved), Document.current
    )
    stale: dict[str, list[int]] = {}
    for kind, registration_id in tx.execute(statement.order_by(Document.kind, Document.registration_id)):
        stale.setdefault(kind, []).append(registration_id)
    for kind, ids in stale.items():
        which = {} if kind == CONFIRMATION else {"kind": kind}
        promise(tx, actor, Task.REISSUE_DOCUMENTS, registration_ids=ids, **which)
    return sum(len(ids) for ids in stale.values())
