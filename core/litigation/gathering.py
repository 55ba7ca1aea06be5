"""Everything that a litigation file says of one person, read at once, where its maker has the right to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.access.rights import scopes_for
from core.audit.queries import EventLine
from core.candidates.queries import CandidateFile, one_file
from core.candidates.subjects import holds
from db.tables import (
    Academie,
    Correction,
    DocumentReading,
    ExamDomain,
    HandedDocument,
    LitigationFile,
    Person,
    Piece,
    PieceFile,
    Registration,
    RegistrationVersion,
    RequiredPiece,
    StoredFile,
)

MOST_EVENTS = 200_000


@dataclass(frozen=True, slots=True)
class WholeCorrection:
    """A correction with its values, its reasons, its proof and its two persons."""

    id: int
    state: str
    before: dict[str, Any]
    after: dict[str, Any]
    reason_code: str
    reason_text: str
    proof_sha256: str
    proposer: str
    proposed_at: datetime
    decider: str
    decided_at: datetime | None
    decision_reason: str


@dataclass(frozen=True, slots=True)
class Deposit:
    """A file deposited for a piece, or a document made elsewhere: what, when, by whom, its digest."""

    registration_id: int
    what: str
    name: str
    at: datetime
    by: str
    until: datetime | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What a litigation file is written from; `places` are those of the rights of who has it made, in words."""

    number: int
    made_by: str
    made_at: datetime
    reason: str
    places: tuple[tuple[str, str], ...]
    up_to_seq: int
    up_to_hash: str
    file: CandidateFile
    first_versions: dict[int, dict[str, Any]]
    corrections: tuple[WholeCorrection, ...]
    read_at: dict[int, datetime]
    handed: tuple[Deposit, ...]
    deposits: tuple[Deposit, ...]
    events: tuple[EventLine, ...]


def limited(actor: Actor) -> Actor:
    """Give the same person with the right alone: what another role shows elsewhere is not in a litigation file."""
    return replace(actor, scopes=scopes_for(actor, Permission.LITIGATION_FILE))


def whole(tx: Session, actor: Actor, row: LitigationFile) -> Whole:
    """Read everything of the candidate of an order, up to the event it names."""
    maker = limited(actor)
    file = one_file(tx, maker, row.candidate_id, most_events=MOST_EVENTS)
    numbers = [one.id for one in file.registrations]
    documents = [document.id for one in file.registrations for document in one.documents]
    return Whole(
        number=row.id, made_by=row.asked_by, made_at=row.asked_at, reason=row.reason, places=_places(tx, maker),
        up_to_seq=row.up_to_seq, up_to_hash=row.up_to_hash, file=file, first_versions=_first_versions(tx, numbers),
        corrections=_corrections(tx, maker, file), read_at=_read_at(tx, documents),
        handed=_handed(tx, maker, numbers), deposits=_deposits(tx, maker, numbers),
        events=tuple(reversed([one for one in file.events if one.seq <= row.up_to_seq])),
    )  # fmt: skip


def _places(tx: Session, maker: Actor) -> tuple[tuple[str, str], ...]:
    """The labels of the places of the right, empty where it is every one."""
    academies = {row.code: row.label for row in tx.execute(select(Academie.code, Academie.label))}
    domains = {row.code: row.label for row in tx.execute(select(ExamDomain.code, ExamDomain.label))}
    found = {
        (academies.get(scope.academie_code, ""), domains.get(scope.domain_code, "")) for scope in maker.scopes
    }  # fmt: skip
    return tuple(sorted(found))


def _first_versions(tx: Session, numbers: Collection[int]) -> dict[int, dict[str, Any]]:
    first = select(RegistrationVersion.registration_id, RegistrationVersion.snapshot).where(
        RegistrationVersion.registration_id.in_(numbers), RegistrationVersion.n == 1
    )
    return {row[0]: row[1] for row in tx.execute(first)}


def _corrections(tx: Session, maker: Actor, file: CandidateFile) -> tuple[WholeCorrection, ...]:
    if not holds(tx, maker, file.id, Permission.CORRECTION_READ):
        return ()
    proposer, decider = aliased(Person), aliased(Person)
    rows = tx.execute(
        select(Correction, proposer.full_name, decider.full_name, StoredFile.sha256)
        .join(proposer, proposer.id == Correction.proposer_person_id)
        .outerjoin(decider, decider.id == Correction.decider_person_id)
        .join(StoredFile, StoredFile.id == Correction.evidence_id)
        .where(Correction.candidate_id == file.id)
        .order_by(Correction.id)
    )
    return tuple(
        WholeCorrection(
            one.id, one.state, one.before, one.after, one.reason_code, one.reason_text, sha256, asked_by,
            one.proposed_at, decided_by or "", one.decided_at, one.decision_reason,
        )
        for one, asked_by, decided_by, sha256 in rows
    )  # fmt: skip


def _read_at(tx: Session, documents: Sequence[int]) -> dict[int, datetime]:
    rows = select(DocumentReading).where(DocumentReading.document_id.in_(documents))
    return {row.document_id: row.read_at for row in tx.scalars(rows)}


def _handed(tx: Session, maker: Actor, numbers: Collection[int]) -> tuple[Deposit, ...]:
    rows = tx.execute(
        select(HandedDocument, StoredFile.sha256)
        .join(StoredFile, StoredFile.id == HandedDocument.file_id)
        .join(Registration, Registration.id == HandedDocument.registration_id)
        .where(Registration.id.in_(numbers), registrations_in(maker, Permission.DOCUMENT_READ))
        .order_by(HandedDocument.id)
    )
    return tuple(
        Deposit(one.registration_id, one.kind, one.title, one.made_at, one.made_by, one.superseded_at, sha256)
        for one, sha256 in rows
    )


def _deposits(tx: Session, maker: Actor, numbers: Collection[int]) -> tuple[Deposit, ...]:
    rows = tx.execute(
        select(PieceFile, Piece.registration_id, RequiredPiece.label, StoredFile)
        .join(Piece, Piece.id == PieceFile.piece_id)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .join(StoredFile, StoredFile.id == PieceFile.file_id)
        .join(Registration, Registration.id == Piece.registration_id)
        .where(Registration.id.in_(numbers), registrations_in(maker, Permission.CANDIDATE_DESK))
        .order_by(PieceFile.id)
    )
    return tuple(
        Deposit(number, label, kept.display_name, one.deposited_at, kept.sent_by, one.removed_at, kept.sha256)
        for one, number, label, kept in rows
    )
