"""Read the supporting pieces of a registration: its candidate's own page, the office's view, completeness."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.calendar.phases import PhaseNow, phases_of
from core.calendar.rules import Phase
from core.errors import NotFound
from core.pieces.rules import MISSING, TO_CHECK, PieceState, comes_by_post, given_back, lacking
from core.registrations.labels import labels
from core.registrations.visible import own_registration
from db.tables import Piece, PieceFile, Registration, RequiredPiece, StoredFile


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of a piece; `mark`, its digest, names it where its owner opens or removes it."""

    id: int
    mark: str
    name: str
    media_type: str
    size: int
    deposited_at: datetime


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """One piece of a registration, with the files that are not taken away."""

    id: int
    code: str
    label: str
    state: PieceState
    reason: str
    by_post: bool
    version: int
    changed_at: datetime
    files: tuple[ShownFile, ...]


@dataclass(frozen=True, slots=True)
class OwnPieces:
    """The pieces of one's own registration: whether they may change now, and what lacks before they can be locked."""

    registration_id: int
    number: int
    exam: str
    academie_code: str
    domain_code: str
    locked_at: datetime | None
    modified_since: bool
    period: PhaseNow | None
    lacking: tuple[str, ...]
    pieces: tuple[ShownPiece, ...]

    @property
    def open(self) -> bool:
        """Whether pieces are taken now; without a window in the calendar they are."""
        return self.period is None or self.period.is_open or self.given_back

    @property
    def given_back(self) -> bool:
        """Whether the window is closed and the office has given pieces back since."""
        if self.period is None or self.period.is_open:
            return False
        return given_back(
            ((one.state, one.changed_at) for one in self.pieces if not one.by_post), self.period.closes_at
        )

    @property
    def complete(self) -> bool:
        """Whether the office accepted every piece."""
        return all(one.state is PieceState.ACCEPTED for one in self.pieces)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far the pieces of one registration are."""

    asked: int
    accepted: int
    to_check: int
    missing: int
    locked: bool
    modified_since: bool


def own_pieces(tx: Session, actor: Actor, number: int) -> OwnPieces:
    """Give the pieces of one's own registration, by its number."""
    require(actor, Permission.OWN_FILE)
    one = own_registration(tx, actor, number)
    known = labels(tx)
    regime = known.regime(one.domain_code, one.academie_code)
    pieces = _shown(tx, one.id, regime)
    want = set(lacking(((piece.code, piece.state) for piece in pieces), regime))
    return OwnPieces(
        one.id, one.number, f"{known.domains[one.domain_code]}, {known.exam_session(one.exam_session_id).label}",
        one.academie_code, one.domain_code, one.pieces_locked_at, modified_since_locked(one),
        phases_of(tx, one).get(Phase.PIECES),
        tuple(piece.label for piece in pieces if piece.code in want), pieces,
    )  # fmt: skip


def pieces_of(tx: Session, actor: Actor, registration_id: int) -> tuple[ShownPiece, ...]:
    """Give the pieces of a registration of the perimeter, with their files, to who may check them."""
    require(actor, Permission.CANDIDATE_DESK)
    one = tx.scalars(
        select(Registration).where(
            Registration.id == registration_id, registrations_in(actor, Permission.CANDIDATE_DESK)
        )
    ).one_or_none()
    if one is None:
        raise NotFound(kind="registration")
    return _shown(tx, one.id, labels(tx).regime(one.domain_code, one.academie_code))


def modified_since_locked(one: Registration) -> bool:
    """Whether a registration was saved after its pieces were locked: the office must unlock them (6.30)."""
    return one.pieces_locked_at is not None and one.saved_at > one.pieces_locked_at


def _shown(tx: Session, registration_id: int, regime: str) -> tuple[ShownPiece, ...]:
    rows = tx.execute(
        select(Piece, RequiredPiece.label)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .where(Piece.registration_id == registration_id, Piece.state != PieceState.NOT_REQUIRED.value)
        .order_by(RequiredPiece.position)
    ).all()
    kept = files_of(tx, [piece.id for piece, _ in rows])
    return tuple(
        ShownPiece(
            piece.id, piece.piece_code, label, PieceState(piece.state), piece.reason,
            comes_by_post(piece.piece_code, regime), piece.version, piece.changed_at, kept.get(piece.id, ()),
        )
        for piece, label in rows
    )  # fmt: skip


def files_of(tx: Session, piece_ids: Collection[int]) -> dict[int, tuple[ShownFile, ...]]:
    """Give the files of pieces, those taken away left out."""
    rows = tx.execute(
        select(PieceFile, StoredFile)
        .join(StoredFile, StoredFile.id == PieceFile.file_id)
        .where(PieceFile.piece_id.in_(piece_ids), PieceFile.removed_at.is_(None))
        .order_by(PieceFile.id)
    ).all()
    found: dict[int, tuple[ShownFile, ...]] = {}
    for row, file in rows:
        shown = ShownFile(row.id, file.sha256, file.display_name, file.media_type, file.size, row.deposited_at)
        found[row.piece_id] = (*found.get(row.piece_id, ()), shown)
    return found


def completeness(tx: Session, actor: Actor, registration_ids: Collection[int]) -> dict[int, Completeness]:
    """Say how far the pieces of registrations of the perimeter are, the sheet signed on paper included."""
    require(actor, Permission.CANDIDATE_READ)
    rows = tx.execute(
        select(Registration, Piece.state)
        .join(Piece, Piece.registration_id == Registration.id)
        .where(Registration.id.in_(registration_ids), registrations_in(actor, Permission.CANDIDATE_READ))
        .where(Piece.state != PieceState.NOT_REQUIRED.value)
    )
    states: dict[int, list[PieceState]] = {}
    known: dict[int, Registration] = {}
    for one, state in rows:
        states.setdefault(one.id, []).append(PieceState(state))
        known[one.id] = one
    return {
        number: Completeness(
            len(found), found.count(PieceState.ACCEPTED), sum(state in TO_CHECK for state in found),
            sum(state in MISSING for state in found), known[number].pieces_locked_at is not None,
            modified_since_locked(known[number]),
        )
        for number, found in states.items()
    }  # fmt: skip
