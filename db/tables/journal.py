"""The journal: append-only, hash-chained, written in the transaction of the change (3.15 to 3.21)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId, Code, Digest, Instant, Json, Key, Long, Name


class AuditEvent(Base):
    """One thing that happened. Subjects are copied, never joined, so that the trail outlives them (3.20)."""

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix_audit_event_subject", "subject_kind", "subject_id"),
        Index("ix_audit_event_actor", "actor_id", "at"),
        Index("ix_audit_event_name", "name", "at"),
    )

    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    at: Mapped[Instant]
    name: Mapped[Code]
    actor_kind: Mapped[Code]  # staff, candidate, job, command or system
    actor_id: Mapped[int]
    actor_label: Mapped[Name]
    on_behalf_of: Mapped[Name]
    subject_kind: Mapped[Code]
    subject_id: Mapped[int]
    facts: Mapped[dict[str, Any]]  # no personal value
    reason: Mapped[Long]
    commitments: Mapped[list[Any]]  # one digest per value kept aside
    prev_hash: Mapped[Digest]
    hash: Mapped[Digest]


class AuditValue(Base):
    """Before and after of one field, kept aside so that it can be erased without breaking the chain (3.21)."""

    __tablename__ = "audit_value"
    __table_args__ = (Index("ix_audit_value_event", "event_seq"),)

    id: Mapped[Key]
    event_seq: Mapped[int] = mapped_column(BigId)
    position: Mapped[int]
    field: Mapped[Code]
    before: Mapped[Any] = mapped_column(Json)
    after: Mapped[Any] = mapped_column(Json)
    salt: Mapped[Digest]


class ChainHead(Base):
    """The last link; its row is locked while an event is appended, so the sequence has no gap."""

    __tablename__ = "chain_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigId)
    hash: Mapped[Digest]


class Touched(Base):
    """Tables changed by a transaction that has not yet shown its event (3.15); empty at rest."""

    __tablename__ = "touched"

    transaction_mark: Mapped[Name] = mapped_column(primary_key=True)
    table_name: Mapped[Name] = mapped_column(primary_key=True)
