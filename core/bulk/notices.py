"""Tell the candidates of a run that they have a new document: one mail each, never a second one for the same run.

Of a document whose hour has not come, they are told when it comes.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import units
from core.access import Actor
from core.bulk import claims
from core.bulk.claims import Part
from core.bulk.result_lines import lines_at
from core.bulk.rules import ItemState
from core.bulk.told import note_told
from core.bulk.withheld import wait_for
from core.documents.catalogue import kind_of
from core.documents.imported.showing import withheld_until
from core.documents.publishing import Outcome
from db.tables import BulkItem, BulkRun, Registration

PAGE = 100


def tell_candidates(actor: Actor, part: Part) -> None:
    """Tell page by page; killed at any instant, who was told is known, and nobody is told twice."""
    after = 0
    while places := units.read(_made, actor, part.run_id, after):
        units.perform(_tell, actor, part, places)
        after = places[-1]
    units.perform(_finish, actor, part)


def _made(tx: Session, actor: Actor, run_id: int, after: int) -> list[int]:
    """Give where the documents are that the run made; who had one already that says the same is told nothing."""
    del actor
    made = select(BulkItem.position).where(
        BulkItem.run_id == run_id, BulkItem.position > after, BulkItem.state == ItemState.DONE,
        BulkItem.outcome == Outcome.MADE.value,
    )  # fmt: skip
    return list(tx.scalars(made.order_by(BulkItem.position).limit(PAGE)))


def _tell(tx: Session, actor: Actor, part: Part, places: Sequence[int]) -> None:
    claims.hold(tx, part)
    claims.renew(tx, actor, part)
    shown = {line.registration_id for line in lines_at(tx, actor, part.run_id, places) if line.storage_key}
    kind = tx.scalars(select(BulkRun.kind).where(BulkRun.id == part.run_id)).one()
    waiting = withheld_until(tx, kind, shown)  # nobody is told of what is not to be seen yet
    wait_for(tx, part.run_id, waiting)
    shown -= waiting.keys()
    rows = tx.scalars(select(Registration).where(Registration.id.in_(shown)).order_by(Registration.id))
    theirs: dict[int, list[Registration]] = {}
    for row in rows:
        theirs.setdefault(row.candidate_id, []).append(row)
    for candidate_id in note_told(tx, part.run_id, sorted(theirs)):
        kind_of(kind).tells(tx, theirs[candidate_id])


def _finish(tx: Session, actor: Actor, part: Part) -> None:
    del actor
    claims.finish(tx, claims.hold(tx, part))
