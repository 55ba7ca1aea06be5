"""What became of each registration of a bulk run, with the digest of the document that was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.bulk.queries import one_run
from core.exports.rules import DataClass, Kind
from core.exports.sheet import Column, Row
from core.exports.sources import criteria
from core.exports.sources.found import Found
from core.exports.sources.registration_columns import may_leave
from core.registrations.rules import number_text
from db.tables import BulkItem, Candidate, Document, Registration

COLUMNS = (
    Column("position", Kind.NUMBER, width=10),
    Column("candidate_number", data_class=DataClass.REFERENCE),
    Column("registration_number", data_class=DataClass.REFERENCE, width=12),
    Column("version", Kind.NUMBER, width=9),
    Column("birth_name", data_class=DataClass.PERSONAL, width=24),
    Column("first_names", data_class=DataClass.PERSONAL, width=24),
    Column("group", width=34),
    Column("item_state", width=14),
    Column("outcome", width=26),
    Column("document_sha256", width=66),
)


@dataclass(frozen=True, slots=True)
class ManifestCriteria:
    """Which run."""

    run_id: int = 0


def run_manifest(tx: Session, actor: Actor, query: dict[str, Any], language: str) -> Found:
    """Find the items of a run that the actor may see, in the order of the run."""
    wanted = criteria.read(ManifestCriteria, query)
    run = one_run(tx, actor, wanted.run_id)
    inside = [BulkItem.run_id == run.id, may_leave(actor)]
    counted = select(func.count()).select_from(BulkItem).join(Registration, Registration.id == BulkItem.registration_id)

    def rows(columns: tuple[Column, ...]) -> Iterator[Row]:
        for one in tx.execute(_statement().where(*inside), execution_options={"yield_per": 1_000}):
            cells = {
                **one._mapping,  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
                "registration_number": number_text(one.registration_number),
                "item_state": criteria.label(language, "item-state", one.item_state),
                "outcome": criteria.label(language, "outcome", one.outcome),
                "document_sha256": one.document_sha256 or "",
            }
            yield tuple(cells[column.name] for column in columns)

    return Found(
        tx.scalar(counted.where(*inside)) or 0,
        rows,
        criteria.said(language, {"run": str(run.id)}),
        lambda: tuple((row[0], row[1]) for row in tx.execute(_places(actor).where(*inside).distinct())),
    )


def _places(actor: Actor) -> Select[str, str]:
    places = select(Registration.academie_code, Registration.domain_code)
    joined = places.join(BulkItem, Registration.id == BulkItem.registration_id)
    return joined.where(registrations_in(actor, Permission.EXPORT_MAKE))


def _statement() -> Any:
    return (
        select(
            BulkItem.position, Candidate.number.label("candidate_number"),
            Registration.number.label("registration_number"),
            func.coalesce(Document.version, BulkItem.expected_version).label("version"), Candidate.birth_name,
            Candidate.first_names, BulkItem.group_label.label("group"), BulkItem.state.label("item_state"),
            BulkItem.outcome, Document.sha256.label("document_sha256"),
        )
        .join(Registration, Registration.id == BulkItem.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .outerjoin(Document, Document.id == BulkItem.document_id)
        .order_by(BulkItem.position)
    )  # fmt: skip
