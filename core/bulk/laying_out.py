"""A run laid out when it is ordered: its registrations in their order and groups, and the parts that workers take."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, literal, null, select
from sqlalchemy.orm import Session

from core.access import Actor
from core.bulk import rules
from core.bulk.dry_run import named, taken
from core.bulk.options import RunOptions
from core.bulk.rules import ItemState, Order
from core.jobs.promises import Task, promise
from core.search import listing
from db.tables import (
    Academie,
    BulkItem,
    BulkPart,
    BulkRun,
    Candidate,
    ExamDomain,
    ExamSession,
    Registration,
    School,
    Speciality,
)

SHARES_AT_MOST = 8  # how many workers may work on one run at once
SCHOOL = func.coalesce(School.name, Registration.school_uai)
NAME = (Candidate.birth_name_key, Candidate.first_names_key, Registration.id)
INITIAL = func.upper(func.substr(Candidate.birth_name_key, 1, 1))
GROUPS_OF_A_LIST: dict[str, Any] = {
    "birth_name": INITIAL, "": INITIAL, "speciality": Speciality.label, "school": SCHOOL, "academie": Academie.label,
    "domain": ExamDomain.label, "exam_session": ExamSession.label, "class_name": Registration.class_name,
}  # fmt: skip


def add_items(tx: Session, actor: Actor, run_id: int, options: RunOptions, wanted: Any) -> int:
    """Add one item a registration, numbered in the order asked; give how many."""
    statement, (sorting, group) = in_order(tx, actor, options, wanted)
    rows = statement.add_columns(
        literal(run_id), Registration.id, Registration.version, func.row_number().over(order_by=sorting), group,
        literal(ItemState.WAITING.value), literal(""), literal(0), literal(""), null(), null(),
    )  # fmt: skip
    into = [
        "run_id", "registration_id", "expected_version", "position", "group_label", "state", "outcome", "attempts",
        "error", "error_facts", "document_id",
    ]  # fmt: skip
    tx.execute(insert(BulkItem).from_select(into, rows))
    return tx.scalar(select(func.count()).select_from(BulkItem).where(BulkItem.run_id == run_id)) or 0


def in_order(tx: Session, actor: Actor, options: RunOptions, wanted: Any) -> tuple[Any, tuple[tuple[Any, ...], Any]]:
    """Give the registrations of a run with the tables that name things, what sorts them and what groups them."""
    statement = named(taken(tx, actor, options, wanted)).outerjoin(School, School.uai == Registration.school_uai)
    if options.order is Order.LISTED:  # what a list may be sorted by is named in these
        statement = statement.outerjoin(Academie, Academie.code == Registration.academie_code)
        statement = statement.outerjoin(ExamDomain, ExamDomain.code == Registration.domain_code)
    return statement, _sorted_by(options)


def _sorted_by(options: RunOptions) -> tuple[tuple[Any, ...], Any]:
    """Give what the results are sorted by, and the name of the group each belongs to, for the outline of the files."""
    if options.order is Order.LISTED:
        asked = listing.Order.read(options.listed)
        return listing.sorting(asked), GROUPS_OF_A_LIST.get(asked.column, literal(""))
    sorting: dict[Order, tuple[Any, ...]] = {
        Order.SPECIALITY: (Speciality.label, Registration.speciality_code, *NAME),
        Order.SCHOOL: (SCHOOL, Registration.school_uai, Registration.class_name, *NAME),
        Order.NAME: NAME,
    }
    group = {Order.SPECIALITY: Speciality.label, Order.SCHOOL: SCHOOL, Order.NAME: INITIAL}
    return sorting[options.order], group[options.order]


def places(tx: Session, run_id: int) -> list[list[str]]:
    """Where the run's registrations are: who does not see all of these places does not see the run."""
    statement = (
        select(Registration.academie_code, Registration.domain_code)
        .join(BulkItem, BulkItem.registration_id == Registration.id)
        .where(BulkItem.run_id == run_id)
        .distinct()
    )
    return sorted([row.academie_code, row.domain_code] for row in tx.execute(statement))


def add_parts(tx: Session, run_id: int, total: int, options: RunOptions) -> None:
    """Cut the run in parts: documents, then each of its files, then the candidates to tell."""
    cuts = [(rules.DOCUMENTS, first, last) for first, last in rules.parts(total)]
    cuts += [(output, 0, 0) for output in options.outputs if total]
    cuts += [(rules.NOTICES, 0, 0)] if options.notify and total else []
    if cuts:
        tx.execute(
            insert(BulkPart),
            [
                {
                    "run_id": run_id, "work": work, "first_position": first, "last_position": last, "state": "waiting",
                    "claim": "", "claimed_by": "", "claimed_until": None, "attempts": 0, "finished_at": None,
                }
                for work, first, last in cuts
            ],
        )  # fmt: skip


def share_out(tx: Session, actor: Actor, run: BulkRun) -> None:
    """Promise the work to several workers: each takes parts while there are any."""
    waiting = select(func.count()).where(BulkPart.run_id == run.id, BulkPart.state == "waiting")
    for share in range(min(SHARES_AT_MOST, tx.scalar(waiting) or 0) or 1):
        promise(tx, actor, Task.RUN_BULK, run_id=run.id, share=share)
