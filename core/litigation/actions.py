"""Have the litigation file of a candidate made: with its reason, by who answers for the office (1.31, 3.22)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, registrations_in
from core.audit import Event, record
from core.audit.queries import count_about
from core.candidates.subjects import subjects_of
from core.errors import NotFound
from core.jobs.promises import Task, promise
from core.litigation import rules
from core.litigation.errors import LitigationReasonMissing
from core.litigation.gathering import limited
from core.litigation.making import make_at_once
from core.litigation.rules import State
from db.tables import ChainHead, LitigationFile, Registration


@dataclass(frozen=True, slots=True)
class Ordered:
    """The receipt: the file, and where it stands."""

    file_id: int
    state: str


def order_file(tx: Session, actor: Actor, candidate_id: int, *, reason: str) -> Ordered:
    """Have the whole of a candidate made as one PDF: at once, or by the worker when the journal of it is long."""
    require(actor, Permission.LITIGATION_FILE)
    if actor.kind != "staff":
        raise NotFound(kind="candidate")
    candidate = one_candidate(tx, actor, candidate_id, Permission.LITIGATION_FILE)
    said = reason.strip()
    if len(said) not in rules.REASON_LENGTHS:
        raise LitigationReasonMissing
    row = _new(tx, actor, candidate.id, said)
    tx.add(row)
    tx.flush()  # the journal and the file name it
    facts = {"litigation_file": row.id, "up_to": row.up_to_seq}
    record(tx, actor, Event.LITIGATION_ORDERED, "candidate", candidate.id, reason=said, facts=facts)
    if row.events <= rules.AT_ONCE:
        make_at_once(tx, actor, row)
    else:
        promise(tx, actor, Task.MAKE_LITIGATION_FILE, file_id=row.id)
    return Ordered(row.id, row.state)


def _new(tx: Session, actor: Actor, candidate_id: int, reason: str) -> LitigationFile:
    head = tx.execute(select(ChainHead.seq, ChainHead.hash).where(ChainHead.id == 1)).one()
    mine = select(Registration.id, Registration.academie_code, Registration.domain_code).where(
        Registration.candidate_id == candidate_id, registrations_in(actor, Permission.LITIGATION_FILE)
    )
    found = list(tx.execute(mine))
    about = subjects_of(tx, limited(actor), candidate_id, [row.id for row in found])
    return LitigationFile(
        candidate_id=candidate_id, reason=reason, state=State.ORDERED.value,
        places=sorted({(row.academie_code, row.domain_code) for row in found}), asked_by_id=actor.id,
        asked_by=actor.label, asked_at=clock.now(tx), up_to_seq=head.seq, up_to_hash=head.hash,
        events=count_about(tx, about), pages=0, sha256="", size=0, storage_key="", ready_at=None, expires_at=None,
        error="",
    )  # fmt: skip
