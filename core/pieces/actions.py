"""Deposit, lock and check supporting pieces (seed 5 and 10)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import CANDIDATE, one_registration
from core.audit import Event, record
from core.calendar.phases import PhaseNow, phases_of
from core.calendar.rules import Phase
from core.corrections.evidence import Evidence, keep
from core.errors import NotFound, StaleForm
from core.notifications.about_registration import tell_of_registration
from core.pieces import rules
from core.pieces.errors import (
    PieceCannot,
    PieceReasonMissing,
    PiecesLacking,
    PiecesLocked,
    PiecesNotLocked,
    PiecesNotOpen,
    SentByPost,
    TooManyFiles,
)
from core.pieces.rules import PieceState, Step
from core.registrations.labels import labels
from core.registrations.rules import State
from core.registrations.validation import confirm
from core.registrations.visible import seen_registration
from db.tables import Piece, PieceFile, Registration, RequiredPiece, StoredFile

MOST_FILES = 5  # shown at a time for one piece


@dataclass(frozen=True, slots=True)
class Changed:
    """The receipt of something that happened to one piece."""

    piece_id: int
    state: str
    files: int


@dataclass(frozen=True, slots=True)
class Locked:
    """The receipt of a locking or unlocking: how many pieces are now to be checked, or free again."""

    registration_id: int
    pieces: int


def deposit(
    tx: Session, actor: Actor, registration_id: int, piece_code: str, file: Evidence, *, replaces: str = ""
) -> Changed:
    """Deposit a file for a piece; `replaces` is the digest of the file it takes the place of."""
    require(actor, Permission.REGISTRATION_SAVE)
    registration, piece = _open_piece(tx, actor, registration_id, piece_code)
    locked = registration.pieces_locked_at is not None
    step = Step.REPLACE if locked else Step.DEPOSIT
    state = _after(piece, step, locked=locked)
    kept = _kept_files(tx, piece)
    if piece.state == PieceState.REFUSED:
        gone = [row for row, _ in kept]
    else:
        gone = [row for row, digest in kept if replaces and digest == replaces]
    if len(kept) - len(gone) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    if any(digest == file.sha256 for row, digest in kept if row not in gone):
        return Changed(piece.id, piece.state, len(kept))
    stored = keep(tx, actor, file)
    now = clock.now(tx)
    for row in gone:
        row.removed_at = now
    tx.add(PieceFile(piece_id=piece.id, file_id=stored.id, deposited_at=now, removed_at=None))
    piece.file_id = stored.id
    _put(tx, actor, registration, piece, state, files=len(kept) - len(gone) + 1)
    return Changed(piece.id, piece.state, len(kept) - len(gone) + 1)


def remove(tx: Session, actor: Actor, registration_id: int, piece_code: str, mark: str) -> Changed:
    """Take away a file, named by its digest, before the pieces are locked; it is kept, and no longer shown."""
    require(actor, Permission.REGISTRATION_SAVE)
    registration, piece = _open_piece(tx, actor, registration_id, piece_code)
    if registration.pieces_locked_at is not None:
        raise PiecesLocked
    kept = _kept_files(tx, piece)
    gone = next((row for row, digest in kept if digest == mark), None)
    if gone is None:
        raise NotFound(kind="piece")
    if piece.state != PieceState.RECEIVED:
        raise PieceCannot(state=piece.state)
    gone.removed_at = clock.now(tx)
    left = len(kept) - 1
    _put(tx, actor, registration, piece, PieceState.RECEIVED if left else _after(piece, Step.EMPTY), files=left)
    return Changed(piece.id, piece.state, left)


def lock(tx: Session, actor: Actor, registration_id: int) -> Locked:
    """Lock pieces all deposited: the office checks them, and they change no more without it (seed 10)."""
    require(actor, Permission.REGISTRATION_SAVE)
    registration = _open_registration(tx, actor, registration_id, Permission.REGISTRATION_SAVE)
    if registration.pieces_locked_at is not None:
        raise PiecesLocked
    regime = labels(tx).regime(registration.domain_code, registration.academie_code)
    pieces = _pieces(tx, registration)
    lacking = rules.lacking(((one.piece_code, PieceState(one.state)) for one in pieces), regime)
    if lacking:
        raise PiecesLacking(pieces=_labels(tx, lacking))
    registration.pieces_locked_at = clock.now(tx)
    for piece in pieces:
        if not rules.comes_by_post(piece.piece_code, regime):
            _put(tx, actor, registration, piece, _after(piece, Step.LOCK), quiet=True)
    count = sum(1 for one in pieces if one.state != PieceState.NOT_REQUIRED)
    _note(tx, actor, Event.PIECES_LOCKED, registration, pieces=count)
    tell_of_registration(tx, "pieces_locked", registration)
    return Locked(registration.id, count)


def unlock(tx: Session, actor: Actor, registration_id: int, reason: str) -> Locked:
    """Give a candidate his pieces back, with the reason: what was accepted stays accepted (6.30)."""
    require(actor, Permission.CANDIDATE_DESK)
    registration = one_registration(tx, actor, registration_id, Permission.CANDIDATE_DESK)
    if registration.pieces_locked_at is None:
        raise PiecesNotLocked
    said = _said(reason)
    registration.pieces_locked_at = None
    pieces = _pieces(tx, registration)
    for piece in pieces:
        _put(tx, actor, registration, piece, _after(piece, Step.UNLOCK), quiet=True)
    _note(tx, actor, Event.PIECES_UNLOCKED, registration, reason=said, pieces=len(pieces))
    tell_of_registration(tx, "pieces_unlocked", registration, reason=said)
    return Locked(registration.id, len(pieces))


def _tell_refused(tx: Session, registration: Registration, piece: Piece) -> None:
    asked = tx.get_one(RequiredPiece, piece.piece_code)
    label, reason = (asked.label, piece.reason) if rules.is_named_in_mails(asked.content) else ("", "")
    tell_of_registration(tx, "piece_refused", registration, piece=label, reason=reason)


def decide(
    tx: Session, actor: Actor, piece_id: int, *, accepted: bool, reason: str = "", seen: int | None = None
) -> Changed:
    """Accept or refuse a piece that was looked at (`seen`: its version then); a refusal says why, by mail too."""
    require(actor, Permission.CANDIDATE_DESK)
    piece = tx.get(Piece, piece_id)
    if piece is None:
        raise NotFound(kind="piece")
    registration = seen_registration(tx, actor, piece.registration_id, Permission.CANDIDATE_DESK)
    tx.refresh(piece)
    if seen is not None and piece.version != seen:
        raise StaleForm
    said = "" if accepted else _said(reason)
    state = _after(piece, Step.ACCEPT if accepted else Step.REFUSE)
    _put(tx, actor, registration, piece, state, reason=said)
    if not accepted:
        _tell_refused(tx, registration, piece)
    elif piece.piece_code == rules.SIGNED_CONFIRMATION and registration.state == State.REGISTERED:
        confirm(tx, actor, registration)
    return Changed(piece.id, piece.state, len(_kept_files(tx, piece)))


def _open_piece(tx: Session, actor: Actor, registration_id: int, piece_code: str) -> tuple[Registration, Piece]:
    registration = _open_registration(tx, actor, registration_id, Permission.REGISTRATION_SAVE)
    found = tx.scalars(
        select(Piece).where(Piece.registration_id == registration.id, Piece.piece_code == piece_code)
    ).one_or_none()
    if found is None:
        raise NotFound(kind="piece")
    regime = labels(tx).regime(registration.domain_code, registration.academie_code)
    if rules.comes_by_post(piece_code, regime):
        raise SentByPost
    return registration, found


def _open_registration(tx: Session, actor: Actor, registration_id: int, permission: Permission) -> Registration:
    """Give a registration whose pieces are taken now: in their window, when the calendar has one.

    Past it, a candidate answers what the office has asked since. The office itself takes pieces at any time, for a
    candidate who brings them to the desk (6.17).
    """
    registration = seen_registration(tx, actor, registration_id, permission)
    closed = _out_of_time(tx, registration)
    if actor.kind == CANDIDATE and closed is not None:
        regime = labels(tx).regime(registration.domain_code, registration.academie_code)
        known = [one for one in _pieces(tx, registration) if not rules.comes_by_post(one.piece_code, regime)]
        if not rules.given_back(((PieceState(one.state), one.changed_at) for one in known), closed.closes_at):
            raise PiecesNotOpen
    return registration


def _out_of_time(tx: Session, registration: Registration) -> PhaseNow | None:
    """Give the window of the pieces when it is not open now."""
    period = phases_of(tx, registration).get(Phase.PIECES)
    return None if period is None or period.is_open else period


def _apart(tx: Session, registration: Registration) -> dict[str, bool]:
    """What the journal adds to what is done out of the window (6.17)."""
    return {"outside_window": True} if _out_of_time(tx, registration) else {}


def _after(piece: Piece, step: Step, *, locked: bool = False) -> PieceState:
    state = rules.after(PieceState(piece.state), step)
    if state is None:
        if locked:
            raise PiecesLocked
        raise PieceCannot(state=piece.state)
    return state


def _pieces(tx: Session, registration: Registration) -> list[Piece]:
    return list(tx.scalars(select(Piece).where(Piece.registration_id == registration.id).order_by(Piece.id)))


def _kept_files(tx: Session, piece: Piece) -> list[tuple[PieceFile, str]]:
    rows = tx.execute(
        select(PieceFile, StoredFile.sha256)
        .join(StoredFile, StoredFile.id == PieceFile.file_id)
        .where(PieceFile.piece_id == piece.id, PieceFile.removed_at.is_(None))
        .order_by(PieceFile.id)
    )
    return [(row, digest) for row, digest in rows]


def _labels(tx: Session, codes: tuple[str, ...]) -> list[str]:
    known = dict(tx.execute(select(RequiredPiece.code, RequiredPiece.label)).all())
    return [known[code] for code in codes]


def _said(reason: str) -> str:
    if not reason.strip():
        raise PieceReasonMissing
    return reason.strip()


def _put(
    tx: Session, actor: Actor, registration: Registration, piece: Piece, state: PieceState, *,
    reason: str = "", files: int | None = None, quiet: bool = False,
) -> None:  # fmt: skip
    """Put a piece in its new state; `quiet`: the event of the whole registration says it."""
    before = piece.state
    if quiet and before == state:
        return
    piece.state, piece.reason, piece.changed_at = state.value, reason, clock.now(tx)
    tx.flush()
    if not quiet:
        facts = {"piece": piece.piece_code} | ({} if files is None else {"files": files})
        facts |= {} if files is None else _apart(tx, registration)
        record(
            tx, actor, Event.PIECE_CHANGED, "registration", registration.id,
            changes={"state": (before, state.value)} if before != state else {}, facts=facts, reason=reason,
        )  # fmt: skip


def _note(
    tx: Session, actor: Actor, event: Event, registration: Registration, *, pieces: int, reason: str = ""
) -> None:
    tx.flush()
    facts = {"candidate": registration.candidate_id, "version": registration.version, "pieces": pieces}
    record(tx, actor, event, "registration", registration.id, facts=facts, reason=reason)
